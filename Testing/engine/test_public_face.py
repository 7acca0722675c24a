"""`import redpet`: light, whole, and the same numbers as the commands."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from command_line import IMAGE, done, small_activity, write_array

import redpet
from redpet.case.storage import read_image, write_case
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


def test_suv_is_that_of_the_command(tmp_path: Path) -> None:
    activity, _ = demo_phantom()
    series = tmp_path / "series"
    series.mkdir()
    write_demo_series(activity.slices(8, 11), series)
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
