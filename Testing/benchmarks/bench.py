"""What the engine costs on this machine, against what was promised: times as ratios, and the peak of memory.

    python Testing/benchmarks/bench.py

A benchmark, not a test: other programs that run beside it make it slower.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from redpet.case import (
    BQML,
    COUNTS,
    Corrections,
    DoseLevel,
    Image,
    ImageGrid,
    Kind,
    Sinogram,
    SinogramGeometry,
)
from redpet.case.storage import write_case
from redpet.dicom.headers import PET_IMAGE_STORAGE
from redpet.jobs.restore import RestoreJob, Selection, restore
from redpet.jobs.simulate import Ladder, dose_ladder
from redpet.machine.devices import Compute
from redpet.machine.scratch import scratch_beside
from redpet.phantoms.painting import WATER, Ellipsoid, paint
from redpet.projection.projector import get_projector
from redpet.reconstruction.osem import OsemSettings, osem

THREADS = 2
SECONDS_PER_SLICE = 0.5
SECONDS_FOR_A_CASE = 60.0
SECONDS_FOR_A_LIST = 10.0
PEAK_GIB = 3.0


def bench_osem(n_slices: int = 64, n: int = 360) -> None:
    """Print the time of OSEM 4x24 per slice at `n` x `n` pixels x `n` angles, with all corrections, and the peak."""
    grid, geometry = ImageGrid((n, n, n_slices), (600 / n, 600 / n, 2.886)), SinogramGeometry(n, n, 600 / n)
    settings = OsemSettings(iterations=4, subsets=24)
    start = time.perf_counter()
    projector = get_projector(geometry, grid, settings.subsets)
    building = time.perf_counter() - start
    disc = np.hypot(*np.meshgrid(*(2 * [np.linspace(-1, 1, n)]))) < 0.7
    lines = projector.apply(torch.from_numpy(disc.astype(np.float32))[None]).numpy()
    attenuation = np.exp(-0.0096 * lines)
    trues = np.repeat(lines * attenuation * np.float32(5e6 / (lines * attenuation).sum()), n_slices, axis=0)
    background = np.full_like(trues, 0.35 * trues.mean())
    counts = np.random.default_rng(0).poisson(trues + background).astype(np.float32)
    corrections = Corrections(np.repeat(attenuation, n_slices, axis=0), None, background)
    sinogram = Sinogram(counts, geometry, grid, COUNTS, Kind.MEASURED, BQML, corrections=corrections)
    start = time.perf_counter()
    osem(sinogram, settings)
    per_slice = (time.perf_counter() - start) / n_slices
    print(f"OSEM {settings.iterations}x{settings.subsets}, {n}x{n} pixels x {n} angles, stack of {n_slices}")
    print(f"  {per_slice:.2f} s per slice: {per_slice / SECONDS_PER_SLICE:.2f} of the {SECONDS_PER_SLICE} s promised")
    print(f"  {building:.1f} s for the system matrix, once")
    print_peak()


def bench_main_job(n_slices: int = 100, n: int = 128) -> None:
    """Print the time of `redpet restore` with its default steps: read, restore, reconstruct two doses, write."""
    seconds = restore_seconds(n_slices, n)
    print(f"redpet restore, {n_slices} slices of {n}x{n}, model and steps by default")
    print(f"  {seconds:.1f} s: {seconds / SECONDS_FOR_A_CASE:.2f} of the {SECONDS_FOR_A_CASE:g} s promised")
    print_peak()


def bench_large_slices(n_slices: int = 16, n: int = 360) -> None:
    """Print what the same job takes at `n` x `n`."""
    per_slice = restore_seconds(n_slices, n) / n_slices
    print(f"redpet restore, {n_slices} slices of {n}x{n}: {per_slice:.2f} s per slice, all included")
    print_peak()


def restore_seconds(n_slices: int, n: int) -> float:
    """The time in seconds to restore DRF 20 of a cylinder."""
    with tempfile.TemporaryDirectory() as name:
        case, out = phantom_ladder(Path(name), n_slices, n), Path(name) / "out"
        start = time.perf_counter()
        restore(RestoreJob(selection=Selection(input=case, drf=20), out=out, compute=Compute("cpu")))
        return time.perf_counter() - start


def phantom_ladder(folder: Path, n_slices: int, n: int) -> Path:
    """A CASE folder with a full dose and DRF 20 of a cylinder."""
    grid = ImageGrid((n, n, n_slices), (500 / n, 500 / n, 3.0))
    activity, _ = paint([Ellipsoid((0, 0, 0), (1e4, 110, 160), 5000, WATER)], grid)
    out = folder / "case"
    out.mkdir()
    with scratch_beside(out):
        write_case(dose_ladder(DoseLevel(1.0, image=Image(activity, grid, BQML)), Ladder(drf=(20.0,))), out)
    return out


def bench_listing(n_files: int = 5000, per_series: int = 250) -> None:
    """Print the time of `redpet info` on a folder with many studies; the slices carry 60 private attributes each."""
    with tempfile.TemporaryDirectory() as name:
        template = demo_slice()
        for index in range(n_files):
            series, slice_index = divmod(index, per_series)
            folder = Path(name, f"study {series // 4}", f"series {series}")
            folder.mkdir(parents=True, exist_ok=True)
            template.StudyInstanceUID, template.SeriesInstanceUID = f"1.2.{series // 4 + 1}", f"1.2.3.{series + 1}"
            template.SOPInstanceUID = template.file_meta.MediaStorageSOPInstanceUID = (
                f"1.2.3.{series + 1}.{slice_index + 1}"
            )
            template.ImagePositionPatient = [0, 0, 3 * slice_index]
            template.save_as(folder / f"{slice_index}.dcm", enforce_file_format=True)
        start = time.perf_counter()
        command = [sys.executable, "-m", "redpet", "info", name]
        listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        seconds = time.perf_counter() - start
    print(f"redpet info, {listing.splitlines()[0]}")
    print(f"  {seconds:.1f} s: {seconds / SECONDS_FOR_A_LIST:.2f} of the {SECONDS_FOR_A_LIST:g} s promised")


def demo_slice() -> Dataset:
    """A PET slice of 128 x 128 pixels with as many attributes as a scanner writes."""
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID, dataset.Modality, dataset.Units = PET_IMAGE_STORAGE, "PT", "BQML"
    dataset.SeriesDescription, dataset.PatientID, dataset.SeriesType = "PET WB", "NOBODY", ["STATIC", "IMAGE"]
    dataset.ImageOrientationPatient, dataset.PixelSpacing, dataset.SliceThickness = [1, 0, 0, 0, 1, 0], [4, 4], 3
    dataset.Rows = dataset.Columns = 128
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation, dataset.PixelRepresentation = 1, "MONOCHROME2", 1
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 16, 15
    dataset.RescaleSlope, dataset.RescaleIntercept = 1, 0
    drug = Dataset()
    drug.RadionuclideTotalDose, drug.RadionuclideHalfLife, drug.RadiopharmaceuticalStartTime = (
        "370e6",
        "6586.2",
        "100000",
    )
    dataset.RadiopharmaceuticalInformationSequence = [drug]
    block = dataset.private_block(0x0009, "REDPET BENCHMARK", create=True)
    for element in range(60):
        block.add_new(element, "LO", f"value {element}")
    dataset.PixelData = bytes(128 * 128 * 2)
    return dataset


def print_peak() -> None:
    """Print the peak of the process against the promise."""
    print(f"  {peak_gib():.2f} GiB peak of the process: {peak_gib() / PEAK_GIB:.2f} of the {PEAK_GIB:g} GiB promised")


def peak_gib() -> float:
    """The largest memory that this process has taken so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**30 if sys.platform == "darwin" else 2**20)


BENCHMARKS = {
    "osem": bench_osem,
    "main-job": bench_main_job,
    "large-slices": bench_large_slices,
    "listing": bench_listing,
}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        torch.set_num_threads(THREADS)
        BENCHMARKS[sys.argv[1]]()
    else:
        # A process each: peaks of memory are those of one benchmark.
        for benchmark in BENCHMARKS:
            subprocess.run([sys.executable, __file__, benchmark], check=True)
