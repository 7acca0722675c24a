"""Sinograms and images in array files, with their geometry in the file or in a JSON sidecar."""

import math
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from redpet.case import (
    COUNTS,
    Case,
    Corrections,
    DoseLevel,
    FloatArray,
    Image,
    ImageGrid,
    Kind,
    Sinogram,
    SinogramGeometry,
)
from redpet.case.nrrd import Place, read_nrrd
from redpet.case.storage import KEY, naming, read_image, read_sinogram
from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, convert, decode
from redpet.readers.array_files import Arrays, as_values, read_arrays
from redpet.readers.orientation import centred_grid, turned
from redpet.readers.sidecar import (
    FIELDS,
    ImageSidecar,
    Layout,
    Sidecar,
    SinogramSidecar,
    find_sidecar,
    read_sidecar,
    sidecar_needed,
)

VOLUMES = {".nrrd", ".mha"}
CORRECTIONS = ("attenuation", "normalisation", "background")
SINOGRAM_AXES, IMAGE_AXES = ("slice", "angle", "radial"), ("z", "y", "x")


def read_array(path: Path) -> Case:
    """Read an array file as a case of one dose level.

    Our own NRRD files and .npz files with the keys of a sidecar describe themselves; all others
    need a sidecar. Raises InputError that names the file, and the key or shapes that do not fit.
    """
    place: Place | None = None
    if path.suffix.lower() in VOLUMES:
        values, attributes, place = read_nrrd(path)
        if KEY in attributes:
            return _case(path, _read_own(path, attributes[KEY]))
        arrays: Arrays = {"": values}
    else:
        arrays = read_arrays(path)
    sidecar, source, arrays = _description(path, arrays)
    warnings: list[str] = []
    if isinstance(sidecar, SinogramSidecar):
        names = {name: file for name in CORRECTIONS if (file := getattr(sidecar, name))}
        values = _pick(path, arrays, sidecar.variable, set(names.values()))
        corrections = {name: _correction(path, arrays, file) for name, file in names.items()}
        with naming(source):
            level = DoseLevel(sidecar.drf, sinogram=_sinogram(path, values, corrections, sidecar, warnings))
    else:
        values = _pick(path, arrays, sidecar.variable, set())
        with naming(source):
            level = DoseLevel(sidecar.drf, image=_image(path, values, sidecar, place))
    return _case(path, level, warnings)


def _description(path: Path, arrays: Arrays) -> tuple[Sidecar, Path, Arrays]:
    """What the arrays are, the file that says so, and the arrays themselves."""
    described, others = _own_description(arrays)
    beside = find_sidecar(path)
    if described and beside:
        raise InputError(f"{path} describes itself, and so does {beside.name}; remove the sidecar.")
    if beside:
        return read_sidecar(beside), beside, arrays
    if not described:
        raise sidecar_needed(path)
    try:
        return convert(described, Sidecar), path, others
    except DecodingError as error:
        raise InputError(f"{path}: {error}.") from error


def _case(path: Path, level: DoseLevel, warnings: list[str] | None = None) -> Case:
    return Case(path.stem, (level,), provenance={"input": path.name}, warnings=tuple(warnings or ()))


def _read_own(path: Path, metadata: str) -> DoseLevel:
    try:
        holds = decode(metadata, dict[str, Any]).get("holds")
    except DecodingError:  # the reader below says what is wrong
        holds = None
    if holds == "image":
        return DoseLevel(None, image=read_image(path))
    return DoseLevel(None, sinogram=read_sinogram(path))


def _own_description(arrays: Arrays) -> tuple[dict[str, Any], Arrays]:
    """The keys of a sidecar among the arrays of an .npz file, and the other arrays.

    A correction that is an array itself stays one, and the description names it.
    """
    if "what" not in arrays:
        return {}, arrays
    described = {name: array for name, array in arrays.items() if name in FIELDS and array.ndim < 2}
    names = {name: name for name in CORRECTIONS if name in arrays and name not in described}
    values = {name: array.tolist() for name, array in described.items()}
    return {**values, **names}, {name: array for name, array in arrays.items() if name not in described}


