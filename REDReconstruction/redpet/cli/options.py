"""What several commands share: how one is added, and the options that mean the same everywhere."""

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from redpet.errors import InputError
from redpet.machine.decoding import gathered

if TYPE_CHECKING:
    from redpet.case.choice import Choice
    from redpet.dicom.injection import Stated

Job = TypeVar("Job")
OF_THE_COMMAND = ("run", "verbose", "quiet")
"""What the options hold that is no field of a job."""
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

INPUT = "a DICOM folder, an Interfile header, a NIfTI, ECAT or array file, or a CASE folder"


def add_command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], Any], text: str
) -> argparse.ArgumentParser:
    """A command that `run` does with its options; its exit code is what `run` returns, 0 for nothing."""
    added = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
    added.set_defaults(run=run)
    loudness = added.add_mutually_exclusive_group()
    loudness.add_argument("-v", "--verbose", action="store_true", help="the time of each stage too, and tracebacks")
    loudness.add_argument("-q", "--quiet", action="store_true", help="warnings and errors alone")
    return added


def job_of(kind: type[Job], options: argparse.Namespace) -> Job:
    """The job that a command is asked to do: its options bear the names of the job's fields."""
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in vars(options).items()}
    for name in OF_THE_COMMAND:
        del given[name]
    return gathered(kind, given)


def add_input(command: argparse.ArgumentParser, more: str = "") -> None:
    """INPUT, whatever the readers read."""
    command.add_argument("input", type=Path, metavar="INPUT", help=f"{INPUT}{more}")


class DoseTable(argparse.Action):
    """`--dose NAME=DRF`, once or more, as one table."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, option: str | None = None) -> None:
        """Add a name; ends with the usage where it is none."""
        name, equals, drf = str(values).rpartition("=")
        try:
            setattr(namespace, self.dest, {**getattr(namespace, self.dest), name.strip(): float(drf)})
        except ValueError:
            equals = ""
        if not (name.strip() and equals):
            parser.error(f"argument {option}: name a series or file and its factor, for example DoseA=20")


def add_choice(command: argparse.ArgumentParser) -> None:
    """What is meant in a folder that holds more than one thing."""
    command.add_argument(
        "--series", metavar="TEXT", help="the PET series of a folder: its number, UID, or words of its description"
    )
    command.add_argument(
        "--dose",
        dest="doses",
        action=DoseTable,
        default={},
        metavar="NAME=DRF",
        help="the dose of a series, folder or file whose name does not tell it; may be repeated",
    )
    command.add_argument(
        "--outside", action="store_true", help="read the data that an Interfile header names outside of its folder"
    )
    command.add_argument(
        "--frames",
        metavar="N",
        help="time frames of a dynamic or gated series: one, as 2, or added in time, as 2-5 or all",
    )


def add_without(command: argparse.ArgumentParser) -> None:
    """Corrections of a scan that are left out."""
    command.add_argument(
        "--without",
        nargs="+",
        default=(),
        metavar="NAME",
        help="corrections of a scan in pieces to leave out: attenuation, normalisation, randoms, scatter, calibration",
    )


def choice_of(options: argparse.Namespace) -> "Choice":
    """What the user said of the input. Raises InputError for a dose that none can be."""
    from redpet.case.choice import Choice

    without = tuple(getattr(options, "without", ()))
    return Choice(options.series, options.doses, options.outside, options.frames, without)


def check_there(*paths: Path | None) -> None:
    """Raise InputError for an input that is missing or may not be read, before anything heavy is imported."""
    for path in paths:
        if path is not None and not path.exists():
            raise InputError(f"{path} does not exist.")
        if path is not None and not os.access(path, os.R_OK):
            raise InputError(f"{path} cannot be read: Permission denied.")


def check_place(out: Path, inputs: Sequence[Path | None], overwrite: bool = False) -> None:
    """Raise InputError where an output may not be written, before anything heavy is imported."""
    from redpet.machine.staging import refuse_existing, refuse_inputs

    refuse_inputs(out, inputs)
    if not overwrite:
        refuse_existing(out)
    nearest = next((place for place in out.resolve().parents if place.exists()), out)
    if not os.access(nearest, os.W_OK):
        raise InputError(f"{out} cannot be written: there is no permission to write there.")


def add_out(command: argparse.ArgumentParser) -> None:
    """A folder of results, which appears whole."""
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet")
    command.add_argument("--overwrite", action="store_true", help="replace an earlier output of redpet at --out")


def add_device(command: argparse.ArgumentParser) -> None:
    """Where to compute."""
    command.add_argument("--device", default="auto", help="auto (default), cpu or cuda:0")


def add_injection(command: argparse.ArgumentParser) -> None:
    """What the user says of the injection, where the file says it wrongly."""
    command.add_argument("--dose-unit", metavar="UNIT", help="of the injected dose: Bq, kBq, MBq, uCi or mCi")
    command.add_argument(
        "--injection-time", metavar="TIME", help="the scanner's local time, as 10:05 or 2026-01-05T10:05"
    )


def injection_of(options: argparse.Namespace) -> "Stated":
    """What the user said of the injection. Raises InputError for a unit or a time that is none."""
    from redpet.dicom.injection import Stated

    stated = Stated(options.dose_unit, options.injection_time)
    stated.check()
    return stated


def add_identity(command: argparse.ArgumentParser) -> None:
    """Whose a derived series is."""
    command.add_argument(
        "--anonymize",
        action="store_true",
        help="the DICOM series by the Basic Profile of PS3.15: nobody's, without SUV",
    )
    command.add_argument(
        "--keep-suv", action="store_true", help="with --anonymize: keep weight, size, sex, and dates shifted by days"
    )
    command.add_argument(
        "--uid-seed", type=int, metavar="N", help="the same UIDs for the same job; new ones by default"
    )


def either(names: Sequence[str]) -> str:
    """Names to choose from, in words."""
    return f"{', '.join(names[:-1])} or {names[-1]}"


def number_or_auto(text: str) -> float | str:
    """A number, or `auto`."""
    try:
        return text if text == "auto" else float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("give a number, or auto") from error
