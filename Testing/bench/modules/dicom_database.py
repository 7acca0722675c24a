"""slicer.dicomDatabase: an index over real DICOM files, with the names and the answers of ctkDICOMDatabase."""

import shutil
from pathlib import Path

import pydicom
import qt
from pydicom.datadict import keyword_for_tag
from PySide6.QtCore import Signal
from stand_in import Property, stand_in

# What ctkDICOMDatabase keeps in its tables: field -> attribute. Patient, study and series have no other fields.
PATIENT = {
    "PatientsName": "PatientName",
    "PatientID": "PatientID",
    "PatientsBirthDate": "PatientBirthDate",
    "PatientsSex": "PatientSex",
    "PatientsAge": "PatientAge",
    "PatientsComments": "PatientComments",
}
STUDY = {
    "StudyInstanceUID": "StudyInstanceUID",
    "StudyID": "StudyID",
    "StudyDate": "StudyDate",
    "StudyTime": "StudyTime",
    "StudyDescription": "StudyDescription",
    "AccessionNumber": "AccessionNumber",
    "ModalitiesInStudy": "ModalitiesInStudy",
    "InstitutionName": "InstitutionName",
    "ReferringPhysician": "ReferringPhysicianName",
    "PerformingPhysiciansName": "PerformingPhysicianName",
}
SERIES = {
    "SeriesInstanceUID": "SeriesInstanceUID",
    "SeriesNumber": "SeriesNumber",
    "SeriesDate": "SeriesDate",
    "SeriesTime": "SeriesTime",
    "SeriesDescription": "SeriesDescription",
    "Modality": "Modality",
    "BodyPartExamined": "BodyPartExamined",
    "FrameOfReferenceUID": "FrameOfReferenceUID",
    "AcquisitionNumber": "AcquisitionNumber",
    "ContrastAgent": "ContrastBolusAgent",
    "ScanningSequence": "ScanningSequence",
    "EchoNumber": "EchoNumbers",
    "TemporalPosition": "TemporalPositionIdentifier",
}


def text_of(header, keyword):
    """A value as the database gives it: a text, several values with backslashes between, "" where there is none."""
    value = header.get(keyword, "")
    if value is None:
        return ""
    if isinstance(value, pydicom.multival.MultiValue):
        return "\\".join(map(str, value))
    return str(value)


