"""Large arrays lie in files beside the output: memory does not grow with slices, and no number changes."""

import filecmp
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import SimpleITK as sitk  # noqa: N813
import torch
from scipy.ndimage import gaussian_filter

from redpet.case import BQML, Case, DoseLevel, Image, ImageGrid, numbers
from redpet.case import nrrd as nrrd_module
from redpet.case.geometry import FWHM_PER_SIGMA
from redpet.case.nrrd import Place, read_nrrd, write_nrrd
from redpet.case.storage import write_case
from redpet.errors import InputError
from redpet.jobs.restore import RestoreJob, Selection, restore
from redpet.jobs.simulate import Ladder, dose_ladder
from redpet.machine import scratch
from redpet.machine.devices import Compute
from redpet.phantoms.painting import WATER, Ellipsoid, paint
from redpet.reconstruction import rdp_near as near_module
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.rdp_near import rdp_near
from redpet.restoration.keeping import Keeping
from redpet.restoration.noise_standardised import lower_median

SHAPE = (40, 32, 32)
MIB = 2**20
LINUX = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="tells its memory otherwise than Linux")
PEAK = """
import sys
from pathlib import Path
sys.modules["numba"] = sys.modules["openvino"] = None  # what a smaller case does not load
from redpet.jobs.restore import RestoreJob, Selection, restore
from redpet.machine.devices import Compute
selection = Selection(input=Path(sys.argv[1]), drf=4.0)
restore(RestoreJob(selection=selection, out=Path(sys.argv[2]), compute=Compute("cpu")))
told = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
print(int(told["VmHWM"].split()[0]) // 1024)  # of this program alone, and not of the one that started it
"""


@pytest.fixture
def beside(tmp_path, monkeypatch):
    """A place for large arrays, which here are those of a kilobyte."""
    monkeypatch.setattr(scratch, "LARGE", 1024)
    with scratch.scratch_beside(tmp_path / "out"):
        yield tmp_path


def in_a_file(values: np.ndarray) -> bool:
    while isinstance(values.base, np.ndarray):
        values = values.base
    return values.base is not None


def resident_mib() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB


def ladder(n_slices: int, n: int = 64) -> Case:
    """A full dose and DRF 4 of a cylinder with a hot rod."""
    grid = ImageGrid((n, n, n_slices), (400 / n, 400 / n, 3.0))
    body = [Ellipsoid((0, 0, 0), (1e4, 90, 130), 5000, WATER), Ellipsoid((0, 30, 40), (1e4, 20, 20), 20000, WATER)]
    truth = Image(paint(body, grid)[0], grid, BQML)
    return dose_ladder(DoseLevel(1.0, image=truth), Ladder(drf=(4.0,), counts_per_slice=3e5))


def kept(case: Case, folder: Path) -> Path:
    folder.mkdir()
    write_case(case, folder)
    return folder


def test_large_arrays_lie_in_files_without_a_name_and_small_ones_in_memory(beside):
    large, small = scratch.room(SHAPE), scratch.room((2, 2))
    assert (in_a_file(large), in_a_file(small)) == (True, False)
    assert (large.shape, large.dtype, large.flags.writeable) == (SHAPE, np.float32, True)
    assert list(beside.iterdir()) == []


def test_without_a_place_or_room_on_the_disk_arrays_lie_in_memory(tmp_path, monkeypatch):
    assert not in_a_file(scratch.room((1024, 2048)))
    monkeypatch.setattr(scratch, "LARGE", 1024)
    room = SimpleNamespace(free=10_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: room)
    with scratch.scratch_beside(tmp_path / "out"):  # half of the disk is for the output
        assert in_a_file(scratch.room((1250,)))
        assert not in_a_file(scratch.room((1251,)))
        assert not scratch.in_files(5001)


