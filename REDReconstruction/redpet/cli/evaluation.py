"""`redpet evaluate`: methods compared on cases."""

import argparse
import logging
from pathlib import Path

from redpet.cli.bars import Bars, say, say_start
from redpet.cli.options import Commands, add_choice, add_command, add_device, check_there


def add_evaluate(commands: Commands) -> None:
    """`redpet evaluate CASE... --out DIR`."""
    evaluate = add_command(commands, "evaluate", run_evaluate, "compare methods on cases: table and figures")
    evaluate.add_argument("cases", type=Path, nargs="+", metavar="CASE", help="CASE folders, or any INPUT with a dose")
    evaluate.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a new folder, or an evaluation to add to"
    )
    evaluate.add_argument(
        "--methods", type=names_of, default=None, metavar="A,B", help="for example osem,osem-gauss,red"
    )
    evaluate.add_argument(
        "--model", type=model_of, action="append", default=[], metavar="METHOD=FILE", help="the model file of a method"
    )
    evaluate.add_argument("--drf", type=float, nargs="+", default=[], help="the dose levels (default: all below full)")
    evaluate.add_argument(
        "--tune-on", type=Path, nargs="+", default=[], metavar="CASE", help="validation cases for the tuned OSEMs"
    )
    evaluate.add_argument(
        "--detect", type=Path, metavar="DIR", help="a folder of redpet detect, whose AUC stands in the table too"
    )
    evaluate.add_argument(
        "--evidence",
        action="store_true",
        help="also what the counts contradict, and how often intervals hold the reference (restores four times more)",
    )
    add_choice(evaluate)
    add_device(evaluate)


def run_evaluate(options: argparse.Namespace) -> None:
    """Evaluate, and print the table."""
    check_there(*options.cases, *options.tune_on, options.detect)
    say_start(options.device, options.cases[0])
    from redpet.evaluation.job import EvaluateJob, default_methods
    from redpet.evaluation.run import TABLE_FILE, evaluate
    from redpet.machine.devices import describe, resolve_device

    job = EvaluateJob(
        cases=tuple(options.cases),
        out=options.out,
        methods=options.methods or default_methods(tuned=bool(options.tune_on)),
        models=dict(options.model),
        drf=tuple(options.drf),
        tune_on=tuple(options.tune_on),
        detect=options.detect,
        evidence=options.evidence,
        series=options.series,
        doses=options.doses,
        outside=options.outside,
        frames=options.frames,
        device=options.device,
    )
    if not (options.methods or options.tune_on):
        say(logging.INFO, f"comparing {', '.join(job.methods)}; osem-early and osem-gauss need --tune-on, other cases")
    with Bars(f"device: {describe(resolve_device(job.device))}") as bars:
        out = evaluate(job, bars)
    print((out / TABLE_FILE).read_text(encoding="utf-8"))


def names_of(text: str) -> tuple[str, ...]:
    """The names of `A,B`."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def model_of(text: str) -> tuple[str, Path]:
    """Method and file of `METHOD=FILE`."""
    method, equals, file = text.partition("=")
    if not (method and equals and file):
        raise argparse.ArgumentTypeError("name the method and its file, for example unet=model.safetensors")
    return method, Path(file)
