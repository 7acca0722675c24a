"""`import redpet`: light, whole, and the same numbers as the commands."""

import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import IMAGE, done, small_activity, write_array
from pydicom import dcmread

import redpet
from redpet.case.storage import read_image, read_sinogram, write_case, write_image
from redpet.jobs.measure import MeasureJob, RunToMeasure
from redpet.jobs.measure import measure as measure_job
from redpet.phantoms.abdomen import demo_phantom
from redpet.phantoms.series import write_demo_series

HEAVY = {"torch", "scipy", "matplotlib", "SimpleITK", "pydicom", "skimage", "safetensors", "numpy"}


def modules_after(*lines: str) -> set[str]:
    """The top-level modules that a new Python holds after these lines."""
    program = "\n".join((*lines, "import json, sys; print(json.dumps(sorted(name for name in sys.modules)))"))
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(shown.stdout))


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert modules_after("import redpet", "dir(redpet)") & HEAVY == set()


def test_a_case_is_read_without_torch_or_what_draws(tmp_path: Path) -> None:
    path = write_array(tmp_path / "body.npy", small_activity(), IMAGE)
    there = modules_after("import redpet", f"redpet.read({str(path)!r}).levels[0].image")
    assert there & {"torch", "matplotlib", "skimage", "safetensors"} == set()


def test_a_restoration_and_a_description_begin_without_what_draws_or_what_only_evidence_needs() -> None:
    there = modules_after("import redpet.jobs.restore, redpet.jobs.results, redpet.jobs.info")
    assert "torch" in there
    assert there & {"matplotlib", "scipy.stats", "scipy.optimize"} == set()


def test_a_restoration_begins_without_what_only_a_series_or_all_rays_need() -> None:
    there = modules_after("import redpet.jobs.restore")
    assert there & {"pydicom.sr", "redpet.dicom.export", "redpet.readers.acquisition"} == set()


def test_a_command_seldom_looks_through_what_it_loads_and_not_once_more_when_it_ends() -> None:
    program = (
        "import atexit, gc, sys\n"
        "atexit.register(lambda: print('at the end', gc.get_freeze_count() > 0, gc.get_threshold()[0] >= 10_000))\n"
        "from redpet.cli import main\n"
        "sys.exit(main(['cache']) if gc.get_freeze_count() == 0 else 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.endswith("at the end True True\n")


def test_the_package_gives_its_public_names_and_no_others() -> None:
    assert set(dir(redpet)) == {*redpet.__all__, "__version__"}
    for name in redpet.__all__:
        assert getattr(redpet, name).__name__ == name
        assert getattr(redpet, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'pipeline'"):
        _ = redpet.pipeline


def test_a_type_checker_knows_what_the_functions_take_and_give(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import redpet\n"
        "case: redpet.Case = redpet.read('here')\n"
        "image: redpet.Image = redpet.suv(case)\n"
        "redpet.simulate(case, drf='twenty')\n"
        "redpet.nothing\n"
    )
    folder = Path(redpet.__file__).parents[1]
    shown = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--config-file",
            "",
            "--follow-imports",
            "silent",
            "--ignore-missing-imports",
            program,
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"MYPYPATH": str(folder), "PATH": ""},
    )
    complaints = [line for line in shown.stdout.splitlines() if "error:" in line]
    assert len(complaints) == 2, shown.stdout
    assert ":4: error" in complaints[0]
    assert ":5: error" in complaints[1]


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_array(tmp_path_factory.mktemp("body") / "body.npy", small_activity(), IMAGE)


