"""What a JSON says of an image beside it, as BIDS-PET has it or as our own sidecar: its unit, its dose.

A JSON applies to the files whose name has all of its entities, also from a folder above (BIDS, inheritance principle).
"""

import math
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from redpet.case import BQML, COUNTS, SUV
from redpet.case.frames import decay_factor
from redpet.case.nifti import stem_of
from redpet.dicom.nuclides import NUCLIDES, named
from redpet.dicom.suv_bids import FIELDS
from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, convert, decode
from redpet.machine.paths import read_file
from redpet.readers.frames import INSTEAD, FrameTimes
from redpet.readers.sidecar import ImageSidecar

ACTIVITIES = {"bq": 1.0, "kbq": 1e3, "mbq": 1e6, "nci": 37.0, "uci": 37e3}
UNITS = {f"{activity}{volume}": (BQML, bq) for activity, bq in ACTIVITIES.items() for volume in ("ml", "cc", "cm3")}
UNITS |= dict.fromkeys(("suv", "suvbw", "gml"), (SUV, 1.0)) | dict.fromkeys(("counts", "cnts"), (COUNTS, 1.0))
"""The unit that the letters of `Units` name, as in Bq/mL, BQML and Bq/cm^3, and by what its values are multiplied."""
MILLI = "m"
"""Before Bq it is a thousandth; "MBq" alone is a million."""
EXAMPLE = '{"Units": "Bq/mL"}'
LEVELS_ABOVE = 3
"""Folders above a file in which BIDS may describe it: pet, session, subject, data set."""
Seconds = tuple[float, ...]


def described(path: Path) -> tuple[dict[str, Any], Path, tuple[str, ...]]:
    """What is said of an image file, where, and a warning where it was said of another file of its folder.

    The JSON of its name; else those that BIDS lets apply, the nearest last; else the only one of its folder.
    Raises InputError where there is none.
    """
    beside = path.with_name(f"{stem_of(path)}.json")
    inherited = [file for file in above(path) if applies(file, path)]
    files = [*inherited, *([beside] if beside.is_file() else [])]
    if files:
        content: dict[str, Any] = {}
        for file in files:
            content |= read_json(file)
        return content, files[-1], ()
    others = [file for file in sorted(path.parent.glob("*.json")) if tells_unit(file)]
    if len(others) != 1:
        raise InputError(f"{path}: no JSON tells its unit; write {beside.name} beside it, such as {EXAMPLE}.")
    return read_json(others[0]), others[0], (f"{path.name} is described by {others[0].name}, the only JSON beside it",)


def tells_unit(path: Path) -> bool:
    """Whether a JSON describes an image; one of anything else is passed over."""
    try:
        return bool({"Units", "what"} & set(read_json(path)))
    except InputError:
        return False


def above(path: Path) -> list[Path]:
    """The JSON files in the folders above a file of a BIDS data set, from the top down."""
    if not re.search(r"_pet\.nii", path.name):
        return []
    folders = [path.parent, *list(path.resolve().parents)[1 : LEVELS_ABOVE + 1]]
    return [file for folder in reversed(folders) for file in sorted(folder.glob("*pet.json"))]


