"""Training of a stage of any method: resumable, seeded, with a log and a best checkpoint, on one process or several.

Each step depends on the seed and its number alone, so a run that was stopped goes on as if it had not been. RED has two
stages, REN, then DCN with REN frozen; the other methods have one.
"""

import copy
import math
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from redpet.errors import Cancelled, InputError
from redpet.machine.devices import device_errors
from redpet.machine.threads import limited_threads
from redpet.restoration.methods import DCN, REN
from redpet.restoration.network import SinogramUNet, network_from_weights, placed
from redpet.restoration.space import Network, OnStep, ignore_step
from redpet.training.cases import Sources
from redpet.training.checkpoint import Run, digest, go_on, read_checkpoint, save
from redpet.training.config import TrainingConfig, network_config_for
from redpet.training.loop import (
    begin_log,
    best_checkpoint,
    follow,
    interruptions,
    last_checkpoint,
    log_file,
    log_row,
    warmed_cosine,
)
from redpet.training.objectives import OBJECTIVES, Loss, draw_chance, loss_for
from redpet.training.ranks import Ranks, device_of, joined, our_ranks
from redpet.training.samples import Batch, Pool, batch_at, validation_batches

STAGES = tuple(OBJECTIVES)
SHARED_BY_STAGES = ("formulation", "kind", "neighbours", "network")
SHOWN_STEPS = 50


def ren_checkpoint(config: TrainingConfig) -> Path:
    """The REN that stage two is trained upon."""
    return config.ren or best_checkpoint(config.out, REN)


def train(
    stage: str,
    config: TrainingConfig,
    cases: Sources = (),
    validation_cases: Sources = (),
    on_step: OnStep = ignore_step,
) -> Path:
    """Train one stage to its last step, or from where it was stopped; returns the best checkpoint.

    `on_step(done, total)` may raise `Cancelled`; it, Ctrl-C and SIGTERM save the last checkpoint first. Raises
    InputError for a stage without its predecessor, a checkpoint of another training, or a training that diverges.
    """
    check_stage(stage)
    ranks = our_ranks()
    device = device_of(ranks, config.device)
    with (
        limited_threads(config.threads),
        device_errors("train with a smaller batch, crop or network"),
        joined(ranks, device),
        interruptions() as interrupted,
    ):
        # What the checkpoint says of the batch is the whole one, however many processes share it.
        whole = msgspec.structs.replace(config, batch=config.batch * ranks.size)
        run, loss = _start(stage, whole, device)
        ranks.start_alike(run.network)
        network = autocast(run.network, device, config.mixed_precision)
        pool = Pool(config, cases)
        validation = validation_batches(config, validation_cases, device) if ranks.first else []
        if ranks.first:
            begin_log(log_file(config.out, stage), run.step, run.network)
        saved = time.monotonic()
        try:
            with tqdm(
                total=config.steps,
                initial=run.step,
                desc=f"{stage} on {device}",
                unit="step",
                disable=not ranks.first,
            ) as bar:
                while run.step < config.steps:
                    batch = batch_at(pool, run.step, device, ranks.share(config.batch))
                    _train_step(run, network, stage, whole, loss, batch, ranks)
                    shown = float(np.mean(run.recent[-SHOWN_STEPS:]))
                    last = run.step == config.steps
                    if last or run.step % config.validate_every == 0:
                        if ranks.first:
                            _validate(run, stage, whole, loss, validation)
                        run.recent.clear()
                    if ranks.first and (last or time.monotonic() - saved > config.checkpoint_every_s):
                        save(run, stage, whole, last_checkpoint(config.out, stage))
                        saved = time.monotonic()
                    bar.update()
                    bar.set_postfix(loss=f"{shown:.4g}", best=f"{run.best:.4g}")
                    on_step(run.step, config.steps)
                    if ranks.any(interrupted()) and not last:
                        raise Cancelled(f"stopped at step {run.step}; the same command goes on from there.")
        except Cancelled:
            if ranks.first:
                save(run, stage, whole, last_checkpoint(config.out, stage))
            raise
    return best_checkpoint(config.out, stage)


