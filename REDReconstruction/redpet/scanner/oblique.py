"""A scan with all its rays, oblique ones too: what was counted along them, and what is known of each."""

from dataclasses import dataclass

from redpet.case import FloatArray, ImageGrid
from redpet.scanner.rays import RingRays


@dataclass(frozen=True)
class ObliqueScan:
    """One array `[plane, view, radial]` a segment of `rays`, in the scanner's own axes.

    The expected prompts are `factor * A(image) + background`, where A integrates the image, in `image_unit`, in mm and
    `factor` holds calibration, efficiency and the share of pairs that survives. `grid` is the image's place in LPS,
    `flips` say along which of z, y and x the patient's axes run against the scanner's, and
    `missing` what nobody corrected.
    """

    rays: RingRays
    prompts: list[FloatArray]
    factor: list[FloatArray]
    background: list[FloatArray]
    grid: ImageGrid
    flips: tuple[bool, bool, bool]
    image_unit: str
    missing: tuple[str, ...] = ()

    def turned(self, image: FloatArray) -> FloatArray:
        """An image `[z, y, x]` from the scanner's axes into the patient's, or back."""
        return image[tuple(slice(None, None, -1 if flip else 1) for flip in self.flips)]
