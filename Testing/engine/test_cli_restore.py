"""The main job from the command line, on real data, by the outputs that it leaves."""

import json
import shutil
from itertools import product
from pathlib import Path

import numpy as np
import pydicom
import pytest
import scipy.io
from command_line import IMAGE, SINOGRAM, done, listing, redpet, small_activity, write_array
from matplotlib.text import Text
from PIL import Image as Picture

from redpet.case import COUNTS, Image, Kind
from redpet.case.storage import read_image, read_sinogram
from redpet.reconstruction import osem as osem_module
from redpet.restoration import red

SERIES = "pet-siemens-wholebody"
ALWAYS = {
    "comparison.png",
    "images/low.nrrd",
    "images/removed.nrrd",
    "images/restored.nrrd",
    "metrics.json",
    "run.json",
    "sinograms/low.nrrd",
    "sinograms/restored.nrrd",
}
WITH_REFERENCE = ALWAYS | {"images/full.nrrd", "sinograms/full.nrrd"}


def outputs(out: Path) -> set[str]:
    """The files of an output folder, less the DICOM series and the corrections beside the sinograms."""
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    return {name for name in files if not name.startswith(("dicom/", "sinograms/background"))}


def measured(out: Path) -> dict:
    return json.loads((out / "metrics.json").read_text())


def ran(out: Path) -> dict:
    return json.loads((out / "run.json").read_text())


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def assert_upright(values: np.ndarray, truth: np.ndarray) -> None:
    """The image is the truth; its mirror images in the plane differ from the truth as much as the truth's own do."""
    straight = correlation(values, truth)
    assert straight > 0.9
    for y, x in product((1, -1), repeat=2):
        if (y, x) != (1, 1):
            asymmetry = 1 - correlation(truth[:, ::y, ::x], truth)
            assert asymmetry > 0.02
            assert correlation(values[:, ::y, ::x], truth) < straight - 0.8 * asymmetry


@pytest.fixture(scope="module")
def source(data: Path) -> np.ndarray:
    """The real series `[z, y, x]` in Bq/mL as pydicom reads it, from the feet up."""
    slices = [pydicom.dcmread(path) for path in (data / SERIES).glob("*.dcm")]
    slices.sort(key=lambda one: float(one.ImagePositionPatient[2]))
    return np.stack([one.pixel_array * float(one.RescaleSlope) for one in slices])


