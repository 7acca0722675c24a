"""U-Net, DDIM, cold diffusion and the flow against their papers, and against residual estimation diffusion."""

import pytest
import torch

from redpet.restoration import cold, ddim, flow, red, unet
from redpet.restoration.network import NetworkConfig, SinogramUNet

ALPHA = red.alpha_schedule()
ALPHA_BAR = ddim.alpha_bar_schedule()


def pair(batch: int = 2) -> tuple[torch.Tensor, torch.Tensor]:
    """A full-dose and a low-dose state `[batch, 1, angle, radial]`."""
    x_0, x_last = torch.rand((2, batch, 1, 16, 24), generator=torch.Generator().manual_seed(1)) * 2 - 1
    return x_0, x_last


def normal(seed: int = 3, shape: tuple[int, ...] = (2, 1, 16, 24)) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


class Asked:
    """A network that remembers at which steps it was asked."""

    def __init__(self, answer):
        self.answer = answer
        self.times: list[int] = []

    def __call__(self, x, t):
        assert t.shape == (len(x),)
        self.times.append(int(t[0]))
        return self.answer(x, t)


@pytest.mark.parametrize("steps", [1, 2, 7, 50, 500])
def test_cold_diffusion_with_the_schedule_of_red_is_red_without_dcn_given_the_same_prediction(steps):
    torch.manual_seed(0)
    network = SinogramUNet(NetworkConfig(width=8, multipliers=(1, 2), attention=False))
    _, x_last = pair()
    by_red = red.sample(x_last, lambda x, t: x_last - network(x, t), None, red.published_schedule(), steps)
    assert (by_red - x_last).abs().max() > 0.1
    torch.testing.assert_close(cold.sample(x_last, network, ALPHA, steps), by_red, rtol=1e-5, atol=2e-5)


@pytest.mark.parametrize("steps", [1, 3, 50])
def test_a_perfect_cold_network_recovers_the_full_dose_in_any_number_of_steps(steps):
    x_0, x_last = pair()
    network = Asked(lambda x, t: x_0)
    torch.testing.assert_close(cold.sample(x_last, network, ALPHA, steps), x_0, rtol=0, atol=1e-5)
    assert network.times == red.sampling_times(500, steps)[:-1]


def test_cold_diffusion_learns_the_full_dose_from_its_degradation_by_absolute_error():
    x_0, x_last = pair()
    t = torch.tensor([500, 250])
    states = []

    def network(x, times):
        assert times is t
        states.append(x)
        return x_0 - torch.tensor([0.1, 0.3])[:, None, None, None]

    assert float(cold.loss(network, x_0, x_last, t, ALPHA)) == pytest.approx(0.2)
    torch.testing.assert_close(states[0], torch.stack([x_last[0], 0.25 * x_0[1] + 0.75 * x_last[1]]))


def test_the_schedule_of_ddim_is_linear_in_beta_and_leaves_nothing_of_the_full_dose_at_the_end():
    assert (len(ALPHA_BAR), float(ALPHA_BAR[0])) == (1001, 1)
    beta = 1 - ALPHA_BAR[1:] / ALPHA_BAR[:-1]
    assert (float(beta[0]), float(beta[-1])) == pytest.approx((1e-4, 0.02))
    torch.testing.assert_close(beta.diff(), torch.full_like(beta[1:], 0.0199 / 999))
    assert float(ALPHA_BAR[-1]) == pytest.approx(4.036e-5, rel=1e-3)


@pytest.mark.parametrize("steps", [1, 2, 50, 1000])
def test_a_perfect_network_leads_ddim_from_any_noise_to_the_full_dose(steps):
    x_0, _ = pair()

    def network(x, t):
        alpha_bar = red.at(ALPHA_BAR, t, x.double())
        return ((x - alpha_bar.sqrt() * x_0) / (1 - alpha_bar).sqrt()).float()

    asked = Asked(network)
    restored = ddim.sample(normal(), asked, ALPHA_BAR, steps)
    torch.testing.assert_close(restored, x_0, rtol=0, atol=2e-3)
    assert asked.times == red.sampling_times(1000, steps)[:-1]


