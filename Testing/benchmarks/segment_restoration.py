"""Whether to restore the segments of a scan one by one, before all its rays are reconstructed in space.

    python Testing/benchmarks/segment_restoration.py [--phantoms 2] [--first 0] [--drf 20 100]

Validation phantoms, as large as a head, in six rings of a Biograph mMR with the absorption, gaps, randoms and scatter
of `redpet simulate-scan`. PSNR in dB against the true image, on the slices of direct planes, under the Gaussian that
suits each way and dose best.
"""

import argparse
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import numpy as np
from model_table import ACTIVITY_BQML, VALIDATION

from redpet.case import BQML, COUNTS, Corrections, FloatArray, Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.case.storage import write_image
from redpet.evaluation.tuning import best, psnr_db
from redpet.jobs.simulate_scan import SimulateScanJob, simulate_scan
from redpet.phantoms.random import random_phantom
from redpet.readers import read_input
from redpet.readers.acquisition import read_oblique
from redpet.readers.mu_map import resampled
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.reconstruction.ring_osem import ring_osem
from redpet.restoration.model_file import ModelFile, default_model_path, load_model
from redpet.restoration.restorer import restore_part, restore_sinogram
from redpet.scanner.cut import Cut
from redpet.scanner.oblique import ObliqueScan
from redpet.scanner.rebinning import ArcCorrection
from redpet.scanner.table import the_one_named

MMR = the_one_named("mMR")
CUT = Cut(MMR, rings=6, bins=121, mash=4)
SIDE, WIDTH_MM = 128, 236.0
FULL = 5e6
"""Trues of a slice at full dose."""
OSEM = OsemSettings(4, 7)
WIDTHS_MM = (0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)
SLICES, RAYS = "rebinned, not restored", "all rays, not restored"
REBINNED, STRIPED = "rebinned", "rebinned, detectors not evened out"
DIRECT, EACH = "direct planes alone", "each segment"


def scan_of(number: int, drf: float, folder: Path) -> Path:
    """The scan of a phantom at a dose."""
    phantom = random_phantom(np.random.default_rng([VALIDATION, number]), 2 * CUT.rings - 1, (SIDE,))
    grid = ImageGrid(phantom.grid.size, (WIDTH_MM / SIDE, WIDTH_MM / SIDE, MMR.ring_mm / 2))
    assert phantom.attenuation is not None
    write_image(Image(phantom.activity * np.float32(ACTIVITY_BQML), grid, BQML), folder / "image.nrrd")
    write_image(Image(phantom.attenuation, grid, "1/mm"), folder / "map.nrrd")
    job = SimulateScanJob(
        out=folder / "scan", scanner="mMR", input=folder / "image.nrrd", attenuation=folder / "map.nrrd",
        rings=CUT.rings, bins=CUT.bins, mash=CUT.mash, counts=FULL * (2 * CUT.rings - 1) / drf, seed=number,
    )  # fmt: skip
    return simulate_scan(job) / "scan.toml"


def even(scan: ObliqueScan) -> ObliqueScan:
    """The scan with even radial bins: each count in one of those that its own overlaps."""
    arc, rng = ArcCorrection(CUT.bins, MMR.detectors, MMR.effective_radius_mm), np.random.default_rng(0)
    shares = arc.shares.astype(np.float32)
    positions = (np.arange(shares.shape[1]) - shares.shape[1] // 2) * arc.spacing_mm
    return replace(
        scan,
        rays=replace(scan.rays, positions_mm=positions),
        prompts=[arc.split(one, rng) for one in scan.prompts],
        factor=[one @ shares for one in scan.factor],
        background=[one @ shares for one in scan.background],
    )


def as_slices(scan: ObliqueScan, segment: int) -> Sinogram:
    """The planes of a segment as if they were slices."""
    factor, step = scan.factor[segment], float(np.diff(scan.rays.positions_mm)[0])
    planes, views, n = factor.shape
    largest = float(factor.max())
    return Sinogram(
        values=scan.prompts[segment],
        geometry=SinogramGeometry(views, n, step, float(scan.rays.angles_rad[0])),
        grid=ImageGrid((n, n, planes), (step, step, scan.rays.segments[segment].spacing_mm)),
        unit=COUNTS,
        kind=Kind.MEASURED,
        image_unit=BQML,
        calibration=largest,
        corrections=Corrections(normalisation=factor / np.float32(largest), background=scan.background[segment]),
    )


def restored_by(model: ModelFile, sinogram: Sinogram) -> Sinogram:
    """All slices restored, the differences of detectors evened out."""
    return restore_part(sinogram, (0, len(sinogram.values)), model).sinogram


def images(toml: Path, model: ModelFile) -> dict[str, Image]:
    """The image of a scan in each way, none of them filtered."""
    rebinned = read_input(toml).levels[0].sinogram
    assert rebinned is not None
    scan = even(read_oblique(toml)[0])
    restored = [restored_by(model, as_slices(scan, i)) for i in range(len(scan.prompts))]
    differences = [abs(segment.difference_mm) for segment in scan.rays.segments]
    direct = scan.turned(osem(restored[differences.index(0)], OSEM).values)
    return {
        SLICES: osem(rebinned, OSEM),
        RAYS: ring_osem(scan, OSEM),
        REBINNED: osem(restored_by(model, rebinned), OSEM),
        STRIPED: osem(restore_sinogram(rebinned, model).sinogram, OSEM),
        DIRECT: Image(np.repeat(direct, 2, axis=0)[: scan.grid.size[2]], scan.grid, BQML),
        EACH: ring_osem(replace(scan, prompts=[one.values for one in restored]), OSEM),
    }


def scores(image: Image, truth: FloatArray, grid: ImageGrid) -> dict[float, float]:
    """PSNR under each Gaussian, on the slices of direct planes but the outermost."""
    filtered = {width: GaussianFilter(grid, width).apply(image.values) for width in WIDTHS_MM}
    return {width: psnr_db(values[2:-2:2], truth[2:-2:2]) for width, values in filtered.items()}


def main() -> None:
    """Print each case, and the table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phantoms", type=int, default=2)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--drf", type=float, nargs="+", default=[20.0, 100.0])
    options = parser.parse_args()
    model = load_model(default_model_path())
    found: dict[tuple[str, float], dict[float, list[float]]] = defaultdict(lambda: defaultdict(list))
    for drf in options.drf:
        for number in range(options.first, options.first + options.phantoms):
            with tempfile.TemporaryDirectory() as name:
                toml = scan_of(number, drf, Path(name))
                made = images(toml, model)
                true = read_input(toml.with_name("truth.nrrd")).levels[0].image
                assert true is not None
                truth = resampled(true, made[REBINNED].grid).values
            for way, image in made.items():
                each = scores(image, truth, made[REBINNED].grid)
                print(number, drf, way, {width: round(value, 2) for width, value in each.items()}, flush=True)
                for width, value in each.items():
                    found[way, drf][width].append(value)
    print(f"| way | {' | '.join(f'DRF {drf:g}' for drf in options.drf)} |\n|---|{'---|' * len(options.drf)}")
    for way in (SLICES, RAYS, REBINNED, STRIPED, DIRECT, EACH):
        cells = [found[way, drf] for drf in options.drf]
        told = [f"{fmean(cell[best(cell)]):.2f} ({best(cell):g} mm)" for cell in cells]
        print(f"| {way} | {' | '.join(told)} |")


if __name__ == "__main__":
    main()
