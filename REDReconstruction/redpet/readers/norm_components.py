"""Component-based normalisation of Siemens scanners (.n.hdr): what each pair of detectors sees, from few factors.

After the public readers of it (STIR's BinNormalisationFromECAT8, NiftyPET's mmrnorm), the efficiency of a bin is the
sum over its pairs of rings and views of `crystal crystal geometric interference / axial`, which depend on ring and
detector, on the sum of the rings and the bin, on the bin and the view within a block, and on the sinogram of the pair.
The file holds float32 numbers: geometric effects, crystal interference, crystal efficiencies and axial effects.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from redpet.case import FloatArray
from redpet.errors import InputError
from redpet.readers.interfile_data import data_file
from redpet.readers.interfile_dialects import COMPONENTS
from redpet.readers.interfile_header import Header
from redpet.readers.interfile_sinogram import Layout, view_mashing
from redpet.scanner.cut import detectors_of
from redpet.scanner.table import named

MMR = "Siemens mMR"


@dataclass(frozen=True)
class Components:
    """The factors of a pair of detectors.

    `geometric[r1 + r2, radial]`, `interference[radial, view within a block]`, `crystals[ring, detector]` and, a
    divisor, `axial[r1, r2]`.
    """

    geometric: FloatArray
    interference: FloatArray
    crystals: FloatArray
    axial: FloatArray


def is_norm(header: Header) -> bool:
    """Whether a header describes a component-based normalisation."""
    return COMPONENTS in header


def read_components(header: Header, warnings: list[str]) -> Components:
    """The components of a normalisation. Raises InputError that names the header or its data."""
    if not is_norm(header):
        raise InputError(f"{header.path}: is no component-based normalisation: it lacks `{COMPONENTS}`.")
    if header.integers(COMPONENTS)[0] < 4:
        raise InputError(f"{header.path}: has {header.integers(COMPONENTS)[0]} components, and four are needed.")
    shapes = [tuple(header.sizes(f"%matrix size[{i}]"))[::-1] for i in range(1, 5)]
    geometric, interference, crystals, axial = (_component(header, i, shape) for i, shape in enumerate(shapes, 1))
    n_rings = crystals.shape[0]
    if crystals.ndim != 2 or geometric.shape[0] != 2 * n_rings - 1 or interference.shape[0] != geometric.shape[1]:
        raise InputError(f"{header.path}: its components {', '.join(map(str, shapes))} do not belong together.")
    if any((one < 0).any() or not np.isfinite(one).all() for one in (geometric, interference, crystals, axial)):
        raise InputError(f"{header.path}: its components hold negative or infinite numbers; copy its data again.")
    scanner = named(header.text("originating system", ""))
    if scanner and scanner[0].name == MMR:  # STIR: its detectors are numbered one further, and gaps come first
        crystals = np.roll(crystals, 1, axis=1)
        crystals[:, :: scanner[0].block[1]] = 0
    else:
        warnings.append("Gaps between blocks are where the normalisation has crystals that see nothing.")
    return Components(geometric, interference, crystals, _of_pairs(header, axial.ravel(), n_rings))


def component_efficiencies(components: Components, header: Header, like: Layout) -> Iterator[FloatArray]:
    """The efficiency `[plane, view, radial]` of each segment of a sinogram that `header` describes.

    Raises InputError for a sinogram of another ring.
    """
    n_rings, n_detectors = components.crystals.shape
    mash = view_mashing(header, like.n_views)
    stated = (header.size("number of rings"), header.size("number of detectors per ring"), like.n_radial)
    if stated != (n_rings, n_detectors, components.geometric.shape[1]):
        raise InputError(
            f"{header.path}: has {stated[0]} rings of {stated[1]} detectors and {stated[2]} radial bins, its "
            f"normalisation {n_rings}, {n_detectors} and {components.geometric.shape[1]}."
        )
    low = header.integers("minimum ring difference per segment")
    high = header.integers("maximum ring difference per segment")
    first, second = detectors_of(n_detectors, like.n_radial)
    views = np.arange(n_detectors // 2)
    beside = components.interference[:, views % components.interference.shape[1]].T
    for segment, lowest, highest in zip(like.segments, low, high, strict=True):
        planes = np.zeros((segment.n_slices, like.n_views, like.n_radial), np.float32)
        for m, pairs in enumerate(plane_pairs(n_rings, segment.n_slices, lowest, highest)):
            seen = np.zeros((views.size, like.n_radial), np.float32)
            for one, other in pairs:
                eyes = components.crystals[one][first] * components.crystals[other][second]
                seen += eyes / components.axial[one, other]
            if pairs:
                seen *= components.geometric[sum(pairs[0])] * beside
            planes[m] = seen.reshape(like.n_views, mash, like.n_radial).sum(axis=1)
        yield planes


def pairs_of(n_rings: int, total: int, lowest: int, highest: int) -> list[tuple[int, int]]:
    """The pairs of rings of one sum whose difference, second less first, lies in a range."""
    return [
        (one, total - one)
        for one in range(max(0, total - n_rings + 1), min(n_rings, total + 1))
        if lowest <= total - 2 * one <= highest
    ]


def plane_pairs(n_rings: int, n_slices: int, lowest: int, highest: int) -> list[list[tuple[int, int]]]:
    """The pairs of rings of each sinogram of a segment, which lie about the middle of the scanner."""
    step = 2 if lowest == highest else 1
    first = n_rings - 1 - (n_slices - 1) * step // 2
    return [pairs_of(n_rings, first + m * step, lowest, highest) for m in range(n_slices)]


def _component(header: Header, i: int, shape: tuple[int, ...]) -> FloatArray:
    offset = header.integers(f"data offset in bytes[{i}]")[0]
    file, n_values = data_file(header), int(np.prod(shape))
    try:
        if offset < 0 or file.stat().st_size < offset + 4 * n_values:
            raise InputError(f"{file} is cut short: component {i} of {header.path.name} ends beyond it; copy it again.")
        return np.fromfile(file, "<f4", n_values, offset=offset).reshape(shape).astype(np.float32)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error


def _of_pairs(header: Header, axial: FloatArray, n_rings: int) -> FloatArray:
    """The axial effect `[r1, r2]` of each pair of rings, from that of its sinogram; 1 where there is none."""
    span = header.size("%axial compression")
    table = header.sizes("%segment table")
    if sum(table) != axial.size:
        raise InputError(f"{header.path}: has {axial.size} axial effects for {sum(table)} sinograms.")
    middles = [0, *(sign * span * step for step in range(1, len(table) // 2 + 1) for sign in (-1, 1))]
    effects = np.ones((n_rings, n_rings), np.float32)
    start = 0
    for n_slices, middle in zip(table, middles, strict=True):
        for m, pairs in enumerate(plane_pairs(n_rings, n_slices, middle - span // 2, middle + span // 2)):
            for one, other in pairs:
                effects[one, other] = axial[start + m]
        start += n_slices
    if not (effects > 0).all():
        raise InputError(f"{header.path}: an axial effect of 0 is not possible: it is a divisor.")
    return effects
