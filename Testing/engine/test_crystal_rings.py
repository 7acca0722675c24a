"""Crystals in flat blocks are put into the rings and places of the scanner that has them."""

import math

import numpy as np
import pytest

from redpet.errors import InputError
from redpet.scanner.crystal_rings import axis_of_rings, crystal_rings
from redpet.scanner.table import Scanner, scanners, the_one_named

WIDE = 30
"""Crystals of a flat block from which on its outer ones lie far from even places."""
BLOCKS = [one for one in scanners() if one.block[0] and 0 < one.block[1] < WIDE]


def crystals(scanner: Scanner, rings: int, radius_mm: float, pitch: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The centres `[crystal, xyz]` of a scanner of flat blocks, and the ring and place of each.

    In a block they are `pitch` apart, as a share of the distance of places.
    """
    ring, place = np.indices((rings, scanner.detectors)).reshape(2, -1)
    block, within = np.divmod(place, scanner.block[1])
    there = (within < scanner.block[1] - scanner.gap[1]) & (ring % scanner.block[0] < scanner.block[0] - scanner.gap[0])
    ring, place, block, within = (one[there] for one in (ring, place, block, within))
    half = (scanner.block[1] - scanner.gap[1] - 1) / 2
    step = 2 * math.pi / scanner.detectors
    p = (block * scanner.block[1] + half) * step + math.radians(scanner.view_offset_degrees)
    beside = (within - half) * step * scanner.effective_radius_mm * pitch
    x = radius_mm * np.sin(p) + beside * np.cos(p)
    y = -radius_mm * np.cos(p) + beside * np.sin(p)
    z = (ring - (rings - 1) / 2) * scanner.ring_mm
    return np.column_stack([x, y, z]).astype(np.float32).astype(float), ring, place


@pytest.mark.parametrize("scanner", BLOCKS, ids=lambda one: one.name)
def test_the_rings_and_places_of_a_scanner_are_found(scanner: Scanner) -> None:
    rings = min(scanner.rings, 2 * scanner.block[0] - scanner.gap[0])
    centres, ring, place = crystals(scanner, rings, scanner.effective_radius_mm, 0.99)
    found = crystal_rings(centres, scanner.view_offset_degrees)
    assert (found.n_rings, found.n_detectors) == (rings, scanner.detectors)
    assert found.view_offset_degrees == scanner.view_offset_degrees
    assert found.ring_mm == pytest.approx(scanner.ring_mm, rel=1e-5)
    assert found.radius_mm == pytest.approx(scanner.effective_radius_mm, rel=5e-3)
    np.testing.assert_array_equal(found.ring, ring)
    np.testing.assert_array_equal(found.detector, place)


@pytest.mark.parametrize(
    ("name", "deeper_mm", "pitch"), [("Siemens Vision 600", 3.0, 0.97), ("Philips Vereos", 0.0, 0.99)]
)
def test_places_of_a_named_scanner_hold_where_others_fit_better(name: str, deeper_mm: float, pitch: float) -> None:
    scanner = the_one_named(name)
    centres, _, place = crystals(scanner, 4, scanner.effective_radius_mm + deeper_mm, pitch)
    assert crystal_rings(centres, scanner.view_offset_degrees).n_detectors != scanner.detectors
    named = crystal_rings(centres, scanner.view_offset_degrees, scanner.detectors)
    np.testing.assert_array_equal(named.detector, place)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_the_axis_of_the_rings_is_found_and_a_tilted_one_refused(axis: int) -> None:
    centres = np.roll(crystals(BLOCKS[0], 4, 400.0, 1.0)[0], axis + 1, axis=1)
    assert axis_of_rings(centres) == axis
    a, b = (axis + 1) % 3, (axis + 2) % 3
    tilted = centres.copy()
    tilted[:, axis] = np.cos(0.3) * centres[:, axis] - np.sin(0.3) * centres[:, a]
    tilted[:, a] = np.sin(0.3) * centres[:, axis] + np.cos(0.3) * centres[:, a]
    assert b != a
    with pytest.raises(InputError, match="mm from an axis"):
        axis_of_rings(tilted)
