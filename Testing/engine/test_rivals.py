"""The rivals without a network: filters whose strength has no unit, tuned on validation cases alone."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from test_evaluation import DRF, GRID, phantom_case, written

from redpet.case import BQML, Case, DoseLevel, Image
from redpet.errors import InputError
from redpet.evaluation.job import EvaluateJob
from redpet.evaluation.run import evaluate
from redpet.evaluation.tuning import BETAS, FILTERS, psnr_db, tune
from redpet.reconstruction.activity import activity_level
from redpet.reconstruction.osem import osem
from redpet.reconstruction.rdp import RdpSettings, rdp

ALL = ("osem", "osem-nlm", "osem-tv", "rdp")


@pytest.fixture(scope="module")
def noisy() -> Image:
    """The image of a low dose."""
    case, _ = phantom_case(3)
    assert case.levels[1].sinogram is not None
    return osem(case.levels[1].sinogram)


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> EvaluateJob:
    """An evaluation of all of them."""
    folder = tmp_path_factory.mktemp("rivals")
    case, tuned_on = (written(folder / f"case-{seed}", seed) for seed in (0, 1))
    job = EvaluateJob(cases=(case,), out=folder / "out", methods=ALL, tune_on=(tuned_on,), device="cpu")
    evaluate(job)
    return job


def test_the_activity_level_of_a_body_does_not_depend_on_the_air_around_it() -> None:
    values = np.zeros(GRID.shape, np.float32)
    values[:, 10:20, 10:20] = 700.0
    assert activity_level(Image(values, GRID, BQML)) == pytest.approx(700.0)
    assert activity_level(Image(values * 0, GRID, BQML)) == 0.0


@pytest.mark.parametrize("method", FILTERS)
def test_a_filter_takes_noise_keeps_activity_and_knows_no_unit(method: str, noisy: Image) -> None:
    apply = FILTERS[method].apply
    filtered = apply(noisy, 0.3)
    inside = phantom_case(3)[1] == 2
    assert filtered.values[inside].std() < 0.6 * noisy.values[inside].std()
    assert filtered.values[inside].mean() == pytest.approx(noisy.values[inside].mean(), rel=0.05)
    np.testing.assert_allclose(
        apply(replace(noisy, values=noisy.values * 1000), 0.3).values / 1000, filtered.values, rtol=1e-3, atol=1e-2
    )
    assert apply(noisy, 0.0) is noisy
    empty = replace(noisy, values=np.zeros_like(noisy.values))
    assert not apply(empty, 0.3).values.any()


def test_strengths_are_the_best_of_those_tried_on_the_validation_case() -> None:
    case, _ = phantom_case(1)
    assert case.truth is not None
    level = case.levels[1]
    assert level.sinogram is not None
    found = tune([case], DRF, 16, methods=("osem-tv", "rdp")).strengths
    assert set(found) == {"osem-tv", "rdp"}
    image = osem(level.sinogram)
    by_hand = {
        s: psnr_db(FILTERS["osem-tv"].apply(image, s).values, case.truth.values) for s in FILTERS["osem-tv"].strengths
    }
    assert found["osem-tv"] == max(by_hand, key=lambda strength: by_hand[strength])
    scores = {beta: psnr_db(rdp(level.sinogram, RdpSettings(beta)).values, case.truth.values) for beta in BETAS[2:7]}
    assert scores.get(found["rdp"], 0.0) == max(scores.values())
    assert min(BETAS) < found["rdp"] < max(BETAS)


def test_each_rival_has_its_line_and_the_tuned_ones_beat_plain_osem(job: EvaluateJob) -> None:
    with (job.out / "results.csv").open() as file:
        lines = {line["method"]: line for line in csv.DictReader(file)}
    assert set(lines) == set(ALL)
    psnr = {method: float(line["image_truth_psnr_db"]) for method, line in lines.items()}
    assert all(psnr[method] > psnr["osem"] + 3 for method in ALL[1:])
    assert float(lines["osem-nlm"]["correct_s_per_slice"]) > 0


def test_the_table_says_how_strong_they_are(job: EvaluateJob) -> None:
    table = (job.out / "table.md").read_text()
    assert "RDP of 0." in table
    assert "OSEM + total variation of 0." in table
    record = json.loads(next(job.out.glob("runs/*/*/rdp-*/run.json")).read_text())
    assert record["reconstruction"]["beta"] in BETAS


def test_rdp_of_images_is_refused(noisy: Image, tmp_path: Path) -> None:
    case = Case("images", (DoseLevel(1.0, image=noisy), DoseLevel(DRF, image=noisy)))
    with pytest.raises(InputError, match="rdp weighs measured counts"):
        tune([case], DRF, 16, methods=("rdp",))
