"""`redpet nema`: the body phantom against analytic values, found where it lies, refused where it is none."""

import csv
import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from command_line import only_sentence, redpet
from scipy.integrate import quad
from scipy.ndimage import gaussian_filter, rotate, shift

from redpet.case import BQML, Image, ImageGrid
from redpet.case.storage import write_image
from redpet.errors import InputError
from redpet.phantoms.nema import DIAMETERS_MM, GRID, LUNG_RADIUS_MM, depth_mm, nema_phantom, sphere_centres_mm
from redpet.readers import read_input
from redpet.tasks.nema import nema
from redpet.tasks.nema_job import NemaJob, check
from redpet.tasks.nema_measure import (
    APART_MM,
    Placement,
    background_places,
    disc_mean,
    measure_phantom,
    placement_at,
)
from redpet.tasks.nema_placing import blurred_ball, find_phantom

FWHM_MM = 7.0
SIGMA_MM = FWHM_MM / math.sqrt(8 * math.log(2))
CONTRAST = 4.0
FINE = ImageGrid((320, 320, 45), (1.0, 1.0, 1.0))
ORIGIN = Placement((0.0, 0.0, 0.0))


def phantom_image(grid: ImageGrid, fwhm_mm: float) -> Image:
    """The phantom under a Gaussian, without noise."""
    values = nema_phantom(CONTRAST, grid).activity.astype(np.float64)
    sigma = [fwhm_mm / math.sqrt(8 * math.log(2)) / step for step in reversed(grid.spacing_mm)]
    return Image(gaussian_filter(values, sigma).astype(np.float32), grid, BQML)


@pytest.fixture(scope="module")
def blurred() -> Image:
    """The phantom on the grid that is simulated, under a Gaussian of 7 mm."""
    return phantom_image(GRID, FWHM_MM)


def moved(image: Image, degrees: float, mirrored: bool, by_mm: tuple[float, float, float], noise: float) -> Image:
    """An image that is mirrored, turned from x to y and shifted by (x, y, z), with noise."""
    values = image.values[:, :, ::-1] if mirrored else image.values
    values = rotate(values, -degrees, axes=(1, 2), reshape=False, order=1)
    values = shift(
        values, [mm / step for mm, step in zip(by_mm[::-1], image.grid.spacing_mm[::-1], strict=True)], order=1
    )
    values = values + np.random.default_rng(0).normal(0, noise, values.shape)
    return replace(image, values=values.astype(np.float32))


def test_a_ball_under_a_gaussian_is_what_the_convolution_makes_of_it() -> None:
    steps = np.arange(-20, 20.5, 0.5)
    inside = (steps[:, None, None] ** 2 + steps[:, None] ** 2 + steps**2) <= 6.5**2
    seen = gaussian_filter(inside.astype(np.float64), SIGMA_MM / 0.5)[40, 40, 40:70]
    np.testing.assert_allclose(blurred_ball(steps[40:70], 6.5, FWHM_MM), seen, atol=0.01)


def test_the_recovery_of_a_blurred_phantom_is_the_integral_over_its_disc() -> None:
    found = measure_phantom(phantom_image(FINE, FWHM_MM), ORIGIN, CONTRAST)
    for sphere, diameter in zip(found.spheres, DIAMETERS_MM, strict=True):
        radius = diameter / 2
        integral, _ = quad(
            lambda r, radius=radius: r * float(blurred_ball(np.array([r]), radius, FWHM_MM)[0]), 0, radius
        )
        expected = 100 * integral * 2 / radius**2
        assert sphere.recovery == pytest.approx(expected, abs=1.0), diameter
        true_maximum = 1 / CONTRAST + (1 - 1 / CONTRAST) * float(blurred_ball(np.zeros(1), radius, FWHM_MM)[0])
        assert sphere.rc_max == pytest.approx(true_maximum, abs=0.015)
        assert sphere.rc_peak <= sphere.rc_max + 1e-6
    assert found.background == pytest.approx(1.0, rel=1e-3)
    assert found.spheres[-1].variability < 0.05


def test_an_unblurred_phantom_recovers_its_spheres_and_has_no_activity_in_the_lung() -> None:
    found = measure_phantom(phantom_image(FINE, 0.0), ORIGIN, CONTRAST)
    for sphere in found.spheres:
        assert sphere.recovery == pytest.approx(100, abs=9.0 if sphere.diameter_mm < 15 else 5.0)
        assert sphere.rc_max == pytest.approx(1.0, abs=1e-4)
    assert found.lung_residual == pytest.approx(0.0, abs=1e-4)


