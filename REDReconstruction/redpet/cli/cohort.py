"""`redpet cohort`: the main job for a folder of cases."""

import argparse
from pathlib import Path

from redpet.cli.bars import Bars, say_start
from redpet.cli.options import Commands, add_choice, add_command, check_place, check_there, choice_of, job_of
from redpet.cli.restoration import add_restoring


def add_cohort(commands: Commands) -> None:
    """`redpet cohort FOLDER --out DIR`."""
    cohort = add_command(
        commands, "cohort", run_cohort, "restore and measure a folder of cases by many processes, here or on a cluster"
    )
    cohort.add_argument("input", type=Path, metavar="FOLDER", help="its sub-folders and header files are the cases")
    add_choice(cohort)
    cohort.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a new folder, or a cohort to go on with"
    )
    cohort.add_argument(
        "--overwrite", action="store_true", help="make results of other settings, or of changed files, anew"
    )
    cohort.add_argument("--drf", type=float, help="the dose level of each case to restore (default: all below full)")
    add_cluster(cohort, "as many as processors and memory allow")
    add_restoring(cohort)


def add_cluster(command: argparse.ArgumentParser, default: str = "this one alone") -> None:
    """Who does the work; `default` says who does where nobody is named."""
    command.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help=f"processes on this machine (default: {default})",
    )
    command.add_argument(
        "--scheduler", metavar="ADDRESS", help="a Dask scheduler that runs already, for example tcp://host:8786"
    )


def run_cohort(options: argparse.Namespace) -> None:
    """Restore the cases, and tell where table and page are."""
    choice_of(options)
    check_there(options.input, options.model)
    check_place(options.out, (options.input, options.model), overwrite=True)
    say_start(options.device, options.input)
    from redpet.cohort.page import PAGE_FILE
    from redpet.cohort.run import CohortJob, cohort

    with Bars() as bars:
        out = cohort(job_of(CohortJob, options), bars)
    print(f"The page is {out / PAGE_FILE}; the table lies beside it.")
