"""What projectors cost on one thread, in processor time, against our own with its matrices = 1.

    python Testing/benchmarks/projector_bench.py [--pixels 360] [--slices 16] [--rounds 3]

Each way is built once (what is kept between runs is read); then all take turns, and the least of their times counts.
Projection and back-projection are over all angles in the subsets of OSEM, which has four iterations of sixteen as in a
restoration. ASTRA, slice by slice, and parallelproj stand beside them where they are installed
(`pip install astra-toolbox`, conda's `parallelproj`).
"""

import argparse
import os
import time
from collections.abc import Callable
from importlib import import_module
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import torch
from reached import tell

from redpet.case import BQML, COUNTS, Corrections, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.case.geometry import angles_rad
from redpet.machine import cache
from redpet.projection import joseph
from redpet.projection.compiled import is_sound
from redpet.projection.operator import Projector
from redpet.reconstruction.osem import OsemSettings, osem

OSEM = OsemSettings()
MIB = 2**20
ROW = "{:20} {:>9} {:>10} {:>10} {:>10} {:>12} {:>10}"
Steps = dict[str, Callable[[], object]]


def own(counts: Sinogram, images: torch.Tensor, compiled: bool) -> tuple[float, float, Steps]:
    """Our projector: seconds to build, MiB, and what it is timed at."""
    joseph.WORTH_COMPILING_BYTES = 0 if compiled else 2**62
    size = joseph.projector_bytes(counts.geometry, counts.grid, OSEM.subsets, torch.device("cpu")) / MIB
    return timed(counts, images, joseph.JosephProjector, size)


def parallelproj(counts: Sinogram, images: torch.Tensor) -> tuple[float, float, Steps]:
    """The second projector of the engine."""
    from redpet.projection.parallelproj_backend import ParallelprojProjector, ray_bytes

    return timed(counts, images, ParallelprojProjector, ray_bytes(counts.geometry) / MIB)


def timed(
    counts: Sinogram, images: torch.Tensor, build: Callable[..., Projector], size: float
) -> tuple[float, float, Steps]:
    """Seconds to build a projector of the engine, its MiB, and what it is timed at."""
    before = time.process_time()
    project = build(counts.geometry, counts.grid, OSEM.subsets, torch.device("cpu"))
    seconds = time.process_time() - before
    lines = project.apply(images)

    def reconstruct() -> object:
        with patch("redpet.reconstruction.osem.get_projector", lambda *asked: project):
            return osem(counts, OSEM)

    return (
        seconds,
        size,
        {"project": lambda: project.apply(images), "back": lambda: project.adjoint(lines), "OSEM": reconstruct},
    )


def can_import(name: str) -> bool:
    """Whether a module is here with all that it needs."""
    try:
        import_module(name)
    except ImportError:
        return False
    return True


def astra(counts: Sinogram, images: torch.Tensor) -> tuple[float, float, Steps]:
    """ASTRA's linear projector on the CPU; its axis of y points the other way, which costs nothing here."""
    import astra

    before = time.process_time()
    geometry, (nx, ny, _) = counts.geometry, counts.grid.size
    spacing = geometry.radial_spacing_mm / counts.grid.spacing_mm[0]
    plane = astra.create_vol_geom(ny, nx)
    views = astra.create_proj_geom("parallel", spacing, geometry.n_radial, angles_rad(geometry))
    project = astra.OpTomo(astra.create_projector("linear", views, plane))
    slices = images.numpy()
    lines = [project.FP(one) for one in slices]
    return (
        time.process_time() - before,
        0,
        {"project": lambda: [project.FP(one) for one in slices], "back": lambda: [project.BP(one) for one in lines]},
    )


def kept_share(counts: Sinogram) -> float:
    """The processor time that reading the matrices takes which an earlier run has kept, as a share of building them."""
    joseph.WORTH_COMPILING_BYTES = 2**62
    seconds = []
    with TemporaryDirectory() as folder, patch.dict(os.environ, {cache.PLACE: folder}):
        for limit in ("0", str(cache.DEFAULT_MIB), str(cache.DEFAULT_MIB)):  # built, built and kept, read
            os.environ[cache.LIMIT] = limit
            before = time.process_time()
            joseph.JosephProjector(counts.geometry, counts.grid, OSEM.subsets, torch.device("cpu"))
            seconds.append(time.process_time() - before)
    return seconds[-1] / seconds[0]


def scene(n: int, n_slices: int) -> tuple[Sinogram, torch.Tensor]:
    """Counts of a disc with attenuation and background in all slices, and its image."""
    grid, geometry = ImageGrid((n, n, n_slices), (600 / n, 600 / n, 2.886)), SinogramGeometry(n, n, 600 / n)
    disc = (np.hypot(*np.meshgrid(*(2 * [np.linspace(-1, 1, n)]))) < 0.7).astype(np.float32)
    bins = np.linspace(-1, 1, n)
    chord = 600 * np.sqrt(np.clip(0.49 - bins**2, 0, None))
    lines = np.broadcast_to(chord.astype(np.float32), (n_slices, n, n))
    survival = np.exp(-0.0096 * lines)
    background = np.full_like(lines, 5.0)
    counts = np.random.default_rng(0).poisson(lines * survival + background).astype(np.float32)
    corrections = Corrections(survival, None, background)
    sinogram = Sinogram(counts, geometry, grid, COUNTS, Kind.MEASURED, BQML, corrections=corrections)
    return sinogram, torch.from_numpy(disc).repeat(n_slices, 1, 1)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pixels", type=int, default=360, help="sides of the slices, and angles (360)")
    options.add_argument("--slices", type=int, default=16, help="slices at once (16)")
    options.add_argument("--rounds", type=int, default=3, help="turns of each way (3)")
    chosen = options.parse_args()
    torch.set_num_threads(1)
    counts, images = scene(chosen.pixels, chosen.slices)
    ways = {"own, matrices": own(counts, images, False)}
    if is_sound():
        ways["own, Numba"] = own(counts, images, True)
    if can_import("parallelproj.projectors"):
        ways["parallelproj"] = parallelproj(counts, images)
    if can_import("astra"):
        ways["ASTRA"] = astra(counts, images)
    least: dict[tuple[str, str], float] = {}
    for _ in range(chosen.rounds):
        for way, (_, _, steps) in ways.items():
            for name, step in steps.items():
                before = time.process_time()
                step()
                seconds = time.process_time() - before
                least[way, name] = min(seconds, least.get((way, name), np.inf))
    print(
        f"Projectors, {chosen.slices} slices of {chosen.pixels} pixels, as many angles; processor time of matrices = 1"
    )
    print(ROW.format("", "built, s", "MiB", "project", "back", "OSEM", "ms a slice"))
    matrices, numba = ways["own, matrices"], ways.get("own, Numba")
    if numba is not None and (chosen.pixels, chosen.slices) == (360, 16):
        tell("matrix memory", numba[1] / matrices[1])
        tell("matrix start", kept_share(counts))
    for way, (built, size, _) in ways.items():
        shares = [
            f"{least[way, name] / least['own, matrices', name]:.2f}" if (way, name) in least else "-"
            for name in ("project", "back", "OSEM")
        ]
        each = least.get((way, "OSEM"))
        print(
            ROW.format(
                way, f"{built:.2f}", f"{size:.0f}", *shares, f"{1e3 * each / chosen.slices:.1f}" if each else "-"
            )
        )


if __name__ == "__main__":
    main()
