"""`redpet study`: a reading study is made of its design, and evaluated once it was read."""

import argparse
from pathlib import Path

from redpet.cli.bars import Bars, say_start
from redpet.cli.options import Commands, add_command, add_device, check_place, check_there
from redpet.errors import InputError


def add_study(commands: Commands) -> None:
    """`redpet study DESIGN.toml --out DIR`, and `redpet study DIR`."""
    study = add_command(commands, "study", run_study, "make a blinded reading study of a design, or evaluate one")
    study.add_argument(
        "input", type=Path, metavar="DESIGN.toml|STUDY", help="a design to make a study of, or the folder of a study"
    )
    study.add_argument(
        "--out", type=Path, metavar="DIR", help="a folder that does not exist yet; STUDY-results for an evaluation"
    )
    study.add_argument("--overwrite", action="store_true", help="replace an earlier output of redpet at --out")
    add_device(study)


def run_study(options: argparse.Namespace) -> None:
    """Make a study of a file, evaluate a folder."""
    check_there(options.input)
    whole = options.input.resolve()
    if options.input.is_dir():
        if options.out is None and not whole.name:
            raise InputError(f"{options.input} has no folder beside it: name the output with --out.")
        evaluate(options, options.out or whole.with_name(f"{whole.name}-results"))
    else:
        make(options, options.out or whole.with_suffix(""))


def make(options: argparse.Namespace, out: Path) -> None:
    """Make the folder of a study."""
    check_place(out, (options.input,), options.overwrite)
    say_start(options.device, options.input)
    from redpet.machine.devices import Compute
    from redpet.study.making import StudyJob, make_study

    job = StudyJob(design=options.input, out=out, overwrite=options.overwrite, compute=Compute(device=options.device))
    with Bars() as bars:
        print(f"The study is {make_study(job, bars)}: read it in the module's section Study.")


def evaluate(options: argparse.Namespace, out: Path) -> None:
    """Evaluate the answers of a study."""
    from redpet.study.job import PAGE_FILE, EvaluateStudyJob, evaluate_study

    job = EvaluateStudyJob(study=options.input, out=out, overwrite=options.overwrite)
    with Bars() as bars:
        print(f"The page is {evaluate_study(job, bars) / PAGE_FILE}.")
