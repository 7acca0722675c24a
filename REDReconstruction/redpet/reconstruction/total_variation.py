"""Total variation denoising (Rudin et al., Physica D 60, 1992) of a reconstructed image, in 3D, by scikit-image."""

from dataclasses import replace

import numpy as np
from skimage.restoration import denoise_tv_chambolle

from redpet.case import Image
from redpet.reconstruction.activity import activity_level

TOLERANCE = 1e-5
ITERATIONS = 200


def total_variation(image: Image, strength: float) -> Image:
    """An image of little total variation near an image; `strength` is its weight over the activity level, 0: none."""
    if strength == 0:
        return image
    level = activity_level(image)
    filtered = denoise_tv_chambolle(
        image.values / np.float32(level or 1), strength, eps=TOLERANCE, max_num_iter=ITERATIONS
    )
    return replace(image, values=(filtered * np.float32(level)).astype(np.float32))
