"""Time and memory on a GPU: every way of running a network computes the same, the whole model is at work."""

import pytest
import torch
from places import needs_cuda

from redpet.case import Kind
from redpet.evaluation.speed import (
    BFLOAT16,
    CHANNELS_LAST,
    EAGER,
    GRAPHS,
    SIDES,
    WAYS,
    Speed,
    eager,
    speed_table,
    speeds,
    workload,
)
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.network import NetworkConfig, SinogramUNet

CONFIG = NetworkConfig(width=8, multipliers=(1, 2), in_channels=3, attention=True)


def network() -> SinogramUNet:
    torch.manual_seed(0)
    return SinogramUNet(CONFIG).eval().requires_grad_(False)


@pytest.mark.parametrize(("way", "tolerance"), [(EAGER, 1e-6), (CHANNELS_LAST, 1e-5), (BFLOAT16, 0.05)])
def test_every_way_computes_what_the_network_does(way: str, tolerance: float) -> None:
    x, t = torch.randn(2, 3, 16, 24), torch.tensor([3.0, 40.0])
    expected = network()(x, t)
    found = WAYS[way](network())(x, t)
    assert found.dtype == torch.float32
    assert float((found - expected).abs().max()) <= tolerance * float(expected.abs().max())


@needs_cuda
def test_a_graph_is_replayed_with_new_values_and_captured_anew_for_a_new_shape() -> None:
    plain, graphed = network().cuda(), WAYS[GRAPHS](network().cuda())
    for seed, side in ((1, 16), (2, 16), (3, 24)):
        torch.manual_seed(seed)
        x, t = torch.randn(2, 3, side, 16, device="cuda"), torch.rand(2, device="cuda") * 100
        expected = plain(x, t)
        assert float((graphed(x, t) - expected).abs().max()) <= 0.05 * float(expected.abs().max())


def test_one_batch_goes_through_all_networks_of_the_default_model() -> None:
    variant = load_model(default_model_path()).variant_for(Kind.MEASURED)
    given = workload(variant, eager, 30, "cpu")()
    assert [tuple(one.shape[-2:]) for one in given] == [(30, 30), (32, 32), (32, 32)]
    assert len(given) == len(variant.networks)


def test_each_size_and_way_has_a_row() -> None:
    variant = load_model(default_model_path()).variant_for(Kind.MEASURED)
    rows = speeds("RED", variant, "cpu", sides=(16, 24), ways=(EAGER, CHANNELS_LAST))
    assert [(row.side, row.way) for row in rows] == [(side, way) for side in (16, 24) for way in (EAGER, CHANNELS_LAST)]
    assert all(row.ms_per_slice > 0 for row in rows)


def test_the_table_tells_how_much_faster_each_way_is_than_eager_at_its_size() -> None:
    rows = [
        Speed("RED", side, way, ms, 100.0)
        for side, times in zip(SIDES, ((8.0, 2.0), (30.0, 20.0)), strict=True)
        for way, ms in zip((EAGER, GRAPHS), times, strict=True)
    ]
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in speed_table(rows).splitlines()[2:]]
    assert [line[4] for line in cells] == ["1.00", "4.00", "1.00", "1.50"]
    assert cells[1] == ["RED", "128 x 128", GRAPHS, "2.00", "4.00", "100"]


@needs_cuda
def test_the_ways_all_run_on_a_gpu_and_tell_its_memory() -> None:
    variant = load_model(default_model_path()).variant_for(Kind.MEASURED)
    rows = speeds("RED", variant, "cuda:0", sides=(32,))
    assert [row.way for row in rows] == list(WAYS)
    assert all(row.peak_mib > 0 for row in rows)
