"""What training minimises beside the mean squared error."""

from torch import Tensor
from torch.nn import functional

WINDOW = 7
K1, K2 = 0.01, 0.03


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
