"""What training minimises beside the mean squared error."""

import torch
from torch import Tensor
from torch.nn import functional

WINDOW = 7
K1, K2 = 0.01, 0.03
BLOBS = (0.9, 1.4, 2.2)
"""Standard deviation in pixels of the inner Gaussian of each channel: lesions of 2 to 5 pixels."""
BROADENING = 1.67
"""Of the outer Gaussian: that of dense difference-of-Gaussian channels (Abbey & Barrett, 2001)."""
REACH = 9


def ssim(a: Tensor, b: Tensor, data_range: float) -> Tensor:
    """Mean structural similarity of `a` and `b`, both `[batch, channel, angle, radial]` with sides of at least 7.

    Differentiable; Wang et al., IEEE Trans. Image Process. 2004, eq. 13, with the uniform 7x7 window and the sample
    covariance that scikit-image uses.
    """

    def mean(x: Tensor) -> Tensor:
        return functional.avg_pool2d(x, WINDOW, stride=1)

    sample = WINDOW**2 / (WINDOW**2 - 1)
    mean_a, mean_b = mean(a), mean(b)
    variance_a = sample * (mean(a * a) - mean_a**2)
    variance_b = sample * (mean(b * b) - mean_b**2)
    covariance = sample * (mean(a * b) - mean_a * mean_b)
    c1, c2 = (K1 * data_range) ** 2, (K2 * data_range) ** 2
    luminance = (2 * mean_a * mean_b + c1) / (mean_a**2 + mean_b**2 + c1)
    structure = (2 * covariance + c2) / (variance_a + variance_b + c2)
    return (luminance * structure).mean()


def observed(values: Tensor) -> Tensor:
    """What round channels of an observer see `[batch, channel, y, x]` around each pixel of images `[batch, 1, y, x]`.

    Differences of Gaussians of length 1, which give nothing of a constant: white noise keeps its variance.
    """
    steps = torch.arange(-REACH, REACH + 1, device=values.device, dtype=values.dtype)
    squares = steps[:, None] ** 2 + steps**2

    def gaussian(sigma: float) -> Tensor:
        image = torch.exp(-squares / (2 * sigma**2))
        return image / image.sum()

    patterns = torch.stack([gaussian(sigma) - gaussian(BROADENING * sigma) for sigma in BLOBS])
    patterns = patterns / patterns.square().sum(dim=(1, 2), keepdim=True).sqrt()
    return functional.conv2d(values, patterns[:, None], padding=REACH)
