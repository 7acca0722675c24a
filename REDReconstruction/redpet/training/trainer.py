"""The two stages of training: REN, then DCN with REN frozen; resumable, seeded, with a log and a best checkpoint.

Each step depends on the seed and its number alone, so a run that was stopped goes on as if it had not been.
"""

import csv
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from redpet.case import Image
from redpet.errors import InputError
from redpet.restoration import noise_standardised, red
from redpet.restoration.network import NetworkConfig, SinogramUNet, placed
from redpet.training.config import TrainingConfig, to_json
from redpet.training.samples import Batch, Pool, batch_at, validation_batches

STAGES = ("ren", "dcn")
WARM_UP_STEPS = 200
Loss = Callable[[nn.Module, Batch, Tensor, Tensor], Tensor]


@dataclass
class Run:
    """What a checkpoint holds: the network, its average, the optimiser, the step and the best validation so far."""

    network: SinogramUNet
    average: SinogramUNet
    optimiser: torch.optim.Optimizer
    step: int = 0
    best: float = math.inf


def network_config_for(config: TrainingConfig) -> NetworkConfig:
    """The network of a config, with as many input channels as its formulation and neighbours need."""
    standardised = config.formulation == "noise-standardised"
    return replace(
        config.network, in_channels=(3 if standardised else 1) + 2 * config.neighbours, zero_last=standardised
    )


def train(stage: str, config: TrainingConfig, cases: Sequence[Image], validation_cases: Sequence[Image]) -> Path:
    """Train one stage to its last step; returns the best checkpoint, `out/STAGE-best.pt`.

    Raises InputError for a stage without its predecessor or a checkpoint of another run.
    """
    if stage not in STAGES:
        raise InputError(f"the training stage '{stage}' is unknown: choose ren or dcn.")
    device = (
        torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
        if config.device == "auto"
        else torch.device(config.device)
    )
    if config.threads:
        torch.set_num_threads(config.threads)
    config.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config.seed)
    run = _start(stage, config, device)
    loss = _loss(stage, config, device)
    pool = Pool(config, cases)
    validation = validation_batches(config, validation_cases, device)
    saved = time.monotonic()
    with (
        tqdm(total=config.steps, initial=run.step, desc=f"{stage} on {device}", unit="step") as bar,
        (config.out / f"{stage}.csv").open("a", newline="") as log,
    ):
        rows = csv.writer(log)
        if run.step == 0:
            rows.writerow(["step", "learning_rate", "training_loss", "validation_loss"])
        recent: list[float] = []
        while run.step < config.steps:
            value = _train_step(run, config, loss, batch_at(pool, run.step, device))
            recent.append(value)
            run.step += 1
            bar.update()
            if run.step % config.validate_every == 0 or run.step == config.steps:
                score = _validate(run.average, loss, validation, config)
                rows.writerow([run.step, learning_rate(config, run.step), float(np.mean(recent)), score])
                log.flush()
                bar.set_postfix(loss=f"{np.mean(recent):.4f}", validation=f"{score:.4f}")
                recent.clear()
                if score < run.best:
                    run.best = score
                    _save(run, config, stage, config.out / f"{stage}-best.pt")
            if time.monotonic() - saved > config.checkpoint_every_s or run.step == config.steps:
                _save(run, config, stage, config.out / f"{stage}-last.pt")
                saved = time.monotonic()
    return config.out / f"{stage}-best.pt"


def learning_rate(config: TrainingConfig, step: int) -> float:
    """Linear warm-up, then a cosine down to zero."""
    warm_up = min(WARM_UP_STEPS, config.steps // 10 + 1)
    if step < warm_up:
        return config.learning_rate * (step + 1) / warm_up
    return config.learning_rate * 0.5 * (1 + math.cos(math.pi * (step - warm_up) / max(1, config.steps - warm_up)))


def _train_step(run: Run, config: TrainingConfig, loss: Loss, batch: Batch) -> float:
    for group in run.optimiser.param_groups:
        group["lr"] = learning_rate(config, run.step)
    rng = np.random.default_rng([config.seed, 4, run.step])
    t, drift = _times(len(batch.x_0), config, rng, batch.x_0.device)
    run.optimiser.zero_grad(set_to_none=True)
    value = loss(run.network, batch, t, drift)
    value.backward()
    nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimiser.step()
    keep = min(config.average, (1 + run.step) / (10 + run.step))
    with torch.no_grad():
        for mean, parameter in zip(run.average.parameters(), run.network.parameters(), strict=True):
            mean.lerp_(parameter, 1 - keep)
    return float(value.detach())


def _times(n: int, config: TrainingConfig, rng: np.random.Generator, device: torch.device) -> tuple[Tensor, Tensor]:
    """Steps t from 1 to T, more often T itself where the config says so, and the drift of DCN's training."""
    t = rng.integers(1, red.T + 1, size=n)
    t[rng.random(n) < config.last_step_share] = red.T
    drift = rng.uniform(0, red.LARGEST_DRIFT, size=n).astype(np.float32)
    return torch.from_numpy(t).to(device), torch.from_numpy(drift).to(device)


@torch.no_grad()
def _validate(network: nn.Module, loss: Loss, batches: Sequence[Batch], config: TrainingConfig) -> float:
    """Mean loss at t = T, where sampling starts."""
    network.eval()
    values = []
    for batch in batches:
        t = torch.full((len(batch.x_0),), red.T, device=batch.x_0.device)
        values.append(float(loss(network, batch, t, torch.ones(len(t), device=t.device))))
    network.train()
    return float(np.mean(values))


def _loss(stage: str, config: TrainingConfig, device: torch.device) -> Loss:
    alpha = red.alpha_schedule().to(device)

    def ren(network: nn.Module, batch: Batch, t: Tensor, drift: Tensor) -> Tensor:
        return noise_standardised.ren_loss(network, batch.x_0, batch.x_last, t, alpha, batch.noise)

    return ren


def _start(stage: str, config: TrainingConfig, device: torch.device) -> Run:
    shape = network_config_for(config)
    network, average = (placed(SinogramUNet(shape), device) for _ in range(2))
    if config.start_from:
        network.load_state_dict(torch.load(config.start_from, map_location=device, weights_only=True)["average"])
    average.load_state_dict(network.state_dict())
    run = Run(network, average, torch.optim.AdamW(network.parameters(), lr=config.learning_rate, weight_decay=1e-4))
    last = config.out / f"{stage}-last.pt"
    if last.exists():
        state = torch.load(last, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        run.optimiser.load_state_dict(state["optimiser"])
        run.step, run.best = state["step"], state["best"]
    return run


def _save(run: Run, config: TrainingConfig, stage: str, path: Path) -> None:
    beside = path.with_suffix(".partial")
    torch.save(
        {
            "stage": stage,
            "config": to_json(config),
            "network": run.network.state_dict(),
            "average": run.average.state_dict(),
            "optimiser": run.optimiser.state_dict(),
            "step": run.step,
            "best": run.best,
        },
        beside,
    )
    beside.replace(path)
