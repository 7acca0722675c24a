"""Scans of known scanners, simulated and read again; the rays of a ring scanner in space."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import redpet
from places import needs_parallelproj
from ring_scans import blob_lines, hot_middle_mm, scan, truth, water

from redpet.case import Image, ImageGrid
from redpet.case.storage import write_image
from redpet.errors import InputError
from redpet.jobs.simulate_scan import BODY_BQML, HOT_BQML
from redpet.projection.operator import adjointness_test
from redpet.projection.ring_counts import crystals_of
from redpet.projection.ring_projector import RingProjector
from redpet.readers import read_input
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.scanner.cut import Cut, detectors_of
from redpet.scanner.rays import RingRays, uncompressed
from redpet.scanner.rebinning import Segment
from redpet.scanner.table import the_one_named

MIDDLE = (BODY_BQML + HOT_BQML) / 2
RAYS = RingRays(np.arange(20) * math.pi / 20 + 0.03, (np.arange(37) - 18) * 4.0, 110.0, uncompressed(6, 6.0, 5))
GRID = ImageGrid((60, 56, 11), (2.4, 2.5, 3.0))


class Transposed:
    """An operator with its adjoint in its place."""

    def __init__(self, operator: Any) -> None:
        self.apply, self.adjoint = operator.adjoint, operator.apply


@pytest.mark.parametrize("spacing_mm", [6.0, 3.0])
def test_the_rays_of_a_ring_scanner_are_a_linear_operator_with_its_transpose(spacing_mm: float) -> None:
    segments = (*RAYS.segments[:2], Segment(5, spacing_mm, (1,) * 5, 9.0))
    rays = RingRays(RAYS.angles_rad[:5], RAYS.positions_mm, RAYS.radius_mm, segments)
    assert adjointness_test(Transposed(RingProjector(rays, GRID)), rays.shapes, GRID.shape) < 5e-7


def test_oblique_rays_go_through_a_blob_where_the_definition_has_them() -> None:
    centre, sigma = (25.0, -14.0, 4.0), 9.0
    x, y = ((np.arange(n) - (n - 1) / 2) * d for n, d in ((60, 2.4), (56, 2.5)))
    z = (np.arange(11) - 5) * 3.0
    distance2 = (
        (x - centre[0])[None, None] ** 2 + (y - centre[1])[None, :, None] ** 2 + (z - centre[2])[:, None, None] ** 2
    )
    image = np.exp(-distance2 / (2 * sigma**2)).astype(np.float32)
    image[0] = image[-1] = 0
    lines = RingProjector(RAYS, GRID).apply(image)
    for segment, ours, exact in zip(RAYS.segments, lines, blob_lines(RAYS, centre, sigma), strict=True):
        inside = slice(1, -1) if abs(segment.difference_mm) < 19 else slice(0, 0)  # others leave the slices
        error = np.abs(ours[inside] - exact[inside])
        assert error.max(initial=0) < 0.03 * exact.max(initial=1)


def test_what_is_empty_around_a_body_changes_no_ray() -> None:
    image = np.zeros(GRID.shape, np.float32)
    assert not any(one.any() for one in RingProjector(RAYS, GRID).apply(image))
    image[4, 20:30, 35:40] = 1
    rays = RingRays(RAYS.angles_rad[:6], RAYS.positions_mm, RAYS.radius_mm, RAYS.segments[:4])
    alone = RingProjector(rays, GRID).apply(image)
    beside = np.zeros_like(image)
    beside[:, 0, 0] = beside[:, -1, -1] = 1e-9  # a body over the whole slice, as faint as nothing
    for one, other in zip(alone, RingProjector(rays, GRID).apply(image + beside), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


@needs_parallelproj
def test_parallelproj_follows_the_same_rays() -> None:
    from redpet.projection.ring_parallelproj import RingParallelproj

    rays = RingRays(RAYS.angles_rad[::3], RAYS.positions_mm, RAYS.radius_mm, RAYS.segments)
    ours, theirs = RingProjector(rays, GRID), RingParallelproj(rays, GRID)
    rng = np.random.default_rng(0)
    image = rng.random(GRID.shape, np.float32)
    for one, other in zip(ours.apply(image), theirs.apply(image), strict=True):
        np.testing.assert_allclose(other, one, atol=1e-4 * float(one.max()))
    lines = [rng.random(shape, np.float32) for shape in rays.shapes]
    one, other = ours.adjoint(lines), theirs.adjoint(lines)
    np.testing.assert_allclose(other, one, atol=1e-4 * float(one.max()))
    assert adjointness_test(Transposed(theirs), rays.shapes, GRID.shape) < 5e-7


def test_slices_that_lie_otherwise_than_the_planes_are_refused() -> None:
    with pytest.raises(InputError, match="slices 4 mm apart do not fit sinograms 6 mm apart"):
        RingProjector(RAYS, ImageGrid((9, 9, 9), (2.0, 2.0, 4.0)))


@pytest.mark.parametrize(
    ("options", "subsets"),
    [
        ({"scanner": "mMR", "form": "list"}, 6),
        ({"scanner": "Vision 600", "mash": 7, "bins": 121, "form": "stir"}, 3),
        ({"scanner": "Discovery MI3", "mash": 4, "bins": 91, "form": "stir-sinograms"}, 4),
        ({"scanner": "uEXPLORER", "mash": 10, "bins": 121, "form": "stir", "span": 3}, 6),
    ],
    ids=["mMR", "Vision", "Discovery MI", "uEXPLORER"],
)
def test_a_simulated_scan_is_its_activity_within_two_percent_and_lies_where_it_lay(
    tmp_path: Path, options: dict, subsets: int
) -> None:
    toml = scan(tmp_path / "scan", counts=8e6, **options)
    case = read_input(toml)
    sinogram = case.levels[0].sinogram
    assert sinogram is not None
    assert sinogram.is_poisson
    assert not sinogram.corrections.missing
    image = osem(sinogram, OsemSettings(5, subsets, post_filter_mm=5))
    true = truth(toml)
    assert image.unit == "Bq/mL"
    assert image.grid.origin_mm[2] == pytest.approx(true.grid.origin_mm[2])
    reach = 0.7 * abs(true.grid.origin_mm[0])
    slices = water(image, 0.7 * reach)
    assert slices.mean() == pytest.approx(BODY_BQML, rel=0.01)
    np.testing.assert_allclose(slices[1:-1], BODY_BQML, rtol=0.02)  # a single pair of rings sees the outermost ones
    found, there = hot_middle_mm(image, MIDDLE), hot_middle_mm(true, MIDDLE)
    for mine, theirs, step in zip(found, there, image.grid.spacing_mm[::-1], strict=True):
        assert abs(mine - theirs) < step / 2
    assert found[0] > true.grid.origin_mm[2] / 2  # head in: z runs to the head, and the ball lies on that side
    assert found[1] < -5  # towards the front
    assert found[2] > 5  # to the left


def test_a_list_and_a_sinogram_in_either_order_hold_the_same_scan(tmp_path: Path) -> None:
    small = {"rings": 4, "bins": 41, "mash": 12, "counts": 1e5, "span": 3}
    scans = [
        read_input(scan(tmp_path / form, form=form, **small)).levels[0].sinogram
        for form in ("stir", "stir-sinograms", "list")
    ]
    for other in scans[1:]:
        np.testing.assert_array_equal(other.values, scans[0].values)
        np.testing.assert_allclose(other.corrections.background, scans[0].corrections.background, rtol=1e-4)
        np.testing.assert_allclose(other.corrections.normalisation, scans[0].corrections.normalisation, rtol=1e-5)
        np.testing.assert_allclose(other.corrections.attenuation, scans[0].corrections.attenuation, rtol=1e-6)
        assert other.calibration == pytest.approx(scans[0].calibration, rel=1e-5)
        assert (other.grid, other.geometry) == (scans[0].grid, scans[0].geometry)


def test_span_adds_up_the_pairs_of_rings_that_meet() -> None:
    cut = Cut(the_one_named("mMR"), rings=9, bins=9, mash=252, span=3)
    ones = {d: np.ones((9 - abs(d), 1, 9), np.float32) for d in range(-8, 9)}
    added = cut.combined(ones)
    assert cut.ranges[:3] == [(-1, 1), (-4, -2), (2, 4)]
    for segment, values in zip(cut.segments, added, strict=True):
        assert values[:, 0, 0].tolist() == list(segment.pairs)


def test_crystals_beside_a_gap_see_and_gaps_do_not() -> None:
    cut = Cut(the_one_named("mMR"), rings=16, bins=344)
    crystals = crystals_of(cut, np.random.default_rng(0))
    dead = crystals == 0
    assert dead.mean() == pytest.approx(1 / 9)
    assert dead[0, 8::9].all()
    products = cut.pair_products(crystals, 3)
    first, second = detectors_of(504, 344)
    assert products.shape == (13, 252, 344)
    assert products[4, 100, 50] == crystals[4, first[100, 50]] * crystals[7, second[100, 50]]
    assert ((products == 0) == (dead[0][first] | dead[0][second])).all()
    across = crystals_of(Cut(the_one_named("mCT"), rings=28, bins=9), np.random.default_rng(0))
    assert (across[13::14] == 0).all()


def test_the_detectors_of_a_bin_lie_on_its_ray() -> None:
    """STIR's detector 0 lies at -y, and the next ones turn towards +x."""
    n, radius = 40, 100.0
    first, second = detectors_of(n, 21)
    for view, radial in ((0, 10), (3, 14), (11, 4), (19, 20)):
        angle, s = view * 2 * math.pi / n, radius * math.sin((radial - 10) * math.pi / n)
        ends = np.array(
            [
                (math.sin(a), -math.cos(a))
                for a in (first[view, radial], second[view, radial]) * np.array(2 * math.pi / n)
            ]
        )
        normal = np.array([math.cos(angle), math.sin(angle)])
        half_view = math.pi / n if (radial - 10) % 2 else 0.0  # odd bins lie half a view further, as is usual
        normal = np.array([math.cos(angle - half_view), math.sin(angle - half_view)])
        np.testing.assert_allclose(radius * ends @ normal, s, atol=1e-9)


