"""What is written comes back; what does not fit is refused with the name of the file."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk  # noqa: N813

from redpet.case import (
    BQML,
    COUNTS,
    Case,
    Corrections,
    DoseLevel,
    Image,
    ImageGrid,
    Kind,
    Sinogram,
    SinogramGeometry,
)
from redpet.case.storage import read_case_folder, read_image, read_sinogram, write_case, write_image, write_sinogram
from redpet.errors import InputError

RNG = np.random.default_rng(7)
TURN = (0.8, -0.6, 0.0, 0.6, 0.8, 0.0, 0.0, 0.0, 1.0)
GRID = ImageGrid((6, 5, 3), (3.538461, 3.5, 1 / 3), (-225.12345678901234, 1e-5, -1000.7), TURN)
GEOMETRY = SinogramGeometry(7, 6, 3.538461, 0.1, -1.75)
PROVENANCE = {"method": 'é "quoted" \\ back\nslash := #', "steps": 3, "seed": np.int64(5), "input": Path("a/b.nrrd")}


def image() -> Image:
    return Image(RNG.normal(size=GRID.shape).astype(np.float32), GRID, BQML, PROVENANCE)


def correction() -> np.ndarray:
    return RNG.uniform(0.1, 1, (3, 7, 6)).astype(np.float32)


def sinogram(corrections: Corrections | None = None) -> Sinogram:
    values = RNG.poisson(5, (3, 7, 6)).astype(np.float32)
    corrections = corrections or Corrections(correction(), correction(), correction())
    return Sinogram(values, GEOMETRY, GRID, COUNTS, Kind.REPROJECTED, BQML, 0.0123456789, corrections, True, PROVENANCE)


def ladder() -> Case:
    full = sinogram()
    background = full.corrections.background
    levels = [
        DoseLevel(
            drf,
            replace(
                full,
                values=np.round(full.values / np.float32(drf)),
                corrections=replace(full.corrections, background=background / np.float32(drf)),
            ),
            label=f"1/{drf:g} dose",
        )
        for drf in (1.0, 2.5, 20.0)
    ]
    return Case("phantom", tuple(levels), image(), {"seed": 0}, ("a warning",))


def assert_same_sinogram(a: Sinogram, b: Sinogram) -> None:
    np.testing.assert_array_equal(a.values, b.values)
    assert (a.geometry, a.grid, a.unit, a.kind) == (b.geometry, b.grid, b.unit, b.kind)
    assert (a.image_unit, a.calibration, a.precorrected) == (b.image_unit, b.calibration, b.precorrected)
    for name in ("attenuation", "normalisation", "background"):
        mine, theirs = getattr(a.corrections, name), getattr(b.corrections, name)
        assert (mine is None) == (theirs is None)
        if mine is not None:
            np.testing.assert_allclose(mine, theirs, rtol=1e-6)


def test_an_image_comes_back_as_it_was(tmp_path: Path) -> None:
    before = image()
    write_image(before, tmp_path / "i.nrrd")
    after = read_image(tmp_path / "i.nrrd")
    np.testing.assert_array_equal(after.values, before.values)
    assert after.values.dtype == np.float32
    assert (after.grid, after.unit) == (before.grid, before.unit)
    assert after.provenance == {**PROVENANCE, "seed": 5, "input": "b.nrrd"}


def test_an_image_lies_at_its_place_for_any_viewer(tmp_path: Path) -> None:
    before = image()
    write_image(before, tmp_path / "i.nrrd")
    volume = sitk.ReadImage(str(tmp_path / "i.nrrd"))
    expected = np.array(GRID.origin_mm) + np.array(TURN).reshape(3, 3) @ (np.array((4, 2, 1)) * GRID.spacing_mm)
    np.testing.assert_allclose(volume.TransformIndexToPhysicalPoint((4, 2, 1)), expected, rtol=0, atol=1e-9)
    assert volume[4, 2, 1] == before.values[1, 2, 4]
    assert b"space: left-posterior-superior" in (tmp_path / "i.nrrd").read_bytes()[:600]


def test_a_sinogram_comes_back_with_its_corrections(tmp_path: Path) -> None:
    before = sinogram()
    write_sinogram(before, tmp_path / "s.nrrd")
    assert {path.name for path in tmp_path.iterdir()} == {
        "s.nrrd", "attenuation.nrrd", "normalisation.nrrd", "background.nrrd"
    }  # fmt: skip
    assert_same_sinogram(read_sinogram(tmp_path / "s.nrrd"), before)


def test_a_second_sinogram_of_the_folder_leaves_the_corrections_of_the_first_alone(tmp_path: Path) -> None:
    first, second = sinogram(), sinogram()
    write_sinogram(first, tmp_path / "a.nrrd")
    write_sinogram(second, tmp_path / "b.nrrd")
    assert_same_sinogram(read_sinogram(tmp_path / "a.nrrd"), first)
    assert_same_sinogram(read_sinogram(tmp_path / "b.nrrd"), second)


def test_a_sinogram_has_its_geometry_as_spacing(tmp_path: Path) -> None:
    write_sinogram(sinogram(Corrections()), tmp_path / "s.nrrd")
    volume = sitk.ReadImage(str(tmp_path / "s.nrrd"))
    np.testing.assert_allclose(volume.GetSpacing(), (3.538461, 180 / 7, 1 / 3), rtol=1e-12)
    np.testing.assert_allclose(volume.GetOrigin(), (-2.5 * 3.538461 - 1.75, np.degrees(0.1), -1000.7), rtol=1e-12)


def test_a_case_comes_back_whole_and_shares_its_corrections(tmp_path: Path) -> None:
    before = ladder()
    write_case(before, tmp_path)
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")}
    assert files == {
        "case.json", "images/truth.nrrd",
        "sinograms/full.nrrd", "sinograms/drf-2.5.nrrd", "sinograms/drf-20.nrrd",
        "sinograms/attenuation.nrrd", "sinograms/normalisation.nrrd", "sinograms/background.nrrd",
    }  # fmt: skip
    after = read_case_folder(tmp_path)
    assert (after.name, after.warnings, after.provenance) == (before.name, before.warnings, before.provenance)
    assert [(level.drf, level.label) for level in after.levels] == [
        (1, "1/1 dose"),
        (2.5, "1/2.5 dose"),
        (20, "1/20 dose"),
    ]
    for mine, theirs in zip(after.levels, before.levels, strict=True):
        assert_same_sinogram(mine.sinogram, theirs.sinogram)
    np.testing.assert_array_equal(after.truth.values, before.truth.values)
    attenuations = [level.sinogram.corrections.attenuation for level in after.levels]
    assert all(one is attenuations[0] for one in attenuations), "the same file is held once"


def test_a_case_of_images_of_unknown_dose_comes_back(tmp_path: Path) -> None:
    before = Case("images", (DoseLevel(None, image=image()), DoseLevel(4.0, image=image())))
    write_case(before, tmp_path)
    assert sorted(path.name for path in (tmp_path / "images").iterdir()) == ["drf-4.nrrd", "level-1.nrrd"]
    after = read_case_folder(tmp_path)
    assert [level.drf for level in after.levels] == [None, 4.0]
    assert after.levels[0].sinogram is None
    assert after.truth is None


def test_a_case_with_one_dose_twice_is_refused(tmp_path: Path) -> None:
    level = DoseLevel(4.0, image=image())
    with pytest.raises(InputError, match="drf-4, drf-4"):
        write_case(Case("twice", (level, level)), tmp_path)


FILES = ["case.json", "images/truth.nrrd", "sinograms/drf-20.nrrd", "sinograms/background.nrrd"]


@pytest.mark.parametrize("name", FILES)
def test_a_case_with_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    write_case(ladder(), tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(InputError) as caught:
        read_case_folder(tmp_path)
    assert str(caught.value).startswith(str(tmp_path / name))


@pytest.mark.parametrize("keep", [0, 0.5, 0.99])
@pytest.mark.parametrize("name", FILES)
def test_a_case_with_a_cut_file_is_refused(tmp_path: Path, name: str, keep: float) -> None:
    write_case(ladder(), tmp_path)
    path = tmp_path / name
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(InputError) as caught:
        read_case_folder(tmp_path)
    assert str(caught.value).startswith(str(path))


def test_a_correction_of_another_shape_is_refused(tmp_path: Path) -> None:
    write_case(ladder(), tmp_path)
    path = tmp_path / "sinograms/background.nrrd"
    sitk.WriteImage(sitk.GetImageFromArray(np.ones((3, 7, 5), np.float32)), str(path))
    with pytest.raises(InputError, match=r"background.nrrd: its shape \(3, 7, 5\) does not fit full.nrrd"):
        read_case_folder(tmp_path)


def test_a_truth_with_another_number_of_slices_is_refused(tmp_path: Path) -> None:
    write_case(ladder(), tmp_path)
    write_image(image().slices(0, 2), tmp_path / "images/truth.nrrd")
    with pytest.raises(InputError, match=r"full.nrrd has 3 slices and images/truth.nrrd 2"):
        read_case_folder(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [
        ('"version": 1', '"version": 99', "version 99"),
        ('"levels"', '"layers"', "layers"),
        ('"drf": 20.0', '"drf": "low"', "drf"),
        ("sinograms/full.nrrd", "../full.nrrd", "outside its folder"),
        ("sinograms/full.nrrd", "/full.nrrd", "outside its folder"),
    ],
)
def test_a_case_file_that_says_something_else_is_refused(tmp_path: Path, old: str, new: str, match: str) -> None:
    write_case(ladder(), tmp_path)
    path = tmp_path / "case.json"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(InputError, match=match) as caught:
        read_case_folder(tmp_path)
    assert str(path) in str(caught.value)


def test_a_sinogram_is_no_image_and_an_image_no_sinogram(tmp_path: Path) -> None:
    write_image(image(), tmp_path / "i.nrrd")
    write_sinogram(sinogram(Corrections()), tmp_path / "s.nrrd")
    with pytest.raises(InputError, match=r"s\.nrrd"):
        read_image(tmp_path / "s.nrrd")
    with pytest.raises(InputError, match=r"i\.nrrd"):
        read_sinogram(tmp_path / "i.nrrd")


def rewrite(path: Path, change: dict[str, object]) -> None:
    """Write the file anew with other metadata."""
    volume = sitk.ReadImage(str(path))
    header = json.loads(volume.GetMetaData("redpet"))
    volume.SetMetaData("redpet", json.dumps({**header, **change}))
    sitk.WriteImage(volume, str(path))


@pytest.mark.parametrize(
    "change",
    [
        {"calibration": 0},
        {"kind": "guessed"},
        {"colour": "red"},
        {"geometry": {"n_angles": 8, "n_radial": 6, "radial_spacing_mm": 2.0}},
        {"geometry": {"n_angles": 7, "n_radial": 6, "radial_spacing_mm": -2.0}},
        {"unit": None},
    ],
)
def test_a_sinogram_with_impossible_metadata_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "s.nrrd"
    write_sinogram(sinogram(Corrections()), path)
    rewrite(path, {})
    assert read_sinogram(path).grid == GRID
    rewrite(path, change)
    with pytest.raises(InputError, match=r"s\.nrrd: "):
        read_sinogram(path)


def test_an_image_that_was_moved_by_other_software_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "i.nrrd"
    write_image(image(), path)
    volume = sitk.ReadImage(str(path))
    volume.SetOrigin((0, 0, 0))
    sitk.WriteImage(volume, str(path))
    with pytest.raises(InputError, match="place the image differently"):
        read_image(path)


def test_a_file_of_other_software_is_refused(tmp_path: Path) -> None:
    sitk.WriteImage(sitk.GetImageFromArray(np.ones((2, 3, 4), np.float32)), str(tmp_path / "theirs.nrrd"))
    with pytest.raises(InputError, match=r"theirs.nrrd: holds no key `redpet`"):
        read_image(tmp_path / "theirs.nrrd")


def test_nan_is_refused(tmp_path: Path) -> None:
    bad = image()
    bad.values[1, 2, 3] = np.nan
    write_image(bad, tmp_path / "i.nrrd")
    with pytest.raises(InputError, match=r"i\.nrrd: holds NaN"):
        read_image(tmp_path / "i.nrrd")


def test_a_volume_larger_than_the_memory_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_image(image(), tmp_path / "i.nrrd")
    memory = type("Memory", (), {"available": 100})
    monkeypatch.setattr("psutil.virtual_memory", lambda: memory)
    with pytest.raises(InputError, match=r"i\.nrrd needs .* of memory"):
        read_image(tmp_path / "i.nrrd")


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"i\.nrrd could not be written whole"):
        write_image(image(), tmp_path / "absent" / "i.nrrd")
