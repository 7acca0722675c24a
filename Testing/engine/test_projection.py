"""The projectors: adjoint, exact against known Radon transforms, equal to each other, refused where they cannot be."""

import subprocess
import sys

import numpy as np
import pytest
import torch
from ellipses import BODY, Ellipse, radon, rasterised
from limits import HANG_S
from places import each_device, each_place, needs_cuda, needs_parallelproj

from redpet.case import BQML, Image, ImageGrid, SinogramGeometry
from redpet.case.geometry import field_of_view, geometry_for_image
from redpet.errors import InputError
from redpet.projection import projector
from redpet.projection import system_matrix as matrices
from redpet.projection.joseph import JosephProjector
from redpet.projection.operator import adjointness_test, subset_angles
from redpet.projection.projector import get_projector
from redpet.projection.system_matrix import matrix_bytes, system_matrix

CPU = torch.device("cpu")

GEOMETRIES = {
    "square": (SinogramGeometry(60, 64, 4.0), ImageGrid((64, 64, 1), (4.0, 4.0, 1.0))),
    "anisotropic pixels": (SinogramGeometry(50, 70, 3.5), ImageGrid((40, 80, 1), (6.0, 3.0, 1.0))),
    "radial offset": (SinogramGeometry(48, 61, 4.0, radial_offset_mm=1.7), ImageGrid((64, 64, 1), (4.0, 4.0, 1.0))),
    "angle start": (SinogramGeometry(48, 64, 4.0, angle_start_rad=-0.4), ImageGrid((64, 64, 1), (4.0, 4.0, 1.0))),
    "non-square grid": (SinogramGeometry(45, 90, 3.0), ImageGrid((50, 83, 1), (3.0, 3.0, 1.0))),
    "rays beside the grid": (SinogramGeometry(30, 200, 4.0), ImageGrid((32, 32, 1), (4.0, 4.0, 1.0))),
}
each_geometry = pytest.mark.parametrize(("geometry", "grid"), GEOMETRIES.values(), ids=GEOMETRIES.keys())


def random_pair(
    geometry: SinogramGeometry, grid: ImageGrid, device: str = "cpu", n_slices: int = 3
) -> tuple[torch.Tensor, torch.Tensor]:
    rng = torch.Generator().manual_seed(7)
    images = torch.rand((n_slices, grid.size[1], grid.size[0]), generator=rng)
    sinograms = torch.rand((n_slices, geometry.n_angles, geometry.n_radial), generator=rng)
    return images.to(device), sinograms.to(device)


def difference(a: torch.Tensor | np.ndarray, truth: torch.Tensor | np.ndarray) -> float:
    a, truth = (one.cpu().numpy() if isinstance(one, torch.Tensor) else one for one in (a, truth))
    return float(np.linalg.norm(a - truth) / np.linalg.norm(truth))


@each_place
@each_geometry
def test_back_projection_is_the_adjoint_of_projection(place, geometry, grid):
    images, sinograms = random_pair(geometry, grid, place["device"])
    project = get_projector(geometry, grid, 4, **place)
    operators = {None: project, 0: project.subsets[0], 3: project.subsets[3]}
    for subset, operator in operators.items():
        part = sinograms if subset is None else sinograms[:, subset_angles(geometry, 4, subset)]
        assert operator.apply(images).dtype == operator.adjoint(part).dtype == torch.float32
        assert operator.apply(images).shape == part.shape
        assert operator.adjoint(part).shape == images.shape
        assert adjointness_test(operator, images.shape, part.shape, device=place["device"]) < 5e-7


@each_place
@each_geometry
def test_subsets_add_up_to_the_whole(place, geometry, grid):
    images, sinograms = random_pair(geometry, grid, place["device"])
    whole, parts = get_projector(geometry, grid, 1, **place), get_projector(geometry, grid, 7, **place)
    joined = torch.empty_like(sinograms)
    for k in range(7):
        joined[:, subset_angles(geometry, 7, k)] = parts.subsets[k].apply(images)
    summed = sum(parts.subsets[k].adjoint(sinograms[:, subset_angles(geometry, 7, k)]) for k in range(7))
    for projected in (joined, parts.apply(images)):
        assert difference(projected, whole.apply(images)) < 1e-6
    for smeared in (summed, parts.adjoint(sinograms)):
        assert difference(smeared, whole.adjoint(sinograms)) < 1e-6


@each_device
def test_a_body_of_ellipses_projects_to_its_analytic_radon_transform_at_360(device):
    grid = ImageGrid((360, 360, 1), (600 / 360, 600 / 360, 1.0))
    geometry = SinogramGeometry(360, 360, 600 / 360)
    image = torch.from_numpy(rasterised(BODY, grid))[None].to(device)
    projected = JosephProjector(geometry, grid, 24, torch.device(device)).apply(image)[0]
    assert difference(projected, radon(BODY, geometry)) < 5e-3