def autocast(network: nn.Module, device: torch.device, wanted: bool = True) -> Network:
    """The network in bfloat16 where the device is a GPU; on a CPU it is slower so. It gives single precision."""
    if device.type != "cuda" or not wanted:
        return network

    def mixed(x: Tensor, t: Tensor) -> Tensor:
        with torch.autocast(device.type, torch.bfloat16):
            return network(x, t).float()

    return mixed


def check_stage(stage: str) -> None:
    """Raise InputError for a stage that is not there."""
    if stage not in STAGES:
        raise InputError(f"the training stage '{stage}' is unknown: choose one of {', '.join(STAGES)}.")


def learning_rate(stage: str, config: TrainingConfig, step: int) -> float:
    """Linear warm-up, then a cosine down to zero."""
    highest = config.dcn_learning_rate if stage == DCN and config.dcn_learning_rate else config.learning_rate
    return warmed_cosine(highest, step, config.steps)


def _start(stage: str, config: TrainingConfig, device: torch.device) -> tuple[Run, Loss]:
    """The run at its first step, or where its last checkpoint stands, and what it minimises."""
    ren, ren_digest = None, ""
    if stage == DCN:
        trained = read_checkpoint(ren_checkpoint(config), REN)
        changed = [key for key in SHARED_BY_STAGES if getattr(trained.config, key) != getattr(config, key)]
        if changed:
            raise InputError(f"{trained.path} was trained with another {', '.join(changed)} than DCN's config says.")
        ren_digest = digest(trained.average)
        shape = network_config_for(trained.config, REN)
        ren = placed(network_from_weights(shape, trained.average, str(trained.path)), device)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(config.seed)
        network = placed(SinogramUNet(network_config_for(config, stage)), device)
    last = last_checkpoint(config.out, stage)
    if config.start_from and not last.exists():
        weights = read_checkpoint(config.start_from, stage).average
        network_from_weights(network.config, weights, str(config.start_from))
        network.load_state_dict(weights)
    optimiser = torch.optim.AdamW(network.parameters(), lr=config.learning_rate, weight_decay=1e-4)
    run = Run(network, copy.deepcopy(network), optimiser, ren_digest)
    if last.exists():
        go_on(run, read_checkpoint(last, stage), stage, config)
    return run, loss_for(stage, config, ren)


def _train_step(
    run: Run,
    network: Network,
    stage: str,
    config: TrainingConfig,
    loss: Loss,
    batch: Batch,
    ranks: Ranks,
) -> None:
    """One step with this process's share of a batch."""
    for group in run.optimiser.param_groups:
        group["lr"] = learning_rate(stage, config, run.step)
    rng = np.random.default_rng([config.seed, 4, run.step])
    device, share = batch.x_0.device, ranks.share(len(batch.x_0))
    shape = (config.batch, *batch.x_0.shape[1:])
    t, chance = draw_chance(stage, shape, rng, device, config.last_step_share)
    run.optimiser.zero_grad(set_to_none=True)
    value = loss(network, batch, t[share], chance[share])
    common = ranks.mean(float(value.detach()))
    if not math.isfinite(common):
        raise InputError(f"the training diverged at step {run.step}: start anew with a smaller learning_rate.")
    value.backward()
    ranks.average_gradients(run.network)
    nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimiser.step()
    follow(run.average, run.network, config.average, run.step)
    run.recent.append(common)
    run.step += 1


def _validate(run: Run, stage: str, config: TrainingConfig, loss: Loss, batches: Sequence[Batch]) -> None:
    """Log the losses and keep the average where it is the best so far."""
    score = validation_loss(run.average, stage, config, loss, batches)
    row = (run.step, learning_rate(stage, config, run.step), float(np.mean(run.recent)), score)
    log_row(log_file(config.out, stage), row)
    if score < run.best:
        run.best = score
        save(run, stage, config, best_checkpoint(config.out, stage))


@torch.no_grad()
def validation_loss(
    network: nn.Module, stage: str, config: TrainingConfig, loss: Loss, batches: Sequence[Batch]
) -> float:
    """Mean loss: at t = T, where sampling starts, for methods whose state is a mixture; else at fixed random times."""
    values = []
    for number, batch in enumerate(batches):
        rng = np.random.default_rng([config.seed, 5, number])
        t, chance = draw_chance(stage, tuple(batch.x_0.shape), rng, batch.x_0.device, last_step_share=1.0)
        values.append(float(loss(network, batch, t, chance)))
    return float(np.mean(values))
