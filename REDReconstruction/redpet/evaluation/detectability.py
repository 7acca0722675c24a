"""What `redpet detect` found, as its file holds it, and what follows from it for a method with a network.

`detectability.json` is read by `redpet evaluate --detect`, by the release check, and by whoever asks where the default
model costs a lesion.
"""

from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import msgspec

from redpet.errors import InputError

RESULT_FILE = "detectability.json"
TOLERANCE = 0.02
"""How far below the best filter the AUC of a model that ships may lie."""
RELEASE_BACKGROUND = "lumpy"


class Against(msgspec.Struct, frozen=True):
    """The AUC of a method less that of the best of its rivals in the cell, paired, with its 95 % interval."""

    rival: str
    label: str
    difference: float
    low: float
    high: float


class Cell(msgspec.Struct, frozen=True):
    """The AUC of a method for one kind of lesion at a dose, with its 95 % interval.

    `strength` is that which was chosen most often, 0 for a method without one. The rivals are the filters (`filter`),
    and RDP, of methods with a network alone.
    """

    background: str
    drf: float
    size_mm: float
    contrast: float
    method: str
    label: str
    strength: float
    lesions: int
    auc: float
    low: float
    high: float
    filter: Against | None = None
    rdp: Against | None = None

    @property
    def place(self) -> tuple[str, float, float, float]:
        """Where it stands in the table."""
        return self.background, self.drf, self.size_mm, self.contrast


class Detectability(msgspec.Struct, frozen=True):
    """All cells, and how they came about; `models` holds a code of the weights of each method with a network."""

    redpet: str
    channels: str
    seed: int
    phantoms: int
    cells: tuple[Cell, ...]
    models: dict[str, str] = {}


def read_detectability(place: Path) -> Detectability:
    """The result in a folder of `redpet detect`, or in the file itself. Raises InputError where there is none."""
    file = place / RESULT_FILE if place.is_dir() else place
    try:
        return msgspec.json.decode(file.read_bytes(), type=Detectability)
    except OSError as error:
        raise InputError(f"{place} holds no result of redpet detect: name the folder that it wrote.") from error
    except msgspec.MsgspecError as error:
        raise InputError(f"{file} is damaged or no result of redpet detect ({error}): run it again.") from error


def backgrounds(found: Detectability) -> list[str]:
    """The backgrounds that were looked at."""
    return list(dict.fromkeys(cell.background for cell in found.cells))


def mean_auc(cells: Sequence[Cell], method: str, drf: float | None, background: str) -> float | None:
    """The mean AUC of a method over the lesions of a dose and a background; None where none was looked at."""
    found = [cell.auc for cell in cells if (cell.method, cell.drf, cell.background) == (method, drf, background)]
    return fmean(found) if found else None


def losing(cells: Sequence[Cell], method: str) -> list[Cell]:
    """The cells in which a method lies below the best filter or RDP, and the interval says that it is no chance."""
    return [
        cell
        for cell in cells
        if cell.method == method and any(one is not None and one.high < 0 for one in (cell.filter, cell.rdp))
    ]


def failing(cells: Sequence[Cell], method: str) -> list[Cell]:
    """The cells that keep a model from being released: lumpy, more than `TOLERANCE` below the best filter."""
    return [
        cell
        for cell in cells
        if cell.method == method
        and cell.background == RELEASE_BACKGROUND
        and cell.filter is not None
        and cell.filter.difference < -TOLERANCE
    ]


def costly(cells: Sequence[Cell], method: str) -> list[Cell]:
    """The cells in which a method lies more than `TOLERANCE` below the best filter or RDP.

    Beyond chance or not: where so few lesions cannot tell, the worse is assumed.
    """
    return [
        cell
        for cell in cells
        if cell.method == method
        and any(one is not None and one.difference < -TOLERANCE for one in (cell.filter, cell.rdp))
    ]


def in_one_line(cells: Sequence[Cell], method: str) -> str:
    """Which lesions a method costs at each dose, as the largest for each contrast; empty where it costs none."""
    worst: dict[float, dict[float, float]] = {}
    for cell in costly(cells, method):
        sizes = worst.setdefault(cell.drf, {})
        sizes[cell.contrast] = max(cell.size_mm, sizes.get(cell.contrast, 0.0))
    doses = [
        f"{' and '.join(f'{size:g} mm {contrast:g}:1' for contrast, size in sorted(sizes.items()))} at DRF {drf:g}"
        for drf, sizes in sorted(worst.items())
    ]
    rival = "a filter or RDP" if any(cell.rdp for cell in cells) else "a filter"
    told = f"Finds hot lesions less often than {rival} (AUC lower by more than {TOLERANCE:g}), up to "
    return f"{told}{'; '.join(doses)}." if doses else ""


def in_short(cells: Sequence[Cell], method: str) -> str:
    """The same in a few words: the largest lesion at each dose."""
    worst: dict[float, float] = {}
    for cell in costly(cells, method):
        worst[cell.drf] = max(cell.size_mm, worst.get(cell.drf, 0.0))
    sizes = [f"{worst[drf]:g}" for drf in sorted(worst)]
    told = "/".join(sizes if len(set(sizes)) > 1 else sizes[:1])
    return f"Costs lesions up to {told} mm at DRF {'/'.join(f'{drf:g}' for drf in sorted(worst))}" if worst else ""
