"""With Numba our own projector computes what it does with its matrices, in every reconstruction, on any threads."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from limits import HANG_S
from places import compiled_always, needs_numba
from test_projection import GEOMETRIES, each_geometry

from redpet.case import BQML, COUNTS, Corrections, Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.machine.threads import limited_threads, shared_out
from redpet.projection import compiled, joseph
from redpet.projection.compiled import Rays
from redpet.projection.joseph import JosephProjector
from redpet.projection.projector import get_projector
from redpet.reconstruction.consistency import consistent
from redpet.reconstruction.counting import CountingModel, safe_ratio, side_by_side
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.reconstruction.rdp import Problem, RdpSettings
from redpet.reconstruction.residual import correction

__all__ = ["compiled_always"]
pytestmark = [needs_numba, pytest.mark.usefixtures("compiled_always")]
SAME = 1e-5
EXTREME = {
    "rays finer than pixels": (SinogramGeometry(31, 200, 0.7), ImageGrid((33, 31, 1), (4.0, 4.1, 1.0))),
    "one column": (SinogramGeometry(8, 9, 0.7), ImageGrid((1, 7, 1), (4.0, 4.1, 1.0))),
    "one row": (SinogramGeometry(8, 9, 0.7), ImageGrid((7, 1, 1), (4.0, 4.1, 1.0))),
    "one pixel": (SinogramGeometry(3, 2, 0.7), ImageGrid((1, 1, 1), (4.0, 4.1, 1.0))),
    "beside the grid": (SinogramGeometry(7, 9, 2.0, radial_offset_mm=90.0), ImageGrid((20, 21, 1), (4.0, 4.1, 1.0))),
}
GRID, GEOMETRY = ImageGrid((41, 52, 17), (4.0, 3.5, 5.0)), SinogramGeometry(45, 58, 3.7)


def with_matrices(monkeypatch: pytest.MonkeyPatch, compute):
    """What comes of it with Numba, and what with the matrices."""
    assert compiled.is_sound()
    ours = compute()
    monkeypatch.setattr(joseph, "is_sound", lambda: False)
    monkeypatch.setattr("redpet.projection.projector._kept", {})
    return np.asarray(ours), np.asarray(compute())


def assert_same(ours: np.ndarray, theirs: np.ndarray) -> None:
    assert np.abs(theirs).max() > 0
    assert np.abs(ours - theirs).max() <= SAME * np.abs(theirs).max()


def counted(n_slices: int, attenuated: bool = True) -> Sinogram:
    """Counts of some slices with two discs."""
    grid = replace(GRID, size=(*GRID.size[:2], n_slices))
    y, x = np.mgrid[:52, :41]
    image = np.stack(
        [(np.hypot(x - 18, y - 22 - n) < 14) + 3.0 * (np.hypot(x - 15, y - 20) < 3) for n in range(n_slices)]
    )
    lines = get_projector(GEOMETRY, grid).apply(torch.from_numpy(image.astype(np.float32))).numpy()
    survival = np.exp(-0.01 * lines) if attenuated else None
    background = np.full_like(lines, 3.0)
    counts = np.random.default_rng(1).poisson(lines * (1 if survival is None else survival) + background)
    return Sinogram(
        counts.astype(np.float32), GEOMETRY, grid, COUNTS, Kind.MEASURED, BQML,
        corrections=Corrections(attenuation=survival, background=background),
    )  # fmt: skip


@pytest.mark.parametrize("n_slices", [1, 3, 8, 16, 17])
@pytest.mark.parametrize(("geometry", "grid"), [*GEOMETRIES.values(), *EXTREME.values()], ids=[*GEOMETRIES, *EXTREME])
def test_lines_and_images_are_those_of_the_matrices(monkeypatch, geometry, grid, n_slices):
    images = torch.rand(n_slices, grid.size[1], grid.size[0], generator=torch.Generator().manual_seed(1))
    sinograms = torch.rand(n_slices, geometry.n_angles, geometry.n_radial, generator=torch.Generator().manual_seed(2))

    def project():
        whole = JosephProjector(geometry, grid, 3, torch.device("cpu"))
        assert isinstance(whole.subsets[0], Rays) == (joseph.is_sound is compiled.is_sound)
        return np.concatenate([whole.apply(images).ravel(), whole.adjoint(sinograms).ravel()])

    ours, theirs = with_matrices(monkeypatch, project)
    assert np.abs(ours - theirs).max() <= SAME * max(np.abs(theirs).max(), 1e-30)


@pytest.mark.parametrize("attenuated", [True, False])
@pytest.mark.parametrize(("n_slices", "psf_mm"), [(1, 6.0), (3, 0.0), (8, 0.0), (16, 6.0), (17, 0.0), (17, 6.0)])
def test_osem_with_all_corrections_is_that_of_the_matrices(monkeypatch, n_slices, psf_mm, attenuated):
    sinogram = counted(n_slices, attenuated)
    settings = OsemSettings(3, 7, psf_fwhm_mm=psf_mm, post_filter_mm=4.0)
    assert_same(*with_matrices(monkeypatch, lambda: osem(sinogram, settings).values))


def test_what_else_reconstructs_does_what_it_does_with_the_matrices(monkeypatch):
    sinogram = counted(8)
    image = Image(osem(sinogram, OsemSettings(1, 9)).values, sinogram.grid, BQML)
    assert_same(*with_matrices(monkeypatch, lambda: consistent(sinogram, image, 0.5, psf_mm=5.0).values))
    assert_same(*with_matrices(monkeypatch, lambda: correction(sinogram, image)))

    def gradient():
        problem = Problem(sinogram, RdpSettings(0.02), 9, "joseph", "cpu")
        return problem.gradient(torch.from_numpy(image.values))

    assert_same(*with_matrices(monkeypatch, gradient))


@pytest.mark.parametrize("by", ["multiply", "add"])
@pytest.mark.parametrize(("n_slices", "alike"), [(8, True), (8, False), (16, False)])
def test_an_image_is_changed_at_once_as_in_steps_and_stays_where_nothing_is_seen(by, n_slices, alike):
    rays = JosephProjector(GEOMETRY, GRID, 3, torch.device("cpu")).subsets[1]
    images, seen = torch.rand(n_slices, 52, 41) + 1, torch.rand(1 if alike else n_slices, 52, 41) + 1
    seen[:, 20:30] = 0
    lines = torch.rand(n_slices, 15, 58)
    smeared = torch.where(seen > 0, rays.adjoint(lines) / seen, float(by == "multiply"))
    expected = images * smeared if by == "multiply" else images + smeared
    changed = side_by_side(images)
    assert rays.change(changed, lines, seen, by)
    assert_same(changed.numpy(), expected.numpy())
    assert torch.equal(changed[:, 20:30], images[:, 20:30])
    assert not rays.change(images, lines, seen, by), "slices that lie one after the other are left to others"


@pytest.mark.parametrize("background", [3.0, 0.0])
def test_counts_over_what_is_expected_are_0_where_that_is_nothing_and_the_same_to_the_bit_elsewhere(background):
    sinogram = counted(8)
    sinogram.corrections.background[0, :9, :20] = background
    model = CountingModel(sinogram, get_projector(GEOMETRY, sinogram.grid, 9), 0.0)
    assert model.nothing_expected == (background == 0)
    image = model.uniform()
    image[0] = 0
    for k, angles in enumerate(model.angles):
        ratio = model.ratio(image, k)
        assert torch.equal(ratio, safe_ratio(model.counts[:, angles], model.expected(image, k)))
        assert bool(ratio[0, :1, :20].any()) == (background > 0)


@each_geometry
def test_no_matrix_is_built_and_any_number_of_threads_gives_the_same_to_the_bit(monkeypatch, geometry, grid):
    monkeypatch.setattr(joseph, "matrices", None)
    project = JosephProjector(geometry, grid, 2, torch.device("cpu"))
    images = torch.rand(19, grid.size[1], grid.size[0])
    results = []
    for n in (1, 2, 5):
        with limited_threads(n):
            lines = project.apply(images)
            results.append((lines, project.adjoint(lines)))
    for lines, back in results[1:]:
        assert torch.equal(lines, results[0][0])
        assert torch.equal(back, results[0][1])


def test_slices_lie_side_by_side_in_memory_so_that_the_next_product_need_not_move_them():
    rays = Rays(*GEOMETRIES["square"], slice(None))
    for n_slices in compiled.WIDTHS:
        lines = rays.apply(torch.rand(n_slices, 64, 64))
        assert lines.permute(1, 2, 0).is_contiguous()
        assert rays.adjoint(lines).permute(1, 2, 0).is_contiguous()


def test_a_projection_that_is_not_the_matrix_s_is_noticed_and_not_used(monkeypatch, caplog):
    places = compiled._place
    monkeypatch.setattr(compiled, "_place", lambda *given: (places(*given)[0] + 0.01, *places(*given)[1:]))
    compiled.is_sound.cache_clear()
    try:
        assert not compiled.is_sound()
        assert caplog.messages == ["Numba is not used (ArithmeticError: it computes something else)."]
    finally:
        compiled.is_sound.cache_clear()


SCRIPT = """
import torch
from redpet.case import ImageGrid, SinogramGeometry
from redpet.projection import joseph
from redpet.projection.projector import get_projector
joseph.WORTH_COMPILING_BYTES = 0
project = get_projector(SinogramGeometry(8, 8, 1.0), ImageGrid((8, 8, 1), (1.0, 1.0, 1.0)), 2)
print(type(project.subsets[0]).__name__, project.apply(torch.ones(2, 8, 8)).sum().item() > 0)
"""


def projected(script: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env=os.environ | environment, capture_output=True, text=True, timeout=HANG_S,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_without_numba_the_matrices_do_the_work_and_nothing_is_said():
    assert projected("import sys; sys.modules['numba'] = None\n" + SCRIPT) == "_Matrix True"


def test_compiled_code_is_kept_and_what_is_damaged_is_compiled_anew(tmp_path):
    assert projected(SCRIPT, REDPET_CACHE=str(tmp_path)) == "Rays True"
    kept = sorted((tmp_path / compiled.COMPILED).rglob("*.nb?"))
    assert len(kept) == 12
    for path in kept:
        path.write_bytes(path.read_bytes()[:40])
    assert projected(SCRIPT, REDPET_CACHE=str(tmp_path)) == "Rays True"
    assert all(path.stat().st_size > 40 for path in kept)


def test_a_matrix_that_is_built_and_used_sooner_than_numba_starts_is_built(monkeypatch):
    monkeypatch.undo()
    for side, n_slices, compiled_one in ((128, 1, False), (128, 24, False), (128, 48, True), (256, 1, True)):
        geometry, grid = SinogramGeometry(side, side, 2.0), ImageGrid((side, side, n_slices), (2.0, 2.0, 2.0))
        assert joseph.is_compiled(geometry, grid, 16, torch.device("cpu")) == compiled_one


def test_few_and_many_slices_of_a_geometry_each_have_their_projector(monkeypatch):
    monkeypatch.setattr(joseph, "WORTH_COMPILING_BYTES", joseph.matrix_bytes(GEOMETRY, GRID, 1))
    many = replace(GRID, size=(*GRID.size[:2], 2 * joseph.FEW_SLICES))
    few, more = (get_projector(GEOMETRY, grid) for grid in (replace(GRID, size=(*GRID.size[:2], 1)), many))
    assert (few.compiled, more.compiled) == (False, True)
    assert get_projector(GEOMETRY, many) is more
    images = torch.rand(2, 52, 41)
    assert_same(more.apply(images).numpy(), few.apply(images).numpy())


@pytest.mark.parametrize("attenuated", [True, False])
def test_osem_begins_with_an_image_that_is_changed_at_once(attenuated):
    sinogram = counted(8, attenuated)
    project = get_projector(GEOMETRY, sinogram.grid, 9)
    model = CountingModel(sinogram, project, 0.0)
    image = model.uniform()
    assert project.subsets[0].change(image, model.ratio(image, 0), model.sensitivity[0], "multiply")


def test_work_is_shared_out_without_gap_or_overlap():
    for n in (0, 1, 2, 7):
        with limited_threads(3):
            parts: list[tuple[int, int]] = []
            shared_out(lambda first, stop, parts=parts: parts.append((first, stop)), n)
        assert [one for first, stop in sorted(parts) for one in range(first, stop)] == list(range(n))
