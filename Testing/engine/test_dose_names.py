import pytest

from redpet.case.dose_names import dose_from_text
from redpet.errors import InputError


@pytest.mark.parametrize(
    ("text", "drf"),
    [
        ("1-20 dose", 20), ("1-4 dose", 4), ("1_20_dose", 20), ("PET WB 1-100 dose", 100), ("dose 1-10", 10),
        ("1/20", 20), ("1/20 dose", 20), ("1/50 of full dose", 50), ("5% of the full dose", 20),
        ("D20", 20), ("2.886 x 600 WB D4", 4), ("DRF_20", 20), ("DRF-20", 20), ("drf 2.5", 2.5), ("drf=100", 100),
        ("dose reduction factor 4", 4), ("5%", 20), ("25 %", 4), ("PET_5%", 20), ("10 percent dose", 10),
        ("half dose", 2), ("Full_dose", 1), ("full dose", 1), ("FullDose", 1), ("full", 1), ("normal", 1),
        ("2.886 x 600 WB NORMAL", 1), ("NormalDose", 1), ("standard-dose", 1), ("100%", 1), ("DRF 20 (5%)", 20),
        ("33% 1/3", 3),
    ],
)  # fmt: skip
def test_a_dose_in_a_name_is_recognised(text, drf):
    assert dose_from_text(text) == pytest.approx(drf)


@pytest.mark.parametrize(
    "text",
    [
        "", "WB 3D 20 min", "120kV", "Series 4", "PET WB_0", "low dose CT", "bed 1/6", "iteration 1/20", "2024/1/20",
        "1/20/2024", "2024-1-20 dose check", "D7", "D1", "3D20", "D20.5", "abnormal", "AC_CT_WB_normalized",
        "gated 50%", "threshold 40%", "40% SUVmax", "10-20%", "150%", "0%", "slices 1-20", "1-20", "T1/2", "fullness",
        "full body", "OSEM 4i20s", "PET-CT SERIES", "PET SUV verification DRO_0_0", "overdose 20",
    ],
)  # fmt: skip
def test_a_number_that_may_mean_anything_is_no_dose(text):
    assert dose_from_text(text) is None


@pytest.mark.parametrize("text", ["1/4 and 1/20", "DRF 20 full dose", "D20 5% D4", "half dose 1-4 dose"])
def test_two_doses_in_one_name_are_reported_not_chosen(text):
    with pytest.raises(InputError, match="at once"):
        dose_from_text(text)


@pytest.mark.parametrize("text", ["DRF 0.5", "DRF_0", "1/0"])
def test_more_than_full_dose_is_refused(text):
    with pytest.raises(InputError, match=">= 1"):
        dose_from_text(text)
