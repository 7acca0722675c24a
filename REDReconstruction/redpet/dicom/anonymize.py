"""A derived series without what identifies the patient: the Basic Profile of DICOM PS3.15 E.

The table of attributes and its dummy values come from the package `dicom-anonymizer`; which of the actions that the
table leaves open ("X/Z", "Z/D" ...) applies follows from the types of the PET Image object. By the profile, weight and
injection go, and SUV with them; `keep_suv` keeps what SUV needs and shifts all dates by one number of days. The
new UIDs and the shift follow from a key that is thrown away, or from a seed, with which whoever knows the original UIDs
can recognise the series again. Pixels are not searched for faces or burnt-in text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from pydicom.datadict import tag_for_keyword
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.multival import MultiValue
from pydicom.sr.codedict import codes

from redpet.dicom.derived import EMPTY_IF_ABSENT, coded
from redpet.dicom.uids import Uids
from redpet.errors import InputError

TABLE = "2026c"
ACTIONS = {
    "D_TAGS": "D", "Z_TAGS": "Z", "X_TAGS": "X", "U_TAGS": "U", "Z_D_TAGS": "ZD", "X_Z_TAGS": "XZ", "X_D_TAGS": "XD",
    "X_Z_D_TAGS": "XZD", "X_Z_U_STAR_TAGS": "U",
}  # fmt: skip
"""The profile's actions by the names of the package: remove, empty, dummy, new UID, or the first that fits the type."""
TYPE_1 = ("SeriesDate", "SeriesTime")
FOR_SUV = ("PatientWeight", "PatientSize", "PatientSex", "TimezoneOffsetFromUTC")
DATED_FOR_SUV = (
    "StudyDate", "StudyTime", "SeriesDate", "SeriesTime", "AcquisitionDate", "AcquisitionTime", "AcquisitionDateTime",
    "RadiopharmaceuticalStartTime", "RadiopharmaceuticalStopTime",
    "RadiopharmaceuticalStartDateTime", "RadiopharmaceuticalStopDateTime",
)  # fmt: skip
"""All from the source: a date of ours, shifted alike, would tell by how many days."""
MOST_DAYS = 3650
DUMMY_DATES = {"DA": "19000101", "DT": "19000101000000"}
"""In the place of the package's dates of the year 1, which validators refuse."""

Rules = Mapping[tuple[int, int], str]


@dataclass(frozen=True)
class Anonymizer:
    """Applies the profile to one dataset after another, with the same new UIDs and the same shift of the dates."""

    rules: Rules
    dummy: Callable[[DataElement], None]
    uids: Uids
    keep_suv: bool = False
    kept: frozenset[int] = field(default_factory=frozenset)
    dated: frozenset[int] = field(default_factory=frozenset)

    def __call__(self, dataset: Dataset) -> None:
        """Anonymize a whole dataset in place and say so in it; call it before its new texts are written."""
        original = str(dataset.StudyInstanceUID)
        study = str(self.uids.alias(original))
        # Of a name that is written nowhere, so that no UID tells by how much the dates were shifted.
        secret = self.uids.alias(f"days of {original}")
        self.clean(dataset, days=int(secret.removeprefix("2.25.")) % MOST_DAYS + 1)
        dataset.PatientName, dataset.PatientID = f"ANON^{study[-12:]}", f"ANON-{study[-12:]}"
        dataset.PatientIdentityRemoved = "YES"
        dataset.LongitudinalTemporalInformationModified = "MODIFIED" if self.keep_suv else "REMOVED"
        methods = [f"PS3.15 Basic Profile, table of {TABLE}"]
        options = [codes.DCM.BasicApplicationConfidentialityProfile]
        if self.keep_suv:
            methods.append("kept for SUV: weight, size, sex, dates shifted by days")
            options += [
                codes.DCM.RetainPatientCharacteristicsOption,
                codes.DCM.RetainLongitudinalTemporalInformationModifiedDatesOption,
            ]
        dataset.DeidentificationMethod = methods
        dataset.DeidentificationMethodCodeSequence = [coded(option) for option in options]

    def clean(self, dataset: Dataset, days: int) -> None:
        """Apply the table to a dataset and to all items within it."""
        dataset.remove_private_tags()
        for element in list(dataset):
            if element.tag in self.dated and element.value:
                shift(element, days)
            elif element.tag not in self.kept | self.dated:
                self.apply(dataset, element)
            if element.tag in dataset and element.VR == "SQ":
                for item in element.value or ():
                    self.clean(item, days)

    def apply(self, dataset: Dataset, element: DataElement) -> None:
        """Apply the action for one element."""
        action = fitting(self.rules.get((element.tag.group, element.tag.element), ""), element.keyword)
        if action == "X":
            del dataset[element.tag]
        elif action == "Z":
            element.value = [] if element.VR == "SQ" else None
        elif action == "U" and element.VR == "UI" and element.value:
            old = element.value if isinstance(element.value, MultiValue) else [element.value]
            new = [self.uids.alias(uid) for uid in old]
            element.value = new if len(new) > 1 else new[0]
        elif action == "D" and element.VR in DUMMY_DATES:
            element.value = DUMMY_DATES[element.VR]
        elif action == "D":
            try:
                self.dummy(element)
            except NotImplementedError:  # a representation without a dummy: nothing is safer
                del dataset[element.tag]


def anonymizer(uids: Uids, keep_suv: bool = False) -> Anonymizer:
    """The profile, ready to be applied. Raises InputError where the package is not installed."""
    rules, dummy = require_package()
    kept, dated = (FOR_SUV, DATED_FOR_SUV) if keep_suv else ((), ())
    return Anonymizer(rules, dummy, uids, keep_suv, tags(kept), tags(dated))


def require_package() -> tuple[Rules, Callable[[DataElement], None]]:
    """The table and the dummy values of `dicom-anonymizer`; raises InputError where it is not installed."""
    try:
        database = import_module(f"dicomanonymizer.dicom_anonymization_databases.dicomfields_{TABLE}")
        dummy = import_module("dicomanonymizer.simpledicomanonymizer").replace_element
    except ImportError as error:
        raise InputError(
            "anonymizing needs the package dicom-anonymizer 2.1 or later: type pip install 'redpet[anonymize]'."
        ) from error
    rules = {tag[:2]: action for name, action in ACTIONS.items() for tag in getattr(database, name) if len(tag) == 2}
    return rules, dummy


def tags(keywords: tuple[str, ...]) -> frozenset[int]:
    """The tags of these attributes."""
    return frozenset(tag for keyword in keywords if (tag := tag_for_keyword(keyword)) is not None)


def fitting(actions: str, keyword: str) -> str:
    """The first of the actions that the type of the attribute in the PET Image object allows."""
    least = "D" if keyword in TYPE_1 else "Z" if keyword in EMPTY_IF_ABSENT else actions[:1]
    return least if least in actions else actions[:1]


def shift(element: Any, days: int) -> None:
    """Move a date, or the date within a date-time, into the past; times of day stay. What is no date is emptied."""
    if element.VR == "TM":
        return
    text = str(element.value)
    try:
        moved = datetime.strptime(text[:8], "%Y%m%d") - timedelta(days=days)
    except (ValueError, OverflowError):
        element.value = None
        return
    element.value = moved.strftime("%Y%m%d") + text[8:]
