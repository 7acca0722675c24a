"""`redpet info` and `redpet suv`: what an input is."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from redpet.cli.bars import Bars
from redpet.cli.options import (
    Commands,
    add_choice,
    add_command,
    add_injection,
    add_input,
    add_without,
    choice_of,
    injection_of,
)
from redpet.errors import InputError

SOON_S = 1.0
"""A folder that is listed sooner needs no bar."""


def add_info(commands: Commands) -> None:
    """`redpet info INPUT`."""
    info = add_command(
        commands, "info", run_info, "what an input is: dose levels, geometry, units, SUV factor, what is missing"
    )
    add_input(info, ", or an output folder of redpet; a folder of several studies is listed")
    add_choice(info)
    add_without(info)
    info.add_argument("--json", action="store_true", help="as JSON")
    add_injection(info)


def run_info(options: argparse.Namespace) -> None:
    """Describe an input, all its time frames together unless some are chosen, or list a folder of several studies."""
    from redpet.jobs import info, listing, results
    from redpet.jobs.outputs import run_record

    stated, choice = injection_of(options), choice_of(options)
    if results.is_run(options.input):
        content = info.describe_case(results.read_run(options.input)) | {"run": run_record(options.input)}
        lines = [*results.run_in_words(options.input), info.for_people(content)]
        print(json.dumps(content, indent=2, allow_nan=False) if options.json else "\n".join(lines))
        return
    try:
        with Bars(delay=SOON_S) as bars:
            series = listing.list_folder(options.input, bars, choice)
            told = info if series is None else listing
            whole = replace(choice, frames=choice.frames or "all")
            content = info.describe_input(options.input, stated, whole, bars) if series is None else series
    except InputError as error:
        if other := results.what_else(options.input):
            raise InputError(f"{options.input} is {other}.") from error
        raise
    print(json.dumps(content, indent=2, allow_nan=False) if options.json else told.for_people(content))


def add_suv(commands: Commands) -> None:
    """`redpet suv INPUT --out FILE.nrrd`."""
    suv = add_command(commands, "suv", run_suv, "the SUV (body weight) image of a PET series or a BIDS-PET image")
    suv.add_argument("input", type=Path, metavar="SERIES", help="the folder of a PET series, or NIfTI with its JSON")
    add_choice(suv)
    suv.add_argument("--out", type=Path, required=True, metavar="FILE.nrrd", help="a file that does not exist yet")
    add_injection(suv)


def run_suv(options: argparse.Namespace) -> None:
    """Write the SUV image, and say by which factor."""
    if options.out.suffix != ".nrrd":
        raise InputError(f"{options.out}: the SUV image is an NRRD file; end its name in .nrrd.")
    from redpet.dicom.suv_words import injection_in_words
    from redpet.jobs.uptake import write_suv

    with Bars() as bars:
        info, unit, warnings = write_suv(options.input, options.out, choice_of(options), injection_of(options), bars)
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)
    if told := injection_in_words(info):
        print(told[0].upper() + told[1:])
    factor = "a factor for each slice" if info.factor is None else f"{info.factor:.6g}"
    print(f"SUV (body weight) = {unit} x {factor}, in {options.out}")
