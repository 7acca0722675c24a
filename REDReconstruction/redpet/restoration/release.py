"""The authors' released code, faithfully: its sampler and its checkpoints, which open as models of a method.

`red.py` is the method with the release's faults mended. The release never reaches an alpha below 1e-4, asks DCN at the
time before the step in place of the one after it, and stops short of t = 0 where the number of steps does not divide T.
What differs here from the release: its output is multiplied back, so that it has the unit of its input.
"""

import hashlib
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from redpet.case import Kind
from redpet.errors import InputError
from redpet.restoration.implementation import Objective
from redpet.restoration.methods import DCN, RELEASE, REN
from redpet.restoration.model_file import ModelFile, Recipe, Variant, default_model_path
from redpet.restoration.network import NetworkConfig, SinogramUNet, network_from_weights
from redpet.restoration.red import STEPS, Schedule, T, alpha_schedule, beta_schedule, times_like
from redpet.restoration.space import Network, OnStep, Sampler, Space, ignore_step

SIDE = 360.0
"""Angles and radial bins of the authors' sinograms."""
SMALLEST_ALPHA = 1e-4
KEYS = ("training_step", "max_T", "alphas", "betas", "nn_ren", "nn_dcn")


def release_schedule(last: int = T) -> Schedule:
    """The schedule of the release, in single precision."""
    return Schedule(alpha_schedule(last).clamp(min=SMALLEST_ALPHA).float(), beta_schedule(last).float())


@torch.inference_mode()
def release_sample(
    x_t: Tensor, ren: Network, dcn: Network | None, schedule: Schedule, steps: int, on_step: OnStep = ignore_step
) -> Tensor:
    """The release's reverse process from the low-dose `x_t` at T, in strides of T // steps."""
    alpha, beta = schedule.alpha, schedule.beta
    if not 1 <= steps <= schedule.last:
        raise InputError(f"RED cannot sample in {steps} steps: choose 1 to {schedule.last}.")
    stride = schedule.last // steps
    for step in range(1, steps + 1):
        t = schedule.last - (step - 1) * stride
        before, times = t - stride, times_like(x_t, t)
        x_t = x_t + float(alpha[before] - alpha[t]) * ren(x_t, times)
        if dcn is not None:
            x_t = x_t + float(beta[before]) * dcn(x_t, times)
        on_step(step, steps)
    return x_t


@dataclass(frozen=True, eq=False)
class ReleaseCheckpoint:
    """What a checkpoint of the release holds."""

    training_step: int
    schedule: Schedule
    ren: SinogramUNet
    dcn: SinogramUNet


def load_release_checkpoint(path: Path) -> ReleaseCheckpoint:
    """Open a checkpoint of the release on the CPU, without running what a stranger may have put into it.

    InputError names the file where it is none, holds anything but tensors and plain values, or holds another network.
    """
    if not path.is_file():
        raise InputError(f"there is no checkpoint at {path}.")
    content = read_safely(path)
    if not isinstance(content, dict) or not set(KEYS) <= content.keys():
        raise InputError(f"{path} is not a checkpoint of the RED release: it must hold {', '.join(KEYS)}.")
    last, training_step = content["max_T"], content["training_step"]
    if not isinstance(last, int) or not isinstance(training_step, int):
        raise InputError(f"max_T and training_step of {path} must be whole numbers.")
    alpha, beta = (_curve(content[name], last, f"{name} of {path}") for name in ("alphas", "betas"))
    ren, dcn = (_network(content[name], f"{name} of {path}") for name in ("nn_ren", "nn_dcn"))
    return ReleaseCheckpoint(training_step, Schedule(alpha, beta), ren, dcn)


def read_safely(path: Path) -> Any:
    """What a checkpoint holds, on the CPU; InputError where that is more than weights and plain values, or damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with path.open("rb") as file:
                return torch.load(file, map_location="cpu", weights_only=True)
    except Exception as error:  # a foreign file makes torch raise whatever its bytes lead to
        raise InputError(
            f"{path} cannot be opened as a checkpoint: it is damaged, or holds more than weights and plain values; of "
            "pickles only checkpoints of the RED release are opened, and nothing in them is run."
        ) from error


def open_release(path: Path) -> ModelFile:
    """A checkpoint of the release as the model of a method. Raises InputError as `load_release_checkpoint` does,
    and for another schedule than the release makes of its T."""
    checkpoint = load_release_checkpoint(path)
    last, found = checkpoint.schedule.last, checkpoint.schedule
    usual = release_schedule(last)
    for curve, wanted in ((found.alpha, usual.alpha), (found.beta, usual.beta)):
        if not torch.allclose(curve.float(), wanted, rtol=1e-4, atol=1e-6):
            raise InputError(f"{path} has another schedule than the RED release makes for max_T = {last}.")
    recipe = Recipe(
        tuple(Kind),
        "published",
        checkpoint.ren.config,
        (REN, DCN),
        scaling={"last": float(last)},
        training_grid={"n_angles": (SIDE, SIDE), "n_radial": (SIDE, SIDE)},
        method=RELEASE,
    )
    variant = Variant(recipe, {REN: checkpoint.ren, DCN: checkpoint.dcn})
    card = default_model_path(RELEASE).with_suffix(".md").read_text(encoding="utf-8")
    with path.open("rb") as file:
        return ModelFile(path.name, {RELEASE: variant}, card, hashlib.file_digest(file, "sha256").hexdigest())


def default_steps(formulation: str) -> int:
    """The release's own number."""
    return STEPS


def sampler(networks: Mapping[str, Network], scaling: Mapping[str, float], steps: int) -> Sampler:
    """The release's reverse process; `scaling` holds its T."""
    schedule = release_schedule(int(scaling["last"]))

    def use(space: Space, x_last: Tensor, on_step: OnStep) -> Tensor:
        ren, dcn = (space.of_state(networks[name]) for name in (REN, DCN))
        return release_sample(x_last, ren, dcn, schedule, steps, on_step)

    return use


OBJECTIVES: Mapping[str, Objective] = {}
"""It is not trained here."""


def _curve(values: Any, last: int, source: str) -> Tensor:
    if not isinstance(values, Tensor) or values.shape != (last + 1,):
        raise InputError(f"{source} must be a tensor of max_T + 1 values.")
    if not values.isfinite().all():
        raise InputError(f"{source} holds values that are not finite numbers.")
    return values


def _network(weights: Any, source: str) -> SinogramUNet:
    if not isinstance(weights, dict) or not all(
        isinstance(name, str) and isinstance(value, Tensor) for name, value in weights.items()
    ):
        raise InputError(f"{source} is not a state dict of tensors.")
    return network_from_weights(NetworkConfig(), weights, source)
