"""`redpet export` and `redpet send`: results as DICOM, and on their way to an archive."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from redpet.cli.bars import Bars
from redpet.cli.options import Commands, add_choice, add_command, add_identity, add_injection, choice_of, injection_of
from redpet.errors import InputError

if TYPE_CHECKING:
    from redpet.dicom.associations import Tls


def add_export(commands: Commands) -> None:
    """`redpet export DIR --source SERIES --out FOLDER [--evidence] [--segmentation LABELMAP]`."""
    export = add_command(commands, "export", run_export, "a derived PET series from what restore wrote")
    export.add_argument("folder", type=Path, metavar="DIR", help="an output folder of restore")
    export.add_argument("--source", type=Path, required=True, metavar="SERIES", help="the PET series that it came from")
    add_choice(export)
    export.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    export.add_argument(
        "--evidence",
        action="store_true",
        help="beside the series its evidence: the map as a Segmentation, the findings as a report",
    )
    export.add_argument(
        "--segmentation",
        type=Path,
        metavar="LABELMAP",
        help="beside the series the regions of a labelmap (NRRD, NIfTI): a Segmentation, and their measures with "
        "intervals as a report",
    )
    export.add_argument(
        "--label",
        action="append",
        type=numbered,
        default=[],
        metavar="NUMBER=NAME",
        help="what a region of it is called, once or more",
    )
    add_identity(export)
    add_injection(export)


def numbered(text: str) -> tuple[str, str]:
    """A number of a labelmap and its name. Raises ArgumentTypeError for another text."""
    number, _, name = text.partition("=")
    if not (number.strip().isdecimal() and name.strip()):
        raise argparse.ArgumentTypeError("name a number of the labelmap, for example 1=Liver")
    return number.strip(), name.strip()


def run_export(options: argparse.Namespace) -> None:
    """Write a derived series."""
    from redpet.dicom.identity import Identity
    from redpet.jobs.export import Regions, export_run

    identity = Identity(options.uid_seed, options.anonymize, options.keep_suv)
    files = export_run(
        options.folder,
        options.source,
        options.out,
        identity,
        choice=choice_of(options),
        stated=injection_of(options),
        evidence=options.evidence,
        regions=Regions(segmentation=options.segmentation, labels=dict(options.label)),
    )
    slices = sum(file.name.startswith("slice-") for file in files)
    beside = ", with the map and the findings of the evidence" if options.evidence else ""
    beside += ", with the regions and their measures" if options.segmentation else ""
    print(f"{slices} slices are in {options.out}{beside}, for research only.")


def add_send(commands: Commands) -> None:
    """`redpet send FOLDER --host NAME --port N --called-aet AET`."""
    send = add_command(commands, "send", run_send, "send DICOM files to an archive and tell what became of each")
    send.add_argument("folder", type=Path, metavar="FOLDER", help="DICOM files, in sub-folders too")
    send.add_argument("--host", required=True, help="the archive's name or address")
    send.add_argument("--port", type=int, required=True, help="its port")
    send.add_argument("--called-aet", required=True, metavar="AET", help="its AE title")
    send.add_argument("--calling-aet", default="REDPET", metavar="AET", help="ours (%(default)s)")
    send.add_argument("--retries", type=int, default=2, help="new associations after a broken one (%(default)d)")
    send.add_argument("--timeout", type=float, default=30.0, metavar="S", help="of each answer, seconds (%(default)g)")
    send.add_argument("--report", type=Path, metavar="FILE.json", help="the report as JSON too")
    send.add_argument("--tls", action="store_true", help="through TLS")
    send.add_argument("--tls-ca", type=Path, metavar="FILE", help="who signed the archive's certificate (PEM)")
    send.add_argument("--tls-certificate", type=Path, metavar="FILE", help="our certificate, where it asks (PEM)")
    send.add_argument("--tls-key", type=Path, metavar="FILE", help="its key, where it is in a file of its own (PEM)")


def run_send(options: argparse.Namespace) -> None:
    """Send files, and tell what became of each. Raises InputError where one did not arrive."""
    from redpet.dicom.associations import Archive
    from redpet.dicom.send import NothingSent, Stopped, as_json, for_people, send, settled, summary
    from redpet.machine.staging import refuse_existing, refuse_inputs, staged_file

    if options.report is not None:
        refuse_inputs(options.report, (options.folder,))
        refuse_existing(options.report)
    archive = Archive(
        options.host, options.port, options.called_aet, options.calling_aet, options.timeout, tls_of(options)
    )
    ended = None
    try:
        with Bars() as bars:
            reports = send(options.folder, archive, options.retries, bars)
        print(for_people(reports, options.folder))
    except (NothingSent, Stopped) as error:
        reports, ended = error.reports, error
    if options.report is not None:
        with staged_file(options.report, (options.folder,)) as file:
            file.write_text(json.dumps(as_json(reports, options.folder), indent=2), encoding="utf-8")
    if ended is not None:
        raise ended
    if not settled(reports):
        raise InputError(f"{summary(reports)} at {archive}; the list says why not the others.")
    print(f"{summary(reports)} at {archive}.")


def tls_of(options: argparse.Namespace) -> "Tls | None":
    """How to meet an archive that wants TLS. Raises InputError for files that do not hold what they should."""
    from redpet.dicom.associations import Tls

    tls = Tls(options.tls_ca, options.tls_certificate, options.tls_key)
    if not options.tls:
        if tls != Tls():
            raise InputError("--tls-ca, --tls-certificate and --tls-key go with --tls: give it too.")
        return None
    tls.context()
    return tls
