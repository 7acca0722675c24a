"""`redpet train`: a config in, a model file out."""

import sys
from pathlib import Path

import msgspec

from redpet.errors import Cancelled, InputError
from redpet.machine.cluster import NO_CLUSTER, ClusterSettings
from redpet.machine.devices import describe
from redpet.machine.staging import refuse_inputs
from redpet.restoration.methods import IMAGE, METHODS, RED, method_of
from redpet.training.cases import load_cases
from redpet.training.config import load_config
from redpet.training.image_run import train_image_command
from redpet.training.loop import best_checkpoint, last_checkpoint
from redpet.training.pack import pack, refuse_foreign
from redpet.training.ranks import device_of, our_ranks
from redpet.training.trainer import check_stage, train


def train_command(
    stage: str, config_path: Path, device: str | None = None, workers: ClusterSettings = NO_CLUSTER
) -> Path:
    """Train a stage of a method as the TOML file says, write the method's model file into OUT, and say where it is.

    `device` stands in for that of the file. `workers` make the volumes of a stage that is trained on images. Of
    several processes the first one tells and writes. Raises InputError for a config, case or checkpoint that is wrong,
    Cancelled where the user stopped it.
    """
    workers.check()
    if stage == IMAGE or (stage in METHODS and METHODS[stage].works_on == (IMAGE,)):
        return train_image_command(stage, config_path, device, workers)
    if workers != NO_CLUSTER:
        raise InputError(f"'{stage}' draws phantoms while it trains, none before: leave out --workers and --scheduler.")
    check_stage(stage)
    config = load_config(config_path)
    if device:
        config = msgspec.structs.replace(config, device=device)
    method = method_of(stage)
    model = config.out / model_name(method)
    refuse_inputs(config.out, (*config.cases, config.shards))
    for checkpoint in (best_checkpoint, last_checkpoint):
        refuse_inputs(checkpoint(config.out, stage), (config.start_from,))
    refuse_foreign(model)
    ranks = our_ranks()
    if ranks.first:
        print(f"device: {describe(str(device_of(ranks, config.device)))}{_together(ranks.size)}", file=sys.stderr)
    try:
        train(stage, config, *load_cases(config))
    except Cancelled as error:
        if ranks.first:
            raise
        raise SystemExit(error.exit_code) from error  # once told is enough
    if ranks.first:
        pack(model, [config.out], method=method)
        named = "" if method == RED else f"--method {method} "
        print(f"The model is {model}; use it with: redpet restore INPUT {named}--model {model} --out DIR")
    return model


def model_name(method: str) -> str:
    """The model file of a method within the folder of a training."""
    return "model.safetensors" if method == RED else f"{method}.safetensors"


def _together(processes: int) -> str:
    return f"; {processes} processes together" if processes > 1 else ""
