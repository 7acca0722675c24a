import hashlib
import json
import math
import shutil
from dataclasses import replace

import numpy as np
import pydicom
import pytest
import SimpleITK
from dciodvfy import complaints
from matplotlib.image import imread

from redpet.case.geometry import pixel_centres_mm
from redpet.case.storage import read_image, read_sinogram
from redpet.cli import main
from redpet.dicom.series import read_series
from redpet.dicom.suv import suv_image, suv_info
from redpet.errors import Cancelled, InputError
from redpet.jobs.demo import demo
from redpet.machine.progress import Silent
from redpet.phantoms.abdomen import GRID, LESION_CONTRAST, LESIONS, demo_phantom
from redpet.phantoms.series import WEIGHT_KG, write_demo_series
from redpet.readers import read_input
from redpet.restoration.model_file import default_model_path

N_SLICES = GRID.size[2]
ROUNDING = 0.01
"""Bq/mL: of float32 at the largest activity."""
needs_model = pytest.mark.skipif(not default_model_path().is_file(), reason="the default model is not built in yet")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    if not default_model_path().is_file():
        pytest.skip("the default model is not built in yet")
    return demo(tmp_path_factory.mktemp("outputs") / "demo", device="cpu")


@pytest.fixture(scope="session")
def phantom():
    return demo_phantom()


def metrics(folder):
    return json.loads((folder / "metrics.json").read_bytes())


def slice_files(folder):
    return sorted(folder.glob("*.dcm"))


def itk_image(folder):
    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(folder)))
    reader.SetOutputPixelType(SimpleITK.sitkFloat64)
    return reader.Execute()


def mean_around(itk, x, y, z, reach=1):
    """The mean of the voxels around a place of the patient in millimetres (LPS)."""
    i, j, k = itk.TransformPhysicalPointToIndex((x, y, z))
    span = slice(-reach, reach + 1)
    part = SimpleITK.GetArrayFromImage(itk)[k, j + span.start : j + span.stop, i + span.start : i + span.stop]
    return part.mean()


def hashes(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_each_lesion_takes_up_four_times_what_surrounds_it(phantom):
    values = phantom[0].values
    x_mm, y_mm = pixel_centres_mm(GRID)
    z_mm = (np.arange(N_SLICES) - (N_SLICES - 1) / 2) * GRID.spacing_mm[2]
    for diameter, (z, y, x), around in LESIONS:
        assert 8 <= diameter <= 20
        distance = np.sqrt((z_mm - z)[:, None, None] ** 2 + (y_mm - y)[:, None] ** 2 + (x_mm - x) ** 2)
        assert values[distance < diameter / 2].max() == pytest.approx(LESION_CONTRAST * around, rel=0.05)
        shell = values[(distance > diameter / 2 + 3.4) & (distance < diameter / 2 + 7)]
        assert np.median(shell) == pytest.approx(around, rel=0.05)


def test_the_phantom_has_the_activity_and_the_attenuation_of_a_patient(phantom):
    activity, attenuation = phantom
    body = attenuation.values > 0.5 * 0.0096
    assert activity.values.min() == 0
    assert activity.values.max() == pytest.approx(36e3, rel=1e-4)
    mean_suv = activity.values[body].mean() * float(WEIGHT_KG) * 1000 / 350e6 * 2 ** (3600 / 6586.2)
    assert 0.8 < mean_suv < 1.4
    assert attenuation.values.max() <= 0.0125
    assert not activity.values[attenuation.values == 0].any()
    assert not activity.values[:, [0, -1]].any()
    assert not activity.values[:, :, [0, -1]].any()


def test_the_series_is_the_same_each_time_and_another_image_gets_other_uids(phantom, tmp_path):
    activity = phantom[0].slices(0, 2)
    folders = [tmp_path / name for name in ("once", "again", "other")]
    for place, image in zip(folders, (activity, activity, replace(activity, values=2 * activity.values)), strict=True):
        place.mkdir()
        write_demo_series(image, place)
    once, again, other = ([pydicom.dcmread(path) for path in slice_files(place)] for place in folders)
    assert [path.read_bytes() for path in slice_files(folders[0])] == [
        path.read_bytes() for path in slice_files(folders[1])
    ]
    for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "FrameOfReferenceUID"):
        assert {one[keyword].value for one in once}.isdisjoint({one[keyword].value for one in other})
    assert len({one.SOPInstanceUID for one in again}) == 2


