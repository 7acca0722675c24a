"""`redpet simulate`: a ladder of dose levels with counts as Poisson and thinning demand, in the unit of the input."""

import json
from pathlib import Path

import numpy as np
import pytest
from command_line import IMAGE, SINOGRAM, done, listing, small_activity, write_array

from redpet.case import COUNTS, Kind
from redpet.case.storage import read_case_folder
from redpet.reconstruction.osem import OsemSettings, osem


def body(folder: Path) -> Path:
    return write_array(folder / "body.npy", small_activity(), IMAGE)


def test_each_level_has_its_share_of_the_counts_and_of_the_background(tmp_path: Path) -> None:
    done("simulate", body(tmp_path), "--drf", 4, 20, "--counts-per-slice", 1e5, "--out", tmp_path / "case")
    case = read_case_folder(tmp_path / "case")
    assert [level.drf for level in case.levels] == [1, 4, 20]
    full = case.levels[0].sinogram
    assert full is not None
    assert full.corrections.background is not None
    trues = full.values.sum(dtype=float) - full.corrections.background.sum(dtype=float)
    assert trues / 6 == pytest.approx(1e5, rel=0.01)
    assert full.corrections.background.sum(dtype=float) == pytest.approx(0.35 * 6e5, rel=1e-3)
    for level in case.levels[1:]:
        low = level.sinogram
        assert low is not None
        assert low.corrections.background is not None
        assert (low.kind, low.unit, low.image_unit) == (Kind.MEASURED, COUNTS, "Bq/mL")
        assert (low.values == np.round(low.values)).all()
        assert low.values.sum(dtype=float) * level.drf == pytest.approx(full.values.sum(dtype=float), rel=0.02)
        np.testing.assert_allclose(
            low.corrections.background * level.drf, full.corrections.background, rtol=1e-4, atol=1e-6
        )


def test_every_level_reconstructs_to_the_activity_of_the_true_image(tmp_path: Path) -> None:
    done("simulate", body(tmp_path), "--drf", 4, "--counts-per-slice", 1e6, "--out", tmp_path / "case")
    case = read_case_folder(tmp_path / "case")
    assert case.truth is not None
    np.testing.assert_array_equal(case.truth.values, small_activity().astype(np.float32))
    for level in case.levels:
        assert level.sinogram is not None
        image = osem(level.sinogram, OsemSettings(4, 8))
        assert image.unit == "Bq/mL"
        assert image.values.sum(dtype=float) == pytest.approx(small_activity().sum(), rel=0.02)


def test_the_seed_decides_the_counts(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        done("simulate", body(tmp_path), "--drf", 4, "--seed", seed, "--out", tmp_path / name)
    a, b, c = ((tmp_path / name / "sinograms" / "drf-4.nrrd").read_bytes() for name in "abc")
    assert a == b
    assert a != c
    assert json.loads((tmp_path / "c" / "case.json").read_text())["provenance"]["seed"] == 2


@pytest.mark.parametrize(("unit", "per_mm"), [("1/cm", 0.1), ("1/mm", 1.0)])
def test_attenuation_takes_the_pairs_that_cross_the_body(tmp_path: Path, unit: str, per_mm: float) -> None:
    """Along a row through the middle of a square of 20 pixels of 4 mm, `exp(-80 mm mu)` survives."""
    mu = np.zeros((6, 32, 32))
    mu[:, 6:26, 6:26] = 0.008 / per_mm
    water = write_array(tmp_path / "mu.npy", mu, IMAGE | {"unit": unit})
    done("simulate", body(tmp_path), "--drf", 4, "--attenuation", water, "--out", tmp_path / "case")
    case = read_case_folder(tmp_path / "case")
    full = case.levels[0].sinogram
    assert full is not None
    assert full.corrections.attenuation is not None
    assert full.corrections.attenuation[3, 0, 16] == pytest.approx(np.exp(-0.008 * 80), rel=1e-3)
    assert full.corrections.attenuation[3, 0, 0] == 1
    image = osem(full, OsemSettings(4, 8))
    assert image.values.sum(dtype=float) == pytest.approx(small_activity().sum(), rel=0.02)


def test_measured_counts_are_thinned_as_they_are(tmp_path: Path) -> None:
    counts = np.random.default_rng(0).poisson(40.0, (3, 32, 32))
    path = write_array(tmp_path / "counts.npy", counts)
    done("simulate", path, "--drf", 4, "--out", tmp_path / "case")
    case = read_case_folder(tmp_path / "case")
    full, low = (level.sinogram for level in case.levels)
    assert full is not None
    assert low is not None
    assert case.truth is None
    np.testing.assert_array_equal(full.values, counts)
    assert (low.values <= full.values).all()
    assert low.values.mean() == pytest.approx(10.0, abs=0.3)
    assert low.calibration == pytest.approx(full.calibration / 4)


def test_line_integrals_are_the_expectation_of_counts(tmp_path: Path) -> None:
    lines = np.full((2, 32, 32), 7.0)
    path = write_array(
        tmp_path / "lines.npy", lines, SINOGRAM | {"unit": "Bq/mL*mm", "kind": "re-projected", "image_unit": "Bq/mL"}
    )
    done("simulate", path, "--drf", 2, "--counts-per-slice", 1e5, "--background", 0, "--out", tmp_path / "case")
    full = read_case_folder(tmp_path / "case").levels[0].sinogram
    assert full is not None
    assert (full.kind, full.unit) == (Kind.MEASURED, COUNTS)
    assert full.values.mean() / full.calibration == pytest.approx(7.0, rel=0.01)


def test_a_ladder_is_replaced_only_where_that_is_asked_for(tmp_path: Path) -> None:
    path = body(tmp_path)
    done("simulate", path, "--drf", 4, "--out", tmp_path / "case")
    done("simulate", path, "--drf", 8, "--out", tmp_path / "case", "--overwrite")
    names = {name.rsplit("/", 1)[-1] for name in listing(tmp_path / "case")}
    assert "drf-8.nrrd" in names
    assert "drf-4.nrrd" not in names
