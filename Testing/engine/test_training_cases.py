"""Cases from disk as truth images for training, split by patient."""

from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import generate_uid
from synthetic_dicom import pet_slice, write_series

from redpet.case import BQML, Case, DoseLevel, Image, ImageGrid
from redpet.case.geometry import geometry_for_image
from redpet.case.storage import write_case, write_image
from redpet.errors import InputError
from redpet.projection.dose import project, simulate_counts, thin
from redpet.training.cases import binned, load_cases, patient_code, truth_image, validation_patients
from redpet.training.config import TrainingConfig, to_json
from redpet.training.samples import make_volume


def image_of(level: float, side: int = 16, n_slices: int = 3) -> Image:
    values = np.full((n_slices, side, side), level, dtype=np.float32)
    values[:, 0] = 0
    return Image(values, ImageGrid((side, side, n_slices), (4.0, 4.0, 3.0)), BQML)


def config_for(*cases: Path, **changes) -> TrainingConfig:
    defaults = {"out": Path("nowhere"), "crop": 8, "sides": (16,), "slices": 3}
    return TrainingConfig(**(defaults | {"cases": cases} | changes))


def nrrd(path: Path, level: float, side: int = 16) -> Path:
    write_image(image_of(level, side), path)
    return path


def dicom(folder: Path, patient: str) -> Path:
    slices = [pet_slice(np.full((16, 16), 7), (0.0, 0.0, 4.0 * z)) for z in range(3)]
    series = generate_uid()
    for dataset in slices:
        dataset.PatientID, dataset.SeriesInstanceUID = patient, series
    write_series(folder, slices)
    return folder


def case_folder(folder: Path, truth: Image | None, full: Image | None = None) -> Path:
    folder.mkdir()
    source = truth or full or image_of(1.0)
    lines = project(source, geometry_for_image(source))
    counts = simulate_counts(lines, np.random.default_rng(0), counts_per_slice=1e4)
    levels = (DoseLevel(1.0, counts, image=full), DoseLevel(20.0, thin(counts, 20, np.random.default_rng(1))))
    write_case(Case("case", levels, truth), folder)
    return folder


def levels_of(images) -> set[float]:
    return {float(image.values.max()) for image in images}


def test_without_cases_there_are_only_phantoms():
    assert load_cases(config_for()) == ((), ())


def test_a_case_folder_gives_its_truth_and_else_its_full_dose_image(tmp_path):
    both = case_folder(tmp_path / "both", image_of(3.0), image_of(4.0))
    assert truth_image(both).values.max() == 3
    assert truth_image(case_folder(tmp_path / "full", None, image_of(4.0))).values.max() == 4


def test_a_case_without_an_image_is_refused(tmp_path):
    with pytest.raises(InputError, match="counts holds no full-dose image to train on"):
        truth_image(case_folder(tmp_path / "counts", None))


def test_images_and_dicom_series_give_themselves(tmp_path):
    assert truth_image(nrrd(tmp_path / "one.nrrd", 2.0)).values.max() == 2
    assert truth_image(dicom(tmp_path / "series", "A")).unit == BQML


def test_every_case_is_on_exactly_one_side_and_the_split_repeats(tmp_path):
    cases = [nrrd(tmp_path / f"{k}.nrrd", float(k)) for k in range(1, 11)]
    training, validation = load_cases(config_for(*cases))
    assert (len(training), len(validation)) == (8, 2)
    assert levels_of(training) | levels_of(validation) == set(range(1, 11))
    again = load_cases(config_for(*reversed(cases)))
    assert levels_of(again[1]) == levels_of(validation)
    others = [levels_of(load_cases(config_for(*cases, seed=seed))[1]) for seed in range(1, 6)]
    assert any(other != levels_of(validation) for other in others)


def test_all_series_of_a_patient_are_on_one_side(tmp_path):
    series = [dicom(tmp_path / f"{patient}-{k}", patient) for patient in "ABCD" for k in range(3)]
    for seed in range(4):
        config = config_for(*series, seed=seed, validation_share=0.5)
        codes = {path: patient_code(truth_image(path), path, seed) for path in series}
        assert len(set(codes.values())) == 4
        unseen = validation_patients(list(codes.values()), config.validation_share)
        training, validation = load_cases(config)
        assert (len(training), len(validation)) == (6, 6)
        for patient in "ABCD":
            assert len({codes[path] in unseen for path in series if path.name.startswith(patient)}) == 1