@pytest.fixture(scope="module")
def case(body: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A CASE of full dose and DRF 4 and 20."""
    out = tmp_path_factory.mktemp("ladder") / "case"
    done("simulate", body, "--drf", 4, 20, "--counts-per-slice", 2e5, "--out", out)
    return out


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PET series of four slices of the built-in phantom."""
    folder = tmp_path_factory.mktemp("series")
    activity, _ = demo_phantom()
    write_demo_series(activity.slices(8, 12), folder)
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder and their bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_simulate_draws_the_same_counts_as_the_command(body: Path, tmp_path: Path) -> None:
    mu = np.full((6, 32, 32), 0.04)
    water = write_array(tmp_path / "mu.npy", mu, IMAGE | {"unit": "1/cm"})
    options = ["--counts-per-slice", 1e5, "--background", 0.2, "--attenuation", water, "--seed", 3]
    done("simulate", body, "--drf", 4, 20, *options, "--out", tmp_path / "case")
    ladder = redpet.simulate(
        redpet.read(body),
        drf=(4, 20),
        counts_per_slice=1e5,
        background=0.2,
        attenuation=redpet.read(water).levels[0].image,
        seed=3,
    )
    assert [level.drf for level in ladder.levels] == [1, 4, 20]
    (tmp_path / "mine").mkdir()
    write_case(ladder, tmp_path / "mine")
    assert files_in(tmp_path / "mine") == files_in(tmp_path / "case")


def test_what_cannot_be_simulated_is_refused_as_by_the_command(body: Path) -> None:
    case = redpet.read(body)
    image = case.levels[0].image
    assert image is not None
    with pytest.raises(redpet.InputError, match="above 1"):
        redpet.simulate(case, drf=1)
    with pytest.raises(redpet.InputError, match="1/cm or 1/mm"):
        redpet.simulate(case, drf=4, attenuation=image)
    with pytest.raises(redpet.InputError, match="resample"):
        redpet.simulate(case, drf=4, attenuation=replace(image.slices(0, 3), unit="1/cm"))
    with pytest.raises(redpet.InputError, match="no full dose"):
        redpet.simulate(redpet.DoseLevel(4, image=image), drf=20)


def test_suv_is_that_of_the_command(series: Path, tmp_path: Path) -> None:
    done("suv", series, "--out", tmp_path / "suv.nrrd")
    image = redpet.suv(redpet.read(series))
    np.testing.assert_array_equal(image.values, read_image(tmp_path / "suv.nrrd").values)
    assert image.unit == "SUV"


def test_suv_of_what_is_no_series_is_refused(body: Path) -> None:
    with pytest.raises(redpet.InputError, match="not read from a DICOM series"):
        redpet.suv(redpet.read(body))
    with pytest.raises(redpet.InputError, match="choose a dose level"):
        redpet.suv(redpet.simulate(redpet.read(body), drf=4))


def test_a_segment_is_a_mask_and_is_named_where_it_cannot_be_measured(body: Path) -> None:
    image = redpet.read(body).levels[0].image
    assert image is not None
    with pytest.raises(redpet.InputError, match=r"segment 'spot'.*true or false"):
        redpet.measure(image, segments={"spot": np.ones(image.values.shape, int)})
    with pytest.raises(redpet.InputError, match=r"segment 'spot'.*empty"):
        redpet.measure(image, segments={"spot": np.zeros(image.values.shape, bool)})
    sinogram = redpet.simulate(image, drf=4).levels[1].sinogram
    assert sinogram is not None
    with pytest.raises(redpet.InputError, match="reconstruct the sinogram first"):
        redpet.measure(sinogram, segments={"spot": image.values > 0})


def study_in(folder: Path, name: str) -> redpet.Study:
    """What the command restore wrote of a dose."""
    sinogram = read_sinogram(folder / "sinograms" / f"{name}.nrrd")
    return redpet.Study(sinogram, read_image(folder / "images" / f"{name}.nrrd"))


def assert_same(mine: redpet.Study | None, theirs: redpet.Study) -> None:
    """Two studies agree to the bit, and in unit, kind and place."""
    assert mine is not None
    np.testing.assert_array_equal(mine.sinogram.values, theirs.sinogram.values)
    np.testing.assert_array_equal(mine.image.values, theirs.image.values)
    for name in ("kind", "unit", "image_unit", "geometry", "grid", "calibration"):
        assert getattr(mine.sinogram, name) == getattr(theirs.sinogram, name), name
    assert (mine.image.unit, mine.image.grid) == (theirs.image.unit, theirs.image.grid)


@pytest.mark.parametrize(
    ("options", "arguments"),
    [
        ([], {}),
        (["--slices", "2:4", "--iterations", 2, "--subsets", 8], {"slices": (2, 4), "iterations": 2, "subsets": 8}),
        (["--method", "image-unet", "--post-filter", 4], {"method": "image-unet", "post_filter_mm": 4}),
        (["--reconstruction", "fbp", "--method", "osem"], {"reconstruction": "fbp", "method": "osem"}),
        (["--psf", 5, "--projector", "joseph"], {"psf_mm": 5, "projector": "joseph"}),
        (["--reconstruction", "rdp", "--beta", 0.1], {"reconstruction": "rdp", "beta": 0.1}),
    ],
    ids=["defaults", "slices", "image-unet", "fbp", "psf", "rdp"],
)
def test_restore_computes_what_the_command_writes_to_the_bit(
    case: Path, tmp_path: Path, options: list[object], arguments: dict[str, Any]
) -> None:
    done("restore", case, "--drf", 20, *options, "--device", "cpu", "--out", tmp_path / "out")
    result = redpet.restore(redpet.read(case), drf=20, device="cpu", **arguments)
    for name in ("low", "restored", "full"):
        assert_same(getattr(result, name), study_in(tmp_path / "out", name))
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert [result.method, result.steps, list(result.slices), list(result.warnings)] == [
        run[name] for name in ("method", "steps")
    ] + [run["input"]["slices"], run["warnings"]]
    model = run["model"] or {"name": "none", "sha256": ""}
    assert (result.model, result.model_sha256) == (model["name"], model["sha256"])


def test_a_series_is_restored_and_exported_as_by_the_commands(series: Path, tmp_path: Path) -> None:
    done("restore", series, "--uid-seed", 7, "--device", "cpu", "--out", tmp_path / "out")
    result = redpet.restore(redpet.read(series), device="cpu")
    assert_same(result.restored, study_in(tmp_path / "out", "restored"))
    assert result.restored.sinogram.kind is redpet.Kind.REPROJECTED
    files = redpet.export(result, tmp_path / "mine", uid_seed=7)
    theirs = sorted((tmp_path / "out" / "dicom").iterdir())
    assert [file.name for file in files] == [file.name for file in theirs]
    for mine, other in zip(map(dcmread, files), map(dcmread, theirs), strict=True):
        assert mine.PixelData == other.PixelData
        for name in (
            "SOPInstanceUID",
            "SeriesInstanceUID",
            "SeriesDescription",
            "RescaleSlope",
            "DerivationDescription",
        ):
            assert mine[name].value == other[name].value, name


def test_a_reference_that_is_not_in_the_case_is_given_as_a_value(case: Path) -> None:
    ladder = redpet.read(case)
    low, full = ladder.levels[1], ladder.levels[0]
    alone = redpet.restore(low, method="osem")
    assert alone.full is None
    assert alone.drf == 4
    beside = redpet.restore(low, reference=full, method="osem")
    assert_same(beside.full, redpet.restore(ladder, drf=4, method="osem").full)
    with pytest.raises(redpet.InputError, match="several dose levels"):
        redpet.restore(ladder)
    with pytest.raises(redpet.InputError, match="unknown"):
        redpet.restore(low, method="magic")


def test_reconstruct_makes_the_images_that_restore_makes(case: Path) -> None:
    ladder = redpet.read(case)
    low = ladder.levels[2].sinogram
    assert low is not None
    for algorithm in ("osem", "fbp"):
        image = redpet.reconstruct(low, method=algorithm, subsets=8, post_filter_mm=5)
        same = redpet.restore(low, method="osem", reconstruction=algorithm, subsets=8, post_filter_mm=5)
        np.testing.assert_array_equal(image.values, same.low.image.values)
    with pytest.raises(redpet.InputError, match="unknown"):
        redpet.reconstruct(low, method="magic")
    with pytest.raises(redpet.InputError, match="iterations"):
        redpet.reconstruct(low, iterations=0)


def test_measure_finds_what_the_worker_measures(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done("restore", case, "--drf", 20, "--method", "osem", "--out", out)
    result = redpet.restore(redpet.read(case), drf=20, method="osem")
    assert result.full is not None
    labels = (small_activity() > 3000).astype(np.uint8)
    write_image(redpet.Image(labels.astype(np.float32), result.full.image.grid, ""), tmp_path / "labels.nrrd")
    runs = (RunToMeasure(folder=out, label="a"),)
    job = MeasureJob(runs=runs, out=tmp_path / "m", segmentation=tmp_path / "labels.nrrd", labels={"1": "spot"})
    told = json.loads((measure_job(job) / "measures.json").read_text())["runs"][0]["images"]["restored"]
    found = redpet.measure(result.restored.image, result.full.image, segments={"spot": labels > 0})
    assert found.comparison is not None
    assert asdict(found.comparison.volume) == told["against_full"]["volume"]
    assert [asdict(one) for one in found.comparison.slices] == [
        {name: value for name, value in one.items() if name != "slice"} for one in told["against_full"]["slices"]
    ]
    (segment,) = told["segments"]
    assert set() < set(segment.pop("intervals")) <= set(segment)  # the record of the run says which
    assert {"label": 1, "name": "spot", **asdict(found.segments["spot"])} == segment
    metrics = json.loads((out / "metrics.json").read_text())["against_full_dose"]["image"]["restored"]
    assert asdict(found.comparison.volume) == metrics["volume"]


def test_progress_is_told_on_stderr_where_it_is_asked_for(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ladder = redpet.read(case)
    capfd.readouterr()
    redpet.restore(ladder, drf=20, device="cpu")
    assert capfd.readouterr() == ("", "")
    redpet.restore(ladder, drf=20, device="cpu", progress=True)
    told = capfd.readouterr()
    assert told.out == ""
    assert "restore" in told.err
    assert "reconstruct restored" in told.err
