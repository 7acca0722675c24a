"""Training of the image stage and of the methods on images, stage after stage of a method."""

import copy
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from torch import nn
from tqdm import tqdm

from redpet.errors import Cancelled, InputError
from redpet.machine.devices import device_errors, resolve_device
from redpet.machine.threads import limited_threads
from redpet.restoration.image_method import ImageTask, Stage, image_method
from redpet.restoration.image_stage import channels
from redpet.restoration.network import NetworkConfig, Restorer, placed, with_weights
from redpet.restoration.release import read_safely
from redpet.restoration.space import OnStep, ignore_step
from redpet.training.config import path_text
from redpet.training.image_config import CHANGEABLE, ImageTrainingConfig, image_config_from
from redpet.training.image_crops import crops, prepared
from redpet.training.image_samples import ImageVolume
from redpet.training.loop import (
    begin_log,
    best_checkpoint,
    follow,
    interruptions,
    last_checkpoint,
    log_file,
    log_row,
    warmed_cosine,
    write_checkpoint,
)

VALIDATION_BATCHES = 24
KEYS = ("stage", "config", "network", "average", "optimiser", "step", "best", "recent")


@dataclass(frozen=True)
class Phase:
    """A stage of a method's training, from its `first` step to one before its `end`; the last one makes the model."""

    stage: Stage
    first: int
    end: int
    is_last: bool


@dataclass
class ImageRun:
    """A training as it stands: the network, its average, the optimiser, the step, the best validation so far."""

    network: Restorer
    average: Restorer
    optimiser: torch.optim.Optimizer
    step: int
    best: float
    recent: list[float]


def phase_at(step: int, steps: int, stages: Sequence[Stage]) -> Phase:
    """The stage that a step of a training belongs to."""
    ends = [round(float(share) * steps) for share in np.cumsum([stage.share for stage in stages])]
    number = next((number for number, end in enumerate(ends) if step < end), len(stages) - 1)
    return Phase(stages[number], ends[number - 1] if number else 0, ends[number], number == len(stages) - 1)


def train_image(
    stage: str,
    config: ImageTrainingConfig,
    volumes: Sequence[ImageVolume],
    validation: Sequence[ImageVolume],
    on_step: OnStep = ignore_step,
) -> Path:
    """Train to the last step, or from where it was stopped; returns the best checkpoint.

    `on_step(done, total)` may raise `Cancelled`; it, Ctrl-C and SIGTERM save the last checkpoint first. Raises
    InputError for a checkpoint of another training, or a training that diverges.
    """
    device = torch.device(resolve_device(config.device))
    best, last = best_checkpoint(config.out, stage), last_checkpoint(config.out, stage)
    with (
        limited_threads(config.threads),
        device_errors("train with a smaller batch, crop or network"),
        interruptions() as interrupted,
    ):
        log = log_file(config.out, stage)
        run = _start(stage, config, device, last)
        begin_log(log, run.step, run.network)
        learned = [prepared(volume, stage, config.lesion_weight) for volume in volumes]
        unseen = [prepared(volume, stage, config.lesion_weight) for volume in validation]
        fixed = [
            crops(unseen, config, np.random.default_rng([config.seed, 3, number]), device)
            for number in range(VALIDATION_BATCHES)
        ]
        saved = time.monotonic()
        stages = image_method(stage).STAGES
        phase: Phase | None = None
        bar = tqdm(total=config.steps, initial=run.step, desc=f"{stage} on {device}", unit="step")
        try:
            while run.step < config.steps:
                before, phase = phase, phase_at(run.step, config.steps, stages)
                if phase != before:
                    _begin(run, phase)
                rng = np.random.default_rng([config.seed, 2, run.step])
                _train_step(run, config, phase, crops(learned, config, rng, device))
                done = run.step == config.steps
                if done or run.step % config.validate_every == 0:
                    _validate(run, stage, config, phase, fixed, log, best)
                if done or time.monotonic() - saved > config.checkpoint_every_s:
                    save(run, stage, config, last)
                    saved = time.monotonic()
                bar.update()
                on_step(run.step, config.steps)
                if interrupted() and not done:
                    raise Cancelled(f"stopped at step {run.step}; the same command goes on from there.")
        except Cancelled:
            save(run, stage, config, last)
            raise
        finally:
            bar.close()
    return best


def network_of(config: ImageTrainingConfig) -> NetworkConfig:
    """The network of a config, with the input channels that its neighbours need."""
    return replace(config.network, in_channels=channels(config.neighbours))


