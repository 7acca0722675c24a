"""The files of a simulated scan, as a scanner or STIR leaves them: Interfile sinograms, list mode, maps."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from redpet.case import FloatArray, ImageGrid
from redpet.readers.interfile_dialects import in_braces
from redpet.readers.interfile_header import Header
from redpet.readers.list_mode import PROMPT, TAG
from redpet.scanner.cut import Cut

SINGLES = 0b101 << 29
"""A word that is no event and no time."""


def write_header(path: Path, keys: Mapping[str, object]) -> None:
    """Write an Interfile header."""
    lines = [f"{key} := {value}" for key, value in keys.items()]
    path.write_text("\n".join(["!INTERFILE :=", *lines, "!END OF INTERFILE :=", ""]), encoding="utf-8")


def ring_keys(cut: Cut) -> dict[str, object]:
    """The keys of the ring of a scanner, which is called simulated: cut short it is none that is known."""
    own = cut.scanner
    return {
        "!originating system": f"simulated after {own.name}",
        "number of rings": cut.rings,
        "number of detectors per ring": own.detectors,
        "inner ring diameter (cm)": 2 * own.radius_mm / 10,
        "average depth of interaction (cm)": own.depth_mm / 10,
        "distance between rings (cm)": own.ring_mm / 10,
        "default bin size (cm)": own.bin_mm / 10,
        "view offset (degrees)": own.view_offset_degrees,
    }


def write_stir(path: Path, arrays: Sequence[FloatArray], cut: Cut, by_view: bool) -> None:
    """Write segments `[plane, view, radial]` as STIR does: lowest ring differences first, view after view or not."""
    ordered = sorted(zip(cut.ranges, arrays, strict=True), key=lambda one: one[0])
    placed = {
        "applied corrections": "{None}",
        "minimum ring difference per segment": in_braces([low for (low, _), _ in ordered]),
        "maximum ring difference per segment": in_braces([high for (_, high), _ in ordered]),
        "patient orientation": "head_in", "patient rotation": "supine", **ring_keys(cut),
    }  # fmt: skip
    write_segments(path, [values for _, values in ordered], placed, by_view)


COPIED = (
    "originating system", "number of rings", "number of detectors per ring", "inner ring diameter (cm)",
    "average depth of interaction (cm)", "distance between rings (cm)", "default bin size (cm)",
    "effective central bin size (cm)", "view offset (degrees)", "patient orientation", "patient rotation",
    "scanner geometry (blocksoncylindrical/cylindrical/generic)", "minimum ring difference per segment",
    "maximum ring difference per segment", "applied corrections",
)  # fmt: skip
"""What places the bins of a sinogram."""


def write_like(path: Path, arrays: Sequence[FloatArray], header: Header) -> None:
    """Write an array `[plane, view, radial]` for each segment of another header's bins, in its order, as STIR does."""
    write_segments(path, arrays, {key: header.entries[key] for key in COPIED if key in header})


def write_segments(
    path: Path, arrays: Sequence[FloatArray], placed: Mapping[str, object], by_view: bool = False
) -> None:
    """Write segments `[plane, view, radial]` as STIR does, view after view or not; `placed` says where bins lie."""
    data = path.with_suffix(".s")
    with data.open("wb") as file:
        for values in arrays:
            (values.swapaxes(0, 1) if by_view else values).astype("<f4").tofile(file)
    views, radial = arrays[0].shape[1:]
    axes = (("view", views), ("axial coordinate", in_braces([len(values) for values in arrays])))
    (third, n_third), (second, n_second) = axes if by_view else axes[::-1]
    keys = {
        "!imaging modality": "PT", "name of data file": data.name, "!type of data": "PET",
        "imagedata byte order": "LITTLEENDIAN", "!PET data type": "Emission",
        "!number format": "float", "!number of bytes per pixel": 4, "number of dimensions": 4,
        "matrix axis label [4]": "segment", "!matrix size [4]": len(arrays),
        "matrix axis label [3]": third, "!matrix size [3]": n_third,
        "matrix axis label [2]": second, "!matrix size [2]": n_second,
        "matrix axis label [1]": "tangential coordinate", "!matrix size [1]": radial, **placed,
    }  # fmt: skip
    write_header(path, keys)


