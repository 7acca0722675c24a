"""Interfile sinograms lie where STIR means them: patient positions, views, bins, segments."""

import math
from pathlib import Path

import numpy as np
import pytest
from back_projection import hot_spot
from synthetic_interfile import COUNT_VALUES, POSITIONS, RINGS_MM, disc, read, stir_disc, write

from redpet.case.geometry import radial_positions_mm
from redpet.errors import InputError
from redpet.readers import read_input
from redpet.scanner.rebinning import ArcCorrection


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("bins", [24, 25])
def test_a_hot_spot_lands_where_the_patient_has_it(tmp_path: Path, position: tuple[str, str], bins: int) -> None:
    """The disc lies at x = 20, y = 12 of the scanner, in its third ring at z = 12 mm; signs turn it into L, P, S."""
    values = np.zeros((3, 30, bins), np.float32)
    values[2] = stir_disc(20.0, 12.0, 30, bins)
    keys = {"patient orientation": position[0], "patient rotation": position[1]}
    sinogram = read(write(tmp_path, values, keys))
    left, back, up = POSITIONS[position]
    k = int(sinogram.values.sum(axis=(1, 2)).argmax())
    assert hot_spot(sinogram, k) == pytest.approx((20 * left, 12 * back), abs=1.0)
    assert sinogram.grid.origin_mm[2] + k * sinogram.grid.spacing_mm[2] == pytest.approx(12.0 * up)
    np.testing.assert_allclose(sinogram.grid.direction, np.eye(3).ravel())


def test_a_patient_on_the_side_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"data\.hs: `patient rotation := left` is not handled"):
        read(write(tmp_path, COUNT_VALUES.astype("<f4"), {"patient rotation": "left"}))


@pytest.mark.parametrize(
    ("detectors", "offset_deg", "expected_deg"), [("60", 10.0, 10.0), ("120", 10.0, 11.5), ("7", 5.0, 5.0)]
)
def test_the_first_view_has_the_offset_of_scanner_and_mashing(
    tmp_path: Path, detectors: str, offset_deg: float, expected_deg: float
) -> None:
    """120 detectors have 60 views 3 degrees apart; two added up lie 1.5 degrees further."""
    values = stir_disc(20.0, 12.0, 30, 25, math.radians(expected_deg))[None].repeat(3, axis=0)
    keys = {"Number of detectors per ring": detectors, "View offset (degrees)": str(offset_deg)}
    sinogram = read(write(tmp_path, values, keys))
    assert math.degrees(sinogram.geometry.angle_start_rad) == pytest.approx(expected_deg)
    assert hot_spot(sinogram, 0) == pytest.approx((20, 12), abs=1.0)