def test_the_code_of_a_patient_depends_on_the_seed_and_does_not_show_the_id(tmp_path):
    path = dicom(tmp_path / "series", "SECRET-7")
    image = truth_image(path)
    assert patient_code(image, path, 0) != patient_code(image, path, 1)
    assert "SECRET" not in patient_code(image, path, 0)


def test_a_series_without_a_patient_id_is_its_own_patient(tmp_path):
    series = [dicom(tmp_path / f"{k}", "") for k in range(3)]
    training, validation = load_cases(config_for(*series))
    assert (len(training), len(validation)) == (2, 1)


@pytest.mark.parametrize(("share", "n"), [(0.0, 1), (0.01, 1), (0.5, 5), (0.99, 9), (1.0, 9)])
def test_both_sides_have_at_least_one_patient(share, n):
    assert len(validation_patients([f"code {k}" for k in range(10)], share)) == n


def test_cases_of_one_patient_are_refused(tmp_path):
    series = [dicom(tmp_path / f"series-{k}", "SECRET-7") for k in range(2)]
    with pytest.raises(InputError, match="are of one patient") as caught:
        load_cases(config_for(*series))
    assert "SECRET" not in str(caught.value)


def test_neither_the_config_nor_the_images_keep_what_names_a_patient(tmp_path):
    cases = [dicom(tmp_path / f"Doe John {k}", f"SECRET-{k}") for k in range(2)]
    config = config_for(*cases)
    assert "Doe" not in to_json(config)
    assert to_json(config) != to_json(config_for(*cases[:1]))
    assert all(not image.provenance for side in load_cases(config) for image in side)


def test_wide_images_are_binned_and_negative_values_become_zero(tmp_path):
    wide = image_of(6.0, side=37)
    wide.values[1] = -5.0
    write_image(wide, tmp_path / "wide.nrrd")
    training, validation = load_cases(config_for(tmp_path / "wide.nrrd", nrrd(tmp_path / "other.nrrd", 1.0)))
    image = next(image for image in (*training, *validation) if image.grid.size[0] == 12)
    assert image.values.shape == (3, 12, 12)
    assert image.grid.spacing_mm == (12.0, 12.0, 3.0)
    assert not image.values[1].any()
    assert image.values[0, 0, 0] == pytest.approx(4)  # one row of zeros in three
    assert image.values[0, 1, 1] == pytest.approx(6)


def test_binning_keeps_the_mean_of_whole_blocks():
    values = np.arange(2 * 6 * 8, dtype=np.float32).reshape(2, 6, 8)
    assert binned(values, 2)[0, 0, 0] == pytest.approx((0 + 1 + 8 + 9) / 4)
    assert binned(values, 2).mean() == pytest.approx(values.mean())
    assert np.array_equal(binned(values, 1), values)


def test_cases_smaller_than_the_crop_or_without_activity_are_refused(tmp_path):
    good = nrrd(tmp_path / "good.nrrd", 1.0)
    with pytest.raises(InputError, match=r"small\.nrrd has 7 x 7 pixels.*`crop` must not be larger, and it is 8"):
        load_cases(config_for(good, nrrd(tmp_path / "small.nrrd", 1.0, side=7)))
    with pytest.raises(InputError, match=r"dark\.nrrd holds no activity"):
        load_cases(config_for(good, nrrd(tmp_path / "dark.nrrd", 0.0)))
    with pytest.raises(InputError, match=r"missing\.nrrd does not exist"):
        load_cases(config_for(good, tmp_path / "missing.nrrd"))


def test_a_loaded_case_becomes_a_volume(tmp_path):
    training, _ = load_cases(config_for(*(nrrd(tmp_path / f"{k}.nrrd", 1.0 + k) for k in range(2))))
    volume = make_volume(config_for(case_share=1.0), 0, 0, training)
    assert volume.truth.shape[2] == 16
    assert volume.truth.mean() == pytest.approx(1, rel=1e-4)


def test_the_real_series_is_a_case(data):
    image = truth_image(data / "pet-siemens-wholebody")
    assert image.unit == BQML
    assert image.values.max() > 1000