def write_list(
    path: Path, prompts: Sequence[FloatArray], delayed: Sequence[FloatArray], cut: Cut, seconds: int, rng: Generator
) -> None:
    """Write single events in words of 32 bits as Siemens does, in any order, with a time mark each millisecond.

    `path` is the header (.l.hdr), and the events lie beside it (.l).
    """
    data = path.with_suffix("")
    words(prompts, delayed, seconds, rng).tofile(data)
    keys = {
        "!imaging modality": "PT", "%SMS-MI header name space": "PETLINK bin address", "!name of data file": data.name,
        "data format": "CoincidenceList", "!PET data type": "emission", "image data byte order": "LITTLEENDIAN",
        "%patient orientation": "HFS", "%LM event and tag words format (bits)": 32,
        "%number of projections": cut.bins, "%number of views": cut.views, "%axial compression": cut.span,
        "%maximum ring difference": max(high for _, high in cut.ranges), "%number of segments": len(cut.ranges),
        "%segment table": "{" + ",".join(str(len(one)) for one in prompts) + "}", **ring_keys(cut),
    }  # fmt: skip
    write_header(path, keys)


def write_norm(path: Path, crystals: FloatArray, cut: Cut) -> None:
    """Write the efficiency of crystals `[ring, detector]` as a component-based normalisation, all else being 1.

    `path` is the header (.n.hdr), and the components lie beside it (.n).
    """
    block = cut.scanner.block[1] or cut.scanner.detectors
    planes = [segment.n_slices for segment in cut.segments]
    components: tuple[tuple[str, NDArray[np.floating]], ...] = (
        ("geometric effects", np.ones((2 * cut.rings - 1, cut.bins))),
        ("crystal interference", np.ones((cut.bins, block))),
        ("crystal efficiencies", crystals),
        ("axial effects", np.ones(sum(planes))),
    )
    data = path.with_suffix("")
    keys = {
        "!imaging modality": "PT", "%SMS-MI header name space": "norm subheader", "!name of data file": data.name,
        "%number of normalization components": len(components), "%axial compression": cut.span,
        "%segment table": "{" + ",".join(map(str, planes)) + "}", **ring_keys(cut),
    }  # fmt: skip
    offset = 0
    with data.open("wb") as file:
        for i, (name, values) in enumerate(components, 1):
            keys[f"%normalization component [{i}]"] = name
            keys[f"%matrix size[{i}]"] = "{" + ",".join(map(str, values.shape[::-1])) + "}"
            keys[f"data offset in bytes[{i}]"] = offset
            values.astype("<f4").tofile(file)
            offset += 4 * values.size
    write_header(path, keys)


def words(
    prompts: Sequence[FloatArray], delayed: Sequence[FloatArray], seconds: int, rng: Generator
) -> NDArray[np.uint32]:
    """The words of a list: places of events, a mark before each millisecond, and a few words that hold neither."""
    counts = [np.concatenate([one.ravel() for one in arrays]).astype(np.int64) for arrays in (prompts, delayed)]
    places = [np.repeat(np.arange(one.size, dtype=np.uint32), one) for one in counts]
    events = rng.permutation(np.concatenate([places[0] | np.uint32(PROMPT), places[1]]))
    marks = np.arange(1000 * seconds, dtype=np.uint32) | np.uint32(TAG)
    before = np.concatenate([[0], np.cumsum(rng.multinomial(events.size, np.full(marks.size, 1 / marks.size)))[:-1]])
    is_mark = np.zeros(events.size + marks.size, bool)
    is_mark[before + np.arange(marks.size)] = True
    listed = np.empty(is_mark.size, "<u4")
    listed[is_mark], listed[~is_mark] = marks, events
    return np.insert(listed, rng.integers(0, listed.size, seconds), SINGLES)


def write_map(path: Path, per_cm: FloatArray, grid: ImageGrid) -> None:
    """Write an image of attenuation `[z, y, x]` in the scanner's axes, in 1/cm; z is 0 in the first ring."""
    data = path.with_suffix(".v")
    per_cm.astype("<f4").tofile(data)
    offsets = (-(grid.size[0] - 1) / 2 * grid.spacing_mm[0], -(grid.size[1] - 1) / 2 * grid.spacing_mm[1], 0.0)
    keys = {
        "!imaging modality": "PT", "name of data file": data.name, "!type of data": "PET",
        "imagedata byte order": "LITTLEENDIAN", "!PET data type": "Image", "!number format": "float",
        "!number of bytes per pixel": 4, "number of dimensions": 3, "quantification units": "1/cm",
        "patient orientation": "head_in", "patient rotation": "supine",
    }  # fmt: skip
    for i, label in enumerate("xyz"):
        keys[f"matrix axis label [{i + 1}]"] = label
        keys[f"!matrix size [{i + 1}]"] = grid.size[i]
        keys[f"scaling factor (mm/pixel) [{i + 1}]"] = grid.spacing_mm[i]
        keys[f"first pixel offset (mm) [{i + 1}]"] = offsets[i]
    write_header(path, keys)