def read_image_checkpoint(path: Path, stage: str) -> tuple[ImageTrainingConfig, Mapping[str, Any]]:
    """The config and the content of a checkpoint, opened without running anything.

    Raises InputError that names the file where it is missing, damaged, of another stage, or none of ours.
    """
    if not path.is_file():
        raise InputError(f"there is no checkpoint at {path}: train the stage {stage} first, or name its file.")
    state = read_safely(path)
    if not isinstance(state, dict) or not set(KEYS) <= state.keys() or state["stage"] != stage:
        raise InputError(f"{path} is not a checkpoint of the stage {stage}.")
    try:
        config = image_config_from(state["config"])
    except (msgspec.MsgspecError, TypeError, InputError) as error:
        raise InputError(f"{path} holds a training config that this version cannot read: {error}") from error
    for name in ("network", "average"):
        with_weights(image_method(stage).network, network_of(config), state[name], f"{name} of {path}")
    return config, state


def save(run: ImageRun, stage: str, config: ImageTrainingConfig, path: Path) -> None:
    """Write a checkpoint, whole or not at all. Raises InputError where the file cannot be written."""
    state = {
        "stage": stage,
        "config": config_text(config),
        "network": run.network.state_dict(),
        "average": run.average.state_dict(),
        "optimiser": run.optimiser.state_dict(),
        "step": run.step,
        "best": run.best,
        "recent": run.recent,
    }
    write_checkpoint(state, path)


def config_text(config: ImageTrainingConfig) -> str:
    """The config as JSON."""
    return msgspec.json.encode(config, enc_hook=path_text).decode()


def _start(stage: str, config: ImageTrainingConfig, device: torch.device, last: Path) -> ImageRun:
    """The run at its first step, or where its last checkpoint stands."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(config.seed)
        network = placed(image_method(stage).network(network_of(config)), device)
    if config.start_from and not last.exists():
        earlier, state = read_image_checkpoint(config.start_from, stage)
        with_weights(image_method(stage).network, network_of(config), state["average"], str(config.start_from))
        network.load_state_dict(state["average"])
    optimiser = torch.optim.AdamW(network.parameters(), lr=config.learning_rate, weight_decay=1e-4)
    run = ImageRun(network, copy.deepcopy(network), optimiser, 0, math.inf, [])
    if last.exists():
        earlier, state = read_image_checkpoint(last, stage)
        before, now = (msgspec.to_builtins(one, enc_hook=str) for one in (earlier, config))
        changed = sorted(key for key in now if key not in CHANGEABLE and before[key] != now[key])
        if changed:
            raise InputError(
                f"{last} was trained with another {', '.join(changed)} than the config says now: "
                "set them back to go on, or name another `out` to start anew."
            )
        network.load_state_dict(state["network"])
        run.average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        run.step, run.best, run.recent = state["step"], state["best"], list(state["recent"])
    return run


def _begin(run: ImageRun, phase: Phase) -> None:
    """Make the network ready for a stage: at its first step from the averaged weights of the stage before."""
    if run.step == phase.first:
        run.network.load_state_dict(run.average.state_dict())
        if phase.stage.begin:
            phase.stage.begin(run.network)
        run.average.load_state_dict(run.network.state_dict())
        run.best = math.inf
    for name, parameter in run.network.named_parameters():
        parameter.requires_grad_(not phase.stage.parts or name.partition(".")[0] in phase.stage.parts)


def _rate(run: ImageRun, config: ImageTrainingConfig, phase: Phase) -> float:
    return warmed_cosine(config.learning_rate, run.step - phase.first, phase.end - phase.first)


def _train_step(run: ImageRun, config: ImageTrainingConfig, phase: Phase, batch: ImageTask) -> None:
    for group in run.optimiser.param_groups:
        group["lr"] = _rate(run, config, phase)
    run.optimiser.zero_grad(set_to_none=True)
    value = phase.stage.loss(run.network, batch)
    if not value.isfinite():
        raise InputError(f"the training diverged at step {run.step}: start anew with a smaller learning_rate.")
    value.backward()
    nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimiser.step()
    follow(run.average, run.network, config.average, run.step)
    run.recent.append(float(value.detach()))
    run.step += 1


@torch.no_grad()
def _validate(
    run: ImageRun,
    stage: str,
    config: ImageTrainingConfig,
    phase: Phase,
    fixed: Sequence[ImageTask],
    log: Path,
    best: Path,
) -> None:
    """Log the losses of a stage, and keep the average where it is the best so far and the stage the last."""
    score = float(np.mean([float(phase.stage.loss(run.average, batch)) for batch in fixed]))
    log_row(log, (run.step, _rate(run, config, phase), float(np.mean(run.recent)), score))
    run.recent.clear()
    if score < run.best:
        run.best = score
        if phase.is_last:
            save(run, stage, config, best)
