"""A PETSIRD file (github.com/ETSInitiative/PETSIRD, 0.12): its crystals in rings, and the sinogram of its events.

Its boxes of crystals lie in *the PET gantry coordinate system*, of which `model/ScannerInformation.yml` does not say
how it lies to bed and patient. So the scan TOML says where its axes point in the patient, and nothing is read without.
"""

import math
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from io import RawIOBase
from pathlib import Path
from typing import Any

import numpy as np

from redpet.case.storage import naming
from redpet.errors import InputError, MissingPackages
from redpet.machine.memory import gives_back
from redpet.machine.progress import untold
from redpet.readers.interfile_dialects import in_braces
from redpet.readers.interfile_header import Header
from redpet.readers.named_scanner import (
    DEPTH,
    DETECTORS,
    DIAMETER,
    RINGS,
    SPACING,
    check_scanner,
    ring_of,
    with_scanner,
)
from redpet.scanner.crystal_rings import CrystalRings, Points, axis_of_rings, crystal_rings
from redpet.scanner.cut import Cut
from redpet.scanner.table import Scanner

YARDL, NAME, HEAD_BYTES = b"yardl", b"PETSIRD", 2**16
PIECE_BYTES = 2**16
AXES = "petsird axes"
SIDES = {"L": (0, 1), "R": (0, -1), "P": (1, 1), "A": (1, -1), "I": (2, 1), "S": (2, -1)}
"""Which of the scanner's axes (x to the left, y to the back, z to the feet) a side of the patient is, and its sign."""
UNREADABLE = (EOFError, BufferError, ValueError, IndexError, KeyError, OverflowError, MemoryError, struct.error)
PETSIRD = "petsird>=0.12,<0.13"


@dataclass(frozen=True)
class Detectors:
    """What a file says of its one type of module: a detection bin is an energy of an element of a module, in turn.

    `efficiencies` are as the package has them, `energies_kev` the lowest and highest that count.
    """

    name: str
    rings: CrystalRings
    n_elements: int
    n_energies: int
    n_times: int
    energies_kev: tuple[float, float]
    efficiencies: Any


def is_petsird(path: Path) -> bool:
    """Whether a file begins as PETSIRD does, whatever its name."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    return head.startswith(YARDL) and NAME in head


def of_petsird(header: Header) -> bool:
    """Whether the events of a header are those of a PETSIRD file."""
    return AXES in header


def axes_unsaid(path: Path) -> InputError:
    """Why a PETSIRD file alone is not read, and what to write."""
    return InputError(
        f"{path} is a PETSIRD file, whose format does not say how its axes lie in the patient: write a scan .toml with "
        f'`prompts = "{path.name}"` and the key `axes`, say `axes = "LPS"` where x points to the patient\'s left, y to '
        "the back and z to the head (L or R, A or P, S or I)."
    )


def petsird_header(path: Path, axes: str | None, span: int, scanner: Scanner | None) -> Header:
    """The sinogram into which the events of a file fall, in the keys of a header, in the scanner's own axes.

    The scanner, where it is named, says radial bins and radius. Raises InputError without axes, and for a scanner that
    is no regular cylinder of one layer of crystals.
    """
    if axes is None:
        raise axes_unsaid(path)
    named = (scanner.view_offset_degrees, scanner.detectors) if scanner else (0.0, None)
    found = detectors_of_file(path, axes, *named)
    ring = found.rings
    own = scanner or Scanner(
        names=(found.name or NAME.decode(),),
        rings=ring.n_rings,
        detectors=ring.n_detectors,
        bins=ring.n_detectors - 1,
        radius_mm=ring.radius_mm,
        depth_mm=0.0,
        ring_mm=ring.ring_mm,
        bin_mm=math.pi * ring.radius_mm / ring.n_detectors,
    )
    said = {
        "originating system": own.name,
        RINGS: str(ring.n_rings),
        DETECTORS: str(ring.n_detectors),
        SPACING: repr(ring.ring_mm / 10),
        DIAMETER: repr(2 * ring.radius_mm / 10),
        DEPTH: "0.0",
    }
    with naming(path):
        if scanner is not None:
            check_scanner(said, scanner)
            said |= {key: value for key, value in ring_of(scanner).items() if key != RINGS}
        cut = Cut(replace(own, view_offset_degrees=ring.view_offset_degrees), ring.n_rings, own.bins, span=span)
        return Header(path, with_scanner({**bin_keys(cut), **said, **energy_keys(found), AXES: axes}))


def bin_keys(cut: Cut) -> dict[str, str]:
    """The bins of a scanner in the keys of the header of a list."""
    return {
        "data format": "CoincidenceList", "applied corrections": "{ none }", "number of dimensions": "4",
        "matrix axis label[1]": "tangential coordinate", "matrix size[1]": str(cut.bins),
        "matrix axis label[2]": "view", "matrix size[2]": str(cut.views),
        "matrix axis label[3]": "axial coordinate",
        "matrix size[3]": in_braces([segment.n_slices for segment in cut.segments]),
        "matrix axis label[4]": "segment", "matrix size[4]": str(len(cut.ranges)),
        "minimum ring difference per segment": in_braces([low for low, _ in cut.ranges]),
        "maximum ring difference per segment": in_braces([high for _, high in cut.ranges]),
        "view offset (degrees)": repr(cut.scanner.view_offset_degrees),
        "patient orientation": "head_in", "patient rotation": "supine",
    }  # fmt: skip


def energy_keys(found: Detectors) -> dict[str, str]:
    """The window of energy in the keys of a header."""
    low, high = found.energies_kev
    return {"energy window lower level (kev)[1]": repr(low), "energy window upper level (kev)[1]": repr(high)}


def detectors_of_header(header: Header) -> Detectors:
    """The detectors of the file behind a header of ours."""
    offset, places = header.number("view offset (degrees)"), header.size(DETECTORS)
    return detectors_of_file(header.path, header.entries[AXES], offset, places)


def detectors_of_file(path: Path, axes: str, view_offset_degrees: float, places: int | None) -> Detectors:
    """The detectors of a file whose axes are said, the first view near an angle, in so many places of a ring if known.

    Raises InputError for a scanner that is no regular cylinder.
    """
    stat = path.stat()
    scanner = _scanner(path, stat.st_size, stat.st_mtime_ns)
    modules = scanner.scanner_geometry.replicated_modules
    if len(modules) != 1:
        raise InputError(f"{path}: has {len(modules)} types of modules: scanners of one type can be read.")
    with naming(path):
        if len(scanner.event_energy_bin_edges) != 1 or scanner.event_energy_bin_edges[0].number_of_bins() < 1:
            raise InputError("it does not say the energies (eventEnergyBinEdges) of its one type of modules.")
        centres = centres_mm(modules[0])
        around = axis_of_rings(centres)
        turned = in_scanner(centres, axes)
        if axes[around] not in "SI":
            raise InputError(
                f"its rings lie around {'xyz'[around]}, which by `axes` points to {axes[around]}: it has to be S or I."
            )
        rings = crystal_rings(turned, view_offset_degrees, places)
    energies = np.asarray(scanner.event_energy_bin_edges[0].edges, np.float64)
    times = scanner.tof_bin_edges
    return Detectors(
        name=scanner.model_name.strip(),
        rings=rings,
        n_elements=len(modules[0].object.detecting_elements.transforms),
        n_energies=len(energies) - 1,
        n_times=max(1, times[0][0].number_of_bins()) if times and times[0] else 1,
        energies_kev=(float(energies[0]), float(energies[-1])),
        efficiencies=scanner.detection_efficiencies,
    )


@lru_cache(maxsize=1)
def _scanner(path: Path, size: int, changed_ns: int) -> Any:
    """What a file says of its scanner, read once: its efficiencies may be large, and a scan asks several times."""
    with reading(path) as reader:
        return reader.read_header().scanner


gives_back(_scanner.cache_clear)


def centres_mm(modules: Any) -> Points:
    """The middle `[crystal, xyz]` of every crystal, those of one module after those of another, in the file's axes."""
    elements = modules.object.detecting_elements
    corners = np.array([corner.c for corner in elements.object.shape.corners], np.float64)
    return _moved(modules.transforms, _moved(elements.transforms, corners.mean(axis=0, keepdims=True)))


