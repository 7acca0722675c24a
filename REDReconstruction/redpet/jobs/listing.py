"""What lies in a folder with several DICOM series: each in a line, without patient data, without reading an image."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import dose_label
from redpet.dicom.choosing import dose_levels
from redpet.dicom.found import SeriesInfo, scan
from redpet.dicom.headers import text_of
from redpet.errors import InputError
from redpet.machine.progress import Progress

CASE_FILE = "case.json"
TOLD = 10


def list_folder(place: Path, progress: Progress | None = None, choice: Choice = UNSAID) -> dict[str, Any] | None:
    """The series in a folder and why they are no case, as plain JSON types; None for any other input.

    One series, or series that are the dose levels of one case, are an input: `describe_input` tells more of them.
    Raises InputError where `choice` names what is not there.
    """
    if not place.is_dir() or (place / CASE_FILE).is_file():
        return None
    found = scan(place, progress)
    if len(found.series) < 2:
        return None
    try:
        dose_levels(found, place, choice)
    except InputError as error:
        if choice != UNSAID:
            raise
        return {
            "series": described(found.series),
            "not_a_case": str(error),
            "unreadable": list(found.unreadable),
            "no_dicom": found.skipped,
        }
    return None


def described(series: Sequence[SeriesInfo]) -> list[dict[str, Any]]:
    """Each series in the order of its folder; patients and studies are numbered as they appear."""
    patients: dict[str, int] = {}
    studies: dict[str, int] = {}
    content = []
    for one in series:
        header = one.slices[0].header
        patient = patients.setdefault(text_of(header, "PatientID"), len(patients) + 1)
        study = studies.setdefault(text_of(header, "StudyInstanceUID"), len(studies) + 1)
        content.append(
            {
                "folder": one.folder,
                "uid": one.uid,
                "number": one.number,
                "time": one.time,
                "corrections": sorted(one.corrections) if one.is_pet else [],
                "patient": patient,
                "study": study,
                "modality": one.modality,
                "description": one.description,
                "files": len(one.slices),
                "rows": text_of(header, "Rows"),
                "columns": text_of(header, "Columns"),
                "units": text_of(header, "Units"),
                "drf": one.drf,
                "refusal": one.refusal,
            }
        )
    return content


def for_people(content: dict[str, Any]) -> str:
    """The same as lines to read."""
    series = content["series"]
    patients, studies = (max(one[key] for one in series) for key in ("patient", "study"))
    lines = [
        f"{len(series)} series of {studies} {'study' if studies == 1 else 'studies'} "
        f"and {patients} patient{'s' * (patients > 1)}, {sum(one['files'] for one in series)} files"
    ]
    lines += [line_of(one) for one in series]
    lines += [f"cannot be read: {text}" for text in content["unreadable"][:TOLD]]
    if len(content["unreadable"]) > TOLD:
        lines.append(f"and {len(content['unreadable']) - TOLD} more that cannot be read")
    if content["no_dicom"]:
        lines.append(f"{content['no_dicom']} file(s) are no DICOM images")
    lines.append("This is not one case: choose a PET series with --series, or name each folder after its dose.")
    return "\n".join(lines)


def line_of(one: dict[str, Any]) -> str:
    """One series."""
    size = f", {one['columns']} x {one['rows']}" if one["rows"] else ""
    dose = f", {dose_label(one['drf'])}" if not one["refusal"] else ""
    units = f" in {one['units']}" if one["units"] else ""
    number = f" {one['number']}" if one["number"] else ""
    return (
        f"  {one['folder']}: study {one['study']}, {one['modality'] or '?'}{number} '{one['description']}', "
        f"{one['files']} file(s){size}{units}{dose}"
    )
