"""Trained runs, which several files of tests look at."""

import pytest
from small_training import FORMULATIONS, config_for

from redpet.training.trainer import train


@pytest.fixture(scope="session", params=FORMULATIONS)
def trained(request, tmp_path_factory):
    """A run in which both stages were trained."""
    config = config_for(tmp_path_factory.mktemp("run"), formulation=request.param, last_step_share=0.3)
    assert train("ren", config) == config.out / "ren-best.pt"
    assert train("dcn", config) == config.out / "dcn-best.pt"
    return config


@pytest.fixture(scope="session")
def short(tmp_path_factory):
    """A run of a few steps of REN."""
    config = config_for(tmp_path_factory.mktemp("short"), steps=3, validate_every=2)
    train("ren", config)
    return config
