"""What `import redpet` gives of these tasks: values in, values out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from redpet.case import Image, Triple
from redpet.evaluation.detectability import Detectability

if TYPE_CHECKING:
    from redpet.tasks.nema_measure import PhantomMeasures


def detect(
    *,
    methods: Sequence[str] = ("osem", "osem-gauss", "red"),
    models: Mapping[str, str | Path] | None = None,
    drf: float | Sequence[float] = 20,
    size_mm: float | Sequence[float] = 10,
    contrast: float | Sequence[float] = 2,
    background: str | Sequence[str] = "lumpy",
    phantoms: int = 6,
    channels: str = "dog",
    seed: int = 0,
    device: str = "auto",
) -> Detectability:
    """How well a channelised Hotelling observer finds a hot sphere in the images of methods.

    Every method sees the same bodies and counts, with and without lesions. Nothing is kept: for a large study use
    `redpet detect`.

    Args:
        methods: As in `redpet evaluate`, for example `osem`, `osem-gauss`, `rdp`, `image-unet`, `red`.
        models: A model file for methods that are not built in.
        drf: Dose reduction factors.
        size_mm: Diameters of the lesions, 4 to 20 mm.
        contrast: Their uptake over the mean of the body, above 1.
        background: `flat`, `lumpy` or both.
        phantoms: Bodies of each background, 3 or more, with about 80 lesions each.
        channels: Of the observer: `dog` or `laguerre-gauss`.
        seed: Decides bodies, lesions and counts.
        device: `auto`, `cpu` or `cuda:0`.

    Raises:
        InputError: a method, model or number that does not fit.
        ResourceError: memory ran out or the device failed.

    Examples:
        >>> found = redpet.detect(methods=["osem"], size_mm=13, contrast=8, background="flat", phantoms=3)
        >>> [(cell.label, cell.drf, cell.size_mm, cell.auc > 0.99) for cell in found.cells]
        [('OSEM', 20.0, 13.0, True)]
    """
    from redpet.tasks.detect import detectability
    from redpet.tasks.detect_job import DetectJob

    job = DetectJob(
        methods=tuple(methods),
        models={name: Path(file) for name, file in (models or {}).items()},
        drf=_numbers(drf),
        size=_numbers(size_mm),
        contrast=_numbers(contrast),
        background=(background,) if isinstance(background, str) else tuple(background),
        phantoms=phantoms,
        channels=channels,
        seed=seed,
        device=device,
    )
    return detectability(job)


def nema(
    image: Image,
    *,
    contrast: float = 4.0,
    at: Triple | None = None,
    angle: float = 0.0,
    mirrored: bool = False,
) -> "PhantomMeasures":
    """Contrast recovery, background variability and lung residual of the body phantom of NEMA NU 2, in percent.

    Args:
        image: An image `[z, y, x]` of the phantom in Bq/mL, SUV or counts.
        contrast: The spheres' activity over the background's.
        at: The middle of the spheres (x, y, z) in mm (LPS); by default the phantom is looked for.
        angle: With `at`, how far it is turned from x to y, in degrees.
        mirrored: With `at`, whether it is seen from its other end.

    Raises:
        InputError: the phantom is not found, the image ends within it, or its unit is none of an activity.

    Examples:
        >>> from redpet.phantoms.nema import nema_phantom
        >>> phantom = nema_phantom(contrast=4)
        >>> found = redpet.nema(redpet.Image(phantom.activity, phantom.grid, "Bq/mL"))
        >>> [round(sphere.recovery, -1) for sphere in found.spheres][-1], round(found.lung_residual)
        (100.0, 0)
    """
    from redpet.tasks.nema_measure import measure_phantom, placement_at
    from redpet.tasks.nema_placing import find_phantom

    placement = find_phantom(image) if at is None else placement_at(image.grid, at, angle, mirrored)
    return measure_phantom(image, placement, contrast)


def _numbers(given: float | Sequence[float]) -> tuple[float, ...]:
    """One number or several."""
    return tuple(float(one) for one in np.atleast_1d(given))
