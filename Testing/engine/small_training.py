"""Trainings of seconds: their config, what they log, and what stops them."""

import csv
from pathlib import Path

import msgspec
import torch

from redpet.errors import Cancelled
from redpet.restoration.methods import NOISE_STANDARDISED, PUBLISHED
from redpet.restoration.network import NetworkConfig
from redpet.training.config import TrainingConfig

CPU = torch.device("cpu")
NETWORK = NetworkConfig(width=8, multipliers=(1, 2), attention=False, kernel=3, expansion=1)
FORMULATIONS = (NOISE_STANDARDISED, PUBLISHED)


def config_for(out: Path, **changes) -> TrainingConfig:
    """A training of seconds."""
    defaults = {
        "steps": 40,
        "batch": 2,
        "crop": 32,
        "sides": (32,),
        "pool": 4,
        "slices": 3,
        "neighbours": 1,
        "learning_rate": 5e-3,
        "average": 0.8,
        "validate_every": 20,
        "validation_volumes": 2,
        "threads": 1,
        "device": "cpu",
        "network": NETWORK,
    }
    return TrainingConfig(out=out, **(defaults | changes))


def changed(config: TrainingConfig, **changes) -> TrainingConfig:
    return msgspec.structs.replace(config, **changes)


def rows(path: Path) -> list[dict[str, float]]:
    with path.open() as stream:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(stream)]


def stopping_at(step: int):
    def stop(done: int, total: int) -> None:
        if done == step:
            raise Cancelled("stopped by the test")

    return stop
