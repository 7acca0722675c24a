"""The worker's jobs beside restoring: devices, the sample case, export, measures."""

import csv
import hashlib
import json
import threading
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
import torch
from command_line import done, listing
from labelmaps import write_labels
from scipy.ndimage import binary_erosion

from redpet.case.storage import read_image, write_image
from redpet.dicom.series import read_series
from redpet.dicom.suv import suv_of_source
from redpet.jobs import device_list
from redpet.phantoms.abdomen import LIVER, demo_phantom
from redpet.readers import read_input
from redpet.worker import JsonLines, run_job


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a job in this process; returns exit code and last event."""
    monkeypatch.setattr("redpet.worker.signal.signal", lambda *_: None)

    def run(command: str, out: Path = tmp_path / "out", **fields: Any) -> tuple[int, dict[str, Any]]:
        job = tmp_path / "job.json"
        job.write_text(json.dumps({"command": command, "out": str(out), **fields}))
        return run_job(job, JsonLines(StringIO(), threading.Event()), threading.Thread())

    return run


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case and a restoration of its DRF 20 by OSEM alone."""
    place = tmp_path_factory.mktemp("study")
    job = place / "job.json"
    job.write_text(json.dumps({"command": "sample", "out": str(place / "case"), "drf": [20]}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("redpet.worker.signal.signal", lambda *_: None)
        assert run_job(job, JsonLines(StringIO(), threading.Event()), threading.Thread())[0] == 0
    done("restore", place / "case", "--method", "osem", "--slices", "8:11", "--out", place / "run")
    return place


def test_the_devices_are_listed_each_proven_with_the_versions(work, tmp_path):
    assert work("devices")[0] == 0
    told = json.loads((tmp_path / "out" / "devices.json").read_text())
    cpu = told["devices"][0]
    assert (cpu["id"], cpu["proven"]) == ("cpu", True)
    assert 0 < cpu["free_bytes"] <= cpu["total_bytes"]
    assert len(told["devices"]) == 1 + torch.cuda.device_count() + torch.backends.mps.is_available()
    assert told["torch"] == torch.__version__
    assert {"python", "redpet", "parallelproj"} <= set(told)


def test_a_device_that_computes_wrongly_or_not_at_all_is_not_proven(monkeypatch):
    assert "choose cpu" in str(device_list.proven("meta"))
    monkeypatch.setattr(device_list, "conv2d", lambda image, kernel: image + 1)
    assert device_list.proven("cpu") == device_list.WRONG_NUMBERS


def test_the_sample_is_one_case_with_its_doses_in_one_place_and_with_suv(study):
    case = read_input(study / "case")
    assert [level.drf for level in case.levels] == [1.0, 20.0]
    assert case.warnings == ()
    full, low = (level.image for level in case.levels)
    assert full.grid == low.grid
    factors = [suv_of_source(image).factor for image in (full, low)]
    assert factors[0] == factors[1] > 0
    assert low.values.sum() == pytest.approx(full.values.sum(), rel=0.01)
    liver = binary_erosion(demo_phantom()[0].values == LIVER, iterations=2)
    assert full.values[liver].mean() == pytest.approx(LIVER, rel=0.02)
    assert low.values[liver].std() > 3 * full.values[liver].std()
    headers = [pydicom.dcmread(path, stop_before_pixels=True) for path in sorted((study / "case").rglob("*.dcm"))]
    assert len({header.StudyInstanceUID for header in headers}) == 1
    assert len({header.SeriesInstanceUID for header in headers}) == 2
    assert len({header.SOPInstanceUID for header in headers}) == len(headers) == 40


def test_the_sample_is_the_same_every_time(work, study, tmp_path):
    assert work("sample", drf=[20])[0] == 0

    def digest(folder: Path) -> dict[str, str]:
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(pydicom.dcmread(path).PixelData).hexdigest()
            for path in folder.rglob("*.dcm")
        }

    assert digest(tmp_path / "out") == digest(study / "case")


def test_an_earlier_sample_makes_way_and_impossible_doses_are_refused(work, tmp_path):
    assert work("sample", drf=[0.5]) == (
        1,
        {
            "event": "error",
            "message": "the sample takes dose reduction factors above 1 and up to 1000, each once.",
        },
    )
    assert listing(tmp_path) == [str(tmp_path / "job.json")]
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    assert "exists already" in work("sample", drf=[20], overwrite=True)[1]["message"]
    (tmp_path / "out" / "mine.txt").rename(tmp_path / "out" / ".redpet-sample")
    assert work("sample", drf=[20], overwrite=True)[0] == 0


def test_a_restored_image_is_exported_under_the_name_that_is_asked_for(work, study, tmp_path):
    fields = {"folder": str(study / "run"), "source": str(study / "case" / "DRF_20")}
    code, last = work("export", **fields, description="Restored liver, for teaching", uid_seed=3)
    assert code == 0, last
    assert last["manifest"]["files"] == [f"slice-{number:04d}.dcm" for number in (1, 2, 3)]
    series = read_series(tmp_path / "out")
    assert series.info.description == "Restored liver, for teaching"
    source = read_series(study / "case" / "DRF_20")
    assert series.image.grid.origin_mm == pytest.approx(source.image.grid.slices(8, 11).origin_mm)
    first = series.slices[0].header.SeriesInstanceUID
    assert "exists already" in work("export", **fields)[1]["message"]
    assert work("export", **fields, overwrite=True)[0] == 0
    renewed = read_series(tmp_path / "out")
    assert renewed.info.description == "OSEM DRF 20 RESEARCH"
    assert renewed.slices[0].header.SeriesInstanceUID != first
    np.testing.assert_array_equal(renewed.image.values, series.image.values)


@pytest.mark.parametrize("description", ["", "x" * 65, "a\\b", "Lebér"])
def test_a_description_that_dicom_cannot_hold_is_refused(work, study, tmp_path, description):
    fields = {"folder": str(study / "run"), "source": str(study / "case" / "DRF_20"), "description": description}
    code, last = work("export", **fields)
    assert code == 1
    assert last["message"] == "SeriesDescription (0008,103E) must have 1 to 64 ASCII characters and no backslash."
    assert not (tmp_path / "out").exists()


def test_an_export_never_replaces_what_it_did_not_write(work, study, tmp_path):
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "slice-0001.dcm").write_bytes((study / "case" / "DRF_20" / "slice-0001.dcm").read_bytes())
    fields = {"folder": str(study / "run"), "source": str(study / "case" / "DRF_20"), "overwrite": True}
    assert "exists already" in work("export", out=foreign, **fields)[1]["message"]
    assert [path.name for path in foreign.iterdir()] == ["slice-0001.dcm"]


