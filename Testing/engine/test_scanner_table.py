"""Scanners by name: the table, and headers that are held against it."""

import math
import shutil
from pathlib import Path

import numpy as np
import pytest
from synthetic_interfile import write

from redpet.errors import InputError
from redpet.readers import read_input
from redpet.scanner.table import named, scanners, the_one_named

MMR = {
    "applied corrections": "{None}", "originating system": "Siemens mMR", "Number of rings": "64",
    "Number of detectors per ring": "504", "Inner ring diameter (cm)": "65.6", "Distance between rings (cm)": "0.40625",
    "Average depth of interaction (cm)": "0.7", "Scanner type": "Siemens mMR",
}  # fmt: skip


def test_the_bins_of_every_scanner_fit_its_ring() -> None:
    assert len(scanners()) > 30
    for scanner in scanners():
        assert scanner.detectors % 2 == 0
        assert scanner.bins <= scanner.detectors
        if all(scanner.block) and "Discovery" in scanner.name:
            assert scanner.detectors % scanner.block[1] == 0
            assert scanner.rings % scanner.block[0] == 0


def test_the_bins_of_a_ring_are_half_as_wide_as_its_detectors() -> None:
    """A ring of N detectors on the radius R has bins of pi R / N at its centre, by which a wrong row shows."""
    for name in ("Siemens mMR", "Siemens mCT", "GE Discovery 690", "GE Signa PET/MR", "ECAT 962", "uEXPLORER"):
        scanner = the_one_named(name)
        assert math.pi * scanner.effective_radius_mm / scanner.detectors == pytest.approx(scanner.bin_mm, rel=0.12)


def test_a_scanner_is_found_by_any_of_its_names_and_a_model_of_several_sizes_asks_which() -> None:
    assert the_one_named("mmr") is the_one_named("2008") is named("Siemens mMR")[0]
    assert [scanner.rings for scanner in named("Discovery MI")] == [27, 36, 45, 54]
    with pytest.raises(InputError, match="'Discovery MI' is several scanners: say Discovery MI3"):
        the_one_named("Discovery MI")
    with pytest.raises(InputError, match="the scanner 'Biograph 7000' is not known"):
        the_one_named("Biograph 7000")


def prompts(folder: Path, change: dict[str, str | None] | None = None) -> Path:
    values = np.random.default_rng(1).poisson(2.0, (127, 4, 9)).astype("<f4")
    span = {"minimum ring difference per segment": "{ -5 }", "maximum ring difference per segment": "{ 5 }"}
    return write(folder, values, {**MMR, **span, **(change or {})})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"Number of rings": "65"}, "a number of rings of 65, where the Siemens mMR has 64"),
        ({"Number of detectors per ring": "448"}, "a number of detectors per ring of 448, where the Siemens mMR has"),
        ({"Inner ring diameter (cm)": "82"}, "a radius with the depth of interaction of 417 mm"),
        ({"Distance between rings (cm)": "0.5"}, "a distance between rings of 5 mm, where the Siemens mMR has 4.0625"),
    ],
)
def test_a_header_that_contradicts_the_scanner_it_names_is_refused(
    tmp_path: Path, change: dict[str, str | None], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_input(prompts(tmp_path, change))
    assert words in str(caught.value)
    assert "data.hs" in str(caught.value)
    assert read_input(prompts(tmp_path)).levels[0].sinogram is not None
    unnamed = {"originating system": "mine", "Scanner type": None}
    if "Number of rings" not in change:
        assert read_input(prompts(tmp_path, {**change, **unnamed})).levels[0].sinogram is not None


def test_a_toml_that_names_the_scanner_gives_a_header_the_ring_that_it_leaves_out(tmp_path: Path) -> None:
    ring = ("Number of detectors per ring", "Inner ring diameter (cm)", "Average depth of interaction (cm)")
    header = prompts(tmp_path, {**dict.fromkeys(ring), "originating system": None, "Scanner type": None})
    with pytest.raises(InputError, match="inner ring diameter"):
        read_input(header)
    shutil.copy(header, tmp_path / "bare.hs")
    (tmp_path / "scan.toml").write_text('prompts = "bare.hs"\nscanner = "mMR"')
    sinogram = read_input(tmp_path / "scan.toml").levels[0].sinogram
    assert sinogram is not None
    assert sinogram.geometry.radial_spacing_mm == pytest.approx(math.pi * 335 / 504, rel=1e-4)
    (tmp_path / "scan.toml").write_text('prompts = "bare.hs"\nscanner = "mCT"')
    with pytest.raises(InputError, match=r"bare\.hs: it says a number of rings of 64, where the Siemens mCT has 55"):
        read_input(tmp_path / "scan.toml")
    (tmp_path / "scan.toml").write_text('prompts = "bare.hs"\nscanner = "Biograph 7000"')
    with pytest.raises(InputError, match=r"scan\.toml: the scanner 'Biograph 7000' is not known"):
        read_input(tmp_path / "scan.toml")