@each_place
@pytest.mark.parametrize(
    ("size", "spacing", "start", "offset"),
    [((150, 150), (4.0, 4.0), 0.0, 0.0), ((100, 200), (6.0, 3.0), 0.3, 1.3), ((200, 100), (3.0, 6.0), -0.7, -1.3)],
    ids=["square", "wide pixels", "tall pixels"],
)
def test_position_angle_and_unit_agree_with_the_analytic_radon_transform(place, size, spacing, start, offset):
    grid = ImageGrid((*size, 1), (*spacing, 1.0))
    geometry = SinogramGeometry(90, 151, 4.0, angle_start_rad=start, radial_offset_mm=offset)
    image = torch.from_numpy(rasterised(BODY, grid))[None].to(place["device"])
    projected = get_projector(geometry, grid, 1, **place).apply(image)[0]
    assert difference(projected, radon(BODY, geometry)) < 1.5e-2


@each_place
def test_a_point_shows_at_x_in_the_first_view_and_at_y_in_the_view_at_90_degrees(place):
    grid = ImageGrid((65, 65, 1), (2.0, 2.0, 1.0))
    geometry = SinogramGeometry(60, 65, 2.0)
    images = torch.zeros((1, 65, 65))
    images[0, 32 - 7, 32 + 12] = 1.0  # x = 24 mm, y = -14 mm
    views = get_projector(geometry, grid, 1, **place).apply(images.to(place["device"]))[0]
    assert int(views[0].argmax()) == 32 + 12
    assert int(views[30].argmax()) == 32 - 7
    assert float(views[0].sum()) == pytest.approx(2.0)  # one pixel of 2 mm: its length, in one ray


@each_place
def test_every_view_holds_the_whole_activity(place):
    geometry, grid = SinogramGeometry(36, 129, 1.0), ImageGrid((64, 64, 1), (2.0, 2.0, 1.0))
    image = rasterised((Ellipse(10, -8, 30, 20, 0.4),), grid)
    views = get_projector(geometry, grid, **place).apply(torch.from_numpy(image)[None].to(place["device"]))[0]
    activity_mm2 = image.sum() * 4.0
    np.testing.assert_allclose(views.sum(dim=1).cpu() * 1.0, activity_mm2, rtol=5e-3)


@needs_parallelproj
@each_geometry
def test_parallelproj_gives_the_same_as_our_own_projector(geometry, grid):
    images, sinograms = random_pair(geometry, grid)
    own, other = (get_projector(geometry, grid, 5, backend) for backend in ("joseph", "parallelproj"))
    for one, two, part in (
        (other, own, sinograms),
        (other.subsets[2], own.subsets[2], sinograms[:, subset_angles(geometry, 5, 2)]),
    ):
        assert difference(one.apply(images), two.apply(images)) < 1e-5
        assert difference(one.adjoint(part), two.adjoint(part)) < 1e-5


@needs_parallelproj
def test_parallelproj_takes_any_float_and_any_memory_layout():
    geometry, grid = GEOMETRIES["non-square grid"]
    images, sinograms = random_pair(geometry, grid)
    project = get_projector(geometry, grid, 1, "parallelproj")
    turned = images.transpose(1, 2).contiguous().transpose(1, 2).double()
    assert torch.equal(project.apply(turned), project.apply(images))
    turned = sinograms.transpose(0, 2).contiguous().transpose(0, 2).double()
    assert difference(project.adjoint(turned), project.adjoint(sinograms)) < 1e-6


@needs_parallelproj
def test_parallelproj_refuses_a_device_that_it_cannot_use():
    geometry, grid = GEOMETRIES["square"]
    with pytest.raises(InputError, match="cannot compute on 'cuda:1'"):
        get_projector(geometry, grid, 1, "parallelproj", "cuda:1")


def test_parallelproj_is_refused_in_one_sentence_where_it_is_absent(monkeypatch):
    monkeypatch.setitem(sys.modules, "parallelproj.projectors", None)
    geometry, grid = GEOMETRIES["square"]
    with pytest.raises(InputError, match=r"'parallelproj' cannot be imported: install it with conda .* use 'joseph'"):
        get_projector(geometry, grid, 1, "parallelproj")


def test_auto_is_our_own_projector_and_needs_no_parallelproj(monkeypatch):
    monkeypatch.setitem(sys.modules, "parallelproj.projectors", None)
    assert isinstance(get_projector(*GEOMETRIES["square"], backend="auto"), JosephProjector)


@needs_cuda
@each_geometry
def test_a_gpu_gives_what_the_cpu_gives(geometry, grid):
    images, sinograms = random_pair(geometry, grid)
    cpu, gpu = get_projector(geometry, grid, 3), get_projector(geometry, grid, 3, device="cuda:0")
    assert difference(gpu.apply(images.cuda()).cpu(), cpu.apply(images)) < 1e-5
    assert difference(gpu.adjoint(sinograms.cuda()).cpu(), cpu.adjoint(sinograms)) < 1e-5


@each_geometry
@pytest.mark.parametrize("n_subsets", [1, 6])
def test_the_memory_said_before_is_the_memory_taken(geometry, grid, n_subsets):
    taken = 0
    for subset in range(n_subsets):
        matrix = system_matrix(geometry, grid, subset_angles(geometry, n_subsets, subset))
        for half in (matrix, matrix.T.tocsr()):
            taken += half.data.nbytes + half.indices.nbytes + half.indptr.nbytes
    assert taken <= matrix_bytes(geometry, grid, n_subsets) < 1.05 * taken


