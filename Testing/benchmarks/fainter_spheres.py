"""Which spheres look fainter by the default model than under a filter, from the table in its card."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.table_cases import SPHERE_MM, SPHERES
from benchmarks.table_methods import GAUSS, RETURNED

HEAD = "| DRF | method | noise | hot 4:1 |"
"""How the table of small spheres begins, which `rival_table.py` writes into the card."""
AT_EQUAL_NOISE = (4, 6, 8)
"""Its columns of the recovery at the noise of the Gaussian, in the order of the spheres."""
LESS = 0.02
"""From what share of the contrast on less is told."""
WORDS = {"hot 4:1": "hot 4:1", "hot 2:1": "faint ones (2:1)", "cold": "cold ones"}


@dataclass(frozen=True)
class Fainter:
    """Spheres of a kind of whose contrast less comes back than under a filter, at its noise."""

    kind: str
    drf: int
    recovery: float
    filtered: float


def fainter(card: str) -> list[Fainter]:
    """The spheres whose recovery is less than by the best Gaussian of the case by `LESS` at least, kind after kind."""
    table = {(drf, method): values for drf, method, values in rows(card)}
    return [
        Fainter(kind, drf, mine[number], its[number])
        for number, (kind, _) in enumerate(SPHERES)
        for (drf, method), mine in table.items()
        if method == RETURNED and round((its := table[drf, GAUSS])[number] - mine[number], 2) >= LESS
    ]


def rows(card: str) -> Iterator[tuple[int, str, list[float]]]:
    """Dose, method and recoveries of each row of the table that has them all. Exits where the card has no table."""
    _, found, after = card.partition(HEAD)
    if not found:
        raise SystemExit("the card has no table of small spheres: rival_table.py OUT --write puts it there.")
    for line in after.partition("\n\n")[0].splitlines()[2:]:
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        values = [cells[column] for column in AT_EQUAL_NOISE]
        if "noisier" not in values:
            yield int(cells[0]), cells[1], [float(value) for value in values]


def in_one_line(faint: list[Fainter]) -> str:
    """A sentence with the figures; empty where no sphere looks fainter."""
    kinds = []
    for kind, words in WORDS.items():
        doses = [
            f"{one.recovery:.2f} in place of {one.filtered:.2f} at DRF {one.drf}" for one in faint if one.kind == kind
        ]
        kinds += [f"{words} {' and '.join(doses)}"] if doses else []
    told = f"Of the contrast of spheres of {SPHERE_MM:g} mm less comes back than under a Gaussian at the same noise: "
    return f"{told}{', '.join(kinds)}." if kinds else ""


def in_short(faint: list[Fainter]) -> str:
    """The same in a few words: the kinds, and all doses of any."""
    kinds = [words.partition(" ")[0] for kind, words in WORDS.items() if any(one.kind == kind for one in faint)]
    doses = "/".join(f"{drf}" for drf in sorted({one.drf for one in faint}))
    return f"Weakens {' and '.join(kinds)} lesions at DRF {doses}" if kinds else ""
