"""What is told while a scan is simulated, read and reconstructed, and how each of these is stopped."""

from collections import defaultdict
from pathlib import Path

import pytest
from ring_scans import scan

from redpet.errors import Cancelled
from redpet.jobs.reconstruct_3d import Reconstruct3dJob, reconstruct_3d
from redpet.jobs.simulate_scan import SimulateScanJob, simulate_scan
from redpet.readers import read_input
from redpet.readers.acquisition import read_oblique

SMALL = {"rings": 4, "bins": 41, "mash": 28, "counts": 1e5, "form": "list"}


class Ear:
    """Hears steps, and asks to stop at one of them."""

    def __init__(self, stop_at: int = -1) -> None:
        self.stages: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.left = stop_at

    def step(self, stage: str, done: int, total: int) -> None:
        self.stages[stage].append((done, total))
        self.left -= 1
        if self.left == 0:
            raise Cancelled("stopped by the test.")

    def preview(self, path: Path, slice_index: int) -> None:
        raise AssertionError("there is nothing to see yet")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    toml = scan(tmp_path_factory.mktemp("small") / "scan", **SMALL)
    toml.with_name("fourier.toml").write_text(toml.read_text() + 'rebinning = "fourier"\n')
    return toml


def test_each_part_of_a_scan_that_takes_time_is_told_to_its_end(small: Path, tmp_path: Path) -> None:
    ear = Ear()
    simulate_scan(SimulateScanJob(out=tmp_path / "again", scanner="mMR", **SMALL), ear)
    assert ear.stages["simulate"][-1] == (46, 46)  # crystals and scatter, two maps along 9 views, two kinds of counts
    read_input(small.with_name("fourier.toml"), progress=ear)
    assert ear.stages["read and rebin"][-1] == (17, 17)  # 7 segments; weights and 4 turns of counts, and of their noise
    assert {"read events", "read into even bins", "read randoms", "read corrections"} < set(ear.stages)
    assert ear.stages["read attenuation"][-1] == (9, 9)
    assert (1, 1) in ear.stages["read attenuation"]  # 16 slices at once of the map, along the slices' own rays
    job = Reconstruct3dJob(input=small, out=tmp_path / "image.nrrd", iterations=2, subsets=3)
    reconstruct_3d(job, ear)
    assert ear.stages["reconstruct"][-1] == (45, 45)  # the sensitivity of 9 views, and twice there and back
    for stage, steps in ear.stages.items():
        if stage != "read":
            assert steps[-1][0] == steps[-1][1] > 0, stage


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_simulation_and_a_reconstruction_stop_at_any_step_and_leave_nothing(
    small: Path, tmp_path: Path, share: float
) -> None:
    jobs = {
        "scan": lambda ear: simulate_scan(SimulateScanJob(out=tmp_path / "scan", scanner="mMR", **SMALL), ear),
        "image.nrrd": lambda ear: reconstruct_3d(
            Reconstruct3dJob(input=small, out=tmp_path / "image.nrrd", iterations=1, subsets=1), ear
        ),
    }
    for job in jobs.values():
        whole = Ear()
        job(whole)
        for left in tmp_path.iterdir():
            left.rename(tmp_path.parent / f"{tmp_path.name}-{left.name}")
        with pytest.raises(Cancelled):
            job(Ear(round(share * sum(map(len, whole.stages.values())))))
        assert not list(tmp_path.iterdir())


def test_only_what_is_done_with_the_rays_is_said(small: Path) -> None:
    words = {
        "single": " ".join(read_input(small).warnings),
        "fourier": " ".join(read_input(small.with_name("fourier.toml")).warnings),
        "space": " ".join(read_oblique(small)[1]),
    }
    each = ("single-slice", "by Fourier", "Arc correction")
    said = {way: [one in text for one in each] for way, text in words.items()}
    assert said == {"single": [True, False, True], "fourier": [False, True, True], "space": [False, False, False]}
