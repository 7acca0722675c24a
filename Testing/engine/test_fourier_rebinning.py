"""Fourier rebinning: against analytic ellipsoids away from the axis, and with real corrections of a simulated scan."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from ring_scans import blob_lines, chords, hot_middle_mm, scan, truth, water

from redpet.errors import InputError
from redpet.jobs.simulate import Ladder, dose_ladder
from redpet.jobs.simulate_scan import BODY_BQML, HOT_BQML
from redpet.projection.operator import adjointness_test
from redpet.readers import read_input
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.evening import evened
from redpet.restoration.noise_standardised import gain_of
from redpet.scanner.fourier_rebinning import FourierRebinning
from redpet.scanner.rays import RingRays, uncompressed
from redpet.scanner.rebinning import Segment, SingleSliceRebinning, crossed_slices

RING, RADIUS, BIN = 6.0, 330.0, 4.0
MIDDLE = (BODY_BQML + HOT_BQML) / 2


def rays(rings: int, largest: int, views: int = 48, bins: int = 81) -> RingRays:
    angles, positions = np.arange(views) * math.pi / views, (np.arange(bins) - bins // 2) * BIN
    return RingRays(angles, positions, RADIUS, uncompressed(rings, RING, largest))


def operator(of: RingRays) -> FourierRebinning:
    return FourierRebinning(of.segments, RING / 2, (len(of.angles_rad), len(of.positions_mm)), BIN, RADIUS)


def direct(of: RingRays, n_slices: int) -> RingRays:
    return RingRays(of.angles_rad, of.positions_mm, RADIUS, (Segment(n_slices, RING / 2, (1,) * n_slices),))


@pytest.mark.parametrize("bins", [21, 22])
def test_fourier_rebinning_is_a_linear_operator_with_its_transpose(bins: int) -> None:
    some = rays(5, 3, views=8, bins=bins)
    assert adjointness_test(operator(some), some.shapes, (9, 8, bins)) < 5e-7


@pytest.mark.parametrize(("largest", "limit"), [(4, 0.008), (10, 0.02), (15, 0.03)])
def test_a_blob_away_from_the_axis_comes_into_its_slices_and_single_slice_rebinning_smears_it(
    largest: int, limit: float
) -> None:
    some = rays(16, largest)
    centre, sigma = (90.0, -60.0, 8.0), 12.0
    oblique = [one.astype(np.float32) for one in blob_lines(some, centre, sigma)]
    exact = blob_lines(direct(some, 31), centre, sigma)[0]

    def error(lines: np.ndarray) -> float:
        inside = (lines - exact)[3:-3]
        return float(np.sqrt((inside**2).sum() / (exact[3:-3] ** 2).sum()))

    slices = crossed_slices(list(some.segments), RING / 2)
    single = SingleSliceRebinning(slices, some.shapes[0][1:]).apply(oblique) / slices.contributions[:, None, None]
    assert error(operator(some).apply(oblique)) < limit
    assert error(operator(some).apply(oblique)) < 0.5 * error(single)


def test_an_ellipsoid_away_from_the_axis_keeps_its_ends() -> None:
    """Of a flat disc, 80 mm from the axis, single-slice rebinning puts a good part beside its slices."""
    some = rays(16, 15)
    disc = ((70.0, 40.0, 0.0), (30.0, 24.0, 9.0))
    rebinned = operator(some).apply([one.astype(np.float32) for one in chords(some, *disc)])
    profile = rebinned.sum(axis=(1, 2))
    exact = chords(direct(some, 31), *disc)[0].sum(axis=(1, 2))
    np.testing.assert_allclose(profile / exact.max(), exact / exact.max(), atol=0.07)
    beside = exact == 0
    slices = crossed_slices(list(some.segments), RING / 2)
    single = SingleSliceRebinning(slices, some.shapes[0][1:]).apply(chords(some, *disc))
    single = (single / slices.contributions[:, None, None]).sum(axis=(1, 2))
    assert profile[beside].sum() < 0.25 * single[beside].sum()


def test_the_other_sign_of_the_ring_difference_would_smear_it() -> None:
    some = rays(16, 10)
    swapped = RingRays(
        some.angles_rad, some.positions_mm, RADIUS,
        tuple(Segment(s.n_slices, s.spacing_mm, s.pairs, -s.difference_mm) for s in some.segments),
    )  # fmt: skip
    oblique = [one.astype(np.float32) for one in blob_lines(some, (90.0, -60.0, 8.0), 12.0)]
    exact = blob_lines(direct(some, 31), (90.0, -60.0, 8.0), 12.0)[0]
    right, wrong = (np.abs(operator(one).apply(oblique) - exact)[3:-3].max() for one in (some, swapped))
    assert wrong > 5 * right


def test_a_segment_without_its_opposite_is_refused() -> None:
    some = rays(5, 3)
    with pytest.raises(InputError, match="opposite ring difference"):
        FourierRebinning(some.segments[:2], RING / 2, (48, 81), BIN, RADIUS)


@pytest.fixture(scope="module")
def long_scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """24 rings of an mMR: rays fall up to 0.12 mm on a millimetre."""
    folder = tmp_path_factory.mktemp("long") / "scan"
    return scan(folder, rings=24, span=5, mash=12, bins=71, counts=1e7, form="list")


def test_very_oblique_scans_are_rebinned_so_and_are_their_activity(long_scan: Path) -> None:
    case = read_input(long_scan)
    sinogram = case.levels[0].sinogram
    assert any("by Fourier rebinning" in text for text in case.warnings)
    assert not any("single-slice" in text for text in case.warnings)
    assert not sinogram.is_poisson
    assert not sinogram.precorrected
    true = truth(long_scan)
    image = osem(sinogram, OsemSettings(5, 7, post_filter_mm=5))
    slices = water(image, 0.49 * abs(true.grid.origin_mm[0]))
    assert slices.mean() == pytest.approx(BODY_BQML, rel=0.01)
    np.testing.assert_allclose(slices[3:-3], BODY_BQML, rtol=0.03)
    for mine, theirs, step in zip(
        hot_middle_mm(image, MIDDLE), hot_middle_mm(true, MIDDLE), image.grid.spacing_mm[::-1], strict=True
    ):
        assert abs(mine - theirs) < step / 2
    text = long_scan.read_text() + 'rebinning = "single-slice"\n'
    (long_scan.parent / "single.toml").write_text(text)
    single = read_input(long_scan.parent / "single.toml").levels[0].sinogram
    assert single.is_poisson
    assert sinogram.values.sum() == pytest.approx(single.values.sum(), rel=0.01)


def test_bins_that_see_too_little_are_filled_and_that_is_said(long_scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any("neighbours" in text for text in read_input(long_scan).warnings)
    monkeypatch.setattr("redpet.readers.fourier.LEAST_EFFICIENCY", 0.9)
    assert any("% of the bins see too little" in text for text in read_input(long_scan).warnings)


def test_a_scan_that_does_not_say_its_ring_is_rebinned_slice_by_slice_as_before(long_scan: Path) -> None:
    """Even bins need no ring, and without one nobody can tell how oblique the rays are."""
    from redpet.readers.fourier import is_asked_for
    from redpet.readers.scan_pieces import opened

    pieces, scan_ = opened(long_scan, False)
    assert is_asked_for(pieces, scan_)
    for part in ("inner ring", "average depth"):
        entries = {key: text for key, text in scan_.prompts.entries.items() if part not in key}
        unsaid = replace(scan_, prompts=replace(scan_.prompts, entries=entries))
        assert not is_asked_for(pieces, unsaid)
    one_sided = replace(scan_, bins=replace(scan_.bins, segments=scan_.bins.segments[:2]))
    assert not is_asked_for(pieces, one_sided)


def test_the_gain_of_the_noise_is_what_repeated_scans_show(tmp_path: Path) -> None:
    toml = scan(tmp_path / "scan", rings=6, bins=61, span=3, counts=4e5, scanner="Discovery MI3", mash=8)
    toml.write_text(toml.read_text() + 'rebinning = "fourier"\n')
    prompts = toml.with_name("prompts.s")
    mean = np.fromfile(prompts, "<f4")
    values, gains, evened_out = [], [], []
    for seed in range(8):
        np.random.default_rng(seed).poisson(mean).astype("<f4").tofile(prompts)
        sinogram = read_input(toml).levels[0].sinogram
        values.append(sinogram.values)
        gains.append(gain_of(sinogram))
        evened_out.append(evened(sinogram))
    stack = np.stack(values)
    measured = stack.var(axis=0, ddof=1).sum() / stack.mean(axis=0).sum()
    assert np.mean(gains) == pytest.approx(measured, rel=0.1)
    assert np.std(gains) < 0.05 * np.mean(gains)
    assert evened_out[0].relative is not None
    stack = np.stack([one.sinogram.values for one in evened_out])
    measured = stack.var(axis=0, ddof=1).sum() / stack.mean(axis=0).sum()
    assert np.mean([one.sinogram.noise_gain for one in evened_out]) == pytest.approx(measured, rel=0.1)


def test_mixed_counts_are_not_thinned_and_fourier_rebinning_needs_its_corrections(tmp_path: Path) -> None:
    toml = scan(tmp_path / "scan", rings=5, bins=41, mash=12, counts=2e5)
    text = toml.read_text()
    toml.write_text(text + 'rebinning = "fourier"\n')
    case = read_input(toml)
    with pytest.raises(InputError, match="cannot be thinned"):
        dose_ladder(case.levels[0], Ladder(drf=(4,)))
    bare = [line for line in text.splitlines() if not line.startswith("attenuation")]
    toml.write_text("\n".join([*bare, 'rebinning = "fourier"']))
    with pytest.raises(InputError, match="name its normalisation and attenuation"):
        read_input(toml)
