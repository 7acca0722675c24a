"""What a restoration leaves behind: metrics, figure, NRRD files, DICOM series, and the record of the run."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from redpet import __version__
from redpet.case import DoseLevel, Image, Kind
from redpet.case.frames import TIMES
from redpet.case.nifti import write_nifti
from redpet.case.storage import Shelf, write_image, write_sinogram
from redpet.case.study import FULL, LOW, RESTORED, Study
from redpet.dicom.identity import PATIENTS, Identity
from redpet.dicom.injection import NOTHING_STATED, Stated
from redpet.dicom.series import source_files
from redpet.errors import InputError, OutputError
from redpet.machine.decoding import DecodingError, decode, write_json

if TYPE_CHECKING:
    from redpet.dicom.derived import Derivation

RUN_FILE = "run.json"
Format = Literal["nrrd", "nifti"]
"""What the images are written as; NRRD always, NIfTI beside it."""


def write_outputs(folder: Path, studies: dict[str, Study], measures: dict[str, Any], run: dict[str, Any]) -> None:
    """Write what people look at into an existing folder: sinograms, images, metrics and the figure.

    `studies` holds `low`, `restored` and, where there is a reference, `full`; `measures` compares them; `run` is the
    record.
    """
    write_studies(studies, folder)
    write_json(folder / "metrics.json", measures)
    draw(studies, measures, folder / "comparison.png", run)


def write_series_and_record(
    folder: Path,
    studies: dict[str, Study],
    run: dict[str, Any],
    identity: Identity = PATIENTS,
    unexportable: str = "",
) -> None:
    """Write the DICOM series last, then the record: a series that fails takes nothing with it.

    It is left out with a warning where it is `unexportable` or fails, be it for want of room.
    """
    if source := source_files(studies[LOW].image):
        image = studies[RESTORED].image
        try:
            reason = unexportable or why_not(lambda: export(image, source, folder / "dicom", run, identity))
        except OutputError as error:
            reason = f"{error} redpet export writes it once there is room.".replace(f"{folder}{os.sep}", "")
        run["warnings"] += [f"no DICOM series was written: {reason}"] * bool(reason)
    write_json(folder / RUN_FILE, run)


def why_unexportable(level: DoseLevel, folder: Path, identity: Identity) -> str:
    """Why no DICOM series of a level can be written, as its source tells beforehand; empty where one can.

    Raises OutputError where the disk has no room even for a slice: then there is none for the result either.
    """
    if level.image is None or not (source := source_files(level.image)):
        return ""
    from redpet.dicom.export import rehearse  # all codes of DICOM, where a series is written alone

    frames = level.image.provenance.get("frames")
    return why_not(lambda: rehearse(source, folder / "rehearsal", identity, frames))


def why_not(write: Callable[[], object]) -> str:
    """Why a series cannot be written, empty once it is. A disk without room is no fault of the series: it raises."""
    try:
        write()
    except OutputError:
        raise
    except (InputError, AttributeError, KeyError, NotImplementedError, TypeError, ValueError) as error:
        return str(error) or type(error).__name__  # pydicom raises the others for what it cannot write
    return ""


def draw(studies: dict[str, Study], measures: dict[str, Any], path: Path, run: dict[str, Any]) -> None:
    """The comparison figure of a run, on the slice with most activity."""
    from redpet.pictures.figures import Column, comparison_figure, most_active_slice  # matplotlib, for this alone

    against = measures.get("against_full_dose", {"sinogram": {}, "image": {}})
    made = run["reconstruction"]["method"].upper()
    # A re-projected case has images of its own: they are shown, not a reconstruction of their projection.
    shown = made if studies[LOW].sinogram.kind is Kind.MEASURED else "image as given"
    drf, steps = run["input"]["drf"], run["steps"]

    def column(name: str, label: str, dose: float | None) -> Column:
        study = studies[name]
        return Column(
            label, study.image, study.sinogram, dose, against["image"].get(name), against["sinogram"].get(name)
        )

    told = f"{run['method']}, {steps} step{'s' if steps > 1 else ''}" if steps else run["method"]
    columns = [
        column(LOW, f"{'Input' if drf is None else 'Low dose'}: {shown}", drf),
        column(RESTORED, f"Restored ({told}): {made}", drf),
    ]
    if FULL in studies:
        columns.insert(0, column(FULL, f"Full-dose reference: {shown}", 1.0))
    comparison_figure(path, columns, most_active_slice(columns[0].image), has_reference=FULL in studies)


def export(
    image: Image,
    source: tuple[Path, ...],
    out: Path,
    run: dict[str, Any],
    identity: Identity = PATIENTS,
    description: str | None = None,
    stated: Stated = NOTHING_STATED,
) -> list[Path]:
    """The restored image of a run as a derived PET series of its source; `description` by default says how.

    What the run was told of the injection counts unless more is `stated`.
    """
    from redpet.dicom.export import export_series, series_description

    derivation = derivation_of(run)
    description = description or series_description("", derivation.method, derivation.drf)
    told = run["input"].get("injection") or {}
    if stated == NOTHING_STATED:
        stated = Stated(told.get("dose_unit"), told.get("injection_time"))
    return export_series(image, source, out, description, derivation, identity, stated, run["input"].get("frames"))


def derivation_of(run: dict[str, Any]) -> "Derivation":
    """How the image of a run was made, as a derived series tells it."""
    from redpet.dicom.derived import Derivation

    model = run["model"] or {"name": "none", "sha256": ""}
    return Derivation(run["method"], model["name"], model["sha256"], run["steps"], run["input"]["drf"], run["redpet"])


def write_studies(studies: dict[str, Study], folder: Path) -> None:
    """`sinograms/NAME.nrrd` and `images/NAME.nrrd` of each study; paths of source files stay out of them."""
    for room in ("sinograms", "images"):
        (folder / room).mkdir()
    shelf = Shelf(folder / "sinograms")
    for name, study in studies.items():
        provenance = {key: value for key, value in study.image.provenance.items() if key != "files"}
        write_sinogram(replace(study.sinogram, provenance=provenance), folder / "sinograms" / f"{name}.nrrd", shelf)
        write_image(replace(study.image, provenance=provenance), folder / "images" / f"{name}.nrrd")


def write_as_nifti(folder: Path, studies: dict[str, Study], run: dict[str, Any]) -> None:
    """`images/NAME.nii.gz` of each study beside the NRRD file, each with a JSON as BIDS has it."""
    for name, study in studies.items():
        write_nifti(study.image, folder / "images" / f"{name}.nii.gz")
        said: dict[str, Any] = {
            "Units": study.image.unit,
            "Description": f"{run['method']}, for research only" if name == RESTORED else name,
            "GeneratedBy": [{"Name": "redpet", "Version": __version__}],
        }
        said |= study.image.provenance.get("bids", {})
        if times_s := study.image.provenance.get(TIMES):
            said |= {"FrameTimesStart": times_s[0], "FrameDuration": times_s[1]}
        said |= {key: [said[key]] for key in ("FrameTimesStart", "FrameDuration") if key in said}
        write_json(folder / "images" / f"{name}.json", said)


def run_record(out: Path) -> dict[str, Any]:
    """The record of a restoration. Raises InputError where the folder is no output of one."""
    path = out / RUN_FILE
    if not path.is_file():
        raise InputError(f"{out} is no output of redpet restore: it has no {RUN_FILE}.")
    try:
        record: dict[str, Any] = decode(path.read_bytes(), dict[str, Any])
    except DecodingError as error:
        raise InputError(f"{path} is damaged ({error}): restore again.") from error
    if record.get("command") != "restore":
        raise InputError(f"{out} is no output of redpet restore: its {RUN_FILE} is of another command.")
    return record


def run_warnings(out: Path) -> list[str]:
    """What a finished job warns of."""
    return list(run_record(out)["warnings"])