@pytest.fixture
def labelmap(study, tmp_path):
    """The liver, a lesion and a segment outside the restored slices, on the grid of the whole case."""
    activity, _ = demo_phantom()
    labels = np.zeros(activity.values.shape, np.uint8)
    labels[binary_erosion(activity.values == LIVER, iterations=2)] = 1
    labels[9, 62:65, 60:63] = 2
    labels[0, 60, 60] = 7
    return write_labels(tmp_path / "labels.nrrd", activity.grid, labels), labels


def test_segments_and_closeness_are_measured_in_suv_against_the_full_dose(work, study, labelmap, tmp_path):
    path, labels = labelmap
    factor = suv_of_source(read_series(study / "case" / "full_dose").image).factor
    run = {"folder": str(study / "run"), "label": "DRF 20, OSEM"}
    names = {"1": "Liver", "2": "Lesion", "7": "Elsewhere"}
    code, last = work("measure", runs=[run], segmentation=path, labels=names, suv_factor=factor)
    assert code == 0, last
    told = json.loads((tmp_path / "out" / "measures.json").read_text())
    assert (told["unit"], told["total_unit"]) == ("SUV", "SUV*mL")
    (measured,) = told["runs"]
    assert (measured["label"], measured["drf"], measured["slices"]) == ("DRF 20, OSEM", 20, [8, 11])
    full = read_image(study / "run" / "images" / "full.nrrd")
    low = read_image(study / "run" / "images" / "low.nrrd")
    inside = labels[8:11] == 1
    images = measured["images"]
    liver = {name: images[name]["segments"][0] for name in ("low", "restored", "full")}
    assert liver["full"]["mean"] == pytest.approx(full.values[inside].mean() * factor, rel=1e-5)
    assert liver["full"]["volume_ml"] == pytest.approx(inside.sum() * 3.4 * 3.4 * 4 / 1000)
    assert liver["full"]["total"] == pytest.approx(liver["full"]["mean"] * liver["full"]["volume_ml"])
    assert liver["full"]["bias_percent"] is None
    bias = 100 * (low.values[inside].mean() / full.values[inside].mean() - 1)
    assert liver["low"]["bias_percent"]["mean"] == pytest.approx(bias, abs=1e-3)
    assert liver["low"]["mean"] < liver["low"]["peak"] < liver["low"]["max"]
    assert "the method OSEM was not calibrated" in measured["intervals_say"]
    within = liver["restored"]["intervals"]
    assert set(within) == {"mean", "max", "peak", "volume_ml", "total"}
    for one in within.values():
        assert 0 < one["lower"] < one["upper"]
        assert one["level"] == 0.9
    assert within["mean"]["lower"] < liver["full"]["mean"] < within["mean"]["upper"]
    assert within["total"]["upper"] == pytest.approx(within["mean"]["upper"] * liver["full"]["volume_ml"])
    assert "intervals" not in liver["low"] | liver["full"] | images["restored"]["segments"][2]
    assert images["low"]["segments"][2] == {
        "label": 7,
        "name": "Elsewhere",
        "refusal": "segment 'Elsewhere': the region is empty: it has no voxel in the image.",
    }
    metrics = json.loads((study / "run" / "metrics.json").read_text())["against_full_dose"]["image"]
    for name in ("low", "restored"):
        against = images[name]["against_full"]
        assert against["volume"] == pytest.approx(metrics[name]["volume"], rel=1e-4)
        assert [one["slice"] for one in against["slices"]] == [8, 9, 10]
        assert against["slices"][1]["psnr_db"] == pytest.approx(metrics[name]["slices"][1]["psnr_db"], rel=1e-4)
    table = list(csv.DictReader((tmp_path / "out" / "measures.csv").open(encoding="utf-8")))
    (cell,) = [row for row in table if (row["image"], row["segment"], row["measure"]) == ("restored", "Liver", "peak")]
    assert float(cell["value"]) == liver["restored"]["peak"]
    assert (cell["run"], cell["unit"]) == ("DRF 20, OSEM", "SUV")
    assert [float(cell[name]) for name in ("lower", "upper", "level")] == [
        within["peak"][name] for name in ("lower", "upper", "level")
    ]
    assert {row["lower"] for row in table if row["image"] != "restored"} == {""}


