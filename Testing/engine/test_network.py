"""The network of residual estimation diffusion, and the padding that a parallel-beam sinogram demands."""

import math

import numpy as np
import pytest
import torch

from redpet.errors import InputError
from redpet.restoration.network import NetworkConfig, SinogramUNet, crop, pad_sinogram

SMALL = NetworkConfig(width=8, multipliers=(1, 2))


def blob_sinogram(first: int, stop: int, n_angles: int, n_radial: int) -> torch.Tensor:
    """Line integrals `[angle, radial]` of a Gaussian blob off the centre at the angles `k pi / n_angles`."""
    x, y, sigma = 7.0, -4.5, 2.5
    angles = np.arange(first, stop) * math.pi / n_angles
    s = np.arange(n_radial) - (n_radial - 1) / 2
    centre = x * np.cos(angles) + y * np.sin(angles)
    values = math.sqrt(2 * math.pi) * sigma * np.exp(-((s[None] - centre[:, None]) ** 2) / (2 * sigma**2))
    return torch.from_numpy(values.astype(np.float32))


def random_network(config: NetworkConfig) -> SinogramUNet:
    torch.manual_seed(0)
    return SinogramUNet(config).eval()


def test_the_default_network_has_the_papers_14_467_124_parameters():
    assert sum(parameter.numel() for parameter in SinogramUNet().parameters()) == 14_467_124


@pytest.mark.parametrize("n_radial", [41, 42])
@pytest.mark.parametrize(("n_angles", "margin"), [(60, 0), (60, 17), (5, 16), (3, 40)])
def test_padding_continues_the_radon_transform_of_a_blob_beyond_180_degrees(n_angles, margin, n_radial):
    inside = blob_sinogram(0, n_angles, n_angles, n_radial)
    padded, window = pad_sinogram(inside, 8, margin)
    rows = padded[:, window.radial]
    before, after = window.angle.start, len(rows) - window.angle.stop
    torch.testing.assert_close(rows, blob_sinogram(-before, n_angles + after, n_angles, n_radial), rtol=0, atol=1e-5)
    assert min(before, after) >= margin
    assert not torch.allclose(inside[0], inside[0].flip(-1), atol=0.1)


@pytest.mark.parametrize("shape", [(1, 2), (7, 9), (8, 16), (13, 40)])
def test_padded_sides_are_multiples_and_cropping_gives_the_sinogram_back(shape):
    x = torch.randn(2, 3, *shape)
    padded, window = pad_sinogram(x, 8, margin=3)
    assert padded.shape[-2] % 8 == padded.shape[-1] % 8 == 0
    assert torch.equal(crop(padded, window), x)


def test_radial_padding_adds_the_fill_value_and_no_more_than_needed():
    padded, window = pad_sinogram(torch.ones(4, 13), 4, fill=-1.0)
    assert padded.shape == (4, 16)
    outside = torch.ones(16, dtype=torch.bool)
    outside[window.radial] = False
    assert outside.sum() == 3
    assert (padded[:, outside] == -1).all()


def test_a_side_that_is_a_multiple_is_left_alone_without_a_margin():
    x = torch.randn(8, 16)
    assert torch.equal(pad_sinogram(x, 8)[0], x)


@pytest.mark.parametrize(
    "config",
    [
        SMALL,
        NetworkConfig(width=8, multipliers=(1,), in_channels=3, out_channels=2),
        NetworkConfig(width=8, multipliers=(1, 2, 3), in_channels=5, attention=False, expansion=1, kernel=3),
    ],
)
def test_output_has_the_configured_channels_and_the_size_of_the_input(config):
    x = torch.randn(2, config.in_channels, 8, 12)
    y = random_network(config)(x, torch.tensor([3, 400]))
    assert y.shape == (2, config.out_channels, 8, 12)
    assert y.isfinite().all()


def test_the_output_depends_on_the_step():
    x = torch.randn(1, 1, 8, 8).expand(2, 1, 8, 8)
    y = random_network(SMALL)(x, torch.tensor([1, 500]))
    assert not torch.allclose(y[0], y[1], atol=1e-4)


def test_each_sinogram_of_a_batch_is_treated_on_its_own():
    network, x, t = random_network(SMALL), torch.randn(3, 1, 8, 8), torch.tensor([1, 50, 500])
    torch.testing.assert_close(network(x, t)[1:2], network(x[1:2], t[1:2]))


def test_without_time_there_are_no_time_layers_and_no_step_is_needed():
    network = random_network(NetworkConfig(width=8, multipliers=(1, 2), time=False))
    assert not [name for name in network.state_dict() if "mlp" in name]
    assert network(torch.randn(1, 1, 8, 8)).shape == (1, 1, 8, 8)


def test_with_a_last_layer_of_zero_the_output_starts_at_zero_and_still_learns():
    network = random_network(NetworkConfig(width=8, multipliers=(1, 2), zero_last=True))
    y = network(torch.randn(1, 1, 8, 8), torch.tensor([5]))
    assert torch.count_nonzero(y) == 0
    (y - 1).square().mean().backward()
    assert network.final_conv[1].bias.grad.abs().sum() > 0


@pytest.mark.parametrize(
    "wrong",
    [{"width": 0}, {"width": 5}, {"multipliers": ()}, {"multipliers": (1, 0)}, {"kernel": 4}, {"in_channels": 0}],
)
def test_an_impossible_configuration_is_refused(wrong):
    with pytest.raises(InputError, match="network"):
        NetworkConfig(**wrong)