def applies(file: Path, image: Path) -> bool:
    """Whether a JSON's entities (sub-01, acq-low ...) all stand in the name of an image, and it is not its own."""
    entities = set(file.name.removesuffix(".json").split("_"))
    return entities <= set(stem_of(image).split("_")) and file.name != f"{stem_of(image)}.json"


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object. Raises InputError for anything else."""
    try:
        content: dict[str, Any] = decode(read_file(path), dict[str, Any])
    except DecodingError as error:
        raise InputError(f"{path}: {error}.") from error
    return content


def meaning(said: dict[str, Any], source: Path) -> tuple[str, float, float | None]:
    """Unit, factor and dose by the `Units` of BIDS, or by a description of ours. Raises InputError without a unit."""
    if "what" in said:
        try:
            own: ImageSidecar = convert(said, ImageSidecar)
        except DecodingError as error:
            raise InputError(f"{source}: {error}.") from error
        return own.unit, 1.0, own.drf
    unit = said.get("Units")
    if unit is None:
        raise InputError(
            f"{source}: `Units` is missing; without it the values mean nothing: add it, such as {EXAMPLE}."
        )
    if (known := unit_named(str(unit))) is None:
        raise InputError(
            f"{source}: the unit `{unit}` is not known; Bq/mL, kBq/mL, MBq/mL, nCi/mL, SUV, g/mL and counts are."
        )
    return *known, None


def unit_named(text: str) -> tuple[str, float] | None:
    """The unit that a text names, and by what its values are multiplied; None where it names none without doubt."""
    letters = re.sub(r"[ /_()^]", "", text.replace("µ", "u").replace("μ", "u"))
    return None if letters.startswith(MILLI) else UNITS.get(letters.lower())


def facts(said: dict[str, Any], frames: Collection[int]) -> dict[str, Any]:
    """What SUV is computed from, with start and duration of these frames, counted from 0, as one; nothing of a name."""
    told = {name: said[name] for name in FIELDS if isinstance(said.get(name), str | int | float)}
    starts_s, durations_s = (of_frames(said.get(name), frames) for name in ("FrameTimesStart", "FrameDuration"))
    if starts_s:
        told["FrameTimesStart"] = min(starts_s)
    if durations_s:
        told["FrameDuration"] = sum(durations_s)
    return told


def of_frames(values: Any, frames: Collection[int]) -> list[float]:
    """The numbers of these frames in a list with one for each, or one number for all; none where they are not there."""
    listed = values if isinstance(values, list) else [values]
    chosen = [listed[at] for at in frames if at < len(listed)]
    sound = len(chosen) == len(frames) and all(isinstance(one, int | float) for one in chosen)
    return chosen if sound else []


def frame_times(said: dict[str, Any], count: int, source: Path) -> FrameTimes:
    """Times and decay correction of all frames, in seconds after BIDS' TimeZero. Raises InputError without them."""
    starts_s, durations_s = (per_frame(said, key, count, source) for key in ("FrameTimesStart", "FrameDuration"))
    corrected = said.get("ImageDecayCorrected")
    if not isinstance(corrected, bool):
        raise InputError(f"{source}: `ImageDecayCorrected` must be true or false to add frames; {INSTEAD}.")
    factors = decay_factors(said, starts_s, durations_s, source) if corrected else None
    return FrameTimes(starts_s, durations_s, factors)


def decay_factors(said: dict[str, Any], starts_s: Seconds, durations_s: Seconds, source: Path) -> tuple[float, ...]:
    """By which factor each frame was corrected: as it is said, or by the decay since ImageDecayCorrectionTime."""
    if "DecayCorrectionFactor" in said:
        return per_frame(said, "DecayCorrectionFactor", len(starts_s), source)
    nuclide = next((one for one in NUCLIDES if named(one, str(said.get("TracerRadionuclide")))), None)
    if nuclide is None or "ImageDecayCorrectionTime" not in said:
        raise InputError(
            f"{source}: `TracerRadionuclide` with `ImageDecayCorrectionTime`, or `DecayCorrectionFactor`, is missing "
            f"to add frames; {INSTEAD}."
        )
    since_s = number_of(said["ImageDecayCorrectionTime"], "ImageDecayCorrectionTime", source)
    rate = math.log(2) / nuclide.half_life_s
    frames = zip(starts_s, durations_s, strict=True)
    return tuple(decay_factor(rate, start_s - since_s, duration_s) for start_s, duration_s in frames)


def per_frame(said: dict[str, Any], key: str, count: int, source: Path) -> tuple[float, ...]:
    """The numbers of a key, one for each frame. Raises InputError for anything else."""
    values = said.get(key)
    if not isinstance(values, list) or len(values) != count:
        raise InputError(f"{source}: `{key}` must list {count} numbers, one for each frame, to add frames; {INSTEAD}.")
    return tuple(number_of(value, key, source) for value in values)


def number_of(value: Any, key: str, source: Path) -> float:
    """A number of JSON. Raises InputError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{source}: `{key}` must hold numbers to add frames; {INSTEAD}.")
    return float(value)
