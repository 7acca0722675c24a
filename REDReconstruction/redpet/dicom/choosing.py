"""Which PET series of a folder are meant: the one there is, the dose levels of a case, or the one that was chosen."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import dose_beside, dose_label, telling
from redpet.dicom.found import Found, SeriesInfo
from redpet.dicom.headers import attribute, text_of
from redpet.errors import AmbiguousInput, InputError

LISTED = 8
ATTENUATION = frozenset({"ATTN", "SCAT"})
"""What a reconstruction without attenuation correction lacks; the correction of scatter needs that of attenuation."""


def words(text: str) -> set[str]:
    """The words of a description, whatever stands between them."""
    return set(re.findall(r"[^\W_]+", text.casefold()))


WORDS_OF_ATTENUATION = words(
    "ac nac ctac mrac noac nonac attn attenuation corr corrected uncorr uncorrected correction no non not with without"
)
ALIKE = (
    "PatientID", "StudyInstanceUID", "FrameOfReferenceUID", "Rows", "Columns", "PixelSpacing", "SliceThickness",
    "Units", "SUVType", "SeriesType", "AcquisitionDate", "AcquisitionTime", "ActualFrameDuration", "DecayCorrection",
    "ReconstructionMethod", "ConvolutionKernel",
)  # fmt: skip
"""What two series that differ in attenuation correction alone have in common."""


@dataclass(frozen=True)
class Chosen:
    """The PET series of a case from the highest dose down, and sentences about those that were not taken."""

    series: tuple[SeriesInfo, ...]
    notes: tuple[str, ...]


def dose_levels(found: Found, place: Path, choice: Choice = UNSAID) -> Chosen:
    """The PET series of a case: the chosen one, the only one, or one for each dose.

    This is what headers tell: whether the images fit together shows when they are read. Of two series that differ in
    attenuation correction alone the corrected one is taken. Beside two doses or more, a series whose dose cannot be
    told is left out. Raises InputError where nothing tells which series is meant.
    """
    series = some(found, place)
    pet = with_doses([one for one in series if one.is_pet], choice, place)
    others = [one for one in series if not one.is_pet]
    if choice.series is not None:
        pet = [the_one(choice.series, pet, others, place)]
        return Chosen(tuple(pet), ())
    if not pet:
        raise InputError(f"{place}: {others[0].refusal} (found: {listed(others)}).")
    notes = [f"left out: {listed(others)}"] if others else []
    if len(pet) > 1:
        pet = corrected_alone(pet, notes)
    if len(pet) > 1:
        pet = told_apart(pet, others, place, notes)
        check_same_study(pet, place)
    return Chosen(tuple(sorted(pet, key=lambda one: one.drf or 0)), tuple(notes))


def the_series(found: Found, place: Path, choice: Choice = UNSAID) -> Chosen:
    """The one PET series in a folder, or the chosen one. Raises InputError where there are several."""
    chosen = dose_levels(found, place, choice)
    if len(chosen.series) > 1:
        raise InputError(
            f"{place} holds {len(chosen.series)} PET series ({table(chosen.series)}); choose one with --series, or "
            "give its folder."
        )
    return chosen


def some(found: Found, place: Path) -> tuple[SeriesInfo, ...]:
    """The series found; raises InputError where there is none, or where a file is damaged."""
    if found.unreadable:
        others = len(found.unreadable) - 1
        raise InputError(found.unreadable[0] + f" {others} more file(s) cannot be read." * (others > 0))
    if not found.series:
        if place.is_file():
            raise InputError(f"{place} is no DICOM image.")
        raise InputError(f"{place} holds no DICOM image ({found.skipped} other file(s)): name the series' folder.")
    return found.series


def with_doses(pet: Sequence[SeriesInfo], choice: Choice, place: Path) -> list[SeriesInfo]:
    """The series with the doses that a person gave them, and "D2" understood where others name a dose."""
    told = list(pet)
    for name, drf in choice.doses.items():
        named = matching(name, pet)
        if not named:
            raise InputError(f"{place} holds no PET series '{name}' to have DRF {drf:g}: it holds {table(pet)}.")
        told = [replace(one, drf=drf, dose_note="") if before in named else one
                for one, before in zip(told, pet, strict=True)]  # fmt: skip
    if any(one.drf is not None and one.drf > 1 for one in told):
        told = [beside(one) if one.drf is None and not one.dose_note else one for one in told]
    return told


def beside(one: SeriesInfo) -> SeriesInfo:
    """The series with the dose that its description or its folder names as others do."""
    doses = {dose_beside(text) for text in (one.description, *Path(one.folder).parts)} - {None}
    return replace(one, drf=doses.pop()) if len(doses) == 1 else one


def the_one(wanted: str, pet: Sequence[SeriesInfo], others: Sequence[SeriesInfo], place: Path) -> SeriesInfo:
    """The PET series that is meant. Raises InputError that lists what there is where none or several are."""
    named = matching(wanted, pet)
    if len(named) == 1:
        return named[0]
    if not named and (refused := matching(wanted, others)):
        raise InputError(f"{place}: the series '{wanted}' cannot be taken: {refused[0].refusal}.")
    found = f"{len(named)} PET series" if named else "no PET series"
    raise InputError(f"{place}: '{wanted}' names {found}; there are {table(named or pet) or listed(others)}.")


def matching(wanted: str, series: Sequence[SeriesInfo]) -> list[SeriesInfo]:
    """The series of this number, UID, description or folder; where there is none, of these words in the description."""
    said = wanted.strip().casefold()

    def exact(one: SeriesInfo) -> bool:
        names = {one.number, one.uid, one.description, one.folder, Path(one.folder).name}
        return said in {name.casefold() for name in names if name}

    def in_words(one: SeriesInfo) -> bool:
        return bool(words(said)) and words(said) <= words(one.description)

    return [one for one in series if exact(one)] or [one for one in series if in_words(one)]


def corrected_alone(pet: list[SeriesInfo], notes: list[str]) -> list[SeriesInfo]:
    """Without the series that differ from another in nothing but the lack of attenuation correction."""
    groups: dict[tuple[object, ...], list[SeriesInfo]] = {}
    for one in pet:
        groups.setdefault(apart_from_attenuation(one), []).append(one)
    kept = list(pet)
    for group in groups.values():
        corrected = [one for one in group if "ATTN" in one.corrections]
        plain = [one for one in group if one.corrections and "ATTN" not in one.corrections]
        if len(corrected) == 1 and plain:
            kept = [one for one in kept if one not in plain]
            notes.append(
                f"the series with attenuation correction was taken ({table(corrected)}), not that without, which "
                f"differs in nothing else ({table(plain)}); choose another with --series"
            )
    return kept


def apart_from_attenuation(one: SeriesInfo) -> tuple[object, ...]:
    """All that tells a series from another except how it was corrected for attenuation."""
    headers = [part.header for part in one.slices]
    places = frozenset(text_of(header, "ImagePositionPatient") for header in headers)
    return (
        *(text_of(headers[0], keyword) for keyword in ALIKE),
        places,
        one.drf,
        one.dose_note,
        one.corrections - ATTENUATION,
        frozenset(words(one.description) - WORDS_OF_ATTENUATION),
    )


def told_apart(pet: list[SeriesInfo], others: Sequence[SeriesInfo], place: Path, notes: list[str]) -> list[SeriesInfo]:
    """The series that name a dose of their own, where two do; the others are left out and said.

    Raises InputError where fewer do: then nothing tells which series is meant.
    """
    alone = [pet[at] for at in telling([one.drf for one in pet])]
    if len(alone) == len(pet):
        return alone
    said = "".join(f" {one.dose_note}" for one in pet if one.dose_note)
    if len(alone) < 2:
        mixed = {one.folder for one in pet} & {one.folder for one in others}
        raise AmbiguousInput(
            f"{place}{' mixes PET slices with another series in one folder and' * bool(mixed)} holds {len(pet)} PET "
            f"series whose doses do not tell them apart ({table(pet)}).{said} Choose one with --series (number, UID or "
            "words of its description), or name each folder after its dose, such as full_dose and DRF_20 (or say it: "
            "--dose NAME=DRF)."
        )
    rest = [one for one in pet if one not in alone]
    notes.append(f"left out, as their dose cannot be told: {table(rest)}; say it with --dose NAME=DRF.{said}")
    return alone


def check_same_study(pet: Sequence[SeriesInfo], place: Path) -> None:
    """Raise InputError unless all series are of one patient, frame of reference and unit."""
    for keyword, what in (("PatientID", "patient"), ("FrameOfReferenceUID", "frame of reference"), ("Units", "unit")):
        if len({text_of(one.slices[0].header, keyword) for one in pet}) > 1:
            raise InputError(
                f"{place}: the series differ in {attribute(keyword)}: the dose levels of a case must share "
                f"the {what} ({listed(pet)})."
            )


def table(series: Sequence[SeriesInfo]) -> str:
    """PET series to choose from: number, description, dose, time, attenuation correction and slices of each."""
    return joined(series, told)


def told(one: SeriesInfo) -> str:
    """One PET series as a message names it; nothing of the patient."""
    dose = "" if one.drf is None else f", {dose_label(one.drf)}"
    folder = "" if one.folder == "." else f" in {one.folder}"
    name = f"{one.number or 'without number'}{folder}"
    return f"{name}: '{one.description}'{dose}{when_and_how(one)}, {len(one.slices)} slices"


def when_and_how(one: SeriesInfo) -> str:
    """When a PET series was acquired, and whether it is corrected for attenuation."""
    corrected = "corrected" if "ATTN" in one.corrections else "not corrected"
    return f"{one.time and ', '}{one.time}" + (f", {corrected} for attenuation" if one.corrections else "")


def listed(series: Sequence[SeriesInfo]) -> str:
    """The series in a message: modality, number of files, description and dose, nothing of the patient."""
    return joined(
        series,
        lambda one: (
            f"{one.modality or '?'} {len(one.slices)} file(s) '{one.description}'"
            + (f", {dose_label(one.drf)}" if one.is_pet else of_kind(one))
        ),
    )


def of_kind(one: SeriesInfo) -> str:
    """What a series of PET modality is that holds no slices."""
    what = one.refusal.removeprefix("this is ").partition(",")[0]
    return f" ({what})" if one.modality == "PT" else ""


def joined(series: Sequence[SeriesInfo], name: Callable[[SeriesInfo], str]) -> str:
    """The first series by name, and how many more there are."""
    return "; ".join(map(name, series[:LISTED])) + f"; and {len(series) - LISTED} more" * (len(series) > LISTED)
