"""Images, sinograms and cases on disk: NRRD files that any viewer opens, with our metadata in the key `redpet`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import numpy as np

from redpet.case import (
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
from redpet.case.geometry import angles_rad, radial_positions_mm
from redpet.case.nrrd import Place, read_nrrd, write_nrrd
from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, decode, encode
from redpet.machine.paths import leads_out, read_file
from redpet.machine.scratch import by_slices, few, total

KEY = "redpet"
CASE_FILE = "case.json"
CASE_VERSION = 1

Header = TypeVar("Header")


@dataclass(frozen=True)
class ImageHeader:
    """What an image file says beyond its array."""

    TAG: ClassVar = ("holds", "image")

    grid: ImageGrid
    unit: str
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CorrectionFile:
    """A correction in a file beside the sinogram, to be multiplied by `scale`."""

    file: str
    scale: float = 1.0


@dataclass(frozen=True)
class SinogramHeader:
    """What a sinogram file says beyond its array."""

    TAG: ClassVar = ("holds", "sinogram")

    geometry: SinogramGeometry
    grid: ImageGrid
    unit: str
    kind: Kind
    image_unit: str
    calibration: float = 1.0
    precorrected: bool = False
    noise_gain: float | None = None
    attenuation: CorrectionFile | None = None
    normalisation: CorrectionFile | None = None
    background: CorrectionFile | None = None
    missing: tuple[str, ...] = ()
    calibrated: tuple[str, ...] = ()
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LevelEntry:
    """One dose level in `case.json`; the files are named from the case folder."""

    drf: float | None
    label: str = ""
    sinogram: str | None = None
    image: str | None = None


@dataclass(frozen=True)
class CaseHeader:
    """What `case.json` holds."""

    version: int
    name: str
    levels: list[LevelEntry]
    truth: str | None = None
    provenance: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


@dataclass
class Shelf:
    """The corrections written into a folder so far, so that the next sinogram can refer to the same file."""

    folder: Path
    written: dict[str, FloatArray] = field(default_factory=dict)

    def put(self, name: str, values: FloatArray | None, sinogram: Sinogram) -> CorrectionFile | None:
        """The file that holds `values`, up to a factor; written if no earlier one does."""
        if values is None:
            return None
        for file, known in self.written.items():
            scale = _ratio(values, known) if file.startswith(name) else None
            if scale is not None:
                return CorrectionFile(file, scale)
        file = _free_name(self.folder, name)
        write_nrrd(values, self.folder / file, {}, _sinogram_place(sinogram))
        self.written[file] = values
        return CorrectionFile(file)


def write_image(image: Image, path: Path) -> None:
    """Write `image` as NRRD at its place in space (LPS, mm). Raises InputError where the file cannot be written."""
    header = ImageHeader(image.grid, image.unit, dict(image.provenance))
    grid = image.grid
    write_nrrd(image.values, path, _attributes(header), Place(grid.spacing_mm, grid.origin_mm, grid.direction))


def read_image(path: Path) -> Image:
    """Read an image that `write_image` wrote. Raises InputError for any other file."""
    values, header, place = _read(path, ImageHeader)
    grid = header.grid
    if not place.close_to(Place(grid.spacing_mm, grid.origin_mm, grid.direction)):
        raise InputError(f"{path}: its NRRD header and its key `{KEY}` place the image differently; write it anew.")
    with naming(path):
        return Image(values, grid, header.unit, header.provenance)


def write_sinogram(sinogram: Sinogram, path: Path, shelf: Shelf | None = None) -> None:
    """Write `sinogram` as NRRD with the spacing (radial mm, angle degrees, slice mm), its corrections beside it.

    Sinograms that are written with the same `shelf` share the files of equal corrections.
    Raises InputError where a file cannot be written.
    """
    shelf = shelf or Shelf(path.parent)
    corrections = sinogram.corrections
    header = SinogramHeader(
        geometry=sinogram.geometry,
        grid=sinogram.grid,
        unit=sinogram.unit,
        kind=sinogram.kind,
        image_unit=sinogram.image_unit,
        calibration=sinogram.calibration,
        precorrected=sinogram.precorrected,
        noise_gain=sinogram.noise_gain,
        attenuation=shelf.put("attenuation", corrections.attenuation, sinogram),
        normalisation=shelf.put("normalisation", corrections.normalisation, sinogram),
        background=shelf.put("background", corrections.background, sinogram),
        missing=corrections.missing,
        calibrated=corrections.calibrated,
        provenance=dict(sinogram.provenance),
    )
    write_nrrd(sinogram.values, path, _attributes(header), _sinogram_place(sinogram))


def read_sinogram(path: Path, known: dict[Path, FloatArray] | None = None) -> Sinogram:
    """Read a sinogram that `write_sinogram` wrote, with its corrections. Raises InputError for any other file.

    Sinograms that are read with the same `known` corrections share the arrays of the files that they share.
    """
    values, header, _ = _read(path, SinogramHeader)
    known = {} if known is None else known
    entries = header.attenuation, header.normalisation, header.background
    attenuation, normalisation, background = (_read_correction(path, one, values.shape, known) for one in entries)
    corrections = Corrections(attenuation, normalisation, background, header.missing, header.calibrated)
    with naming(path):
        return Sinogram(
            values=values,
            geometry=header.geometry,
            grid=header.grid,
            unit=header.unit,
            kind=header.kind,
            image_unit=header.image_unit,
            calibration=header.calibration,
            corrections=corrections,
            precorrected=header.precorrected,
            noise_gain=header.noise_gain,
            provenance=header.provenance,
        )


def write_case(case: Case, folder: Path) -> None:
    """Write a CASE into the existing `folder`. Raises InputError where that fails or two levels have one dose."""
    names = [level_name(level, i) for i, level in enumerate(case.levels)]
    if len(set(names)) < len(names):
        raise InputError(f"the case {case.name} holds a dose level twice: {', '.join(names)}.")
    (folder / "sinograms").mkdir(exist_ok=True)
    shelf = Shelf(folder / "sinograms")
    entries = []
    for name, level in zip(names, case.levels, strict=True):
        entry = LevelEntry(level.drf, level.label)
        if level.sinogram is not None:
            entry = replace(entry, sinogram=f"sinograms/{name}.nrrd")
            write_sinogram(level.sinogram, folder / f"sinograms/{name}.nrrd", shelf)
        if level.image is not None:
            entry = replace(entry, image=f"images/{name}.nrrd")
            (folder / "images").mkdir(exist_ok=True)
            write_image(level.image, folder / f"images/{name}.nrrd")
        entries.append(entry)
    if case.truth is not None:
        (folder / "images").mkdir(exist_ok=True)
        write_image(case.truth, folder / "images/truth.nrrd")
    header = CaseHeader(
        CASE_VERSION,
        case.name,
        entries,
        None if case.truth is None else "images/truth.nrrd",
        dict(case.provenance),
        list(case.warnings),
    )
    (folder / CASE_FILE).write_bytes(encode(header, _plain, indent=2).encode() + b"\n")


def read_case_folder(folder: Path) -> Case:
    """Read a CASE whole. Raises InputError that names the file which is missing, damaged or does not fit."""
    path = folder / CASE_FILE
    header = read_case_header(folder)
    known: dict[Path, FloatArray] = {}
    levels = tuple(_read_level(folder, entry, known) for entry in header.levels)
    truth = None if header.truth is None else read_image(_inside(folder, header.truth, path))
    for entry, level in zip(header.levels, levels, strict=True):
        n_slices = level.sinogram.grid.size[2] if level.sinogram is not None else None
        if truth is not None and n_slices not in (None, truth.grid.size[2]):
            raise InputError(
                f"{folder}: {entry.sinogram} has {n_slices} slices and {header.truth} {truth.grid.size[2]}; "
                "simulate the case anew."
            )
    return Case(header.name, levels, truth, header.provenance, tuple(header.warnings))


def read_case_header(folder: Path) -> CaseHeader:
    """What `case.json` of a CASE says, no array. Raises InputError where it is missing, damaged or too new."""
    path = folder / CASE_FILE
    header = _decode(path, _read_bytes(path), CaseHeader)
    if header.version != CASE_VERSION:
        raise InputError(f"{path}: version {header.version} of the format is not known here; use a newer redpet.")
    return header


def level_name(level: DoseLevel, index: int) -> str:
    """The file name of a dose level: `full`, `drf-20`, or `level-3` where the dose is unknown."""
    if level.drf is None:
        return f"level-{index + 1}"
    return "full" if level.drf == 1 else f"drf-{level.drf:g}"


def _read_level(folder: Path, entry: LevelEntry, known: dict[Path, FloatArray]) -> DoseLevel:
    case_file = folder / CASE_FILE
    sinogram = None if entry.sinogram is None else read_sinogram(_inside(folder, entry.sinogram, case_file), known)
    image = None if entry.image is None else read_image(_inside(folder, entry.image, case_file))
    with naming(case_file):
        return DoseLevel(entry.drf, sinogram, image, entry.label)


def _sinogram_place(sinogram: Sinogram) -> Place:
    geometry, grid = sinogram.geometry, sinogram.grid
    spacing = (geometry.radial_spacing_mm, 180.0 / geometry.n_angles, grid.spacing_mm[2])
    start = float(np.degrees(angles_rad(geometry)[0]))
    return Place(spacing, (float(radial_positions_mm(geometry)[0]), start, grid.origin_mm[2]))


def _ratio(values: FloatArray, known: FloatArray) -> float | None:
    """The factor between two arrays, or None where they differ by more than one."""
    if values is known:
        return 1.0
    if values.shape != known.shape or (of_known := total(known)) == 0:
        return None
    scale = total(values) / of_known
    alike = (np.allclose(values[part], np.float32(scale) * known[part], rtol=1e-5, atol=0) for part in few(values))
    return scale if all(alike) else None


def _free_name(folder: Path, name: str) -> str:
    file, number = f"{name}.nrrd", 2
    while (folder / file).exists():
        file, number = f"{name}-{number}.nrrd", number + 1
    return file


def _read(path: Path, header_type: type[Header]) -> tuple[FloatArray, Header, Place]:
    values, attributes, place = read_nrrd(path)
    if KEY not in attributes:
        raise InputError(f"{path}: holds no key `{KEY}` with unit and geometry, so it was not written by redpet.")
    return values, _decode(path, attributes[KEY].encode(errors="surrogateescape"), header_type), place


def _read_correction(
    sinogram: Path, entry: CorrectionFile | None, shape: tuple[int, ...], known: dict[Path, FloatArray]
) -> FloatArray | None:
    if entry is None:
        return None
    path = _inside(sinogram.parent, entry.file, sinogram)
    if path not in known:
        known[path] = read_nrrd(path)[0]
    values = known[path]
    if values.shape != shape:
        raise InputError(f"{path}: its shape {values.shape} does not fit {sinogram.name} with {shape}.")
    return values if entry.scale == 1 else by_slices(lambda its: its * np.float32(entry.scale), values)


def _inside(folder: Path, name: str, source: Path) -> Path:
    """The file `name` of `folder`; a name that leads out of it is refused."""
    if leads_out(name) or "\\" in name:
        raise InputError(f"{source}: names the file {name!r}, which lies outside its folder.")
    return folder / name


def _read_bytes(path: Path) -> bytes:
    try:
        return read_file(path)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


def _decode(path: Path, text: bytes, header_type: type[Header]) -> Header:
    try:
        with naming(path):
            header: Header = decode(text, header_type)
            return header
    except DecodingError as error:
        raise InputError(f"{path}: its metadata is damaged or not ours ({error}).") from error


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put the file's name before the sentence of an InputError about its content."""
    try:
        yield
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def _attributes(header: ImageHeader | SinogramHeader) -> dict[str, str]:
    return {KEY: encode(header, _plain)}


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, Path):
        return value.name
    raise TypeError(f"{type(value).__name__} cannot be kept in the metadata of a file")
