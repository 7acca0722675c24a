"""What the worker does with the packages that Slicer bundles, or with none: describe, list, check, make the sample."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import IMAGE, listing, small_activity, small_case, write_array
from limits import HANG_S
from packaging.requirements import Requirement
from synthetic_arrays import SIDECAR, VALUES
from synthetic_dicom import pet_series, write_series
from synthetic_interfile import COUNT_VALUES, write

from redpet.case.storage import read_image, read_sinogram
from redpet.jobs import info
from redpet.machine import requirements
from redpet.readers import read_input

NOT_IN_SLICER = {"torch", "msgspec", "psutil", "tqdm", "matplotlib", "skimage", "safetensors", "parallelproj"}
BUNDLED = {"numpy", "scipy", "pydicom", "SimpleITK"}
BLOCKER = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {packages!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Blocker())
"""


@pytest.fixture
def worker(tmp_path: Path):
    """Run a job in a Python that lacks some packages; returns exit code and events."""

    def run(command: str, without: set[str] = NOT_IN_SLICER, **fields: Any) -> tuple[int, list[dict[str, Any]]]:
        blocker = tmp_path / "blocker"
        blocker.mkdir(exist_ok=True)
        (blocker / "sitecustomize.py").write_text(BLOCKER.format(packages=without))
        job = tmp_path / "job.json"
        job.write_text(json.dumps({"command": command, "out": str(tmp_path / "out"), **fields}))
        path = os.pathsep.join([str(blocker), *filter(None, [os.environ.get("PYTHONPATH")])])
        process = subprocess.Popen(
            [sys.executable, "-m", "redpet", "worker", str(job)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": path},
        )
        assert process.stdout is not None
        assert process.stderr is not None
        events = [json.loads(line) for line in process.stdout]
        assert process.stderr.read() == ""
        return process.wait(timeout=HANG_S), events

    return run


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A folder of cases of each kind, with one that cannot be read and what is no case."""
    cases = tmp_path / "cases"
    cases.mkdir()
    small_case(tmp_path).rename(cases / "case 10")
    (cases / "case 2").mkdir()
    write_series(cases / "case 2", pet_series())
    np.savez(cases / "case 3.npz", values=VALUES, **SIDECAR)
    write_array(cases / "case 4.npy", small_activity(), {**IMAGE, "drf": 20})
    np.save(cases / "case 5.npy", VALUES)
    (cases / "notes").mkdir()
    (cases / "notes.txt").write_text("not a case")
    return cases


def content(tmp_path: Path, name: str) -> Any:
    return json.loads((tmp_path / "out" / name).read_text())


def test_a_dicom_case_is_described_with_its_images_as_given_and_its_patient_in_that_file_alone(worker, tmp_path):
    for name, description in (("a", "Full_dose"), ("b", "1-20 dose")):
        (tmp_path / "case" / name).mkdir(parents=True)
        slices = pet_series()
        for one in slices:
            one.SeriesDescription, one.SeriesInstanceUID = description, f"1.2.3.{ord(name)}"
            one.PatientName, one.PatientID, one.StudyDescription = "Doe^Jane", "P-17", "Whole body"
            one.SOPInstanceUID = f"{one.SOPInstanceUID[:40]}.{ord(name)}.{one.InstanceNumber}"
            one.RadiopharmaceuticalInformationSequence[0].Radiopharmaceutical = "FDG"
        write_series(tmp_path / "case" / name, slices)
    code, events = worker("describe", input=str(tmp_path / "case"))
    assert code == 0, events
    told = content(tmp_path, "description.json")
    assert told["tracer"] == "FDG"
    assert {"name": "Doe^Jane", "id": "P-17", "study_description": "Whole body"}.items() <= told["patient"].items()
    assert told["series"] is None
    assert [level["files"] for level in told["levels"]] == [
        {"image": "images/full.nrrd"},
        {"image": "images/drf-20.nrrd"},
    ]
    case = read_input(tmp_path / "case")
    image = read_image(tmp_path / "out" / "images" / "drf-20.nrrd")
    np.testing.assert_array_equal(image.values, case.levels[1].image.values)
    assert (image.unit, image.grid) == (case.levels[1].image.unit, case.levels[1].image.grid)
    plain = {key: told[key] for key in ("levels", "truth", "missing", "warnings")}
    for level in plain["levels"]:
        del level["files"]
    assert plain == json.loads(json.dumps(info.describe_input(tmp_path / "case")))
    assert set(events[-1]["manifest"]["files"]) == {"description.json", "images/full.nrrd", "images/drf-20.nrrd"}
    for path in (tmp_path / "out" / "images").iterdir():
        assert not any(secret in path.read_bytes() for secret in (b"Doe", b"P-17", str(tmp_path).encode()))
    assert not any(secret in json.dumps(events) for secret in ("Doe", "P-17"))


def test_an_interfile_sinogram_an_npz_and_a_case_are_described(worker, tmp_path):
    interfile = write(tmp_path, COUNT_VALUES)
    np.savez(tmp_path / "array.npz", values=VALUES, **SIDECAR)
    case = small_case(tmp_path)
    expected = {interfile: ["input"], tmp_path / "array.npz": ["input"], case: ["full", "drf-4"]}
    for path, names in expected.items():
        code, events = worker("describe", input=str(path), overwrite=True)
        assert code == 0, events
        levels = content(tmp_path, "description.json")["levels"]
        assert [level["files"]["sinogram"] for level in levels] == [f"sinograms/{name}.nrrd" for name in names]
        for level, given in zip(levels, read_input(path).levels, strict=True):
            written = read_sinogram(tmp_path / "out" / level["files"]["sinogram"])
            np.testing.assert_array_equal(written.values, given.sinogram.values)
            assert written.geometry == given.sinogram.geometry
            assert (given.sinogram.corrections.background is None) == (written.corrections.background is None)
        assert content(tmp_path, "description.json")["patient"] is None


def test_several_series_that_are_no_case_are_listed(worker, tmp_path):
    for name in ("one", "two"):
        (tmp_path / "study" / name).mkdir(parents=True)
        slices = pet_series()
        for one in slices:
            one.SeriesInstanceUID = f"1.2.{len(name)}{ord(name[0])}"
        write_series(tmp_path / "study" / name, slices)
    code, _ = worker("describe", input=str(tmp_path / "study"))
    told = content(tmp_path, "description.json")
    assert code == 0
    assert told["levels"] == []
    assert [series["folder"] for series in told["series"]["series"]] == ["one", "two"]
    assert "doses do not tell them apart" in told["series"]["not_a_case"]


def test_a_folder_of_cases_is_listed_as_people_count_and_what_cannot_be_read_says_why(worker, tmp_path, cases):
    code, events = worker("cases", folder=str(cases))
    assert code == 0, events
    told = content(tmp_path, "cases.json")
    assert [one["name"] for one in told] == ["case 2", "case 3.npz", "case 4.npy", "case 5.npy", "case 10"]
    assert [one["levels"] for one in told] == [
        ["dose unknown"],
        ["dose unknown"],
        ["DRF 20"],
        [],
        ["full dose", "DRF 4"],
    ]
    assert [one["kind"] for one in told] == ["re-projected", "measured", "re-projected", None, "measured"]
    assert all(Path(one["path"]) == (cases / one["name"]).resolve() for one in told)
    assert [one["name"] for one in told if "refusal" in one] == ["case 5.npy"]
    assert "describe it in case 5.npy.json" in told[3]["refusal"]


def test_a_list_that_grows_names_all_cases_before_it_reads_the_first(worker, tmp_path, cases):
    so_far = tmp_path / "so-far.jsonl"
    code, _ = worker("cases", folder=str(cases), so_far=str(so_far))
    assert code == 0
    lines = [json.loads(line) for line in so_far.read_text().splitlines()]
    names = [line for line in lines if "levels" not in line and "gone" not in line]
    assert lines[: len(names)] == names
    whole = content(tmp_path, "cases.json")
    assert [line for line in lines[len(names) :] if "gone" not in line] == whole
    assert {line["path"] for line in names} >= {one["path"] for one in whole}


def test_the_list_says_what_reading_says(worker, tmp_path, data):
    """Every input of the real data: the levels and kinds of the list are those of the whole reading."""
    for folder in (data, data / "sinograms", data / "images"):
        assert worker("cases", folder=str(folder), overwrite=True)[0] == 0
        for one in content(tmp_path, "cases.json"):
            if "refusal" in one:
                continue
            case = read_input(Path(one["path"]))
            assert one["levels"] == [level.label or "dose unknown" for level in case.levels]
            assert {one["kind"]} == {
                "re-projected" if a.sinogram is None else str(a.sinogram.kind) for a in case.levels
            }


def test_the_sample_case_needs_nothing_that_slicer_lacks(worker, tmp_path):
    code, events = worker("sample", drf=[20])
    assert code == 0, events
    assert [level.drf for level in read_input(tmp_path / "out").levels] == [1, 20]


def test_a_folder_without_a_case_is_refused(worker, tmp_path):
    (tmp_path / "empty").mkdir()
    code, events = worker("cases", folder=str(tmp_path / "empty"))
    assert code == 1
    assert "holds no case" in events[-1]["message"]
    assert str(tmp_path / "out") not in listing(tmp_path)


def test_what_is_missing_is_checked_with_the_standard_library_alone(worker, tmp_path):
    code, _ = worker("check", without=NOT_IN_SLICER | BUNDLED)
    assert code == 0
    told = content(tmp_path, "check.json")
    assert told["missing"] == list(requirements.NEEDED.values())
    assert told["optional"]["parallelproj"] is None
    code, _ = worker("check", without={"torch"}, overwrite=True)
    told = content(tmp_path, "check.json")
    assert told["missing"] == [requirements.NEEDED["torch"]]
    assert told["packages"]["numpy"] == {
        "requirement": requirements.NEEDED["numpy"],
        "installed": np.__version__,
        "fits": True,
    }


def test_a_computer_without_any_package_is_examined_and_told_what_to_do(worker, tmp_path):
    code, events = worker("examine", without=NOT_IN_SLICER | BUNDLED)
    assert code == 0, events
    told = content(tmp_path, "examined.json")
    assert told["devices"] == []
    assert told["missing"] == list(requirements.NEEDED.values())
    assert "Packages are missing" in (tmp_path / "out" / "examined.txt").read_text()


@pytest.mark.parametrize("command", ["restore", "simulate", "devices", "measure", "report"])
def test_a_job_without_its_packages_names_them_in_one_sentence(worker, tmp_path, command):
    code, events = worker(command, without={"torch"}, input="nowhere")
    assert code == 4
    assert events[1:] == [
        {
            "event": "error",
            "message": f"this needs packages that are not installed in this Python: {requirements.NEEDED['torch']}.",
            "missing": [requirements.NEEDED["torch"]],
        }
    ]


def test_the_packages_needed_are_the_dependencies_of_the_package(pytestconfig):
    import tomllib

    project = tomllib.loads((pytestconfig.rootpath / "pyproject.toml").read_text())["project"]
    assert sorted(requirements.NEEDED.values()) == sorted(project["dependencies"])
    for requirement in map(Requirement, requirements.NEEDED.values()):
        for version in ("0.0.1", "1.26", "2.4", "3.0", "3.9.1", "2.13.0", "2.14", "4", "4.66", "100.0"):
            assert requirements.fits(version, str(requirement)) == (version in requirement.specifier)
