"""From series in Slicer's DICOM database to a folder that the worker reads; the database's files stay as they are."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.case.refused import Refused
from REDReconstructionLib.case.table import spelled

PET = "PT"
KEY_LENGTH = 16


@dataclass(frozen=True)
class Series:
    """A PET series of the database; `number` counts the series of its study."""

    uid: str
    number: int
    description: str
    files: int


@dataclass(frozen=True)
class Study:
    """A study with PET series; `number` counts the studies of its patient."""

    number: int
    description: str
    date: str
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Patient:
    """A patient with PET series; `number` is all that a patient-free list shows."""

    number: int
    name: str
    identity: str
    studies: tuple[Study, ...]


def openDatabase():
    """Slicer's DICOM database. Raises Refused where none is open."""
    database = getattr(slicer, "dicomDatabase", None)
    if database is None or not database.isOpen:
        raise Refused(
            _("Slicer's DICOM database is not open: open the DICOM module once and choose its database folder.")
        )
    return database


def petPatients(database):
    """The patients of a database that have PET series, with their studies and series."""
    patients = []
    for patient in database.patients():
        studies = petStudies(database, patient)
        if studies:
            name = spelled(database.nameForPatient(patient))
            patients.append(Patient(len(patients) + 1, name, database.fieldForPatient("PatientID", patient), studies))
    return patients


def petStudies(database, patient):
    """The studies of a patient that have PET series."""
    studies = []
    for study in database.studiesForPatient(patient):
        found = [uid for uid in database.seriesForStudy(study) if database.fieldForSeries("Modality", uid) == PET]
        series = tuple(
            Series(uid, number, database.descriptionForSeries(uid), len(database.filesForSeries(uid)))
            for number, uid in enumerate(found, start=1)
        )
        if series:
            date = database.fieldForStudy("StudyDate", study)
            studies.append(Study(len(studies) + 1, database.descriptionForStudy(study), date, series))
    return tuple(studies)


def doseFolder(drf):
    """The name of a folder that says its dose, as the engine reads it; None says none."""
    return "series" if drf is None else "full_dose" if drf == 1 else f"DRF_{drf:g}"


def gather(database, names, folder):
    """Bring the files of some series into a folder of their own inside `folder`, in steps (`Steps`): that folder.

    `names` gives each series UID the name of its sub-folder. The files are hard links where the disk allows it, else
    copies. The same request finds the same folder. Raises Refused where a file is gone or the disk is full.
    """
    files = {uid: sorted(str(file) for file in database.filesForSeries(uid)) for uid in names}
    lost = [uid for uid, held in files.items() if not held or not all(os.path.isfile(file) for file in held)]
    if lost:
        raise Refused(_("Files of this series are no longer where the DICOM database expects them: import it again."))
    told = "\n".join(text for uid in sorted(names) for text in (uid, names[uid], *files[uid]))
    place = Path(folder) / hashlib.sha256(told.encode()).hexdigest()[:KEY_LENGTH]
    if place.is_dir():
        return place
    beside = place.with_name(place.name + ".part")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for uid, name in names.items():
            (beside / name).mkdir(parents=True)
            for index, file in enumerate(files[uid], start=1):
                yield
                linkOrCopy(file, beside / name / f"{index:05d}.dcm")
        beside.rename(place)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise Refused(
            _(
                "The series cannot be brought into the work folder ({reason}): free some space or choose another one."
            ).format(reason=error.strerror)
        ) from error
    return place


def linkOrCopy(source, target):
    """Give a file a second name, or copy it where the disk has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def seriesOfVolume(node):
    """The database and the UID of the series that a volume was loaded from; None where it is not known or not whole."""
    database = getattr(slicer, "dicomDatabase", None)
    instances = (node.GetAttribute("DICOM.instanceUIDs") or "").split()
    image = node.GetImageData()
    # A volume that was cut or resampled since is not what the files hold.
    if database is None or not database.isOpen or image is None or len(instances) != image.GetDimensions()[2]:
        return None
    file = database.fileForInstance(instances[0])
    uid = database.seriesForFile(file) if file else ""
    if not uid or database.fieldForSeries("Modality", uid) != PET:
        return None
    return database, uid
