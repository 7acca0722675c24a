"""`redpet report` and `redpet mip`: restorations on a page, projections in a picture."""

import argparse
from pathlib import Path

from redpet.cli.bars import Bars
from redpet.cli.options import Commands, add_choice, add_command, add_input, choice_of


def add_report(commands: Commands) -> None:
    """`redpet report DIR... --out FILE.pdf`."""
    report = add_command(
        commands,
        "report",
        run_report,
        "a page with pictures, numbers and settings of restorations, and one with the evidence of each",
    )
    report.add_argument("folders", type=Path, nargs="+", metavar="DIR", help="an output folder of restore, up to four")
    report.add_argument("--out", type=Path, metavar="FILE.pdf", help="report.pdf beside the first folder by default")
    report.add_argument("--title", default="PET restoration", help="at the head of the page (%(default)s)")
    report.add_argument("--patient-label", default="", metavar="TEXT", help="a name for the patient; none by default")
    report.add_argument("--overwrite", action="store_true", help="replace an earlier report at --out")


def run_report(options: argparse.Namespace) -> None:
    """Write the page."""
    from redpet.jobs.report import ReportJob, RunToReport, report

    first = options.folders[0].resolve()
    job = ReportJob(
        runs=tuple(RunToReport(folder=folder, label=folder.resolve().name) for folder in options.folders),
        out=options.out or first.parent / f"{first.name}-report.pdf",
        title=options.title,
        patient_label=options.patient_label,
        overwrite=options.overwrite,
    )
    with Bars() as bars:
        out = report(job, bars)
    print(f"The report is {out}.")


def add_mip(commands: Commands) -> None:
    """`redpet mip INPUT --out FILE.png`."""
    mip = add_command(commands, "mip", run_mip, "maximum intensity projections of the images of an input")
    add_input(mip, ", or an output folder of restore")
    mip.add_argument("--out", type=Path, required=True, metavar="FILE.png", help="a file that does not exist yet")
    add_choice(mip)


def run_mip(options: argparse.Namespace) -> None:
    """Write the picture."""
    from redpet.jobs.mip import MipJob, mip

    with Bars() as bars:
        out = mip(MipJob(input=options.input, out=options.out, choice=choice_of(options)), bars)
    print(f"The picture is {out}.")
