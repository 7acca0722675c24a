"""The events of a PETSIRD file as a stream of places in a sinogram, and what its crystals see.

Events lie in blocks of time, each of which is read as a whole; one block at a time is in memory.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from redpet.case import FloatArray
from redpet.errors import InputError
from redpet.machine.progress import Progress, ticks
from redpet.readers.interfile_header import Header
from redpet.readers.interfile_sinogram import Layout
from redpet.readers.norm_components import plane_pairs
from redpet.readers.petsird_file import PIECE_BYTES, Detectors, detectors_of_header, reading
from redpet.scanner.crystal_rings import Indices
from redpet.scanner.cut import detectors_of

Batch = tuple[NDArray[np.int64], NDArray[np.bool_], tuple[float, float] | None]
"""Places of events in a sinogram, which of them are prompts, and from when to when they came, in ms."""
SAME = 1e-3
"""How far (in mm, or of 1) a movement may differ from none."""
UNMOVED = np.eye(3, 4, dtype=np.float32)
NOTED_MM = 0.5
"""From where on it is said how far crystals lie beside even places."""
UNUSED = ("single_events", "triple_events", "quadruple_events")


@dataclass(frozen=True)
class Places:
    """Where a pair of crystals falls: its bin `radial[detector, detector]` and its `plane[ring, ring]`, -1 for none."""

    detectors: Detectors
    radial: Indices
    plane: Indices
    per_plane: int

    def of(self, bins: NDArray[np.int64]) -> NDArray[np.int64]:
        """The places of detection bins `[event, 2]`, -1 for pairs beside the sinogram."""
        crystals = bins // self.detectors.n_energies
        ring, detector = self.detectors.rings.ring[crystals], self.detectors.rings.detector[crystals]
        (a, b), (one, other) = detector.T, ring.T
        within, turned = self.radial[a, b], self.radial[b, a]
        forward = within >= 0
        within = np.where(forward, within, turned)
        plane = np.where(forward, self.plane[one, other], self.plane[other, one])
        return np.where((within >= 0) & (plane >= 0), plane * self.per_plane + within, -1)


def places_of(header: Header, like: Layout, detectors: Detectors) -> Places:
    """Where pairs fall in a sinogram of its scanner."""
    n, n_rings = detectors.rings.n_detectors, detectors.rings.n_rings
    radial, plane = np.full((n, n), -1, np.intp), np.full((n_rings, n_rings), -1, np.intp)
    first, second = detectors_of(n, like.n_radial)
    radial[first, second] = np.arange(first.size).reshape(first.shape)
    for at, pairs in enumerate(pair for segment in segment_pairs(header, like, n_rings) for pair in segment):
        for one, other in pairs:
            plane[one, other] = at
    return Places(detectors, radial, plane, like.n_views * like.n_radial)


def segment_pairs(header: Header, like: Layout, n_rings: int) -> Iterator[list[list[tuple[int, int]]]]:
    """The pairs of rings of each plane of each segment."""
    low = header.integers("minimum ring difference per segment")
    high = header.integers("maximum ring difference per segment")
    for segment, lowest, highest in zip(like.segments, low, high, strict=True):
        yield plane_pairs(n_rings, segment.n_slices, lowest, highest)


def petsird_events(
    header: Header, like: Layout, warnings: list[str], time_ms: tuple[float, float], progress: Progress | None
) -> Iterator[Batch]:
    """The events of the blocks that begin within a time.

    Raises InputError where the bed moves between them, or the gantry from where the scanner was described.
    """
    detectors = detectors_of_header(header)
    places = places_of(header, like, detectors)
    left, beside, has_dead_time = dict.fromkeys(UNUSED, 0), 0, False
    n_bins = len(detectors.rings.ring) * detectors.n_energies
    pieces = max(1, header.path.stat().st_size // PIECE_BYTES)
    bed, has_begun = UNMOVED, False
    with reading(header.path, ticks(progress, "read events", pieces)) as reader:
        reader.read_header()
        for wrapped in reader.read_time_blocks():
            block = wrapped.value
            if wrapped.tag == "BedMovementTimeBlock":
                was, bed = bed, np.asarray(block.transform.matrix)
                refuse_movement(header, "bed", [bed - was] if has_begun else [])
            if wrapped.tag == "GantryMovementTimeBlock":
                refuse_movement(header, "gantry", [one.matrix - UNMOVED for one in block.transforms])
            has_dead_time |= wrapped.tag == "DeadTimeTimeBlock"
            if wrapped.tag != "EventTimeBlock" or not time_ms[0] <= block.time_interval.start < time_ms[1]:
                continue
            has_begun = True
            for name in UNUSED:
                left[name] += number_in(getattr(block, name))
            pairs = [pairs_in(events) for events in (block.prompt_events, block.delayed_events)]
            bins = np.concatenate(pairs)
            if bins.size and int(bins.max()) >= n_bins:
                raise InputError(f"{header.path}: an event names a crystal that its scanner does not have.")
            place, is_prompt = places.of(bins), np.arange(len(bins)) < len(pairs[0])
            inside = place >= 0
            beside += int((~inside).sum())
            yield place[inside], is_prompt[inside], (block.time_interval.start, block.time_interval.stop)
    if detectors.rings.beside_mm > NOTED_MM:
        warnings.append(
            f"The {detectors.rings.n_detectors} places of a ring are even, and the crystals lie up to "
            f"{detectors.rings.beside_mm:.1f} mm beside them."
        )
    if detectors.n_times > 1:
        warnings.append(f"The {detectors.n_times} bins of the time of flight were added up: it is not used.")
    if detectors.n_energies > 1:
        warnings.append(f"The {detectors.n_energies} bins of energy were added up.")
    if beside:
        warnings.append(f"{beside:,} pairs of crystals lie beside the sinogram and were left out.")
    if has_dead_time:
        warnings.append("The dead time that the file says is not used: say `dead_time_factor` or `dead_time`.")
    unused = [f"{n:,} {name.split('_')[0]}" for name, n in left.items() if n]
    if unused:
        warnings.append(f"Events of other kinds were not used: {', '.join(unused)} ones.")


def pairs_in(events: Any) -> NDArray[np.int64]:
    """The detection bins `[event, 2]` of the one pair of types of modules."""
    listed = events[0][0] if events and events[0] else []
    bins = np.fromiter((one for event in listed for one in event.detection_bins), np.int64, 2 * len(listed))
    return bins.reshape(-1, 2)


def number_in(events: Any) -> int:
    """How many events nested lists hold."""
    return sum(number_in(one) for one in events) if isinstance(events, list) else 1


def refuse_movement(header: Header, moved: str, changes: Iterable[NDArray[np.float32]]) -> None:
    """Raise InputError for bed or gantry where one of the changes of its transform is more than rounding."""
    if any(np.abs(change).max() > SAME for change in changes):
        raise InputError(f"{header.path}: its {moved} moves, which is not followed: write a file for each position.")


@dataclass(frozen=True)
class Seen:
    """What detection bins see: `single[crystal, energy]`; by the `group[module, module]`, `pair[group, bin, bin]`."""

    n_elements: int
    single: FloatArray
    group: Indices | None
    pair: FloatArray | None

    def of(self, one: Indices, other: Indices) -> FloatArray:
        """What pairs of crystals see, all energies added; 0 for -1, a gap, and for modules not in coincidence."""
        high, low = np.maximum(one, other), np.minimum(one, other)
        total = np.zeros(high.shape, np.float32)
        group = None if self.group is None else self.group[high // self.n_elements, low // self.n_elements]
        n = self.single.shape[1]
        for a, b in np.ndindex(n, n):
            seen = self.single[high, a] * self.single[low, b]
            if self.pair is not None and group is not None:
                seen = seen * self.pair[group, high % self.n_elements * n + a, low % self.n_elements * n + b]
            total += seen
        total[(low < 0) if group is None else (low < 0) | (group < 0)] = 0
        return total


def seen_by(header: Header, detectors: Detectors) -> Seen | None:
    """What the file says of what its crystals see, None where it says nothing. Raises InputError where it cannot be."""
    said = detectors.efficiencies
    n_crystals, n_bins = len(detectors.rings.ring), detectors.n_elements * detectors.n_energies
    n_modules = n_crystals // detectors.n_elements
    single, group, pair = np.ones((n_crystals, detectors.n_energies), np.float32), None, None
    if not (said.detection_bin_efficiencies or said.module_pair_sgidlut):
        return None
    try:
        if said.detection_bin_efficiencies and len(said.detection_bin_efficiencies[0]):
            single = np.asarray(said.detection_bin_efficiencies[0], np.float32).reshape(single.shape)
        if said.module_pair_sgidlut and said.module_pair_sgidlut[0] and said.module_pair_sgidlut[0][0]:
            group = np.full((n_modules, n_modules), -1, np.intp)
            for i, row in enumerate(said.module_pair_sgidlut[0][0]):
                group[i, : i + 1] = row
        vectors = said.module_pair_efficiencies_vectors
        if group is not None and vectors and vectors[0] and vectors[0][0]:
            ordered = sorted(vectors[0][0], key=lambda one: one.sgid)
            pair = np.array([one.values for one in ordered], np.float32).reshape(-1, n_bins, n_bins)
            if [one.sgid for one in ordered] != list(range(len(ordered))) or group.max() >= len(ordered):
                raise ValueError
    except (ValueError, IndexError) as error:
        raise InputError(f"{header.path}: its detection efficiencies are not those of its modules.") from error
    if any(one is not None and (not np.isfinite(one).all() or (one < 0).any()) for one in (single, pair)):
        raise InputError(f"{header.path}: its detection efficiencies hold negative or infinite numbers.")
    return Seen(detectors.n_elements, single, group, pair)


def says_efficiencies(header: Header, warnings: list[str]) -> bool:
    """Whether the file says what its crystals see; `warnings` hears where that is the same for all of them."""
    seen = seen_by(header, detectors_of_header(header))
    if seen is None:
        return False
    if np.ptp(seen.single) == 0 and (seen.pair is None or np.ptp(seen.pair) == 0):
        warnings.append("The file says the same efficiency for all crystals: nothing but gaps is normalised by it.")
    return True


def petsird_efficiencies(header: Header, like: Layout) -> Iterator[FloatArray]:
    """The efficiency `[plane, view, radial]` of each segment by the detection efficiencies of the file."""
    detectors = detectors_of_header(header)
    rings = detectors.rings
    seen = seen_by(header, detectors)
    if seen is None:
        raise InputError(f"{header.path}: says no detection efficiencies: leave `normalisation` out, or name another.")
    crystal = np.full((rings.n_rings, rings.n_detectors), -1, np.intp)
    crystal[rings.ring, rings.detector] = np.arange(len(rings.ring))
    first, second = detectors_of(rings.n_detectors, like.n_radial)
    for planes in segment_pairs(header, like, rings.n_rings):
        total = np.zeros((len(planes), like.n_views, like.n_radial), np.float32)
        for plane, pairs in zip(total, planes, strict=True):
            for one, other in pairs:
                plane += seen.of(crystal[one][first], crystal[other][second])
        yield total
