"""The image of all rays of a scanner's data as a method of `redpet restore`: a run folder like any other."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import redpet
from ring_scans import scan
from synthetic_interfile import write

from redpet.case.storage import read_image
from redpet.errors import Cancelled, InputError
from redpet.jobs.description import DescribeJob, describe
from redpet.jobs.restore import RestoreJob, Selection, restore
from redpet.readers.acquisition import read_oblique
from redpet.reconstruction.osem import OsemSettings
from redpet.reconstruction.reconstruct import ReconstructionSettings, smoothed
from redpet.reconstruction.ring_osem import ring_osem
from redpet.restoration.restorer import RestorerSettings, open_model

ONCE = ReconstructionSettings(iterations=1, subsets=3, post_filter_mm=4)


@pytest.fixture(scope="module")
def toml(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scan(tmp_path_factory.mktemp("rays") / "scan", rings=4, bins=41, mash=12, counts=4e5)


def run(path: Path, out: Path, **options: Any) -> Path:
    job = {"restorer": RestorerSettings("osem-3d"), "reconstruction": ONCE, **options}
    return restore(RestoreJob(selection=Selection(input=path, slices=job.pop("slices", None)), out=out, **job))


def told_of(path: Path, out: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((describe(DescribeJob(input=path, out=out)) / "description.json").read_text())
    return content


def test_the_image_of_all_rays_lies_where_a_restored_one_does(toml: Path, tmp_path: Path) -> None:
    out = run(toml, tmp_path / "out")
    whole = smoothed(ring_osem(read_oblique(toml)[0], OsemSettings(1, 3)), 4)
    image, low = (read_image(out / "images" / f"{name}.nrrd") for name in ("restored", "low"))
    np.testing.assert_allclose(image.values, whole.values, rtol=1e-5, atol=1e-3)
    assert (image.grid, image.unit) == (low.grid, "Bq/mL")
    assert np.abs(image.values - low.values).max() > 100  # it is not the image of the slices
    record = json.loads((out / "run.json").read_text())
    assert (record["method"], record["model"], record["steps"]) == ("OSEM-3D", None, 0)
    assert any("all oblique rays" in text for text in record["warnings"])
    part = read_image(run(toml, tmp_path / "part", slices=(2, 4)) / "images" / "restored.nrrd")
    unfiltered = ring_osem(read_oblique(toml)[0], OsemSettings(1, 3))
    np.testing.assert_allclose(part.values, smoothed(unfiltered.slices(2, 4), 4).values, rtol=1e-5, atol=1e-3)


def test_corrections_that_are_left_out_are_left_out_of_all_rays_too(toml: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ways = ("--method", "osem-3d", "--iterations", 1, "--subsets", 3, "--without", "scatter", "calibration")
    done = redpet("restore", toml, *ways, "--out", out)
    assert done.returncode == 0, done.stderr
    assert "all rays take about" in done.stderr
    oblique, _ = read_oblique(toml, without=("scatter", "calibration"))
    image = read_image(out / "images" / "restored.nrrd")
    np.testing.assert_allclose(image.values, ring_osem(oblique, OsemSettings(1, 3)).values, rtol=1e-5, atol=1e-7)
    assert image.unit == "counts"
    assert json.loads((out / "run.json").read_text())["input"]["uncorrected"] == ["scatter"]


def test_the_counts_of_a_header_alone_have_all_rays_too(toml: Path, tmp_path: Path) -> None:
    image = read_image(run(toml.with_name("prompts.hs"), tmp_path / "out") / "images" / "restored.nrrd")
    assert image.unit == "counts"
    assert image.values.max() > 0


def test_a_description_tells_before_what_all_rays_take_or_why_there_are_none(toml: Path, tmp_path: Path) -> None:
    told = told_of(toml, tmp_path / "scan")["rays"]
    rays = read_oblique(toml)[0].rays
    n_bins = sum(int(np.prod(shape)) for shape in rays.shapes)
    assert told["reason"] == ""
    assert told["memory_mib"] == pytest.approx(8 * 4 * n_bins / 2**20)
    assert 0 < told["seconds_per_iteration"] < 1
    for name in ("mumap.hv", "truth.nrrd"):
        told = told_of(toml.with_name(name), tmp_path / name)["rays"]
        assert "takes a scanner's own counts" in told["reason"]
        assert told["seconds_per_iteration"] is None


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"evidence": True}, "restores nothing that evidence could judge"),
        ({"reconstruction": ReconstructionSettings(reconstruction="fbp")}, "is OSEM itself"),
        ({"reconstruction": ReconstructionSettings(subsets=22)}, "22 subsets are not possible with 21 angles"),
    ],
)
def test_what_all_rays_cannot_be_asked_for_is_refused(
    toml: Path, tmp_path: Path, options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        run(toml, tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_an_image_has_no_rays_and_other_commands_have_none_of_a_scan(toml: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a 3D sinogram, a list mode, or the"):
        run(toml.with_name("truth.nrrd"), tmp_path / "out")
    corrected = write(tmp_path, np.full((3, 8, 9), 0.5, "<f4"))
    with pytest.raises(InputError, match="takes prompts as they were counted"):
        run(corrected, tmp_path / "out")
    with pytest.raises(InputError, match="which `redpet restore` has alone"):
        open_model("osem-3d", None)


def test_it_stops_within_a_view(toml: Path, tmp_path: Path) -> None:
    class Stopping:
        seen = 0

        def step(self, stage: str, done: int, total: int) -> None:
            self.seen += stage == "reconstruct"
            if self.seen == 3:
                raise Cancelled("enough.")

        def preview(self, path: Path, slice_index: int) -> None: ...

    stopping = Stopping()
    job = RestoreJob(
        selection=Selection(input=toml), out=tmp_path / "out", restorer=RestorerSettings("osem-3d"), reconstruction=ONCE
    )
    with pytest.raises(Cancelled):
        restore(job, stopping)
    assert stopping.seen == 3
    assert not list(tmp_path.iterdir())
