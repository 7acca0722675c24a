"""An image measured: how close it comes to its reference, and what its segments hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from redpet.case import Image, Sinogram
from redpet.errors import InputError
from redpet.measures.metrics import Comparison, compare
from redpet.measures.regions import Interval, Mask, Segment, compared, measure_region


@dataclass(frozen=True)
class Measurement:
    """The closeness to the reference, None without one, and each segment by its name; `unit` is that of the image.

    Of a restored case, `intervals` holds for each segment between which values the truth of each measure lies, and
    `intervals_say` whose they are where not its own, or why there are none.
    """

    unit: str
    comparison: Comparison | None
    segments: Mapping[str, Segment]
    intervals: Mapping[str, Mapping[str, Interval]] = field(default_factory=dict)
    intervals_say: str = ""


def measurement(
    stack: Image | Sinogram, reference: Image | Sinogram | None, segments: Mapping[str, Mask]
) -> Measurement:
    """Measure an image or a sinogram against its reference, and the segments of an image, each a mask `[z, y, x]`.

    Raises InputError where the two cannot be compared, and with its name for a segment that cannot be measured.
    """
    comparison = None if reference is None else compare(stack, reference)
    if not isinstance(stack, Image):
        if segments:
            raise InputError("segments are measured in images: reconstruct the sinogram first.")
        return Measurement(stack.unit, comparison, {})
    full = reference if isinstance(reference, Image) else None
    return Measurement(stack.unit, comparison, {name: segment(stack, full, name, segments[name]) for name in segments})


def segment(image: Image, reference: Image | None, name: str, mask: Mask) -> Segment:
    """The voxels of `mask[z, y, x]` in an image beside those of its reference; InputError names the segment."""
    if mask.dtype != np.bool_:
        raise InputError(f"segment '{name}': the mask must be true or false in each voxel, as `labels == 3` is.")
    try:
        return compared(measure_region(image, mask), None if reference is None else measure_region(reference, mask))
    except InputError as error:
        raise InputError(f"segment '{name}': {error}") from error