def test_an_image_is_scanned_in_its_own_place(tmp_path: Path) -> None:
    grid = ImageGrid((50, 44, 9), (4.0, 4.0, 3.0), (-70.0, 10.0, 400.0))
    values = np.zeros(grid.shape, np.float32)
    values[4:, 20:30, 30:38] = 8000
    write_image(Image(values, grid, "Bq/mL"), tmp_path / "image.nrrd")
    toml = scan(tmp_path / "scan", input=tmp_path / "image.nrrd", rings=5, mash=12, bins=91, counts=1e6)
    true = truth(toml)
    assert true.grid.shape == (9, 44, 50)
    assert "attenuation" not in toml.read_text()
    at = hot_middle_mm(true, 4000)
    assert at[1:] == pytest.approx([(24.5 - 21.5) * 4, (33.5 - 24.5) * 4], abs=1)
    case = read_input(toml)
    assert "attenuation" in case.warnings[-1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"scanner": "Biograph 7000"}, "the scanner 'Biograph 7000' is not known"),
        ({"mash": 5}, "the 252 views of the Siemens mMR cannot be added up by 5"),
        ({"span": 4}, "a span of 4 is not possible"),
        ({"rings": 0}, "the Siemens mMR has 64 rings"),
        ({"largest": 7}, "a ring difference of 7 does not fit 7 rings"),
        ({"counts": 0}, "--counts must be above 0"),
        ({"randoms": -1}, "--randoms and --scatter are shares"),
        ({"seconds": 0}, "--seconds must be"),
        ({"attenuation": Path("map.nrrd")}, "--attenuation goes with an image"),
    ],
)
def test_a_scan_that_no_scanner_makes_is_refused(tmp_path: Path, options: dict, words: str) -> None:
    with pytest.raises(InputError) as caught:
        scan(tmp_path / "scan", **options)
    assert words in str(caught.value)
    assert not (tmp_path / "scan").exists()


def test_the_command_writes_a_scan_and_says_what_is_wrong_in_a_sentence(tmp_path: Path) -> None:
    small = ("--rings", 3, "--bins", 21, "--mash", 28, "--counts", 1e4, "--form", "list")
    done = redpet("simulate-scan", "--scanner", "mMR", *small, "--out", tmp_path / "scan")
    assert done.returncode == 0, done.stderr
    assert "scan.toml" in done.stdout
    assert read_input(tmp_path / "scan" / "scan.toml").levels[0].sinogram is not None
    done = redpet("simulate-scan", "--scanner", "mMR", *small, "--out", tmp_path / "scan")
    assert done.returncode == 1
    assert "exists" in done.stderr
