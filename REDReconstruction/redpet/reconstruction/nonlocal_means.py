"""Non-local means (Buades et al., CVPR 2005) of a reconstructed image, in 3D, by scikit-image."""

from dataclasses import replace

import numpy as np
from skimage.restoration import denoise_nl_means

from redpet.case import Image
from redpet.reconstruction.activity import activity_level

PATCH_VOXELS = 3
REACH_VOXELS = 4
"""How far away patches are compared, in voxels, each way."""


def nonlocal_means(image: Image, strength: float) -> Image:
    """The image under non-local means; `strength` is the filter's h over the activity level, 0 for none."""
    if strength == 0:
        return image
    level = activity_level(image)
    filtered = denoise_nl_means(
        image.values / np.float32(level or 1), PATCH_VOXELS, REACH_VOXELS, h=strength, fast_mode=True
    )
    return replace(image, values=(filtered * np.float32(level)).astype(np.float32))