def test_without_factor_and_segmentation_the_unit_is_the_images(work, study, tmp_path):
    assert work("measure", runs=[{"folder": str(study / "run"), "label": "a"}])[0] == 0
    told = json.loads((tmp_path / "out" / "measures.json").read_text())
    assert told["unit"] == "Bq/mL"
    assert told["runs"][0]["images"]["low"]["segments"] == []


def test_a_factor_for_each_slice_scales_each_slice(work, study, labelmap, tmp_path):
    run = {"folder": str(study / "run"), "label": "a"}
    factors = [1e-4 * (number + 1) for number in range(20)]
    assert work("measure", runs=[run], segmentation=labelmap[0], suv_factor=factors)[0] == 0
    lesion = json.loads((tmp_path / "out" / "measures.json").read_text())["runs"][0]["images"]["full"]["segments"][1]
    full = read_image(study / "run" / "images" / "full.nrrd")
    assert lesion["name"] == "segment 2"
    assert lesion["mean"] == pytest.approx(full.values[1, 62:65, 60:63].mean() * factors[9], rel=1e-5)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"runs": []}, "no restoration is named"),
        ({"runs": [{"folder": "nowhere", "label": "a"}]}, "nowhere is no output of redpet restore"),
        ({"suv_factor": -1.0}, "`suv_factor` must be one number above 0"),
        ({"suv_factor": [1.0, 2.0]}, "`suv_factor` must be one number above 0, or one for each slice"),
        ({"labels": {"liver": "Liver"}}, "'liver', and the segments of a labelmap have numbers"),
        ({"segmentation": "moved"}, "moved.nrrd does not lie on the grid of the images"),
        ({"segmentation": "half"}, "half.nrrd: a labelmap holds whole numbers"),
    ],
)
def test_what_cannot_be_measured_is_refused(work, study, labelmap, tmp_path, change, match):
    grid = demo_phantom()[0].grid
    if change.get("segmentation") == "moved":
        moved = replace(grid, origin_mm=(0.0, 0.0, -640.0))
        change = {"segmentation": write_labels(tmp_path / "moved.nrrd", moved, labelmap[1])}
    elif change.get("segmentation") == "half":
        write_image(replace(demo_phantom()[0], values=labelmap[1] / np.float32(2)), tmp_path / "half.nrrd")
        change = {"segmentation": str(tmp_path / "half.nrrd")}
    run = {"folder": str(study / "run"), "label": "a"}
    code, last = work("measure", **{"runs": [run], "segmentation": labelmap[0], **change})
    assert code == 1
    assert match in last["message"]
    assert not (tmp_path / "out").exists()
