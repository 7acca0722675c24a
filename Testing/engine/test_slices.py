"""A stack of low-dose slices goes through a method a batch at a time, each slice with its neighbours."""

import pytest
import torch

from redpet.restoration import red
from redpet.restoration.network import NetworkConfig, SinogramUNet
from redpet.restoration.slices import restore_slices, slice_stacks


def restore(low, ren, dcn=None, *, steps, **options):
    """Restore as the published RED does."""

    def sampler(space, x_last, on_step):
        networks = [network and space.of_state(network) for network in (ren, dcn)]
        return red.sample(x_last, *networks, red.published_schedule(), steps, on_step)

    return restore_slices(low, sampler, red.prepare, **options)


def constant(value):
    """A network that says the same of every bin of every state."""
    return lambda channels, t: torch.full_like(channels[:, :1], value)


@pytest.mark.parametrize(("slices", "batch", "shape"), [(1, 4, (16, 24)), (5, 2, (13, 41)), (3, 1, (7, 2))])
def test_a_restorer_that_finds_no_residual_gives_the_sinogram_back_in_its_unit(slices, batch, shape):
    low = torch.rand(slices, *shape) * 4000 - 10
    seen = []
    restored = restore(low, constant(0.0), multiple=8, steps=3, batch=batch, on_step=lambda *step: seen.append(step))
    torch.testing.assert_close(restored, low, rtol=0, atol=0.01)
    total = -(-slices // batch) * 3
    assert seen == [(step, total) for step in range(1, total + 1)]


def test_the_restored_sinogram_scales_with_the_unit_of_the_input():
    torch.manual_seed(0)
    network = SinogramUNet(NetworkConfig(width=8, multipliers=(1, 2)))
    low = torch.rand(2, 10, 12) + 0.5
    once, thousandfold = (restore(factor * low, network, multiple=2, steps=2) for factor in (1, 1000))
    assert not torch.allclose(once, low, atol=1e-3)
    torch.testing.assert_close(thousandfold, 1000 * once, rtol=1e-4, atol=1e-2)


def test_a_slice_of_zeros_stays_zero_and_its_neighbours_do_not():
    low = torch.rand(3, 8, 8) + 1
    low[1] = 0
    restored = restore(low, constant(0.3), multiple=8, steps=1)
    assert torch.count_nonzero(restored[1]) == 0
    assert (restored[[0, 2]] - low[[0, 2]]).abs().min() > 0.1


def test_the_result_does_not_depend_on_the_batch_even_with_neighbouring_slices():
    torch.manual_seed(0)
    network = SinogramUNet(NetworkConfig(width=8, multipliers=(1, 2), in_channels=5))
    low = torch.rand(5, 8, 12) * torch.arange(1, 6)[:, None, None]
    whole, parts = (restore(low, network, network, multiple=2, neighbours=2, steps=2, batch=batch) for batch in (5, 2))
    torch.testing.assert_close(whole, parts, rtol=1e-4, atol=1e-4)


def test_neighbouring_slices_come_from_low_to_high_and_the_ends_repeat():
    values = torch.arange(4.0)[:, None, None].expand(4, 2, 2)
    found = slice_stacks(values, 2, slice(0, 4))[:, :, 0, 0]
    assert found.tolist() == [[0, 0, 0, 1, 2], [0, 0, 1, 2, 3], [0, 1, 2, 3, 3], [1, 2, 3, 3, 3]]
    assert slice_stacks(values, 0, slice(1, 3)).shape == (2, 1, 2, 2)


def test_the_batch_of_the_slice_that_one_waits_for_comes_first():
    seen = []
    low = torch.rand(7, 8, 8)
    restore(low, constant(0.0), multiple=8, steps=1, batch=2, start_with=4, on_slices=lambda part, _: seen.append(part))
    assert [part.start for part in seen] == [4, 0, 2, 6]
