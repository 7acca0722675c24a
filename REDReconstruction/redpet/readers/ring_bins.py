"""From the bins of a scanner to the sinograms that are restored, for counts and for what is expected of them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from redpet.case import FloatArray, ImageGrid, SinogramGeometry
from redpet.case.storage import naming
from redpet.machine.progress import Progress, ticks
from redpet.readers.interfile_header import Header
from redpet.readers.interfile_image import patient_position
from redpet.readers.interfile_sinogram import (
    MM_PER_CM,
    Layout,
    arc_correction,
    axial_positions,
    bin_mm,
    first_angle_rad,
)
from redpet.readers.orientation import centred_grid, mirrored
from redpet.readers.orientation import turned as turned_axes
from redpet.scanner.rebinning import ArcCorrection, Segment, SingleSliceRebinning, crossed_slices

SEED = 0
"""Of the uniform bins that counts fall into: the same counts at each reading."""


@dataclass(frozen=True)
class RingBins:
    """Single-slice rebinning, arc correction where the bins need it, and the turn into the patient's axes.

    `flips` say along which of z, y and x these run against the scanner's.
    """

    rebinning: SingleSliceRebinning
    arc: ArcCorrection | None
    geometry: SinogramGeometry
    grid: ImageGrid
    turn_angles: bool
    flips: tuple[bool, bool, bool]
    segments: tuple[Segment, ...]

    def single_slice_words(self) -> list[str]:
        """What adding up the segments does, for people; nothing where there is one."""
        n = len(self.segments)
        return [f"{n} segments were rebinned to slices by single-slice rebinning."] if n > 1 else []

    def arc_words(self) -> list[str]:
        """What is done to the radial bins, for people; nothing where they are even."""
        if self.arc is None:
            return []
        return [f"Arc correction was done: uniform radial bins of {self.arc.spacing_mm:.3f} mm."]

    def added(self, arrays: Iterable[FloatArray]) -> FloatArray:
        """The sum `[slice, angle, radial]` over the bins of the scanner that cross each slice, one array a segment."""
        return self.rebinning.apply(arrays)

    def counts(self, added: FloatArray, progress: Progress | None = None) -> FloatArray:
        """Added counts in our bins: each stays one count, Poisson ones stay Poisson."""
        if self.arc is None:
            return self.turned(added)
        on_bin = ticks(progress, "read into even bins", added.shape[2])
        return self.turned(self.arc.split(added, np.random.default_rng(SEED), on_bin))

    def expected(self, added: FloatArray) -> FloatArray:
        """The expected value of `counts` for added expected counts."""
        return self.turned(added if self.arc is None else added @ self.arc.shares.astype(np.float32))

    def mean(self, added: FloatArray) -> FloatArray:
        """Added corrected values: their mean over the bins of the scanner that meet in each bin."""
        mean = added / self.rebinning.slices.contributions[:, None, None]
        return self.turned(mean if self.arc is None else self.arc.apply(mean))

    def contributions(self) -> FloatArray:
        """How many pairs of detectors, by what a header says of them, each of our bins has the counts of."""
        each = self.rebinning.slices.pairs[:, None, None]
        return self.expected(np.broadcast_to(each, (len(each), *self.rebinning.shape)))

    def turned(self, values: FloatArray) -> FloatArray:
        """Sinograms `[slice, angle, radial]` from the scanner's axes into the patient's."""
        return turned_axes(values, slices=self.flips[0], angles=self.turn_angles)


def ring_bins(header: Header, like: Layout, warnings: list[str]) -> RingBins:
    """The way from the bins of a header to ours; `warnings` hears what it leaves out. Raises InputError naming it."""
    spacing_z = like.segments[0].spacing_mm
    if len(like.segments) > 1:
        spacing_z = header.positive("distance between rings (cm)") * MM_PER_CM / 2
    with naming(header.path):
        slices = crossed_slices(list(like.segments), spacing_z)
    start, arc = first_angle_rad(header, like.n_views), arc_correction(header, like.n_radial)
    if arc is not None:
        geometry = SinogramGeometry(like.n_views, arc.shares.shape[1], arc.spacing_mm, start)
    else:
        if "applied corrections" not in header:
            warnings.append("The header does not say whether it is arc-corrected: taken as arc-corrected.")
        width = bin_mm(header)
        geometry = SinogramGeometry(like.n_views, like.n_radial, width, start, 0.0 if like.n_radial % 2 else -width / 2)
    feet_in, flip_x, flip_y = patient_position(header, warnings)
    geometry, turn = mirrored(geometry, flip_x, flip_y)
    z = axial_positions(header, slices.first_mm, spacing_z, slices.n_slices, feet_in)
    width, n = geometry.radial_spacing_mm, geometry.n_radial
    grid = centred_grid((n, n, slices.n_slices), (width, width, spacing_z), z)
    return RingBins(
        SingleSliceRebinning(slices, (like.n_views, like.n_radial)),
        arc,
        geometry,
        grid,
        turn,
        (not feet_in, flip_y, flip_x),
        like.segments,
    )
