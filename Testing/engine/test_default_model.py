"""The model that ships, on phantoms that no training saw and on the real series."""

from functools import cache
from pathlib import Path
from statistics import fmean

import pytest
from benchmarks import model_table
from benchmarks.model_table import TEST, VALIDATION, phantom_case, real_case

from redpet.case import Kind
from redpet.metrics import Metrics
from redpet.restoration.model_file import default_model_path, load_model

UNFILTERED, FILTERED, RED = "OSEM 4x16", "OSEM + Gaussian", "RED-NS"
DRFS = pytest.mark.parametrize("drf", model_table.DRFS)


@cache
def validation_cases():
    return [phantom_case(VALIDATION, number, 4) for number in range(4)]


@cache
def tuned(drf: float) -> model_table.Tuned:
    return model_table.tune(validation_cases(), drf)


@cache
def unseen_phantoms():
    return [phantom_case(TEST, number, 6) for number in range(4)]


def means(metrics: list[Metrics]) -> tuple[float, float]:
    return fmean(one.psnr_db for one in metrics), fmean(one.ssim for one in metrics)


@DRFS
def test_on_measured_counts_of_unseen_phantoms_it_beats_osem_with_a_tuned_gaussian_filter(drf):
    rows = model_table.measured_rows(unseen_phantoms(), tuned(drf), drf, load_model(default_model_path()))
    psnr, ssim = means(rows[RED])
    for rival in (UNFILTERED, FILTERED):
        assert psnr > means(rows[rival])[0] + 1
        assert ssim > means(rows[rival])[1]


@DRFS
def test_on_measured_counts_of_the_real_series_it_beats_osem_with_a_tuned_gaussian_filter(data: Path, drf):
    case = real_case(data / "pet-siemens-wholebody", slice(40, 56))
    rows = model_table.measured_rows([case], tuned(drf), drf, load_model(default_model_path()))
    psnr, ssim = means(rows[RED])
    for rival in (UNFILTERED, FILTERED):
        assert psnr > means(rows[rival])[0] + 1
        assert ssim > means(rows[rival])[1]


def it_comes_closer_to_the_full_dose_than_its_rivals(cases, drf):
    rows = model_table.reprojected_rows(cases, validation_cases(), drf, load_model(default_model_path()))
    *rivals, ours = rows.values()
    for rival in rivals:
        assert means(ours)[0] > means(rival)[0]
        assert means(ours)[1] > means(rival)[1]


@DRFS
def test_a_re_projected_image_of_an_unseen_phantom_comes_closer_to_full_dose_than_by_a_tuned_gaussian(drf):
    it_comes_closer_to_the_full_dose_than_its_rivals(unseen_phantoms(), drf)


@DRFS
def test_a_re_projected_image_of_the_real_series_comes_closer_to_full_dose_than_by_a_tuned_gaussian(data, drf):
    it_comes_closer_to_the_full_dose_than_its_rivals([real_case(data / "pet-siemens-wholebody", slice(40, 56))], drf)


def test_it_is_small_serves_both_kinds_of_sinogram_and_brings_its_card():
    path = default_model_path()
    model = load_model(path)
    assert path.stat().st_size < 20e6
    for kind in Kind:
        assert kind in model.variant_for(kind).recipe.kinds
    card = path.with_suffix(".md").read_text(encoding="utf-8")
    assert model.card == card
    for told in ("Data", "Training", "Grid", "Results", "Limits", "not for clinical use"):
        assert told in card
