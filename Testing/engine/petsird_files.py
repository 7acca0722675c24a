"""PETSIRD files of a small scanner of flat blocks, its axes turned in any way, with events given by their crystals."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import petsird
from petsird.helpers.create import initialize_scanner_information_dimensions

from redpet.readers.norm_components import plane_pairs
from redpet.scanner.cut import Cut, detectors_of
from redpet.scanner.table import the_one_named

SIDES = {"L": (1, 0, 0), "R": (-1, 0, 0), "P": (0, 1, 0), "A": (0, -1, 0), "I": (0, 0, 1), "S": (0, 0, -1)}
CRYSTAL_MM = (20.0, 4.0, 4.0)
BLOCK_MS = 500
Pairs = np.ndarray


@dataclass(frozen=True)
class Blocks:
    """An mMR cut to some rings: 56 flat blocks of 8 crystals with a gap between them, energies and times in bins."""

    rings: int = 5
    axes: str = "LPS"
    energies: int = 1
    times: int = 1
    efficiencies: Any = None
    change: Callable[[petsird.ScannerInformation], None] = field(default=lambda scanner: None)

    @property
    def per_block(self) -> int:
        return 8 * self.rings

    def crystal(self, ring: np.ndarray, detector: np.ndarray) -> np.ndarray:
        """The number of a crystal by its ring, that nearest to the head first, and its place among 504."""
        block, place = np.divmod(detector, 9)
        assert (place < 8).all()
        return block * self.per_block + place * self.rings + ring

    def header(self) -> petsird.Header:
        own = the_one_named("mMR")
        to_file = np.array([SIDES[letter] for letter in self.axes], float)
        hand = np.linalg.det(to_file)
        box = petsird.BoxShape(
            corners=[
                coordinate((x - CRYSTAL_MM[0] / 2, y - CRYSTAL_MM[1] / 2, z - CRYSTAL_MM[2] / 2))
                for x in (0, CRYSTAL_MM[0]) for y in (0, CRYSTAL_MM[1]) for z in (0, CRYSTAL_MM[2])
            ]
        )  # fmt: skip
        crystals = petsird.ReplicatedBoxSolidVolume(object=petsird.BoxSolidVolume(shape=box, material_id=1))
        middle = (self.rings - 1) / 2
        for place in range(8):
            for ring in range(self.rings):
                at = (own.effective_radius_mm, (place - 3.5) * 4.0, hand * (ring - middle) * own.ring_mm)
                crystals.transforms.append(moved(np.eye(3), at))
        modules = petsird.ReplicatedDetectorModule(object=petsird.DetectorModule(detecting_elements=crystals))
        for block in range(56):
            p = 2 * np.pi * (9 * block + 3.5) / 504
            local = np.array([(np.sin(p), -np.cos(p), 0), (np.cos(p), np.sin(p), 0), (0, 0, hand)]).T
            modules.transforms.append(moved(to_file @ local, (0, 0, 0)))
        scanner = petsird.ScannerInformation(
            model_name="cut short", scanner_geometry=petsird.ScannerGeometry(replicated_modules=[modules])
        )
        initialize_scanner_information_dimensions(
            scanner, 1, allocate_detection_bin_efficiencies=False, allocate_module_pair_efficiencies=False
        )
        scanner.tof_bin_edges[0][0] = petsird.BinEdges(edges=np.linspace(-300, 300, self.times + 1, dtype="f4"))
        scanner.tof_resolution[0][0] = 60.0
        scanner.event_energy_bin_edges[0] = petsird.BinEdges(edges=np.linspace(430, 610, self.energies + 1, dtype="f4"))
        scanner.energy_resolution_at_511[0] = 0.145
        if self.efficiencies is not None:
            scanner.detection_efficiencies.detection_bin_efficiencies = [self.efficiencies.astype(np.float32).tolist()]
        self.change(scanner)
        return petsird.Header(scanner=scanner)


def coordinate(values: tuple[float, ...]) -> petsird.Coordinate:
    return petsird.Coordinate(c=np.array(values, np.float32))


def moved(rotation: np.ndarray, at: tuple[float, ...]) -> petsird.RigidTransformation:
    return petsird.RigidTransformation(matrix=np.column_stack([rotation, at]).astype(np.float32))


def pairs_of_counts(arrays: list[np.ndarray], cut: Cut, blocks: Blocks) -> Pairs:
    """The crystals `[event, 2]` of every count of segments `[plane, view, radial]` of span 1."""
    first, second = detectors_of(cut.scanner.detectors, cut.bins)
    found = []
    for values, (low, high) in zip(arrays, cut.ranges, strict=True):
        for plane, pairs in zip(values, plane_pairs(cut.rings, len(values), low, high), strict=True):
            ((one, other),) = pairs
            view, radial = np.nonzero(plane)
            crystals = [
                blocks.crystal(np.full(view.size, ring), detector[view, radial])
                for ring, detector in ((one, first), (other, second))
            ]
            found.append(np.repeat(np.column_stack(crystals), plane[view, radial].astype(int), axis=0))
    return np.concatenate(found)


def write_petsird(
    path: Path,
    blocks: Blocks,
    prompts: Pairs,
    delayed: Pairs,
    n_blocks: int = 4,
    others: tuple[Any, ...] = (),
    before: int = 0,
) -> Path:
    """Write pairs of crystals in blocks of half a second each, shuffled, the larger detection bin first.

    `others` come before the block of that number.
    """
    rng = np.random.default_rng(5)
    parts = [np.array_split(rng.permutation(pairs), n_blocks) for pairs in (prompts, delayed)]

    def events(pairs: Pairs) -> list[list[list[petsird.CoincidenceEvent]]]:
        bins = np.sort(pairs * blocks.energies + rng.integers(0, blocks.energies, pairs.shape), axis=1)[:, ::-1]
        times = rng.integers(0, blocks.times, len(bins))
        return [
            [
                [
                    petsird.CoincidenceEvent(detection_bins=pair, tof_idx=time)
                    for pair, time in zip(bins.tolist(), times.tolist(), strict=True)
                ]
            ]
        ]

    with petsird.BinaryPETSIRDWriter(str(path)) as writer:
        writer.write_header(blocks.header())
        for i, (one, other) in enumerate(zip(*parts, strict=True)):
            if i == before:
                writer.write_time_blocks(others)
            interval = petsird.TimeInterval(start=i * BLOCK_MS, stop=(i + 1) * BLOCK_MS)
            block = petsird.EventTimeBlock(
                time_interval=interval, prompt_events=events(one), delayed_events=events(other)
            )
            writer.write_time_blocks((petsird.TimeBlock.EventTimeBlock(block),))
    return path