@LINUX
def test_a_disk_that_fills_meanwhile_leaves_arrays_in_memory(beside):
    import resource

    most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MIB, hard))
    try:
        values = scratch.room((3, MIB // 4))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    values[:] = 1
    assert not in_a_file(values)
    assert list(beside.iterdir()) == []


@LINUX
def test_the_disk_has_given_a_file_its_room_before_memory_shows_it(beside, monkeypatch):
    had, ours = [], scratch.mmap.mmap
    monkeypatch.setattr(
        scratch.mmap, "mmap", lambda file, n: had.append(os.fstat(file).st_blocks * 512) or ours(file, n)
    )
    assert in_a_file(scratch.room((3, MIB // 4 + 5)))
    assert had[0] >= 3 * MIB


def test_a_file_that_no_array_needs_any_more_serves_the_next_of_its_size(beside):
    def place(values):
        return values.__array_interface__["data"][0]

    first, other = scratch.room(SHAPE), scratch.room(SHAPE)
    part, were = first[3:5], {place(first), place(other)}
    del other
    assert place(scratch.room(SHAPE)) in were
    del first
    second, third = scratch.room(SHAPE), scratch.room(SHAPE)
    part[:] = 7  # what shows a part of a file keeps it
    assert {place(second), place(third)} - were
    assert not np.shares_memory(part, second)
    assert not np.shares_memory(part, third)


@LINUX
def test_what_was_looked_at_leaves_memory_and_comes_back(beside):
    values = scratch.room((64, 1024, 1024))
    for part in scratch.few(values):
        values[part] = part.start
    before = resident_mib()
    assert [float(values[first].mean()) for first in (0, 17, 63)] == [0, 16, 48]
    assert scratch.total(values) == 16 * 1024**2 * (0 + 16 + 32 + 48)
    assert resident_mib() < before + 32  # of 256 MiB
    values.sum()
    assert resident_mib() > before + 200
    scratch.let_go()
    assert resident_mib() < before + 32


def test_what_is_made_slices_by_slices_is_what_is_made_at_once(beside):
    rng = np.random.default_rng(0)
    one, other = (rng.random(SHAPE, np.float32) for _ in range(2))
    made = scratch.by_slices(lambda a, b: a - 2 * b, one, other)
    assert in_a_file(made)
    np.testing.assert_array_equal(made, one - 2 * other)
    assert scratch.total(one) == pytest.approx(float(one.sum(dtype=np.float64)), rel=1e-14)


@pytest.mark.parametrize("fwhm_mm", [3.0, 6.0, 30.0])
@pytest.mark.parametrize("n_slices", [1, 5, 40, 150])
def test_a_filter_of_some_slices_after_the_other_is_that_of_all(fwhm_mm, n_slices):
    values = np.random.default_rng(0).gamma(1, 1, (n_slices, 24, 21)).astype(np.float32)
    grid = ImageGrid((21, 24, n_slices), (2.0, 3.0, 3.0))
    sigmas = [fwhm_mm / FWHM_PER_SIGMA / step for step in (3.0, 3.0, 2.0)]
    at_once = gaussian_filter(values, sigmas, mode="nearest")
    np.testing.assert_array_equal(GaussianFilter(grid, fwhm_mm).apply(values), at_once)


@pytest.mark.parametrize("count", [1, 2, 999, 1000, 70_000])
def test_the_lower_median_is_found_without_sorting(count):
    rng = np.random.default_rng(count)
    values = (rng.gamma(0.5, 1, count) * 10.0 ** rng.integers(-20, 20, count)).astype(np.float32)
    values[rng.random(count) < 0.2] = values[0]
    assert lower_median(values) == float(torch.from_numpy(values).median())


def test_the_prior_joins_slices_that_are_taken_apart(monkeypatch):
    counts = ladder(21, 32).levels[1].sinogram
    start = Image(np.random.default_rng(0).gamma(4, 900, counts.grid.shape).astype(np.float32), counts.grid, BQML)
    found = []
    for size in (4, 7, 21):
        monkeypatch.setattr(near_module, "BATCH_SLICES", size)
        found.append(rdp_near(counts, start, 0.05))
    scale = float(found[-1].max())
    for one in found[:-1]:
        np.testing.assert_allclose(one, found[-1], rtol=0, atol=2e-5 * scale)


def test_a_file_is_the_same_as_when_a_library_writes_it_at_once(tmp_path):
    values = np.random.default_rng(0).random(SHAPE, np.float32)
    place = Place((1.5, 2.25, 1 / 3), (-3.0, 4.0, 5.5), (0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, -1.0))
    told = '{"sizes": "32 32 1", "two": "lines\\n\\nand a gap"}'
    write_nrrd(values, tmp_path / "ours.nrrd", {"redpet": told}, place)
    image = sitk.GetImageFromArray(values)
    image.SetSpacing(place.spacing)
    image.SetOrigin(place.origin)
    image.SetDirection(place.direction)
    image.SetMetaData("redpet", told)
    sitk.WriteImage(image, str(tmp_path / "theirs.nrrd"))
    assert (tmp_path / "ours.nrrd").read_bytes() == (tmp_path / "theirs.nrrd").read_bytes()


@pytest.mark.parametrize("kind", ["float32", "float64", "compressed", "big endian"])
def test_plain_files_are_read_slices_by_slices_and_others_as_ever(tmp_path, monkeypatch, kind):
    values = np.random.default_rng(0).random(SHAPE, np.float32)
    path = tmp_path / "volume.nrrd"
    image = sitk.GetImageFromArray(values.astype(np.float64) if kind == "float64" else values)
    sitk.WriteImage(image, str(path), useCompression=kind == "compressed")
    if kind == "big endian":
        header = path.read_bytes().partition(b"\n\n")[0].replace(b"endian: little", b"endian: big")
        path.write_bytes(header + b"\n\n" + values.astype(">f4").tobytes())
    read = []
    ours = nrrd_module.read_floats
    monkeypatch.setattr(nrrd_module, "read_floats", lambda *given: read.append(given) or ours(*given))
    np.testing.assert_array_equal(read_nrrd(path)[0], values)
    assert bool(read) == (kind == "float32" and sys.byteorder == "little")


def test_values_that_are_none_are_refused_wherever_they_lie(tmp_path):
    values = np.ones(SHAPE, np.float32)
    values[-1, -1, -1] = np.nan
    write_nrrd(values, tmp_path / "volume.nrrd", {}, Place((1.0, 1.0, 1.0), (0.0, 0.0, 0.0)))
    with pytest.raises(InputError, match="NaN or infinite"):
        read_nrrd(tmp_path / "volume.nrrd")


def test_a_row_of_numbers_is_looked_at_at_once(tmp_path, monkeypatch):
    cut = []
    monkeypatch.setattr(numbers, "few", lambda values: cut.append(values.shape) or scratch.few(values))
    numbers.check_numbers(np.ones(MIB), tmp_path)  # a million, of which 16 at a time would take seconds
    numbers.check_numbers(np.float32(1) * np.ones(()), tmp_path)
    numbers.check_numbers(np.ones(SHAPE), tmp_path)
    assert cut == [SHAPE]


@pytest.mark.parametrize("of", ["counts", "images", "a region and less strength"])
def test_a_restoration_is_the_same_to_the_byte_wherever_its_arrays_lie(tmp_path, monkeypatch, of):
    case = ladder(36, 48)
    if of == "images":
        case = replace(case, levels=tuple(replace(one, sinogram=None, image=case.truth) for one in case.levels))
    keeping = Keeping()
    if of.startswith("a region"):
        mask = sitk.GetImageFromArray((case.truth.values > 1e4).astype(np.uint8))
        mask.SetSpacing(case.truth.grid.spacing_mm)
        mask.SetOrigin(case.truth.grid.origin_mm)
        sitk.WriteImage(mask, str(tmp_path / "mask.nrrd"))
        keeping = Keeping(strength=70.0, protect=tmp_path / "mask.nrrd")
    selection = Selection(input=kept(case, tmp_path / "case"), drf=4.0)
    for name, large in (("memory", 2**40), ("files", 2**12)):
        monkeypatch.setattr(scratch, "LARGE", large)
        restore(RestoreJob(selection=selection, out=tmp_path / name, keeping=keeping, compute=Compute("cpu")))
    one, other = tmp_path / "memory", tmp_path / "files"
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    differ = [str(path) for path in files if not filecmp.cmp(one / path, other / path, shallow=False)]
    assert differ == ["run.json"]
    records = [json.loads((folder / "run.json").read_text()) for folder in (one, other)]
    for record in records:
        del record["seconds"], record["started"], record["device"]  # the latter with the memory that is free
    assert records[0] == records[1]
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith((".", "tmp"))) == []


@LINUX
def test_memory_does_not_grow_with_slices(tmp_path):
    peaks = []
    for n_slices in (80, 640):  # 17 arrays at once and more, of 1.25 and 10 MiB
        case = kept(ladder(n_slices), tmp_path / f"case {n_slices}")
        command = [sys.executable, "-c", PEAK, str(case), str(tmp_path / f"out {n_slices}")]
        environment = os.environ | {"OMP_NUM_THREADS": "1"}
        peaks.append(int(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout))
    assert peaks[1] < peaks[0] + 30