def in_scanner(points: Points, axes: str) -> Points:
    """Points of the file in the scanner's axes. Raises InputError for axes that are none of a patient."""
    sides = [SIDES.get(letter) for letter in axes]
    found = [side for side in sides if side is not None]
    if len(sides) != 3 or len({axis for axis, _ in found}) != 3:
        raise InputError(
            f'`axes = "{axes}"` has to name the sides to which x, y and z point, each of L or R, A or P, S or I once, '
            'as in "LPS".'
        )
    turned = np.empty_like(points)
    for column, (axis, sign) in zip(points.T, found, strict=True):
        turned[:, axis] = sign * column
    return turned


def _moved(transforms: Sequence[Any], points: Points) -> Points:
    matrices = np.array([one.matrix for one in transforms], np.float64).reshape(-1, 3, 4)
    turned = np.einsum("nij,pj->npi", matrices[:, :, :3], points)
    moved: Points = (turned + matrices[:, None, :, 3]).reshape(-1, 3)
    return moved


class Told(RawIOBase):
    """A file that calls `tick` for every whole piece of it that is read."""

    def __init__(self, file: Any, tick: Callable[[], None]) -> None:
        self._file, self._tick, self._read = file, tick, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read some bytes."""
        n_bytes = int(self._file.readinto(buffer))
        before, self._read = self._read // PIECE_BYTES, self._read + n_bytes
        for _ in range(self._read // PIECE_BYTES - before):
            self._tick()
        return n_bytes


@contextmanager
def reading(path: Path, tick: Callable[[], None] = untold) -> Iterator[Any]:
    """The package's reader of a file. Raises InputError without the package, and for a file that is cut or damaged."""
    try:
        import petsird
    except ImportError as error:
        raise MissingPackages([PETSIRD]) from error
    try:
        with path.open("rb") as file:
            try:
                reader = petsird.BinaryPETSIRDReader(Told(file, tick), skip_completed_check=True)
            except RuntimeError as error:
                raise InputError(
                    f"{path} is of another version of PETSIRD than the package petsird that is installed: install the "
                    "version that wrote it, or write it anew."
                ) from error
            yield reader
    except UNREADABLE as error:
        raise InputError(f"{path} is cut short or damaged: copy it again.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