def _pick(path: Path, arrays: Arrays, variable: str | None, others: set[str]) -> FloatArray:
    """The array with the values: the named one, or the only one."""
    if variable is not None and variable not in arrays:
        raise InputError(f"{path}: holds no variable {variable!r}, only {_listed(arrays)}.")
    names = [variable] if variable is not None else [name for name in arrays if name not in others]
    if len(names) != 1:
        raise InputError(f"{path}: holds {_listed(arrays)}; say in `variable` which one it is.")
    return as_values(arrays[names[0]], path)


def _listed(arrays: Arrays) -> str:
    return ", ".join(f"{name} {array.shape}" for name, array in sorted(arrays.items())) or "no arrays"


def _arranged(values: FloatArray, layout: Layout, wanted: tuple[str, ...], name: str) -> FloatArray:
    """The array with the axes `wanted` in this order, frames added up, an absent first axis of length 1."""
    if layout.shape is not None:
        if math.prod(layout.shape) != values.size:
            raise InputError(f"the shape {layout.shape} does not fit the array of {name}, which is {values.shape}.")
        values = values.reshape(layout.shape, order=layout.order)
    axes = layout.axes
    known = {*wanted, "frame"}
    if set(axes) - known or len(set(axes)) < len(axes) or set(wanted[1:]) - set(axes):
        raise InputError(f"the axes {list(axes)} must name {list(wanted)} once each (and `frame` where it has frames).")
    if len(axes) != values.ndim:
        raise InputError(f"names {len(axes)} axes, {list(axes)}, and the array of {name} has shape {values.shape}.")
    if "frame" in axes:
        values = _frames_added(values, axes.index("frame"), layout.frames)
        axes = tuple(axis for axis in axes if axis != "frame")
    elif layout.frames is not None:
        raise InputError("`frames` needs an axis `frame`.")
    values = values.transpose([axes.index(axis) for axis in wanted if axis in axes])
    return np.ascontiguousarray(values if wanted[0] in axes else values[None])


def _frames_added(values: FloatArray, axis: int, frames: str | tuple[int, ...] | None) -> FloatArray:
    n_frames = values.shape[axis]
    if frames is None:
        raise InputError(f'the array has {n_frames} frames; say in `frames` which to add up ("sum" for all).')
    if frames == "sum":
        chosen = tuple(range(1, n_frames + 1))
    elif isinstance(frames, str):
        limits = re.fullmatch(r"(\d+)-(\d+)", frames)
        if not limits:
            raise InputError(f'`frames` is {frames!r}; "sum", a range as "10-20" or a list is meant.')
        chosen = tuple(range(int(limits[1]), int(limits[2]) + 1))
    else:
        chosen = frames
    if len(chosen) == 0 or min(chosen) < 1 or max(chosen) > n_frames or len(set(chosen)) < len(chosen):
        raise InputError(f"`frames` {frames} does not fit the {n_frames} frames of the array, counted from 1.")
    return values.take(np.asarray(chosen) - 1, axis=axis).sum(axis=axis, dtype=np.float64).astype(np.float32)


def _sinogram(
    path: Path, array: FloatArray, corrections: dict[str, FloatArray], sidecar: SinogramSidecar, warnings: list[str]
) -> Sinogram:
    values = _arranged(array, sidecar, SINOGRAM_AXES, path.name)
    poisson = sidecar.unit == COUNTS and sidecar.kind is Kind.MEASURED and not sidecar.precorrected
    if poisson and (values < 0).any():
        raise InputError("its counts are negative in places: say `precorrected: true`, or another unit.")
    if poisson and (values != np.round(values)).any():
        warnings.append("The counts are no whole numbers; where they were corrected, say so with `precorrected`.")
    n_angles = values.shape[1] * 180 // sidecar.angle_range_deg
    geometry = _geometry(sidecar, n_angles, values.shape[2])
    placed = {}
    for name, correction in corrections.items():
        arranged = _arranged(correction, _without_frames(sidecar, correction), SINOGRAM_AXES, f"the {name}")
        if arranged.shape != values.shape:
            raise InputError(f"the {name} has shape {arranged.shape} as [slice, angle, radial], not {values.shape}.")
        placed[name] = _placed(arranged, sidecar, summed=name == "background" and poisson)
    values = _placed(values, sidecar, summed=poisson)
    doubled = poisson and sidecar.angle_range_deg == 360  # opposite views were added up
    spacing = sidecar.radial_spacing_mm
    pixels = sidecar.grid.size if sidecar.grid else (geometry.n_radial, geometry.n_radial)
    pixel_mm = sidecar.grid.spacing_mm if sidecar.grid else (spacing, spacing)
    return Sinogram(
        values=values,
        geometry=geometry,
        grid=centred_grid((*pixels, values.shape[0]), (*pixel_mm, sidecar.slice_spacing_mm)),
        unit=sidecar.unit,
        kind=sidecar.kind,
        image_unit=sidecar.image_unit or sidecar.unit.removesuffix("*mm"),
        calibration=sidecar.calibration * (2 if doubled else 1),
        corrections=Corrections(placed.get("attenuation"), placed.get("normalisation"), placed.get("background")),
        precorrected=sidecar.precorrected,
        provenance={"input": path.name},
    )


