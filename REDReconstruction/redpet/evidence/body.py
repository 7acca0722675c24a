"""The body in a restored image: where there is something to judge, and which spheres lie in it."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from scipy.ndimage import binary_fill_holes

from redpet.case import Corrections, FloatArray, Image, Sinogram, Triple
from redpet.case.geometry import field_of_view
from redpet.evidence.findings import Mask
from redpet.evidence.matched_filter import correlated
from redpet.evidence.templates import sphere
from redpet.reconstruction.fbp import BATCH_SLICES, fbp
from redpet.reconstruction.filters import GaussianFilter

MOST = 0.75
"""A spot is judged where so much of its surroundings belongs to the body."""
BODY_MM, BODY_SHARE, BODY_PERCENTILE = 10.0, 0.05, 97
"""The body: where the image, smoothed over so many mm, lies above this share of this percentile, which even a small
body in a large field of view reaches."""
TISSUE_PER_MM = 0.0048
"""Attenuation above which a place is of the body, however little uptake it has: half that of water at 511 keV."""
LEAST_SURVIVAL = 1e-6


def body_steps(counts: Sinogram) -> int:
    """In how many steps the body is found."""
    return 0 if counts.corrections.attenuation is None else math.ceil(len(counts.values) / BATCH_SLICES)


def body_of(image: Image, counts: Sinogram, on_step: Callable[[], None] = lambda: None) -> Mask:
    """Where there is something to judge: seen by all angles and not the air around; a cavity is of the body.

    Cold tissue at the border is told from air by its attenuation, where that is known. `on_step()` may raise to stop.
    """
    smooth = GaussianFilter(image.grid, BODY_MM).apply(image.values)
    inside = smooth > BODY_SHARE * np.percentile(smooth, BODY_PERCENTILE)
    if counts.corrections.attenuation is not None:
        inside |= attenuation_of(counts, counts.corrections.attenuation, on_step) > TISSUE_PER_MM
    # Slice by slice: the ends of the stack open what is closed in the body.
    filled: Mask = np.stack([binary_fill_holes(of_slice) for of_slice in inside])
    return filled & field_of_view(counts.grid, counts.geometry)


def attenuation_of(counts: Sinogram, survival: FloatArray, on_step: Callable[[], None] = lambda: None) -> FloatArray:
    """The attenuation `[z, y, x]` in 1/mm, smoothed, by filtered back-projection of its line integrals."""
    paths = -np.log(np.clip(survival, LEAST_SURVIVAL, 1))
    lines = replace(counts, values=paths, calibration=1.0, corrections=Corrections())
    return fbp(lines, post_filter_mm=BODY_MM, on_batch=lambda *_: on_step()).values


def within(body: Mask, diameter_mm: float, spacing_mm: Triple) -> Mask:
    """The places of the body whose sphere of `diameter_mm` lies in it for the most part."""
    weights = sphere(spacing_mm, diameter_mm)
    inside = correlated(body.astype(np.float32), weights) / correlated(np.ones(body.shape, np.float32), weights)
    return body & (inside >= MOST)
