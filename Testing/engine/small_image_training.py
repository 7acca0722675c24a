"""Trainings of seconds for methods on images."""

from dataclasses import replace
from pathlib import Path

from small_training import NETWORK

from redpet.training.image_config import ImageTrainingConfig


def config_for(folder: Path, **changes) -> ImageTrainingConfig:
    """A training of seconds."""
    defaults = {
        "shards": folder / "volumes",
        "volumes": 3,
        "validation_volumes": 1,
        "slices": 3,
        "sides": (32,),
        "crop": 16,
        "steps": 6,
        "batch": 2,
        "neighbours": 1,
        "validate_every": 2,
        "learning_rate": 5e-3,
        "average": 0.8,
        "threads": 1,
        "device": "cpu",
        "network": replace(NETWORK, time=False, zero_last=True),
    }
    return ImageTrainingConfig(out=folder, **(defaults | changes))