def test_the_lung_residual_is_that_of_the_activity_in_it(blurred: Image) -> None:
    found = measure_phantom(replace(blurred, values=blurred.values + np.float32(0.25)), ORIGIN, CONTRAST)
    radius = 15.0
    steps = np.arange(-radius, radius + 0.5, 0.5)
    x, y = np.meshgrid(steps, steps)
    edge = np.hypot(x, y)[np.hypot(x, y) <= radius]
    leaked = float(np.mean(0.5 * (1 - np.vectorize(math.erf)((LUNG_RADIUS_MM - edge) / (math.sqrt(2) * SIGMA_MM)))))
    assert found.lung_residual == pytest.approx(100 * (0.25 + leaked) / 1.25, abs=0.5)


def test_the_variability_of_white_noise_falls_with_the_root_of_the_disc() -> None:
    rng = np.random.default_rng(2)
    image = phantom_image(GRID, 0.0)
    found = []
    for _ in range(6):
        noisy = replace(image, values=image.values + rng.normal(0, 0.2, image.values.shape).astype(np.float32))
        found.append([sphere.variability for sphere in measure_phantom(noisy, ORIGIN, CONTRAST).spheres])
    pixels = np.pi / 4 * np.array(DIAMETERS_MM) ** 2 / 2.5**2
    np.testing.assert_allclose(np.mean(found, axis=0)[2:], (20 / np.sqrt(pixels))[2:], rtol=0.2)


def test_a_disc_counts_pixels_by_their_share() -> None:
    grid = ImageGrid((40, 40, 1), (2.0, 2.0, 2.0))
    ramp = Image(np.broadcast_to(np.arange(40, dtype=np.float32), (1, 40, 40)).copy(), grid, BQML)
    assert disc_mean(ramp, 0, np.array([3.3, -4.1]), 12.0) == pytest.approx(19.5 + 3.3 / 2, abs=0.02)
    with pytest.raises(InputError, match="the image ends within the phantom"):
        disc_mean(ramp, 0, np.array([38.0, 0.0]), 12.0)


def test_the_background_discs_keep_their_distance_from_edge_spheres_and_lung() -> None:
    places = background_places()
    assert places.shape == (12, 2)
    radius = max(DIAMETERS_MM) / 2
    assert depth_mm(places[:, 0], places[:, 1]).min() >= APART_MM + radius
    for centre, diameter in zip(sphere_centres_mm(), DIAMETERS_MM, strict=True):
        assert np.linalg.norm(places - centre, axis=1).min() >= diameter / 2 + APART_MM + radius
    assert len(np.unique(places, axis=0)) == 12


@pytest.mark.parametrize(
    ("degrees", "mirrored", "by_mm"), [(25.0, False, (4.0, -7.0, 4.0)), (-140.0, True, (-6.0, 3.0, -5.0))]
)
def test_the_phantom_is_found_where_it_lies(
    blurred: Image, degrees: float, mirrored: bool, by_mm: tuple[float, float, float]
) -> None:
    found = find_phantom(moved(blurred, degrees, mirrored, by_mm, 0.3))
    for mine, true, step in zip(found.centre_mm, by_mm, GRID.spacing_mm, strict=True):
        assert abs(mine - true) < step / 2
    apart = (math.degrees(found.angle_rad) - degrees + 180) % 360 - 180
    assert abs(apart) < 1.0
    assert found.mirrored == mirrored


def test_what_is_no_phantom_is_refused(blurred: Image) -> None:
    cylinder = nema_phantom(1.0001).activity
    empty = replace(blurred, values=np.zeros_like(blurred.values))
    z, y, x = np.mgrid[:21, :128, :128]
    one_spot = cylinder + 5 * (((x - 80) ** 2 + (y - 50) ** 2 + (z - 10) ** 2) < 30)
    for image in (replace(blurred, values=cylinder), empty, replace(blurred, values=one_spot.astype(np.float32))):
        with pytest.raises(InputError, match="the body phantom of NEMA NU 2 was not found"):
            find_phantom(image)


def test_a_patient_is_no_phantom(data: Path) -> None:
    image = read_input(data / "pet-siemens-wholebody").levels[0].image
    assert image is not None
    with pytest.raises(InputError, match="was not found"):
        find_phantom(image.slices(30, 60))