def test_an_image_that_is_no_axial_one_in_bqml_is_refused(phantom, tmp_path):
    turned = replace(phantom[0], grid=replace(GRID, direction=(-1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0)))
    for image in (phantom[1], turned):
        with pytest.raises(InputError, match="axial and in Bq/mL"):
            write_demo_series(image, tmp_path)


def test_everything_that_the_main_job_writes_is_there(folder):
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert names == {
        "attenuation.nrrd", "run.json", "metrics.json", "comparison.png", "case/case.json", "case/images/truth.nrrd",
        *(f"case/sinograms/{name}.nrrd" for name in ("full", "drf-4", "drf-20", "drf-100")),
        "images/removed.nrrd",
        *(f"{room}/{name}.nrrd" for room in ("sinograms", "images") for name in ("low", "restored", "full")),
        *(f"{place}sinograms/{name}.nrrd" for place in ("", "case/") for name in ("attenuation", "background")),
        *(f"{series}/slice-{n:04d}.dcm" for series in ("source", "dicom") for n in range(1, N_SLICES + 1)),
    }  # fmt: skip
    assert [path.name for path in folder.parent.iterdir()] == ["demo"]


def test_the_series_read_back_is_the_phantom_within_half_a_step_at_the_same_place(folder, phantom):
    series = read_series(folder / "source")
    half_step = np.array([one.header.RescaleSlope / 2 for one in series.slices])[:, None, None]
    assert (np.abs(series.image.values - phantom[0].values) <= 1.001 * half_step + ROUNDING).all()
    assert series.image.grid == GRID
    assert series.warnings == ()
    assert series.info.drf == 1


def test_the_series_gives_the_suv_of_a_patient(folder):
    series = read_series(folder / "source")
    info = suv_info([one.header for one in series.slices])
    assert info.warnings == ()
    decayed = 350e6 * math.exp(-math.log(2) * 3600 / 6586.2)
    assert info.factor == pytest.approx(72000 / decayed, rel=1e-6)
    liver = suv_image(series.image, info).values[10, 60:64, 42:46].mean()
    assert 1.5 < liver < 2.5


@pytest.mark.parametrize("name", ["source", "dicom"])
def test_no_series_has_a_conformance_error(folder, name):
    for path in slice_files(folder / name)[::9]:
        assert complaints(path) == set(), path


@pytest.mark.parametrize("name", ["source", "dicom"])
def test_liver_kidneys_and_heart_lie_where_they_do_in_a_patient(folder, name):
    itk = itk_image(folder / name)
    z = -640 + 10 * 4
    assert mean_around(itk, -60, -10, z) > 2 * mean_around(itk, 60, -30, z)  # liver right, stomach left
    assert mean_around(itk, 116, 34, z) > 1.5 * mean_around(itk, 116, -34, z)  # spleen behind
    for side in (-1, 1):
        assert mean_around(itk, 66 * side, 62, z) > 2 * mean_around(itk, 66 * side, -92, z)  # kidneys behind
    assert mean_around(itk, 82, -52, -640 + 19 * 4) > 1.5 * mean_around(itk, 82, -52, z)  # heart towards the head


def test_the_exported_series_is_the_restored_image_and_refers_to_the_source(folder):
    derived = read_series(folder / "dicom")
    restored = read_image(folder / "images" / "restored.nrrd")
    half_step = np.array([one.header.RescaleSlope / 2 for one in derived.slices])[:, None, None]
    assert (np.abs(derived.image.values - restored.values) <= 1.001 * half_step + ROUNDING).all()
    assert derived.image.grid == restored.grid == GRID
    source, one = (pydicom.dcmread(slice_files(folder / name)[3]) for name in ("source", "dicom"))
    assert one.SourceImageSequence[0].ReferencedSOPInstanceUID == source.SOPInstanceUID
    assert one.StudyInstanceUID == source.StudyInstanceUID
    assert one.FrameOfReferenceUID == source.FrameOfReferenceUID
    assert one.SeriesInstanceUID != source.SeriesInstanceUID
    assert "DRF 20" in one.SeriesDescription


