"""How much of a re-projected image to keep: what each share gains over the image as given, by dose and filter.

    PYTHONPATH=Testing python Testing/benchmarks/kept_share.py

On validation phantoms, against the full dose of the same reconstruction and against the truth, in dB: the mean, and the
worst case in brackets. The rule of `redpet.restoration.image_stage.kept_share` was chosen by it.
"""

from collections import defaultdict
from dataclasses import replace
from statistics import fmean

import numpy as np
from benchmarks.table_cases import CLINICAL, VALIDATION, body_of, full_counts
from benchmarks.table_methods import models

from redpet.case.geometry import geometry_for_image
from redpet.evaluation.tuning import psnr_db
from redpet.projection.dose import project, thin
from redpet.reconstruction.osem import osem
from redpet.restoration.image_stage import STAGE_OSEM, corrected, mixed
from redpet.restoration.restorer import restore_sinogram

PHANTOMS = (2, 3, 4, 5)
FILTERS_MM = (0.0, 5.0, 10.0)
DOSES = (4.0, 10.0, 20.0, 50.0, 100.0)
SHARES = (0.0, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8)


def gains() -> dict[tuple[str, float, float, float], list[float]]:
    """The gain of each case by reference, filter, dose and share."""
    model, found = models()[0], defaultdict(list)
    for number in PHANTOMS:
        body = body_of(VALIDATION, number)
        rng = np.random.default_rng(number)
        counts = full_counts(body, rng)
        for width in FILTERS_MM:
            made = replace(CLINICAL, post_filter_mm=width)
            references = {"full dose": osem(counts, made).values, "truth": body.truth.values}
            for dose in DOSES:
                given = osem(thin(counts, dose, rng), made)
                low = project(given, geometry_for_image(given), n_subsets=STAGE_OSEM.subsets)
                restored = osem(restore_sinogram(low, model).sinogram, STAGE_OSEM)
                values = corrected(given, restored, model.variant_serving(low)).values
                for name, reference in references.items():
                    for share in SHARES:
                        gain = psnr_db(mixed(values, given.values, share), reference) - psnr_db(given.values, reference)
                        found[name, width, dose, share].append(gain)
    return found


def main() -> None:
    """Print the table in Markdown."""
    found = gains()
    print(f"| against | filter (mm) | DRF | {' | '.join(f'{share:g}' for share in SHARES)} |")
    print("|---|---|---|" + "---|" * len(SHARES))
    for name, width, dose in dict.fromkeys(key[:3] for key in found):
        cells = [found[name, width, dose, share] for share in SHARES]
        told = " | ".join(f"{fmean(cell):+.2f} ({min(cell):+.2f})" for cell in cells)
        print(f"| {name} | {width:g} | {dose:g} | {told} |")


if __name__ == "__main__":
    main()
