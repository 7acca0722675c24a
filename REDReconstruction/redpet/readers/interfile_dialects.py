"""Interfile as Siemens (.s.hdr, .v.hdr) and CASToR (.hdr) write it, in the keys that STIR and Interfile 3.3 have.

Siemens' keys and their meaning are those that STIR's InterfileHeaderSiemens takes from scanners: three axes, the
segments in a table in the order 0, -1, +1, -2 ..., no arc correction unless it is said, prompts before randoms.
CASToR's are those of its general documentation: images of the type Dynamic with a rescale slope.
"""

import re
from collections.abc import Mapping, Sequence

from redpet.errors import InputError

NAME_SPACE = "%sms-mi header name space"
LIST_MODE = "petlink bin address"
COMPONENTS = "%number of normalization components"
RADIAL = {"bin", "x", "sinogram projections"}
VIEW = {"projection", "sinogram views"}
AXIAL = {"plane", "number of sinograms"}
COMMON_LABELS = ((RADIAL, "tangential coordinate"), (VIEW, "view"), (AXIAL, "axial coordinate"))
SIEMENS_ARC, ARC = {"radial arc-correction", "radial arc correction"}, "arc correction"
ORIENTATIONS = {"h": "head_in", "f": "feet_in"}
ROTATIONS = {"s": "supine", "p": "prone", "dl": "left", "dr": "right"}
RENAMED = {
    "image data byte order": "imagedata byte order",
    "%image slope": "image scaling factor",
    "data rescale slope": "image scaling factor",
}
INTERCEPTS = ("%image intercept", "data rescale offset")


def in_common_keys(entries: Mapping[str, str]) -> dict[str, str]:
    """The entries of a header under the keys that the readers know. Raises InputError for what cannot be read."""
    common = dict(entries)
    for key, value in entries.items():
        name = RENAMED.get(key) or re.sub(r"^scale factor \(mm/pixel\)", "scaling factor (mm/pixel)", key)
        if name != key and value and name not in entries:
            common[name] = value
    for key in INTERCEPTS:
        if number(entries.get(key, "") or "0") != 0:
            raise InputError(f"`{key} := {entries[key]}` shifts the values, and in PET it must be 0.")
    if NAME_SPACE not in entries or COMPONENTS in entries:
        return common
    common |= position(entries.get("%patient orientation", ""))
    kind = entries[NAME_SPACE].strip().lower()
    if kind == LIST_MODE:
        common |= list_mode(common)
    if kind in ("sinogram subheader", LIST_MODE):
        common |= sinogram(common)
    elif kind != "image subheader":
        raise InputError(
            f"`{NAME_SPACE} := {entries[NAME_SPACE]}` is no sinogram, no list and no image: give the .s.hdr of a "
            "histogrammed sinogram, the .l.hdr of a list mode, or the .v.hdr of an image."
        )
    return common


def list_mode(entries: Mapping[str, str]) -> dict[str, str]:
    """The keys of a Siemens list mode as those of the sinogram into which its events point.

    Its views are not mashed: there are half as many as detectors in a ring.
    """
    sizes = {key: str(whole_numbers(entries, f"%number of {key}")[0]) for key in ("projections", "views")}
    planes = str(sum(whole_numbers(entries, "%segment table")))
    common = {
        "matrix axis label[1]": "bin", "matrix size[1]": sizes["projections"],
        "matrix axis label[2]": "projection", "matrix size[2]": sizes["views"],
        "matrix axis label[3]": "plane", "matrix size[3]": planes,
        "number of detectors per ring": str(2 * int(sizes["views"])),
    }  # fmt: skip
    radius = number(entries.get("gantry crystal radius (cm)", ""))
    if radius > 0:
        common["inner ring diameter (cm)"] = repr(2 * radius)
    return {key: value for key, value in common.items() if not entries.get(key)}


def sinogram(entries: Mapping[str, str]) -> dict[str, str]:
    """The keys of a Siemens sinogram as STIR has them."""
    if entries.get("%compression", "off").lower() == "on":
        raise InputError(
            "its data is compressed (`%compression := on`): write it uncompressed with the scanner's tools."
        )
    if number(entries.get("%number of tof time bins", "") or "1") > 1:
        raise InputError("it has time-of-flight bins (`%number of TOF time bins`): add them up first.")
    labels = {i: entries.get(f"matrix axis label[{i}]", "").lower() for i in (1, 2, 3)}
    names = {label: name for known, name in COMMON_LABELS for label in known}
    if {names.get(label) for label in labels.values()} != {name for _, name in COMMON_LABELS}:
        raise InputError(
            f"its axes are {', '.join(labels.values())}; bin, projection and plane, or sinogram projections, sinogram "
            "views and number of sinograms can be read."
        )
    table = whole_numbers(entries, "%segment table")
    span = whole_numbers(entries, "%axial compression")[0]
    middles = [sign * span * step for step in range(1, len(table) // 2 + 1) for sign in (-1, 1)]
    common = {f"matrix axis label[{i}]": names[label] for i, label in labels.items()}
    axial = next(i for i, label in labels.items() if label in AXIAL)
    corrections = entries.get("applied corrections", "").strip("{} ").lower()
    words = [word.strip() for word in corrections.split(",") if word.strip()]
    common |= {
        "number of dimensions": "4",
        "matrix axis label[4]": "segment",
        "matrix size[4]": str(len(table)),
        f"matrix size[{axial}]": in_braces(table),
        "minimum ring difference per segment": in_braces([middle - (span - 1) // 2 for middle in [0, *middles]]),
        "maximum ring difference per segment": in_braces([middle + (span - 1) // 2 for middle in [0, *middles]]),
        "applied corrections": in_braces(
            ["arc correction" if "arc-corr" in word else word for word in words] or ["none"]
        ),
    }
    radial, plane = (
        number(entries.get(f"scaling factor (mm/pixel)[{i}]", ""))
        for i in (next(i for i, label in labels.items() if label in RADIAL), axial)
    )
    if radial > 0:
        common["effective central bin size (cm)"] = repr(radial / 10)
    if plane > 0 and not entries.get("distance between rings (cm)"):
        common["distance between rings (cm)"] = repr(2 * plane / 10)
    return common


def position(text: str) -> dict[str, str]:
    """The patient position HFS, FFP ... (DICOM PS3.3 C.7.3.1.1.2) in STIR's two keys."""
    said = re.fullmatch(r"([hf])f(s|p|dl|dr)", text.strip().lower())
    if not said:
        return {}
    return {"patient orientation": ORIENTATIONS[said[1]], "patient rotation": ROTATIONS[said[2]]}


def whole_numbers(entries: Mapping[str, str], key: str) -> list[int]:
    """The whole numbers of a list. Raises InputError where the key is missing or holds anything else."""
    text = entries.get(key, "")
    if not re.fullmatch(r"\{?\s*\d+(\s*,\s*\d+)*\s*\}?", text):
        raise InputError(f"the key `{key}` is missing or lists no whole numbers; add it to the header.")
    return [int(part) for part in re.findall(r"\d+", text)]


def number(text: str) -> float:
    """A number, 0 for a text that is none: whoever needs it refuses its key by name."""
    try:
        return float(text)
    except ValueError:
        return 0.0


def in_braces(values: Sequence[object]) -> str:
    """A list as Interfile writes it."""
    return f"{{ {', '.join(map(str, values))} }}"