@pytest.fixture(scope="module")
def ladder(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real series as a dose ladder, made by the command in a process of its own."""
    case = tmp_path_factory.mktemp("ladder") / "case"
    run = redpet("simulate", data / SERIES, "--drf", 4, 20, 100, "--out", case)
    assert run.returncode == 0, run.stderr
    return case


@pytest.fixture(scope="module")
def whole(ladder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All 100 slices of DRF 20, restored by the command in a process of its own."""
    out = tmp_path_factory.mktemp("whole") / "deep" / "out"
    run = redpet("restore", ladder, "--drf", 20, "--out", out)
    assert run.returncode == 0, run.stderr
    assert "restore" in run.stderr  # a bar for each stage
    assert "100/100" in run.stderr
    assert "Traceback" not in run.stderr
    assert "Warning" not in run.stderr
    assert run.stdout == f"The picture is {out / 'comparison.png'}.\n"
    return out


def test_a_dose_ladder_is_a_case_with_its_true_image(ladder: Path, source: np.ndarray) -> None:
    names = {"full", "drf-4", "drf-20", "drf-100"}
    assert {path.stem for path in (ladder / "sinograms").glob("*.nrrd")} >= names
    truth = read_image(ladder / "images" / "truth.nrrd")
    np.testing.assert_allclose(truth.values, source, rtol=1e-6)
    for name, drf in (("drf-4", 4), ("drf-20", 20), ("drf-100", 100)):
        full, low = (read_sinogram(ladder / "sinograms" / f"{one}.nrrd") for one in ("full", name))
        assert low.kind is Kind.MEASURED
        assert low.unit == COUNTS
        assert low.image_unit == "Bq/mL"
        assert low.values.sum(dtype=float) * drf == pytest.approx(full.values.sum(dtype=float), rel=2e-3)


def test_a_restored_case_has_every_output_and_no_other(whole: Path) -> None:
    assert outputs(whole) == WITH_REFERENCE
    assert [path.name for path in whole.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["low", "restored", "full"])
def test_images_are_in_bqml_with_the_activity_of_the_source_in_the_body(
    whole: Path, source: np.ndarray, name: str
) -> None:
    image = read_image(whole / "images" / f"{name}.nrrd")
    body = source > 0.02 * np.percentile(source, 99.9)
    assert image.unit == "Bq/mL"
    assert float(image.values[body].sum(dtype=float)) == pytest.approx(float(source[body].sum()), rel=0.03)


def test_restored_is_better_than_low_dose_in_every_metric(whole: Path) -> None:
    metrics = measured(whole)
    compared = [metrics["against_truth"]["image"], *metrics["against_full_dose"].values()]
    assert len(compared) == 3
    for names in compared:
        low, restored = names["low"]["volume"], names["restored"]["volume"]
        assert restored["psnr_db"] > low["psnr_db"] + 3
        assert restored["ssim"] > low["ssim"]
        assert restored["nrmse"] < low["nrmse"]


def test_restored_images_are_upright(whole: Path, source: np.ndarray) -> None:
    assert_upright(read_image(whole / "images" / "restored.nrrd").values, source)


def test_slices_of_a_case_are_those_of_the_whole(ladder: Path, whole: Path, tmp_path: Path) -> None:
    """The slices beyond the range are seen all the same, so that the range changes nothing."""
    done("restore", ladder, "--drf", 20, "--slices", "60:63", "--out", tmp_path / "out")
    part, all_of_it = (read_image(out / "images" / "restored.nrrd") for out in (tmp_path / "out", whole))
    assert part.grid.origin_mm[2] == pytest.approx(all_of_it.grid.slices(60, 63).origin_mm[2])
    peak = all_of_it.values[60:63].max()
    np.testing.assert_allclose(part.values, all_of_it.values[60:63], rtol=1e-3, atol=1e-3 * peak)
    assert ran(tmp_path / "out")["input"]["slices"] == [60, 63]


def test_a_reference_may_be_another_input(ladder: Path, data: Path, tmp_path: Path) -> None:
    done(
        *("restore", ladder, "--drf", 4, "--slices", "60:62", "--reference", data / SERIES, "--out", tmp_path / "out"),
        *("--reconstruction", "fbp"),
    )
    assert outputs(tmp_path / "out") == WITH_REFERENCE
    assert "image" in measured(tmp_path / "out")["against_full_dose"]
    assert ran(tmp_path / "out")["reconstruction"]["method"] == "fbp"


@pytest.fixture(scope="module")
def from_dicom(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dicom") / "out"
    done("restore", data / SERIES, "--slices", "30:34", "--drf", 2, "--out", out)
    return out


def test_a_dicom_series_is_restored_upright_in_its_unit(from_dicom: Path, source: np.ndarray) -> None:
    restored = read_image(from_dicom / "images" / "restored.nrrd")
    assert outputs(from_dicom) == ALWAYS
    assert restored.unit == "Bq/mL"
    assert_upright(restored.values, source[30:34])
    assert restored.values.sum(dtype=float) == pytest.approx(source[30:34].sum(), rel=0.03)


def test_a_re_projected_sinogram_is_called_so_everywhere(from_dicom: Path) -> None:
    assert measured(from_dicom)["kind"] == "re-projected"
    assert ran(from_dicom)["input"]["kind"] == "re-projected"
    for name in ("low", "restored"):
        assert read_sinogram(from_dicom / "sinograms" / f"{name}.nrrd").kind is Kind.REPROJECTED


def test_the_picture_says_re_projected(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = []
    set_text = Text.set_text

    def written(self, text) -> None:
        texts.append(str(text))
        set_text(self, text)

    monkeypatch.setattr(Text, "set_text", written)
    done("restore", data / SERIES, "--slices", "50:51", "--out", tmp_path / "out", "--method", "osem")
    assert any("re-projected" in text for text in texts)


def test_the_derived_series_lies_on_the_slices_of_its_source(from_dicom: Path, data: Path) -> None:
    files = sorted((from_dicom / "dicom").glob("*.dcm"))
    theirs = [pydicom.dcmread(path, stop_before_pixels=True) for path in (data / SERIES).glob("*.dcm")]
    theirs.sort(key=lambda one: float(one.ImagePositionPatient[2]))
    restored = read_image(from_dicom / "images" / "restored.nrrd")
    assert len(files) == 4
    for file, source, plane in zip(files, theirs[30:34], restored.values, strict=True):
        derived = pydicom.dcmread(file)
        assert derived.ImagePositionPatient == source.ImagePositionPatient
        assert derived.ImageOrientationPatient == source.ImageOrientationPatient
        assert derived.PixelSpacing == source.PixelSpacing
        assert derived.FrameOfReferenceUID == source.FrameOfReferenceUID
        assert derived.SeriesInstanceUID != source.SeriesInstanceUID
        assert derived.SOPInstanceUID != source.SOPInstanceUID
        slope = float(derived.RescaleSlope)
        np.testing.assert_allclose(derived.pixel_array * slope, plane, atol=slope)


def test_a_derived_series_is_read_again_at_its_place(from_dicom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    done("info", from_dicom / "dicom", "--json")
    image = json.loads(capsys.readouterr().out)["levels"][0]["image"]
    grid = read_image(from_dicom / "images" / "restored.nrrd").grid
    assert image["size"] == list(grid.size)
    assert image["unit"] == "Bq/mL"
    np.testing.assert_allclose(image["origin_mm"], grid.origin_mm, atol=1e-3)


def test_export_writes_the_series_again_on_demand(from_dicom: Path, data: Path, tmp_path: Path) -> None:
    done("export", from_dicom, "--source", data / SERIES, "--out", tmp_path / "series")
    assert len(list((tmp_path / "series").glob("*.dcm"))) == 4


def test_no_output_names_patient_or_source_files(whole: Path, ladder: Path, from_dicom: Path, data: Path) -> None:
    """The DICOM series keeps its patient, as it must; nothing else knows of him or of the paths."""
    header = pydicom.dcmread(next((data / SERIES).glob("*.dcm")), stop_before_pixels=True)
    secrets = [str(header.PatientName), str(header.PatientID), str(data), str(header.StudyInstanceUID)]
    assert all(len(secret) > 3 for secret in secrets)
    files = [path for folder in (whole, ladder, from_dicom) for path in folder.rglob("*") if path.is_file()]
    files = [path for path in files if path.suffix != ".dcm"]
    assert {path.suffix for path in files} == {".nrrd", ".json", ".png"}
    for path in files:
        content = path.read_bytes()
        for secret in secrets:
            assert secret.encode() not in content, path
    with Picture.open(from_dicom / "comparison.png") as picture:
        assert not any(secret in str(picture.info) for secret in secrets)


def test_the_real_cylinder_is_restored_where_its_sinogram_has_it(data: Path, tmp_path: Path) -> None:
    """The mean of each row of a parallel-beam sinogram is that of the image: `x cos(angle) + y sin(angle)`."""
    done("restore", data / "sinograms" / "smalllong.hs", "--out", tmp_path / "out")
    assert outputs(tmp_path / "out") == ALWAYS
    raw = np.fromfile(data / "sinograms" / "smalllong.s", "<f4").reshape(64, 27, 75).sum(axis=1, dtype=float)
    s, angle = (np.arange(75) - 37) * 3.0, np.arange(64) * np.pi / 64
    means = raw @ s / raw.sum(axis=1)
    (x_mm, y_mm), *_ = np.linalg.lstsq(np.stack([np.cos(angle), np.sin(angle)], axis=1), means, rcond=None)
    assert min(abs(x_mm), abs(y_mm)) > 5
    restored = read_image(tmp_path / "out" / "images" / "restored.nrrd")
    picture = restored.values.sum(axis=0)
    inside = picture * (picture > 0.3 * picture.max())
    centre = [(np.arange(75) - 37) * 3.0 @ inside.sum(axis=axis) / inside.sum() for axis in (0, 1)]
    assert centre == pytest.approx([x_mm, y_mm], abs=3.0)


def test_the_real_head_is_restored_as_its_measured_image_is(data: Path, tmp_path: Path) -> None:
    head = tmp_path / "head.mat"
    shutil.copyfile(data / "sinograms" / "zubal-dynamic-20Mcounts.mat", head)
    sidecar = {
        **SINOGRAM,
        **{"variable": "yt", "shape": [249, 210, 63], "order": "F", "axes": ["radial", "angle", "frame"]},
        **{"frames": "sum", "angle_start_deg": 90},
    }
    head.with_name("head.mat.json").write_text(json.dumps(sidecar))
    done("restore", head, "--out", tmp_path / "out")
    assert outputs(tmp_path / "out") == ALWAYS
    assert ran(tmp_path / "out")["input"]["kind"] == "measured"
    restored, low = (read_image(tmp_path / "out" / "images" / f"{name}.nrrd").values for name in ("restored", "low"))
    # The nose is the only activity outside the brain, and it points to the front: towards the first row.
    rows = restored[0].max(axis=1) > 0.05 * restored.max()
    brain = np.flatnonzero(restored[0].max(axis=1) > 0.5 * restored.max())
    assert rows[: brain[0]].sum() > rows[brain[-1] + 1 :].sum()
    assert_upright(restored, low)


def disc_counts(x_mm: float, y_mm: float, radius_mm: float, per_mm: float) -> np.ndarray:
    """Line integrals `[angle, radial]` of a disc over 32 angles and 32 bins of 4 mm, by the length of its chords."""
    angle, s = np.arange(32)[:, None] * np.pi / 32, (np.arange(32)[None, :] - 15.5) * 4.0
    away = s - x_mm * np.cos(angle) - y_mm * np.sin(angle)
    return per_mm * 2 * np.sqrt(np.clip(radius_mm**2 - away**2, 0, None))


def test_a_hot_spot_to_the_left_and_front_stays_there(tmp_path: Path) -> None:
    """Patient's left is +x and front is -y; the counts come from chords of discs and from no projector."""
    expected = disc_counts(0, 0, 50, 5.0) + disc_counts(20, -24, 10, 40.0)
    counts = np.random.default_rng(0).poisson(np.stack([expected] * 3)).astype(np.float32)
    scipy.io.savemat(tmp_path / "body.mat", {"counts": counts})
    (tmp_path / "body.json").write_text(json.dumps(SINOGRAM | {"variable": "counts"}))
    done("restore", tmp_path / "body.mat", "--out", tmp_path / "out")
    restored = read_image(tmp_path / "out" / "images" / "restored.nrrd")
    y, x = np.unravel_index(restored.values[1].argmax(), (32, 32))
    assert ((x - 15.5) * 4.0, (y - 15.5) * 4.0) == pytest.approx((20, -24), abs=6.0)


def test_an_image_file_is_restored_from_its_projections(tmp_path: Path) -> None:
    truth = small_activity()
    done("restore", write_array(tmp_path / "body.npy", truth, IMAGE), "--out", tmp_path / "out")
    assert ran(tmp_path / "out")["input"]["kind"] == "re-projected"
    assert_upright(read_image(tmp_path / "out" / "images" / "restored.nrrd").values, truth)


def test_a_sinogram_of_zeros_is_restored_as_zeros(tmp_path: Path) -> None:
    zeros = write_array(tmp_path / "zeros.npy", np.zeros((3, 32, 32)))
    run = redpet("restore", zeros, "--out", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert "Warning" not in run.stderr
    assert outputs(tmp_path / "out") == ALWAYS
    assert not read_sinogram(tmp_path / "out" / "sinograms" / "restored.nrrd").values.any()
    assert not read_image(tmp_path / "out" / "images" / "restored.nrrd").values.any()


def test_negative_precorrected_values_are_restored(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).normal(0, 15, (3, 32, 32))
    values = disc_counts(0, 0, 40, 1.0) + noise
    assert (values < 0).any()
    done(
        *("restore", write_array(tmp_path / "precorrected.npy", values, SINOGRAM | {"precorrected": True})),
        *("--out", tmp_path / "out"),
    )
    restored = read_image(tmp_path / "out" / "images" / "restored.nrrd").values
    _, y, x = np.mgrid[:3, :32, :32]
    inside = np.hypot(x - 15.5, y - 15.5) < 8
    assert np.isfinite(restored).all()
    assert restored.min() >= 0
    assert restored[inside].mean() == pytest.approx(1.0, rel=0.1)


def test_a_finished_output_is_replaced_only_where_that_is_asked_for(tmp_path: Path) -> None:
    zeros = write_array(tmp_path / "zeros.npy", np.zeros((1, 16, 16)))
    done("restore", zeros, "--out", tmp_path / "out", "--method", "osem")
    before = listing(tmp_path)
    (tmp_path / "out" / "stale").write_text("")
    done("restore", zeros, "--out", tmp_path / "out", "--method", "osem", "--overwrite")
    assert listing(tmp_path) == before


def test_many_slices_go_through_network_and_reconstruction_in_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the length of a series, no more than a batch of it is worked on at a time."""
    n_slices, networks, images = 70, [], []
    sample, batch = red.sample, osem_module._osem_batch

    def watched_sample(start, *arguments, **options):
        networks.append(len(start))
        return sample(start, *arguments, **options)

    def watched_batch(sinogram, *arguments) -> np.ndarray:
        images.append(sinogram.grid.size[2])
        return batch(sinogram, *arguments)

    monkeypatch.setattr(red, "sample", watched_sample)
    monkeypatch.setattr(osem_module, "_osem_batch", watched_batch)
    counts = np.random.default_rng(0).poisson(5.0, (n_slices, 16, 16))
    done("restore", write_array(tmp_path / "long.npy", counts), "--out", tmp_path / "out", "--subsets", 4)
    assert sum(networks) == n_slices
    assert len(set(networks[:-1])) == 1
    assert max(networks) <= 8
    assert len(images) > 2
    assert max(images) <= osem_module.BATCH_SLICES
    assert isinstance(read_image(tmp_path / "out" / "images" / "restored.nrrd"), Image)