@pytest.mark.parametrize(("mean", "deviation"), [(-0.5, 0.2), (0.3, 1.0), (0.0, 2.0)])
def test_ddim_carries_its_noise_to_the_same_quantile_of_a_gaussian_full_dose(mean, deviation):
    def network(x, t):
        alpha_bar = red.at(ALPHA_BAR, t, x)
        power = alpha_bar * deviation**2 + 1 - alpha_bar
        return (1 - alpha_bar).sqrt() * (x - alpha_bar.sqrt() * mean) / power

    epsilon = normal()
    restored = ddim.sample(epsilon, network, ALPHA_BAR, 1000)
    torch.testing.assert_close(restored, mean + deviation * epsilon, rtol=0.02, atol=0.02 * deviation)


def test_ddim_keeps_its_estimate_of_the_full_dose_within_the_range_of_the_data():
    x_0, _ = pair()

    def wrong(x, t):
        alpha_bar = red.at(ALPHA_BAR, t, x)
        return (x - alpha_bar.sqrt() * 100 * x_0) / (1 - alpha_bar).sqrt()

    restored = ddim.sample(normal(), wrong, ALPHA_BAR, 50, largest=0.7)
    torch.testing.assert_close(restored, (100 * x_0).clamp(-0.7, 0.7), atol=1e-3, rtol=0)


def test_ddim_learns_the_noise_from_the_diffused_full_dose():
    x_0, _ = pair()
    t, epsilon = torch.tensor([1, 1000]), normal()
    states = []

    def network(x, times):
        states.append(x)
        return epsilon + 0.5

    assert float(ddim.loss(network, x_0, t, epsilon, ALPHA_BAR)) == pytest.approx(0.25, rel=1e-5)
    torch.testing.assert_close(states[0][0], (0.9999**0.5) * x_0[0] + 0.01 * epsilon[0], atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(states[0][1], epsilon[1], atol=0.01, rtol=0)


def test_a_u_net_is_asked_once_and_believed():
    _, x_last = pair()
    network = Asked(lambda x, t: 0.3 * x)
    torch.testing.assert_close(unet.sample(x_last, network), 0.3 * x_last)
    assert len(network.times) == 1


def test_the_loss_of_a_u_net_is_squared_error_and_dissimilarity():
    x_0, x_last = pair()
    assert float(unet.loss(lambda x, t: x_0, x_0, x_last)) == pytest.approx(0, abs=1e-6)
    shifted = float(unet.loss(lambda x, t: x_0 + 0.1, x_0, x_last))
    assert 0.01 < shifted < 0.5


def test_the_standardised_loss_of_a_u_net_is_that_of_the_residual_it_implies():
    x_0, x_last = pair()
    last = torch.full((2,), red.T)
    implied = red.standardised_ren_loss(lambda x, t: x_last - 0.6 * x, x_0, x_last, last, ALPHA)
    assert float(unet.standardised_loss(lambda x, t: 0.6 * x, x_0, x_last)) == pytest.approx(float(implied))
    assert float(implied) > 0.1


@pytest.mark.parametrize("steps", [1, 2, 7])
def test_a_flow_that_knows_the_velocity_leads_to_the_full_dose_in_any_number_of_steps(steps):
    x_0, x_last = pair()
    network = Asked(lambda x, t: x_last - x_0)
    torch.testing.assert_close(flow.sample(x_last, network, steps), x_0, rtol=0, atol=1e-5)
    assert network.times == red.sampling_times(500, steps)[:-1]


def test_a_flow_without_velocity_leaves_the_low_dose_to_the_bit():
    _, x_last = pair()
    assert torch.equal(flow.sample(x_last, lambda x, t: torch.zeros_like(x), 2), x_last)


def test_the_flow_follows_the_states_of_its_training_where_its_network_is_that_of_a_curve():
    x_0, x_last = pair()
    seen = []

    def network(x, t):
        seen.append((int(t[0]), x.clone()))
        return x_last - x_0

    flow.sample(x_last, network, 4)
    for t, x in seen:
        torch.testing.assert_close(x, flow.interpolate(x_0, x_last, torch.full((len(x),), t)), rtol=0, atol=1e-5)


def test_the_flow_learns_the_velocity_by_squared_error():
    x_0, x_last = pair()
    t = torch.tensor([500, 250])
    torch.testing.assert_close(flow.loss(lambda x, t: x_last, x_0, x_last, t), x_0.square().mean())
