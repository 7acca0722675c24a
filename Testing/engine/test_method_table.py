"""The table of methods: what README and the card say is what the numbers say, and only where they are whole."""

import json

import pytest
from benchmarks.pages import CARD, METHODS_PAGE, README, between
from benchmarks.rival_table import MARK
from benchmarks.table_methods import NLM, RDP, RED, RETURNED, RIVALS, UNET, UNFILTERED
from benchmarks.table_sections import card_section, readme_section
from benchmarks.table_text import (
    CASE,
    VALIDATED,
    cost_table,
    joined_tables,
    organs_table,
    short_table,
    signed,
    whole_tables,
)

PSNR_DB = {RETURNED: 34.0, RED: 35.0, UNET: 33.5, UNFILTERED: 20.0}
BEST = {CASE: 32.0, VALIDATED: 30.0}


def numbers(psnr_db: float) -> str:
    """What is kept of one image."""
    return json.dumps({"psnr_db": psnr_db, "ssim": 0.9, "seconds": 0.25, "mib": 12.0})


def in_one_line(text: str) -> str:
    """A text wherever its lines break."""
    return " ".join(text.split())


def keep(folder, family: str, number: int, dose: str, without: tuple[str, ...] = (), better: float = 0.0) -> None:
    """A case of measured counts; its rivals lie `better` dB above others."""
    place = folder / f"{family}-{number}" / f"measured-{dose}" / "truth"
    place.mkdir(parents=True)
    made = PSNR_DB | {f"{one}, {how}": psnr + better for one in RIVALS for how, psnr in BEST.items()}
    for name, psnr in made.items():
        if name.partition(",")[0] not in without:
            (place / f"{name}.json").write_text(numbers(psnr))


@pytest.fixture
def kept(tmp_path):
    """Two lumpy bodies at DRF 20, one of them without RDP, one of no dose, and a fine one that lacks a filter."""
    keep(tmp_path, "lumpy", 0, "20")
    keep(tmp_path, "lumpy", 1, "20", without=(RDP,), better=1.0)
    keep(tmp_path, "lumpy", 0, "unknown", without=(RDP,))
    keep(tmp_path, "fine", 0, "20", without=(NLM,))
    return tmp_path


def test_a_lead_is_over_the_best_rival_of_each_case_and_its_cases_are_counted(kept):
    text = readme_section(kept)
    assert "| DRF 20 | dose not told |" in text
    assert "| lumpy bodies, measured counts | +1.5 (+1.0), 2 | +2.0 (+2.0), 1 |" in text
    assert "| lumpy bodies, measured counts, *networks alone* | +2.5 (+2.0), 2 | +3.0 (+3.0), 1 |" in text
    lacking = "lumpy bodies (1 of 2 at DRF 20, 1 of 1 at dose not told)"
    assert f"RDP, which takes long, was not among the rivals of {lacking}." in text
    assert f"RDP for measured counts, not of {lacking}, each tuned" in in_one_line(card_section(kept))
    assert "| 20 | +1.5 (+1.0) | +3.5 (+3.0) | +0.5 (+0.5) | 2 |" in short_table(kept)


def test_cases_that_all_doses_have_are_counted_once_and_rivals_that_none_lacks_are_not_mentioned(tmp_path):
    for dose in ("20", "100"):
        keep(tmp_path, "lumpy", 0, dose)
    text = readme_section(tmp_path)
    assert "| lumpy bodies, measured counts, 1 case | +2.0 (+2.0) | +2.0 (+2.0) |" in text
    assert "RDP" not in text
    assert "RDP for measured counts, each tuned" in in_one_line(card_section(tmp_path))


def test_a_difference_has_its_sign_and_none_where_it_rounds_to_nothing():
    assert [signed(value) for value in (-0.04, 0.04, -0.06, 1.0, -10.0)] == ["0.0", "0.0", "-0.1", "+1.0", "-10.0"]


def test_a_method_that_lacks_a_case_has_no_mean_and_a_case_that_lacks_a_filter_does_not_count(kept):
    text = whole_tables(kept)
    assert "| RED-NS+, networks alone | 35.00 / 0.900 | 35.00 / 0.900 |" in text
    assert "| RED-NS+, given back | 34.00 / 0.900 | 34.00 / 0.900 |" in text
    assert f"| {RDP}, tuned" not in text
    assert "| OSEM + Gaussian, tuned on the case | 32.50 / 0.900 | 32.00 / 0.900 |" in text
    assert "256 x 256" not in text


def test_networks_that_joined_are_compared_over_the_cases_that_all_of_them_have(kept):
    assert not joined_tables(kept)
    for number, name in ((0, "DTM"), (0, "DTM, prior = 0"), (1, "DTM")):
        (kept / f"lumpy-{number}" / "measured-20" / "truth" / f"{name}.json").write_text(numbers(33.0 + number))
    text = joined_tables(kept)
    assert "| method | DRF 20, 1 case |" in text
    assert "| DTM | 33.00 / 0.900 |" in text
    assert "| RED-NS+, given back | 34.00 / 0.900 |" in text
    assert "| RED-NS+, networks alone | 35.00 / 0.900 |" in text


def test_a_cost_is_told_once_a_method_over_so_many_images(kept):
    lines = cost_table(kept).splitlines()
    assert lines[2] == "| OSEM + Gaussian | 0.25 | 12 | 3 |"
    assert not organs_table(kept)


def test_readme_card_and_docs_have_the_place_that_the_command_writes_into():
    for page in (README, CARD, METHODS_PAGE):
        text = page.read_text(encoding="utf-8")
        assert "\n\ntable\n\n" in between(text, MARK, "table")
        assert between(between(text, MARK, "one"), MARK, "other") == between(text, MARK, "other")
    with pytest.raises(SystemExit, match="rival_table"):
        between("# A page", MARK, "table")