def _geometry(sidecar: SinogramSidecar, n_angles: int, n_radial: int) -> SinogramGeometry:
    """Angles in our sense: from x (left) to y (back), which is clockwise in a radiological picture."""
    start = math.radians(sidecar.angle_start_deg)
    if sidecar.angle_direction == "counterclockwise":
        start = -(start + (n_angles - 1) * math.pi / n_angles)
    return SinogramGeometry(n_angles, n_radial, sidecar.radial_spacing_mm, start, sidecar.radial_offset_mm)


def _placed(values: FloatArray, sidecar: SinogramSidecar, summed: bool) -> FloatArray:
    """The array `[slice, angle, radial]` in our order, views over 360 degrees folded: counts added, others averaged."""
    values = turned(values, slices=sidecar.slice_flip, radial=sidecar.radial_flip)
    if sidecar.angle_range_deg == 360:
        n_angles = values.shape[1]
        if n_angles % 2 or sidecar.radial_offset_mm:
            raise InputError(
                "views over 360 degrees can be folded where their number is even and `radial_offset_mm` 0."
            )
        values = values[:, : n_angles // 2] + values[:, n_angles // 2 :, ::-1]
        values = values if summed else values / np.float32(2)
    return turned(values, angles=sidecar.angle_direction == "counterclockwise")


def _correction(path: Path, arrays: Arrays, name: str) -> FloatArray:
    """A correction, from a variable of the same file or from a file beside it."""
    if name in arrays:
        return as_values(arrays[name], path)
    source = path.parent / name
    if Path(name).name != name or not source.is_file():
        raise InputError(f"{source}, a correction of {path.name}, is no file beside it and no variable in it.")
    return read_nrrd(source)[0] if source.suffix.lower() in VOLUMES else _pick(source, read_arrays(source), None, set())


def _without_frames(layout: Layout, values: FloatArray) -> Layout:
    """The layout of a correction: that of its sinogram, less the frames, reshaped only where it needs to be."""
    kept = [i for i, axis in enumerate(layout.axes) if axis != "frame"]
    axes = tuple(layout.axes[i] for i in kept)
    reshaped = layout.shape is not None and len(layout.shape) == len(layout.axes) and values.ndim != len(axes)
    shape = tuple(layout.shape[i] for i in kept) if reshaped and layout.shape else None
    return replace(layout, axes=axes, shape=shape, frames=None)


def _image(path: Path, values: FloatArray, sidecar: ImageSidecar, place: Place | None) -> Image:
    provenance = {"input": path.name}
    if place is not None:
        said = [key for key in ("axes", "spacing_mm", "shape", "flip", "frames") if getattr(sidecar, key)]
        if said:
            raise InputError(
                f"says {', '.join(f'`{key}`' for key in said)}, which {path.name} knows itself; remove it."
            )
        size = (values.shape[2], values.shape[1], values.shape[0])
        return Image(values, ImageGrid(size, *place), sidecar.unit, provenance)
    if not sidecar.axes or sidecar.spacing_mm is None:
        raise InputError("an image needs `axes` and `spacing_mm` [x, y, z].")
    values = _arranged(values, sidecar, IMAGE_AXES, path.name)
    flips = tuple(axis in sidecar.flip for axis in IMAGE_AXES)
    size = (values.shape[2], values.shape[1], values.shape[0])
    return Image(
        turned(values, *flips), ImageGrid(size, sidecar.spacing_mm, sidecar.origin_mm), sidecar.unit, provenance
    )