def test_a_system_matrix_larger_than_memory_is_refused_with_the_numbers(monkeypatch):
    monkeypatch.setattr("psutil.virtual_memory", lambda: type("Free", (), {"available": 3 * 2**20}))
    geometry, grid = SinogramGeometry(48, 96, 4.0), ImageGrid((96, 96, 1), (4.0, 4.0, 1.0))
    with pytest.raises(InputError, match=r"system matrix .* needs \d+ MiB of memory and 3 MiB are free"):
        JosephProjector(geometry, grid, 1, CPU)


@each_geometry
def test_a_system_matrix_is_a_valid_csr_tensor(geometry, grid):
    matrix = system_matrix(geometry, grid)
    assert matrix.indices.dtype == matrix.indptr.dtype == np.int32
    arrays = (torch.from_numpy(array) for array in (matrix.indptr, matrix.indices, matrix.data))
    torch.sparse_csr_tensor(*arrays, size=matrix.shape, check_invariants=True)


def test_more_entries_than_32_bits_count_take_64_bit_indices(monkeypatch):
    assert matrices._index_type(2**31 - 1) is np.int32
    assert matrices._index_type(2**31) is np.int64
    geometry, grid = GEOMETRIES["non-square grid"]
    images, sinograms = random_pair(geometry, grid)
    usual, bytes_of_usual = JosephProjector(geometry, grid, 2, CPU), matrix_bytes(geometry, grid, 2)
    monkeypatch.setattr(matrices, "_index_type", lambda _: np.int64)
    large = JosephProjector(geometry, grid, 2, CPU)
    assert system_matrix(geometry, grid).indices.dtype == np.int64
    assert matrix_bytes.__wrapped__(geometry, grid, 2) > 1.4 * bytes_of_usual  # what is remembered is the usual one
    assert difference(large.apply(images), usual.apply(images)) < 1e-6
    assert difference(large.adjoint(sinograms), usual.adjoint(sinograms)) < 1e-6


def test_no_warning_of_torch_reaches_the_user():
    script = (
        "import torch; from redpet.case import *; from redpet.projection.projector import get_projector;"
        "p = get_projector(SinogramGeometry(8, 8, 1.0), ImageGrid((8, 8, 1), (1.0, 1.0, 1.0)), 2);"
        "p.adjoint(p.apply(torch.ones(2, 8, 8)))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, timeout=HANG_S)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture
def nothing_kept(monkeypatch):
    monkeypatch.setattr(projector, "_kept", {})


@pytest.mark.usefixtures("nothing_kept")
def test_a_projector_is_built_once_for_all_slices_of_a_geometry():
    geometry, grid = GEOMETRIES["square"]
    elsewhere = ImageGrid((64, 64, 90), (4.0, 4.0, 2.0), origin_mm=(-3.0, 5.0, 900.0))
    assert get_projector(geometry, grid, 4) is get_projector(geometry, elsewhere, 4)
    assert get_projector(geometry, grid, 4) is not get_projector(geometry, grid, 5)


@pytest.mark.usefixtures("nothing_kept")
def test_the_projector_used_longest_ago_makes_room_for_a_new_one(monkeypatch):
    geometry, grid = GEOMETRIES["square"]
    monkeypatch.setattr(projector, "KEPT_BYTES", int(2.5 * matrix_bytes(geometry, grid, 4)))
    first, second = get_projector(geometry, grid, 4), get_projector(geometry, grid, 5)
    assert get_projector(geometry, grid, 4) is first
    get_projector(geometry, grid, 6)
    assert get_projector(geometry, grid, 4) is first
    assert get_projector(geometry, grid, 5) is not second


@pytest.mark.parametrize("n_subsets", [0, -1, 61])
def test_impossible_numbers_of_subsets_are_refused(n_subsets):
    with pytest.raises(InputError, match=f"{n_subsets} subsets are not possible with 60 angles: choose 1 to 60"):
        get_projector(*GEOMETRIES["square"], n_subsets=n_subsets)


def test_an_unknown_projector_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match="'astra' is unknown: choose one of auto, joseph, parallelproj"):
        get_projector(*GEOMETRIES["square"], backend="astra")


def test_a_sinogram_for_an_image_covers_its_activity():
    grid = ImageGrid((60, 40, 1), (3.0, 3.0, 3.0))
    values = np.zeros(grid.shape, dtype=np.float32)
    values[0, 15:25, 25:35] = 1.0
    assert geometry_for_image(Image(values, grid, BQML)).n_radial == 40
    values[0, 0, 0] = 100.0
    whole = geometry_for_image(Image(values, grid, BQML))
    assert field_of_view(grid, whole).all()


def test_a_sinogram_whose_rays_all_pass_beside_the_centre_sees_no_pixel_from_every_angle():
    geometry = SinogramGeometry(30, 20, 2.0, radial_offset_mm=60.0)
    assert not field_of_view(ImageGrid((64, 64, 1), (2.0, 2.0, 1.0)), geometry).any()
