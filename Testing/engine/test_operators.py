"""Filters and rebinners are linear operators whose adjoint is their transpose, and the test of it finds what is not."""

from dataclasses import dataclass

import numpy as np
import pytest
import torch
from places import each_device

from redpet.case import ImageGrid, SinogramGeometry
from redpet.errors import InputError
from redpet.projection.operator import adjointness_test
from redpet.reconstruction.fbp import WINDOWS, RampFilter
from redpet.reconstruction.filters import GaussianFilter, PointSpread
from redpet.scanner.rebinning import ArcCorrection, Segment, SingleSliceRebinning, crossed_slices

GRID = ImageGrid((14, 11, 9), (2.0, 3.0, 4.0))
ROUNDING = 5e-7


@dataclass(frozen=True)
class Matrix:
    """A x and B y for two matrices."""

    a: np.ndarray
    b: np.ndarray

    def apply(self, x: np.ndarray) -> np.ndarray:
        return self.a @ x

    def adjoint(self, y: np.ndarray) -> np.ndarray:
        return self.b @ y


def matrix_of(apply, shape: tuple[int, ...]) -> np.ndarray:
    """The matrix of a map, column by column."""
    units = np.eye(int(np.prod(shape)), dtype=np.float32).reshape(-1, *shape)
    return np.stack([apply(unit).ravel() for unit in units], axis=1)


def test_the_test_tells_an_adjoint_from_what_is_none():
    a = np.random.default_rng(1).normal(size=(5, 7)).astype(np.float32)
    assert adjointness_test(Matrix(a, a.T), (7,), (5,)) < ROUNDING
    assert adjointness_test(Matrix(a, 1.001 * a.T), (7,), (5,)) > 1e-4
    changed = a.T.copy()
    changed[2, 3] += 0.1
    assert adjointness_test(Matrix(a, changed), (7,), (5,)) > 1e-4
    assert adjointness_test(Matrix(0 * a, 0 * a.T), (7,), (5,)) == 0
    assert adjointness_test(Matrix(0 * a, a.T), (7,), (5,)) > 1e-4


@pytest.mark.parametrize("fwhm_mm", [0.0, 0.5, 5.0, 30.0])
def test_the_gaussian_filter_has_its_true_adjoint_at_the_edges_too(fwhm_mm):
    smooth = GaussianFilter(GRID, fwhm_mm)
    assert adjointness_test(smooth, GRID.shape, GRID.shape) < ROUNDING


def test_the_matrix_of_the_gaussian_filter_is_the_transpose_of_that_of_its_adjoint():
    smooth = GaussianFilter(ImageGrid((5, 4, 3), (2.0, 3.0, 4.0)), 6.0)
    shape = smooth.grid.shape
    forth, back = matrix_of(smooth.apply, shape), matrix_of(smooth.adjoint, shape)
    np.testing.assert_allclose(back, forth.T, atol=1e-7)
    assert np.abs(forth - forth.T).max() > 0.05  # the nearest pixel beyond the edges makes it unlike its transpose
    np.testing.assert_allclose(forth.sum(axis=1), 1, atol=1e-6)


@each_device
def test_the_point_spread_and_the_ramp_are_linear_operators_on_any_device(device):
    shape = (2, 11, 14)
    assert adjointness_test(PointSpread(GRID, 7.0), shape, shape, device=device) < ROUNDING
    lines = (2, 6, 21)
    for window in WINDOWS:
        ramp = RampFilter(SinogramGeometry(6, 21, 3.0), window, device)
        assert adjointness_test(ramp, lines, lines, device=device) < ROUNDING


def test_the_ramp_of_a_line_is_its_convolution_with_the_kernel_of_the_band_limited_ramp():
    ramp = RampFilter(SinogramGeometry(1, 9, 2.0), "ramp")
    matrix = matrix_of(lambda line: ramp.apply(torch.from_numpy(line)).numpy(), (1, 1, 9))
    n = np.arange(9)[:, None] - np.arange(9)[None, :]
    kernel = np.where(n % 2 == 1, -1 / (np.pi * np.where(n == 0, 1, n)) ** 2, 0) + 0.25 * (n == 0)
    np.testing.assert_allclose(matrix, kernel / 2.0, atol=1e-7)


def test_single_slice_rebinning_hands_each_oblique_sinogram_its_slice_back():
    segments = [Segment(n, 4.0, (1,) * n) for n in (5, 4, 4)]
    slices = crossed_slices(segments, 2.0)
    rebin = SingleSliceRebinning(slices, (3, 4))
    shapes = [(segment.n_slices, 3, 4) for segment in segments]
    assert adjointness_test(rebin, shapes, (slices.n_slices, 3, 4)) < ROUNDING
    values = np.arange(slices.n_slices * 12, dtype=np.float32).reshape(-1, 3, 4)
    np.testing.assert_array_equal(rebin.adjoint(values)[1], values[1:8:2])
    np.testing.assert_array_equal(rebin.apply(rebin.adjoint(values)), values * slices.contributions[:, None, None])


def test_arc_correction_is_a_linear_operator():
    correction = ArcCorrection(101, 300, 200.0)
    n_uniform = correction.weights.shape[1]
    assert adjointness_test(correction, (2, 3, 101), (2, 3, n_uniform)) < ROUNDING
    with pytest.raises(InputError, match="400 radial bins do not fit a ring of 300 detectors"):
        ArcCorrection(400, 300, 200.0)
