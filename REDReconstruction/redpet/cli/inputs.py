"""`redpet info` and `redpet suv`: what an input is."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from redpet.cli.bars import Bars
from redpet.cli.options import Commands, add_choice, add_command, add_injection, add_input, choice_of, injection_of
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
        content = info.describe_input(options.input, stated, whole) if series is None else series
    except InputError as error:
        if other := results.what_else(options.input):
            raise InputError(f"{options.input} is {other}.") from error
        raise
    print(json.dumps(content, indent=2, allow_nan=False) if options.json else told.for_people(content))


def add_suv(commands: Commands) -> None:
    """`redpet suv SERIES --out FILE.nrrd`."""
    suv = add_command(commands, "suv", run_suv, "the SUV (body weight) image of a PET series")
    suv.add_argument("input", type=Path, metavar="SERIES", help="the folder of a PET series")
    add_choice(suv)
    suv.add_argument("--out", type=Path, required=True, metavar="FILE.nrrd", help="a file that does not exist yet")
    add_injection(suv)


def run_suv(options: argparse.Namespace) -> None:
    """Write the SUV image, and say by which factor."""
    from redpet.case.storage import write_image
    from redpet.dicom.series import read_series
    from redpet.dicom.suv import injection_in_words, suv_image, suv_info
    from redpet.machine.staging import refuse_existing, refuse_inputs, staged_file

    if options.out.suffix != ".nrrd":
        raise InputError(f"{options.out}: the SUV image is an NRRD file; end its name in .nrrd.")
    stated = injection_of(options)
    refuse_inputs(options.out, (options.input,))
    refuse_existing(options.out)
    series = read_series(options.input, choice_of(options))
    info = suv_info([one.suv_header for one in series.slices], stated)
    for warning in (*series.warnings, *info.warnings):
        print(f"warning: {warning}", file=sys.stderr)
    with staged_file(options.out, (options.input,)) as file:
        write_image(suv_image(series.image, info), file)
    if told := injection_in_words(info):
        print(told[0].upper() + told[1:])
    factor = "a factor for each slice" if info.factor is None else f"{info.factor:.6g}"
    print(f"SUV (body weight) = {series.image.unit} x {factor}, in {options.out}")
