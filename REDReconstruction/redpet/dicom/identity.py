"""Whose an exported series is. It stands apart from the export, which loads all codes of DICOM."""

from dataclasses import dataclass

from redpet.errors import InputError


@dataclass(frozen=True)
class Identity:
    """Whose the exported series is: the patient's or nobody's, with new UIDs or those of a seed (`dicom_uids`)."""

    uid_seed: int | None = None
    anonymize: bool = False
    keep_suv: bool = False


PATIENTS = Identity()
"""The patient's, with UIDs that nobody foresees."""


def check_identity(identity: Identity) -> None:
    """Raise InputError for options that contradict each other, or where the package that anonymizes is missing."""
    if identity.keep_suv and not identity.anonymize:
        raise InputError("--keep-suv says what --anonymize keeps: give both.")
    if identity.anonymize:
        from redpet.dicom.anonymize import require_package

        require_package()
