"""The picture of the model card: where the default model fails, beside the truth and a tuned Gaussian.

PYTHONPATH=Testing python Testing/benchmarks/limits_figure.py OUT.png
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import matplotlib as mpl
import numpy as np
from benchmarks.model_table import (
    ACTIVITY_BQML,
    ALONE,
    FILTERED,
    RETURNED,
    UNFILTERED,
    Models,
    Tuned,
    counts_of,
    lesion_case,
    measured_images,
)

from redpet.case import Corrections, FloatArray, Sinogram
from redpet.projection.dose import thin
from redpet.restoration.model_file import default_model_path, load_model

mpl.use("Agg")
from matplotlib import pyplot as plt

TUNED = {20.0: Tuned(4, 5.0), 100.0: Tuned(2, 6.0)}
"""From the validation phantoms of the model table."""


@dataclass(frozen=True)
class Failure:
    """A cylinder with spheres at a dose, and what is done to its counts."""

    title: str
    diameter_mm: float
    contrast: float
    drf: float
    spoil: Callable[[Sinogram], Sinogram] = lambda low: low


def dead_block(low: Sinogram) -> Sinogram:
    """The counts of a scanner with a block of detectors that counts nothing, which nobody told the reconstruction."""
    values = low.values.copy()
    values[:, 40:56, 70:78] = 0
    return replace(low, values=values)


def thinned(low: Sinogram) -> Sinogram:
    """A twentieth of the counts: fewer than any that was trained on."""
    return thin(low, 20.0, np.random.default_rng(0))


def sparse(low: Sinogram) -> Sinogram:
    """Every fourth angle: fewer than any that were trained on."""

    def cut(values: FloatArray | None) -> FloatArray | None:
        return None if values is None else values[:, ::4]

    parts = low.corrections
    return replace(
        low,
        values=low.values[:, ::4],
        geometry=replace(low.geometry, n_angles=low.values[:, ::4].shape[1]),
        corrections=Corrections(cut(parts.attenuation), cut(parts.normalisation), cut(parts.background)),
    )


FAILURES = (
    Failure("10 mm, 2:1, DRF 20", 10.0, 2.0, 20.0),
    Failure("10 mm, 4:1, DRF 100", 10.0, 4.0, 100.0),
    Failure("10 mm, cold, DRF 20", 10.0, 0.0, 20.0),
    Failure("dead detectors, DRF 20", 15.0, 4.0, 20.0, dead_block),
    Failure("too few counts, DRF 2000", 15.0, 4.0, 100.0, thinned),
    Failure("32 angles, DRF 20", 15.0, 4.0, 20.0, sparse),
)


def main(out: Path) -> None:
    """Write the picture."""
    models = Models(load_model(default_model_path()))
    columns = ("truth", UNFILTERED, FILTERED, ALONE, RETURNED)
    figure, axes = plt.subplots(len(FAILURES), len(columns), figsize=(10, 12), layout="constrained")
    for row, failure in zip(axes, FAILURES, strict=True):
        spheres = lesion_case(5, failure.diameter_mm, failure.contrast, 6)
        low = failure.spoil(counts_of(spheres.case, failure.drf))
        assert spheres.case.truth is not None
        images = {"truth": spheres.case.truth.values, **measured_images(low, TUNED[failure.drf], failure.drf, models)}
        for axis, name in zip(row, columns, strict=True):
            axis.imshow(images[name][2] / ACTIVITY_BQML, cmap="gray_r", vmin=0, vmax=max(2.0, failure.contrast))
            axis.set(xticks=[], yticks=[])
            if failure is FAILURES[0]:
                axis.set_title(name.replace(", ", ",\n"), fontsize=9)
        row[0].set_ylabel(failure.title, fontsize=8)
    figure.savefig(out, dpi=80)
    print(f"The picture is {out}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