def test_what_cannot_be_measured_is_refused(blurred: Image) -> None:
    with pytest.raises(InputError, match=r"ends less than 20 mm from the plane"):
        measure_phantom(blurred.slices(4, 17), ORIGIN, CONTRAST)
    with pytest.raises(InputError, match="the image is in 1/cm"):
        measure_phantom(replace(blurred, unit="1/cm"), ORIGIN, CONTRAST)
    with pytest.raises(InputError, match="the background of the phantom holds no activity"):
        measure_phantom(replace(blurred, values=np.zeros_like(blurred.values)), ORIGIN, CONTRAST)


@pytest.mark.parametrize(
    ("job", "sentence"),
    [
        (NemaJob(contrast=1.0), "--contrast is the spheres' activity"),
        (NemaJob(draws=0), "--draws takes 1 or more"),
        (NemaJob(at=(0.0, 0.0, 0.0)), "are for the scan of a phantom"),
        (NemaJob(input="scan", angle=4.0), "go with --at"),
        (NemaJob(methods=("nonsense",)), "unknown"),
    ],
)
def test_what_is_not_possible_is_refused_in_one_sentence(job: NemaJob, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        check(job)


def test_the_command_refuses_before_it_writes(tmp_path: Path) -> None:
    told = redpet("nema", "--out", tmp_path / "out", "--contrast", "1", "-q")
    assert "--contrast is the spheres' activity" in only_sentence(told.stderr)
    assert not (tmp_path / "out").exists()


def test_a_simulation_is_kept_grows_and_its_files_say_the_same(tmp_path: Path) -> None:
    job = NemaJob(methods=("osem",), drf=(20.0,), draws=1, device="cpu")
    out = nema(job, tmp_path / "out")
    before = (out / "phantom.json").read_bytes()
    nema(replace(job, methods=("osem", "osem-gauss"), draws=2), out)
    rows = json.loads((out / "phantom.json").read_text())["rows"]
    assert rows[0]["draws"][0] == json.loads(before)["rows"][0]["draws"][0]
    assert [row["method"] for row in rows] == ["osem", *["osem-gauss"] * 6]
    recovery = [row["draws"][0]["spheres"][0]["recovery"] for row in rows[1:]]
    noise = [row["draws"][0]["spheres"][0]["variability"] for row in rows[1:]]
    assert recovery == sorted(recovery, reverse=True)
    assert noise == sorted(noise, reverse=True)
    assert rows[0]["draws"][0]["spheres"][-1]["recovery"] == pytest.approx(88, abs=10)
    with (out / "phantom.csv").open() as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 7 * 2 * 6
    assert float(lines[0]["recovery"]) == rows[0]["draws"][0]["spheres"][0]["recovery"]
    table = (out / "table.md").read_text()
    assert "EARL-1, which are meant for 10:1" in table
    for name in ("phantom.png", "placement.png"):
        assert (out / name).stat().st_size > 10_000
    with pytest.raises(InputError, match="another phantom, contrast, place or seed"):
        nema(replace(job, seed=1), out)


def test_a_scan_is_measured_where_it_is_found_or_where_it_is_said_to_lie(blurred: Image, tmp_path: Path) -> None:
    grid = replace(GRID, origin_mm=(-100.0, -40.0, 7.0))
    scan = replace(moved(blurred, 25.0, False, (4.0, -7.0, 3.0), 0.05), grid=grid)
    write_image(scan, tmp_path / "scan.nrrd")
    nema(NemaJob(input=str(tmp_path / "scan.nrrd"), methods=()), tmp_path / "found")
    middle = np.array(grid.origin_mm) + (np.array(grid.size) - 1) / 2 * np.array(grid.spacing_mm)
    x, y, z = (float(one) for one in middle + np.array((4.0, -7.0, 3.0)))
    said = NemaJob(input=str(tmp_path / "scan.nrrd"), methods=(), at=(x, y, z), angle=25.0)
    nema(said, tmp_path / "said")
    rows = [json.loads((tmp_path / name / "phantom.json").read_text())["rows"] for name in ("found", "said")]
    assert rows[0][0]["label"] == "as given"
    for by_itself, by_hand in zip(*(one[0]["draws"][0]["spheres"] for one in rows), strict=True):
        assert by_itself["recovery"] == pytest.approx(by_hand["recovery"], abs=2.0)
    assert "| as given |" in (tmp_path / "said" / "table.md").read_text()
    with pytest.raises(InputError, match="rdp reconstructs a sinogram, and this input is an image"):
        nema(replace(said, methods=("rdp",)), tmp_path / "said")
    assert placement_at(grid, (x, y, z), 25.0).centre_mm == pytest.approx((4.0, -7.0, 3.0))