def test_the_case_is_a_dose_ladder_of_the_series_with_its_truth(folder):
    case = read_input(folder / "case")
    assert [level.drf for level in case.levels] == [1, 4, 20, 100]
    np.testing.assert_array_equal(case.truth.values, read_series(folder / "source").image.values)
    full = case.full.sinogram
    trues = full.values.sum() - full.corrections.background.sum()
    assert trues / N_SLICES == pytest.approx(5e6, rel=1e-3)
    for level in case.levels[1:]:
        assert level.sinogram.values.sum() == pytest.approx(full.values.sum() / level.drf, rel=5e-3)
    low = read_sinogram(folder / "sinograms" / "low.nrrd")
    np.testing.assert_array_equal(low.values, case.levels[2].sinogram.values)


@pytest.mark.parametrize("reference", ["against_full_dose", "against_truth"])
def test_the_restored_image_is_better_than_the_low_dose_one(folder, reference):
    image = metrics(folder)[reference]["image"]
    low, restored = image["low"]["volume"], image["restored"]["volume"]
    assert restored["psnr_db"] > low["psnr_db"] + 3
    assert restored["ssim"] > low["ssim"] + 0.05


def test_the_activity_in_the_body_stays_within_three_percent(folder, phantom):
    body = phantom[1].values > 0
    truth = phantom[0].values[body].sum()
    for name in ("low", "restored", "full"):
        assert read_image(folder / "images" / f"{name}.nrrd").values[body].sum() == pytest.approx(truth, rel=0.03)


def test_the_figure_is_a_png_with_a_picture_in_it(folder):
    assert (folder / "comparison.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    picture = imread(folder / "comparison.png")
    assert min(picture.shape[:2]) > 1000
    assert picture[..., 0].std() > 0.1


def test_run_and_case_tell_no_name_and_no_place_on_the_machine(folder):
    for path in folder.rglob("*"):
        if path.suffix in {".json", ".nrrd", ".png"}:
            content = path.read_bytes()
            assert not any(word in content for word in (b"RED^DEMO", b"RED-DEMO", bytes(folder.parent))), path


def test_an_earlier_demo_stays_untouched_without_overwrite_and_makes_way_with_it(folder, tmp_path, capsys):
    out = tmp_path / "demo"
    shutil.copytree(folder, out)
    (out / "note.txt").write_text("mine")
    before = hashes(out)
    assert main(["demo", "--out", str(out)]) == 1
    assert f"{out} exists already" in capsys.readouterr().err
    assert hashes(out) == before
    assert main(["demo", "--out", str(out), "--device", "cpu", "--overwrite"]) == 0
    assert str(out / "comparison.png") in capsys.readouterr().out
    names = {path.relative_to(out) for path in out.rglob("*") if path.is_file()}
    assert names == {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    np.testing.assert_allclose(
        read_image(out / "images" / "restored.nrrd").values,
        read_image(folder / "images" / "restored.nrrd").values,
        rtol=1e-3,
        atol=1,
    )
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path):
    out = tmp_path / "holiday"
    out.mkdir()
    (out / "beach.jpg").write_text("sand")
    with pytest.raises(InputError, match="exists already"):
        demo(out, overwrite=True)
    assert [path.name for path in tmp_path.rglob("*")] == ["holiday", "beach.jpg"]


@needs_model
@pytest.mark.parametrize("stage", ["simulate", "restore", "write"])
def test_a_cancelled_demo_leaves_nothing_behind(tmp_path, stage):
    class Stop(Silent):
        def step(self, name, done, total):
            if name == stage:
                raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        demo(tmp_path / "new" / "demo", device="cpu", progress=Stop())
    assert not [path for path in tmp_path.rglob("*") if path.name != "new"]
