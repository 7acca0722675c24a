"""The checkpoints of a training: everything that is needed to go on as if it had not been stopped."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import Tensor

from redpet.errors import InputError
from redpet.restoration.network import SinogramUNet, network_from_weights
from redpet.restoration.release import read_safely
from redpet.training.config import TrainingConfig, differences, from_json, network_config_for, to_json
from redpet.training.loop import write_checkpoint

KEYS = ("stage", "config", "network", "average", "optimiser", "step", "best")


@dataclass
class Run:
    """A training as it stands: the network, its average, the optimiser, the step, and the best validation so far.

    `recent` are the losses since the last validation. `ren` names the weights that stage two was trained upon.
    """

    network: SinogramUNet
    average: SinogramUNet
    optimiser: torch.optim.Optimizer
    ren: str = ""
    step: int = 0
    best: float = math.inf
    recent: list[float] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """What lies in a checkpoint file; `network` and `average` are weights that fit `config`."""

    path: Path
    stage: str
    config: TrainingConfig
    network: Mapping[str, Tensor]
    average: Mapping[str, Tensor]
    optimiser: dict[str, Any]
    ren: str
    step: int
    best: float
    recent: list[float]


def save(run: Run, stage: str, config: TrainingConfig, path: Path) -> None:
    """Write a checkpoint, whole or not at all. Raises InputError where the file cannot be written."""
    write_checkpoint(
        {
            "stage": stage,
            "config": to_json(config),
            "network": run.network.state_dict(),
            "average": run.average.state_dict(),
            "optimiser": run.optimiser.state_dict(),
            "ren": run.ren,
            "step": run.step,
            "best": run.best,
            "recent": run.recent,
        },
        path,
    )


def read_checkpoint(path: Path, stage: str) -> Checkpoint:
    """Open a checkpoint on the CPU, without running what a stranger may have put into it.

    Raises InputError that names the file where it is missing, damaged, of another stage, or none of ours.
    """
    if not path.is_file():
        raise InputError(f"there is no checkpoint at {path}: train the stage {stage} first, or name its file.")
    state = read_safely(path)
    if not isinstance(state, dict) or not set(KEYS) <= state.keys():
        raise InputError(f"{path} is not a checkpoint of a training: it must hold {', '.join(KEYS)}.")
    if state["stage"] != stage:
        raise InputError(f"{path} is a checkpoint of the stage {state['stage']}, and {stage} is needed.")
    try:
        config = from_json(state["config"])
    except (msgspec.MsgspecError, TypeError, InputError) as error:
        raise InputError(f"{path} holds a training config that this version cannot read: {error}") from error
    for name in ("network", "average"):
        network_from_weights(network_config_for(config, stage), state[name], f"{name} of {path}")
    return Checkpoint(
        path=path,
        stage=stage,
        config=config,
        network=state["network"],
        average=state["average"],
        optimiser=state["optimiser"],
        ren=state.get("ren", ""),
        step=state["step"],
        best=state["best"],
        recent=state.get("recent", []),
    )


def go_on(run: Run, checkpoint: Checkpoint, stage: str, config: TrainingConfig) -> None:
    """Bring `run` to where the checkpoint stands. Raises InputError where that is another training."""
    changed = differences(stage, checkpoint.config, from_json(to_json(config)))
    if changed:
        raise InputError(
            f"{checkpoint.path} was trained with another {', '.join(changed)} than the config says now: "
            "set them back to go on, or name another `out` to start anew."
        )
    if checkpoint.ren != run.ren:
        raise InputError(
            f"{checkpoint.path} was trained upon another REN than the one that is there now: "
            "put that one back to go on, or name another `out` to start anew."
        )
    run.network.load_state_dict(checkpoint.network)
    run.average.load_state_dict(checkpoint.average)
    try:
        run.optimiser.load_state_dict(checkpoint.optimiser)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{checkpoint.path} holds the optimiser of another network: name another `out`.") from error
    run.step, run.best, run.recent = checkpoint.step, checkpoint.best, list(checkpoint.recent)


def digest(weights: Mapping[str, Tensor]) -> str:
    """A name for weights that only the same weights have."""
    code = hashlib.sha256()
    for name in sorted(weights):
        code.update(name.encode())
        code.update(weights[name].detach().cpu().contiguous().numpy().tobytes())
    return code.hexdigest()
