"""What the card and the panel say of the default model, from studies beside each other and from the card's table."""

import pytest
from benchmarks.fainter_spheres import Fainter, fainter, in_one_line, in_short
from benchmarks.model_limits import together

from redpet.evaluation.detectability import Against, Cell, Detectability

TABLE = """# Card

| DRF | method | noise | hot 4:1 | at equal noise | hot 2:1 | at equal noise | cold | at equal noise |
|---|---|---|---|---|---|---|---|---|
| 4 | OSEM | 26 % | 0.85 | noisier | 0.72 | noisier | 0.53 | noisier |
| 4 | RED-NS+, given back | 6 % | 0.81 | 0.83 | 0.59 | 0.62 | 0.37 | 0.41 |
| 4 | OSEM + Gaussian | 11 % | 0.65 | 0.65 | 0.58 | 0.58 | 0.42 | 0.42 |
| 20 | RED-NS+ | 9 % | 0.60 | 0.10 | 0.39 | 0.10 | 0.24 | 0.10 |
| 20 | RED-NS+, given back | 9 % | 0.48 | 0.53 | 0.38 | 0.44 | 0.25 | 0.33 |
| 20 | OSEM + Gaussian | 16 % | 0.50 | 0.50 | 0.49 | 0.49 | 0.35 | 0.35 |

*Organs.* The next table is none of it.
"""


def cell(drf: float, lesions: int, auc: float, method: str = "red", rdp: Against | None = None) -> Cell:
    """A cell of a lumpy background."""
    return Cell("lumpy", drf, 8.0, 2.0, method, method, 0.0, lesions, auc, 0.0, 1.0, None, rdp)


def study(*cells: Cell, seed: int = 0) -> Detectability:
    """A study of six bodies."""
    return Detectability("0", "dog", seed, 6, cells, {"red": "code"})


def test_of_studies_beside_each_other_a_cell_is_that_with_most_lesions_and_keeps_its_difference_from_rdp() -> None:
    against = Against("rdp", "RDP", -0.01, -0.02, 0.01)
    few = study(cell(20, 85, 0.8), cell(100, 85, 0.6, rdp=against), cell(100, 85, 0.7, "rdp"))
    many = study(cell(100, 700, 0.65))
    for order in ([few, many], [many, few]):
        found = {(one.drf, one.method): one for one in together(order).cells}
        assert found == {
            (20, "red"): few.cells[0],
            (100, "red"): cell(100, 700, 0.65, rdp=against),
            (100, "rdp"): few.cells[2],
        }
    with pytest.raises(SystemExit, match="other channels, seeds or weights"):
        together([few, study(cell(100, 700, 0.65), seed=1)])


def test_spheres_that_look_fainter_than_under_a_filter_are_named_with_their_figures_from_the_cards_table() -> None:
    faint = fainter(TABLE)
    assert faint == [Fainter("hot 2:1", 20, 0.44, 0.49), Fainter("cold", 20, 0.33, 0.35)]
    assert "faint ones (2:1) 0.44 in place of 0.49 at DRF 20, cold ones 0.33 in place of 0.35" in in_one_line(faint)
    assert in_short(faint) == "Weakens faint and cold lesions at DRF 20"
    assert in_one_line([]) == in_short([]) == ""
    with pytest.raises(SystemExit, match="no table of small spheres"):
        fainter("# Card")
