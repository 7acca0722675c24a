"""The scatter of a scan estimated from the scan itself, where the true scatter is known."""

import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from command_line import redpet
from ring_scans import scan, truth, water

from redpet.errors import InputError
from redpet.jobs.estimate_scatter import EstimateScatterJob, estimate_scatter_job, scatter_of_scan, window_of
from redpet.jobs.scan_files import write_like
from redpet.jobs.simulate_scan import BODY_BQML
from redpet.projection import single_scatter
from redpet.projection.compton import EnergyWindow
from redpet.readers import read_input
from redpet.readers.acquisition import read_oblique
from redpet.readers.interfile_header import read_header
from redpet.readers.interfile_sinogram import layout, read_segments
from redpet.readers.mu_map import per_mm, resampled
from redpet.reconstruction.osem import OsemSettings
from redpet.reconstruction.ring_osem import ring_osem
from redpet.worker import load_job

WINDOW, RESOLUTION = (430.0, 610.0), 0.145
MULTIPLE = 1.2
"""The true scatter is so much more than what is scattered once."""


def values(header: Path) -> list[np.ndarray]:
    read = read_header(header)
    return [one.copy() for one in read_segments(read, layout(read), [])]


def true_scatter(toml: Path) -> list[np.ndarray]:
    """The scatter of the true image, by points and detectors that lie closer than those of an estimate."""
    whole, _ = read_oblique(toml, without=("attenuation",))
    image = truth(toml)
    mu_map = read_input(toml.with_name("mumap.hv")).levels[0].image
    assert mu_map is not None
    activity, matter = (
        np.ascontiguousarray(whole.turned(one)) for one in (image.values, resampled(per_mm(mu_map), image.grid).values)
    )
    ends = single_scatter.sampled_detectors(whole.rays).z_mm[[0, -1]]
    detectors = single_scatter.Detectors(whole.rays.radius_mm, np.linspace(*ends, 5), 64)
    simulated = single_scatter.single_scatter(
        activity, matter, image.grid, detectors, EnergyWindow(*WINDOW, RESOLUTION)
    )
    lines = single_scatter.in_bins(simulated, detectors, whole.rays)
    return [np.float32(MULTIPLE) * eye * line for eye, line in zip(whole.factor, lines, strict=True)]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """A scan whose prompts hold physical scatter, of which its TOML names none, and that scatter."""
    toml = scan(
        tmp_path_factory.mktemp("scatter") / "scan", rings=6, mash=21, bins=151, span=3, counts=1e7, scatter=0.0
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(single_scatter, "POINT_MM", 16.0)
        scattered = true_scatter(toml)
    header, rng = read_header(toml.with_name("prompts.hs")), np.random.default_rng(4)
    prompts = [a + rng.poisson(b).astype(np.float32) for a, b in zip(values(header.path), scattered, strict=True)]
    write_like(header.path, prompts, header)
    lines = [line for line in toml.read_text().splitlines() if not line.startswith("scatter")]
    toml.write_text("\n".join([*lines, ""]))
    return SimpleNamespace(toml=toml, scatter=scattered)


def job(toml: Path, out: Path, **options: object) -> EstimateScatterJob:
    return EstimateScatterJob(input=toml, out=out, window_kev=WINDOW, resolution=RESOLUTION, **options)


def activity(toml: Path) -> np.ndarray:
    """The activity of the water in each slice, of all rays."""
    image = ring_osem(read_oblique(toml)[0], OsemSettings(4, 3, post_filter_mm=5))
    return water(image, 0.49 * abs(truth(toml).grid.origin_mm[0]))


def test_the_estimate_gives_the_activity_back_within_two_percent(case: SimpleNamespace) -> None:
    without = activity(case.toml)
    assert without.mean() > 1.08 * BODY_BQML
    said = scatter_of_scan(job(case.toml, case.toml.with_name("estimate")))
    assert any("was scaled by 1.2" in text or "was scaled by 1.1" in text for text in said), said
    for mine, true in zip(values(case.toml.with_name("estimate") / "scatter.hs"), case.scatter, strict=True):
        assert mine.sum() == pytest.approx(true.sum(), rel=0.03)
        profile, wanted = (one.sum(axis=(0, 1)) for one in (mine, true))
        np.testing.assert_allclose(profile, wanted, atol=0.05 * wanted.max())
    toml = case.toml.with_name("corrected.toml")
    toml.write_text(case.toml.read_text() + 'scatter = "estimate/scatter.hs"\n')
    slices = activity(toml)
    assert slices.mean() == pytest.approx(BODY_BQML, rel=0.01)
    np.testing.assert_allclose(slices[1:-1], BODY_BQML, rtol=0.02)
    sinogram = read_input(toml).levels[0].sinogram  # the way of the restorer reads it too
    assert sinogram is not None
    assert "scatter" not in sinogram.corrections.missing


def test_without_counts_beside_the_body_the_scatter_stays_as_it_was_simulated(case: SimpleNamespace) -> None:
    toml = scan(case.toml.parents[1] / "narrow", rings=3, mash=42, bins=41, counts=2e4, scatter=0.0)
    said = scatter_of_scan(job(toml, toml.with_name("estimate"), rounds=1))
    assert any("Too few counts lie beside the body" in text for text in said), said
    assert sum(one.sum() for one in values(toml.with_name("estimate") / "scatter.hs")) > 0


def test_counts_beside_the_body_that_no_scatter_can_be_are_refused(case: SimpleNamespace) -> None:
    toml = scan(case.toml.parents[1] / "much", rings=3, mash=42, bins=61, counts=3e6, randoms=0.0, scatter=0.5)
    with pytest.raises(InputError, match="which no scatter has: check its randoms"):
        scatter_of_scan(job(toml, toml.with_name("estimate"), rounds=1))


def test_the_command_and_the_worker_write_a_piece_that_the_scan_can_name(case: SimpleNamespace, tmp_path: Path) -> None:
    ways = ("--window", *WINDOW, "--resolution", RESOLUTION, "--rounds", 1)
    done = redpet("estimate-scatter", case.toml, *ways, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "% of the prompts are scatter" in done.stderr
    assert "name it as `scatter` in scan.toml" in done.stdout
    asked = {"command": "estimate-scatter", "input": str(case.toml), "out": str(tmp_path / "again"),
             "window_kev": list(WINDOW), "resolution": RESOLUTION, "rounds": 1}  # fmt: skip
    (tmp_path / "job.json").write_text(json.dumps(asked))
    wanted, run = load_job(tmp_path / "job.json")
    assert run(wanted) == tmp_path / "again"
    for one, other in zip(*(values(tmp_path / name / "scatter.hs") for name in ("out", "again")), strict=True):
        np.testing.assert_array_equal(one, other)


def test_what_scatter_cannot_be_estimated_from_is_refused(case: SimpleNamespace, tmp_path: Path) -> None:
    lines = [line for line in case.toml.read_text().splitlines() if not line.startswith("attenuation")]
    bare = case.toml.with_name("bare.toml")
    bare.write_text("\n".join(lines))
    with pytest.raises(InputError, match='with `attenuation_is = "map"`'):
        estimate_scatter_job(job(bare, tmp_path / "out"))
    with pytest.raises(InputError, match="give the"):
        estimate_scatter_job(job(case.toml.with_name("prompts.hs"), tmp_path / "out"))
    with pytest.raises(InputError, match="511 keV lies inside"):
        estimate_scatter_job(
            EstimateScatterJob(input=case.toml, out=tmp_path / "out", window_kev=(100, 200), resolution=0.1)
        )
    with pytest.raises(InputError, match="0 rounds are not possible"):
        job(case.toml, tmp_path / "out", rounds=0)
    assert not (tmp_path / "out").exists()


def test_the_window_is_that_of_the_header_and_never_another(case: SimpleNamespace, tmp_path: Path) -> None:
    header = read_header(case.toml.with_name("prompts.hs"))
    assert window_of(header, WINDOW) == WINDOW
    with pytest.raises(InputError, match="say --window LOW HIGH"):
        window_of(header, None)
    for mark, index in (("%", " [1]"), ("", "[1]"), ("", "")):
        text = header.path.read_text().replace(
            "!END", f"{mark}energy window lower level (keV){index} := 435\n"
            f"{mark}energy window upper level (keV){index} := 650\n!END"
        )  # fmt: skip
        (tmp_path / "said.hs").write_text(text)
        said = read_header(tmp_path / "said.hs")
        assert window_of(said, None) == (435, 650)
        with pytest.raises(InputError, match="says energies of 435 to 650 keV, and --window 430 to 610"):
            window_of(said, WINDOW)
