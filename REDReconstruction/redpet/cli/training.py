"""`redpet prepare` and `redpet train`: from cases to a model file."""

import argparse
from pathlib import Path

from redpet.cli.bars import Bars
from redpet.cli.cohort import add_cluster
from redpet.cli.options import Commands, add_choice, add_command, either
from redpet.errors import InputError
from redpet.restoration.methods import IMAGE, METHODS, RED, trained


def add_prepare(commands: Commands) -> None:
    """`redpet prepare FOLDER --out DIR`."""
    prepare = add_command(commands, "prepare", run_prepare, "training shards from folders of cases, split by patient")
    prepare.add_argument("folder", type=Path, metavar="FOLDER", help="a folder or file for each case")
    prepare.add_argument("--out", type=Path, metavar="DIR", help="a folder that does not exist yet")
    prepare.add_argument("--check", action="store_true", help="FOLDER holds shards: compare them with their manifest")
    prepare.add_argument("--validation", type=float, default=0.1, help="share of patients to validate with")
    prepare.add_argument("--test", type=float, default=0.1, help="share of patients that training never reads")
    prepare.add_argument("--seed", type=int, default=0, help="decides which patient goes where")
    add_choice(prepare)


def run_prepare(options: argparse.Namespace) -> None:
    """Write training shards, or check those that are there."""
    from redpet.training.prepare import PrepareJob, prepare
    from redpet.training.shards import check_shards

    if options.check:
        manifest, place = check_shards(options.folder), options.folder
    elif options.out is None:
        raise InputError("name the folder for the shards with --out, or check existing ones with --check.")
    else:
        job = PrepareJob(
            folder=options.folder,
            out=options.out,
            validation=options.validation,
            test=options.test,
            seed=options.seed,
            series=options.series,
            doses=options.doses,
            outside=options.outside,
            frames=options.frames,
        )
        with Bars() as bars:
            manifest, place = prepare(job, bars), options.out
    for split in ("training", "validation", "test"):
        shards = [shard for shard in manifest.shards if shard.split == split]
        patients = len({shard.patient for shard in shards})
        print(f"{split}: {patients} patients, {len(shards)} pairs, {sum(shard.shape[0] for shard in shards)} slices")
    print(f"The shards in {place} are whole, and no patient lies in two splits.")


def add_train(commands: Commands) -> None:
    """`redpet train STAGE CONFIG.toml`."""
    train = add_command(commands, "train", run_train, "train a network; resumes where it stopped")
    of_red = (*METHODS[RED].networks, IMAGE)
    others = tuple(name for name in trained() if name != RED)
    train.add_argument("stage", metavar="STAGE", help=f"{either(of_red)} for {METHODS[RED].label}; {either(others)}")
    train.add_argument("config", type=Path, metavar="CONFIG.toml")
    train.add_argument("--device", help="auto, cpu or cuda:0; what the file says by default")
    add_cluster(train)


def run_train(options: argparse.Namespace) -> None:
    """Train a stage of a method."""
    from redpet.machine.cluster import ClusterSettings
    from redpet.training.ranks import leave, our_ranks
    from redpet.training.run import train_command

    workers = ClusterSettings(workers=options.workers, scheduler=options.scheduler)
    train_command(options.stage, options.config, options.device, workers)
    leave(our_ranks())
