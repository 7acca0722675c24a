"""What bfloat16 costs and gives on a processor that has it: image quality of phantoms, recovery of spheres, time.

    python Testing/benchmarks/bfloat16.py

Each restoration is made twice, in float32 and in bfloat16, by the model that ships, of validation phantoms and of
cylinders with spheres. bfloat16 may lose at most 0.05 dB of PSNR, and no sphere more than 0.01 of its recovery.
"""

import argparse
import time
from functools import partial
from itertools import product
from statistics import fmean
from weakref import WeakKeyDictionary

import numpy as np
import torch
from model_table import (
    CLINICAL,
    DRFS,
    SPHERE_SEEDS,
    SPHERES,
    VALIDATION,
    counts_of,
    lesion_case,
    phantom_case,
    psnr_db,
    recovery,
)  # fmt: skip

from redpet.case import Case, Kind
from redpet.case.geometry import geometry_for_image
from redpet.projection.dose import project
from redpet.reconstruction.osem import osem
from redpet.restoration import compiled
from redpet.restoration.image_stage import STAGE_OSEM, corrected
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.restorer import restore_sinogram

MODEL = load_model(default_model_path())
PRECISIONS = (compiled.FLOAT32, compiled.BFLOAT16)
KEPT = {precision: WeakKeyDictionary() for precision in PRECISIONS}
"""What was compiled with each."""


def restored(case: Case, drf: float, kind: Kind = Kind.MEASURED) -> dict[str, tuple[np.ndarray, float]]:
    """The image of a dose and the processor seconds of the first network, by the precision of all of them."""
    low, images = counts_of(case, drf), {}
    if kind is Kind.REPROJECTED:
        clinical = osem(low, CLINICAL)
        low = project(clinical, geometry_for_image(clinical), n_subsets=STAGE_OSEM.subsets)
    given = osem(low, STAGE_OSEM)
    for precision in PRECISIONS:
        compiled.precision, compiled._compiled = partial(str, precision), KEPT[precision]
        restore_sinogram(low.slices(0, 4), MODEL)  # compiles
        start = time.process_time()
        sinogram = restore_sinogram(low, MODEL).sinogram
        seconds = time.process_time() - start
        images[precision] = corrected(given, osem(sinogram, STAGE_OSEM), MODEL.variant_serving(low)).values, seconds
    return images


def main() -> None:
    """Print the losses."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--phantoms", type=int, default=6)
    options.add_argument("--cylinders", type=int, default=len(SPHERE_SEEDS))
    chosen = options.parse_args()
    torch.set_num_threads(1)
    compiled.LEAST_PIXELS = 0
    if compiled.runtime() is None:
        raise SystemExit("This needs OpenVINO: pip install 'redpet[fast]'.")
    if compiled.precision() != compiled.BFLOAT16:
        raise SystemExit("This processor has no bfloat16.")
    for kind, drf in product(Kind, DRFS):
        losses, times = [], []
        for number in range(chosen.phantoms):
            case = phantom_case(VALIDATION, number)
            assert case.truth is not None
            images = restored(case, drf, kind)
            exact, short = (psnr_db(images[precision][0], case.truth) for precision in PRECISIONS)
            losses.append(exact - short)
            times.append(images[compiled.BFLOAT16][1] / images[compiled.FLOAT32][1])
        print(
            f"phantoms, {kind}, DRF {drf:g}: bfloat16 loses {fmean(losses):.4f} dB, at most {max(losses):.4f}; "
            f"sinogram network in {fmean(times):.2f} of the time",
            flush=True,
        )
    for title, diameter, contrast in SPHERES:
        for drf in DRFS:
            changes = []
            for seed in SPHERE_SEEDS[: chosen.cylinders]:
                one = lesion_case(seed, diameter, contrast)
                images = restored(one.case, drf)
                changes.append(recovery(images[compiled.BFLOAT16][0], one) - recovery(images[compiled.FLOAT32][0], one))
            print(f"{title}, DRF {drf:g}: recovery changes by {min(changes):+.4f} to {max(changes):+.4f}", flush=True)


if __name__ == "__main__":
    main()