@stand_in
class ctkDICOMDatabase(qt.QObject):
    """Patients, studies, series and files; closed until a folder is opened."""

    patientAdded = Signal(int, str, str, str)
    studyAdded = Signal(str)
    seriesAdded = Signal(str)
    databaseChanged = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(self, parent=None):
        qt.QObject.__init__(self, parent)
        self._folder = None
        self._forget()

    def _forget(self):
        self._headers, self._patients = {}, {}

    isOpen = Property(bool, lambda self: self._folder is not None)
    databaseDirectory = Property(str, lambda self: str(self._folder or ""))
    databaseFilename = Property(str, lambda self: str(self._folder / "ctkDICOM.sql") if self._folder else "")

    def openDatabase(self, file):
        """Open the database whose SQL file lies in a folder; files of an earlier time are indexed again."""
        self._forget()
        self._folder = Path(file).parent
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(self._folder.rglob("*")):
            if path.is_file():
                self._insert(path, False)
        self.opened.emit()
        return True

    def closeDatabase(self):
        self._forget()
        self._folder = None
        self.closed.emit()

    def _insert(self, path, copy):
        if self._folder is None:
            raise OSError("the DICOM database is not open")
        try:
            header = pydicom.dcmread(path, stop_before_pixels=True)
        except (pydicom.errors.InvalidDicomError, OSError):
            return
        if "SOPInstanceUID" not in header or "SeriesInstanceUID" not in header:
            return
        place = Path(path)
        if copy:
            place = self._folder / "dicom" / header.StudyInstanceUID / header.SeriesInstanceUID / header.SOPInstanceUID
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
        new_series = header.SeriesInstanceUID not in {each.SeriesInstanceUID for each in self._headers.values()}
        key = (text_of(header, "PatientID"), text_of(header, "PatientName"), text_of(header, "PatientBirthDate"))
        self._patients.setdefault(key, str(len(self._patients) + 1))
        known = {file: each for file, each in self._headers.items() if each.SOPInstanceUID == header.SOPInstanceUID}
        for file in known:
            del self._headers[file]
        self._headers[str(place)] = header
        header._bench_patient = self._patients[key]
        if new_series:
            self.seriesAdded.emit(str(header.SeriesInstanceUID))

    def insert(self, path, storeFile=True, generateThumbnail=False, createHierarchy=True, destinationDirectoryName=""):
        self._insert(path, storeFile)
        self.databaseChanged.emit()

    def _remove(self, keyword, uid):
        gone = [file for file, header in self._headers.items() if str(header.get(keyword, "")) == uid]
        for file in gone:
            del self._headers[file]
            if self._folder in Path(file).parents:
                Path(file).unlink(missing_ok=True)
        self.databaseChanged.emit()
        return bool(gone)

    def removeSeries(self, uid, clearCachedTags=False):
        return self._remove("SeriesInstanceUID", uid)

    def removeStudy(self, uid):
        return self._remove("StudyInstanceUID", uid)

    def _unique(self, keyword, wanted):
        found = {str(header.get(keyword)): None for header in self._headers.values() if wanted(header)}
        return tuple(found)

    def patients(self):
        return tuple(dict.fromkeys(header._bench_patient for header in self._headers.values()))

    def studiesForPatient(self, patient):
        return self._unique("StudyInstanceUID", lambda header: header._bench_patient == patient)

    def seriesForStudy(self, uid):
        return self._unique("SeriesInstanceUID", lambda header: header.StudyInstanceUID == uid)

    def allSeries(self):
        return self._unique("SeriesInstanceUID", lambda header: True)

    def instancesForSeries(self, uid, hits=-1):
        found = self._unique("SOPInstanceUID", lambda header: header.SeriesInstanceUID == uid)
        return found if hits < 0 else found[:hits]

    def filesForSeries(self, uid, hits=-1):
        found = tuple(file for file, header in self._headers.items() if header.SeriesInstanceUID == uid)
        return found if hits < 0 else found[:hits]

    def allFiles(self):
        return tuple(self._headers)

    def fileForInstance(self, uid):
        return next((file for file, header in self._headers.items() if header.SOPInstanceUID == uid), "")

    def instanceForFile(self, file):
        return self._of_file(file, "SOPInstanceUID")

    def seriesForFile(self, file):
        return self._of_file(file, "SeriesInstanceUID")

    def _of_file(self, file, keyword):
        return text_of(self._headers[file], keyword) if file in self._headers else ""

    def _first(self, keyword, uid):
        return next((each for each in self._headers.values() if str(each.get(keyword, "")) == uid), {})

    def studyForSeries(self, uid):
        return text_of(self._first("SeriesInstanceUID", uid), "StudyInstanceUID")

    def patientForStudy(self, uid):
        return getattr(self._first("StudyInstanceUID", uid), "_bench_patient", "")

    def _patient(self, patient):
        return next((each for each in self._headers.values() if each._bench_patient == patient), {})

    def fieldForPatient(self, field, patient):
        return text_of(self._patient(patient), PATIENT[field])

    def fieldForStudy(self, field, uid):
        return text_of(self._first("StudyInstanceUID", uid), STUDY[field])

    def fieldForSeries(self, field, uid):
        return text_of(self._first("SeriesInstanceUID", uid), SERIES[field])

    def nameForPatient(self, patient):
        return self.fieldForPatient("PatientsName", patient)

    def descriptionForStudy(self, uid):
        return self.fieldForStudy("StudyDescription", uid)

    def descriptionForSeries(self, uid):
        return self.fieldForSeries("SeriesDescription", uid)

    def fileValue(self, file, tag):
        """The value of "0010,0020" in a file, "" where it has none."""
        group, element = (int(part, 16) for part in tag.split(","))
        header = self._headers.get(file)
        if header is None:
            header = pydicom.dcmread(file, stop_before_pixels=True) if Path(file).is_file() else {}
        return text_of(header, keyword_for_tag((group << 16) + element))

    def instanceValue(self, uid, tag):
        return self.fileValue(self.fileForInstance(uid), tag)

    def fileExistsAndUpToDate(self, file):
        return file in self._headers and Path(file).is_file()


def add_folder(database, folder, copy):
    """What ctkDICOMIndexer does with a folder: every DICOM file below it is inserted, the rest is left out."""
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file():
            database._insert(path, copy)
    database.databaseChanged.emit()
