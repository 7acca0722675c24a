"""What dose the noise of an image looks like: right on a family that no fit saw, or unknown, and never used."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from command_line import IMAGE, done, write_array

from redpet.case import BQML, Case, DoseLevel, Image, ImageGrid
from redpet.jobs.choosing import dose_hint
from redpet.jobs.imaging import sinogram_of
from redpet.jobs.info import describe_case, for_people
from redpet.machine.devices import Compute
from redpet.measures.dose_look import DOSES, UNKNOWN, DoseLook, dose_look, features, look_in_words, probabilities
from redpet.phantoms.lumpy import lumpy_phantom
from redpet.projection.dose import simulate_counts
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.reconstruction.reconstruct import ReconstructionSettings, smoothed
from redpet.training.samples import noise_free


@pytest.fixture(scope="module")
def ladder() -> dict[float, Image]:
    """OSEM of a lumpy body at full dose, DRF 4, 20 and 100."""
    rng = np.random.default_rng(31)
    phantom = lumpy_phantom(rng, 3, 128)
    lines, survival = noise_free(phantom, rng, 96, 16)

    def at(drf: float) -> Image:
        counts = simulate_counts(lines, rng, counts_per_slice=5e6 / drf, attenuation=survival)
        return Image(osem(counts, OsemSettings(4, 16)).values * 1000, phantom.grid, BQML)

    return {drf: at(drf) for drf in (1.0, 4.0, 20.0, 100.0)}


def test_a_level_of_an_unseen_ladder_looks_like_its_dose_or_the_next_or_is_unknown(ladder: dict[float, Image]) -> None:
    looks = [(drf, dose_look(smoothed(image, width))) for width in (0.0, 3.0) for drf, image in ladder.items()]
    told = [(drf, look) for drf, look in looks if look.drf is not None]
    assert len(told) >= len(looks) / 2
    for drf, look in told:
        assert look.drf is not None
        assert abs(DOSES.index(look.drf) - DOSES.index(drf)) <= 1
        assert 0.6 <= look.certainty <= 1


def test_what_the_image_looks_like_does_not_depend_on_its_unit_or_on_air_around_it(ladder: dict[float, Image]) -> None:
    image = ladder[20.0]
    look = dose_look(image)
    other = dose_look(replace(image, values=image.values * np.float32(1e-3), unit="SUV"))
    assert (other.drf, other.certainty) == (look.drf, pytest.approx(look.certainty, abs=1e-3))
    padded = np.pad(image.values, ((0, 0), (20, 20), (20, 20)))
    grid = replace(image.grid, size=padded.shape[::-1])
    assert dose_look(Image(padded, grid, BQML)).drf == look.drf


def test_what_no_ladder_looks_like_is_unknown(ladder: dict[float, Image]) -> None:
    grid = ImageGrid((64, 64, 3), (4.0, 4.0, 4.0))
    _, y, x = np.mgrid[:3, :64, :64] - 32
    disc = (x**2 + y**2 < 600).astype(np.float32)
    noise = np.random.default_rng(0).standard_normal((3, 64, 64)).astype(np.float32)
    for values in (0 * disc, disc, disc[:, 30:34, 30:34].repeat(16, 1).repeat(16, 2), disc * (1 + 5 * noise)):
        assert dose_look(Image(values, grid, BQML)) == UNKNOWN


def test_under_a_wide_filter_and_of_fewer_than_three_slices_no_dose_is_told(ladder: dict[float, Image]) -> None:
    for image in ladder.values():
        for width in (12.0, 20.0, 40.0):
            assert dose_look(smoothed(image, width)) == UNKNOWN
        assert dose_look(image.slices(0, 2)) == UNKNOWN


def test_probabilities_add_up_and_are_even_where_the_error_is_large() -> None:
    assert probabilities(np.log(20), 0.1).round(3).tolist() == [0, 0, 0, 1, 0, 0]
    assert probabilities(0.0, 1e6) == pytest.approx(np.full(6, 1 / 6))


def test_noise_that_is_stronger_has_larger_features(ladder: dict[float, Image]) -> None:
    seen = [features(ladder[drf]) for drf in sorted(ladder)]
    assert all(one is not None for one in seen)
    levels = np.array([one[:3] for one in seen if one is not None])
    assert (np.diff(levels, axis=0) > 0).all()


def test_info_and_restore_tell_it_and_use_nothing_of_it(ladder: dict[float, Image], tmp_path: Path) -> None:
    image = ladder[20.0]
    content = describe_case(Case("case", (DoseLevel(None, image=image),)))
    look = DoseLook(**content["levels"][0]["looks_like"])
    assert look == dose_look(image)
    assert f"dose not stated: {look_in_words(look)}" in for_people(content)
    assert content["levels"][0]["drf"] is None
    assert "looks_like" not in describe_case(Case("case", (DoseLevel(20, image=image),)))["levels"][0]
    path = write_array(tmp_path / "low.npy", image.values, {**IMAGE, "spacing_mm": list(image.grid.spacing_mm)})
    done("restore", path, "--method", "osem", "--slices", "0:1", "--subsets", "8", "--out", tmp_path / "out")
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert run["input"]["drf"] is None
    assert f"the dose of the input is unknown: {look_in_words(look)}" in run["warnings"]


def test_a_dose_that_is_said_needs_no_hint(ladder: dict[float, Image]) -> None:
    level = DoseLevel(20, image=ladder[20.0])
    assert dose_hint(level, sinogram_of(level, ReconstructionSettings(), Compute("cpu"))) == ()