def test_the_ring_of_detectors_is_resampled_to_uniform_bins(tmp_path: Path) -> None:
    n_detectors, radius = 360, 300.0
    bins, views = 150, 60
    positions = radius * np.sin((np.arange(bins) - bins // 2) * math.pi / n_detectors)
    angles = np.arange(views) * math.pi / views
    values = disc(40.0, -25.0, 60.0, angles, positions).astype(np.float32)[None]
    keys = {
        "applied corrections": "{None}", "Number of detectors per ring": str(n_detectors), "Number of rings": "1",
        "Inner ring diameter (cm)": "58", "Average depth of interaction (cm)": "1",
    }  # fmt: skip
    case = read_input(write(tmp_path, values, keys))
    sinogram = case.levels[0].sinogram
    assert any("Arc correction was done" in warning for warning in case.warnings)
    assert sinogram.geometry.radial_spacing_mm == pytest.approx(radius * math.pi / n_detectors, rel=1e-4)
    assert sinogram.geometry.radial_offset_mm == 0
    uniform = radial_positions_mm(sinogram.geometry)
    assert uniform[-1] > 0.93 * positions[-1]
    start = sinogram.geometry.angle_start_rad
    expected = disc(40.0, -25.0, 60.0, start + np.arange(views) * math.pi / views, uniform)
    error = np.linalg.norm(sinogram.values[0] - expected) / np.linalg.norm(expected)
    assert error < 0.03
    assert sinogram.precorrected


def test_arc_correction_keeps_a_constant_and_the_place_of_a_line() -> None:
    correction = ArcCorrection(101, 300, 200.0)
    flat, spacing = correction.apply(np.full((1, 2, 101), 3.0, np.float32)), correction.spacing_mm
    np.testing.assert_allclose(flat, 3.0, rtol=1e-6)
    positions = 200.0 * np.sin((np.arange(101) - 50) * math.pi / 300)
    line = correction.apply(positions.astype(np.float32)[None, None])
    uniform = (np.arange(line.shape[2]) - line.shape[2] // 2) * spacing
    np.testing.assert_allclose(line[0, 0], uniform, atol=0.05 * spacing)


def test_the_real_scatter_sinogram_is_arc_corrected(data: Path) -> None:
    sinogram = read(data / "sinograms/scatter_cylinder.hs")
    assert sinogram.geometry.n_angles == 32
    assert sinogram.geometry.radial_spacing_mm == pytest.approx(22.16, abs=0.01)
    assert sinogram.geometry.n_radial % 2 == 1


SEGMENTS = {
    "!matrix size [4]": "3",
    "!matrix size [2]": "{ 3, 4, 3 }",
    "minimum ring difference per segment": "{-1,0,1}",
    "maximum ring difference per segment": "{-1,0,1}",
    "Number of rings": "4",
}
SEGMENT_POSITIONS = [
    np.array([-1, 0, 1]) * RINGS_MM,
    np.array([-1.5, -0.5, 0.5, 1.5]) * RINGS_MM,
    np.array([-1, 0, 1]) * RINGS_MM,
]


def write_segments(folder: Path, arrays: list[np.ndarray], change: dict[str, str | None]) -> Path:
    path = write(folder, arrays[0].astype("<f4"), change)
    (folder / "data.s").write_bytes(b"".join(array.astype("<f4").swapaxes(0, 1).tobytes() for array in arrays))
    return path


def test_segments_are_averaged_into_the_slices_that_they_cross(tmp_path: Path) -> None:
    """Activity that grows linearly along the axis is the same in every segment, so its mean is the line itself."""
    shape = stir_disc(10.0, -6.0, 6, 9) + 1.0
    arrays = [(100 + position)[:, None, None] * shape for position in SEGMENT_POSITIONS]
    case = read_input(write_segments(tmp_path, arrays, SEGMENTS))
    sinogram = case.levels[0].sinogram
    assert sinogram.values.shape == (7, 6, 9)
    assert sinogram.grid.spacing_mm[2] == RINGS_MM / 2
    slices = np.arange(-3, 4) * RINGS_MM / 2
    np.testing.assert_allclose(sinogram.values[::-1], (100 + slices)[:, None, None] * shape, rtol=1e-5)
    assert any("single-slice rebinning" in warning for warning in case.warnings)
    assert sinogram.grid.origin_mm[2] == -3 * RINGS_MM
    assert sinogram.corrections.normalisation is None


def test_counts_of_segments_are_added_and_the_normalisation_says_how_many(tmp_path: Path) -> None:
    arrays = [np.full((len(position), 6, 9), 5.0) for position in SEGMENT_POSITIONS]
    sinogram = read(write_segments(tmp_path, arrays, SEGMENTS))
    assert sinogram.is_poisson
    np.testing.assert_array_equal(sinogram.values[:, 0, 0], [5, 10, 5, 10, 5, 10, 5])
    assert sinogram.values.sum() == sum(array.sum() for array in arrays)
    np.testing.assert_allclose(sinogram.values / sinogram.corrections.normalisation, 10.0)


def test_combined_ring_differences_lie_half_a_ring_apart(tmp_path: Path) -> None:
    keys = {
        "minimum ring difference per segment": "{ -1 }", "maximum ring difference per segment": "{ 1 }",
        "Number of rings": "4",
    }  # fmt: skip
    sinogram = read(write(tmp_path, np.ones((7, 4, 5), "<f4"), keys))
    assert sinogram.grid.spacing_mm[2] == RINGS_MM / 2
    assert sinogram.grid.origin_mm[2] == -18.0


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"!matrix size [2]": "{ 3, 4 }"}, "3 segments and lists 2 axial sizes"),
        ({"minimum ring difference per segment": "{-1,0}"}, "2 minimum"),
        ({"maximum ring difference per segment": "{-1, 1, 1}"}, "between the rings"),
        ({"!matrix size [2]": "{ 2, 6, 2 }"}, "without any sinogram"),
    ],
)
def test_segments_that_do_not_fit_are_refused(tmp_path: Path, change: dict[str, str | None], match: str) -> None:
    arrays = [np.ones((len(position), 6, 9)) for position in SEGMENT_POSITIONS]
    with pytest.raises(InputError, match=match) as caught:
        read(write_segments(tmp_path, arrays, {**SEGMENTS, **change}))
    assert str(caught.value).startswith(str(tmp_path / "data.hs"))
