"""The case table: what it tells of each input, and the sentence where an input is refused."""

import pytest
from driver import set_palette
from opening import FLT, message, opened, section, table, work  # noqa: F401, fixtures
from qt_dialogs import answers

ODD = "odd-dicom/"
READABLE = 3.5
REFUSED = {
    ODD + "other-modality-3.dcm": "this is an MR series, a PET series is needed",
    ODD + "other-modality-5.dcm": "this is a CT series, a PET series is needed",
    ODD + "other-modality-6.dcm": "this is an OT series, a PET series is needed",
    ODD: "mixes PET slices with another series in one folder",
    "sinograms/Siemens_mMR_seg2.hs": "Siemens_mMR_seg2",
}


def test_a_ge_slice_in_propcps_says_why_there_is_no_suv(section, data):  # noqa: F811
    case = opened(section, data / ODD / "ge-ste-propcps-jpeglossless.dcm")
    shown = table(section)
    assert "no calibration to Bq/mL" in shown.pop("SUV")[0]
    assert shown == {
        "Case": [case.name],
        "Dose": ["not stated; its noise tells no dose"],
        "Reference": ["none: metrics need a full-dose level"],
        "Sinogram": ["re-projected from the image"],
        "Geometry": ["128 × 128 × 1 voxels of 5.469 × 5.469 × 3.27 mm"],
        "Unit": ["PROPCPS"],
        "Injection": ["Injected 422.9 MBq of F-18; uptake 69.3 min."],
        "Note": ["The series says 263 slices, 1 are here: it is a part."],
    }


def test_a_siemens_flt_slice_has_its_suv_factor(section, data):  # noqa: F811
    case = opened(section, data / FLT)
    assert table(section) == {
        "Case": [case.name],
        "Dose": ["not stated; its noise tells no dose"],
        "Reference": ["none: metrics need a full-dose level"],
        "Sinogram": ["re-projected from the image"],
        "Geometry": ["168 × 168 × 1 voxels of 4.073 × 4.073 × 5 mm"],
        "Unit": ["Bq/mL"],
        "SUV": ["body weight, 0.000594249 per Bq/mL"],
        "Injection": ["Injected 178.34 MBq of F-18; uptake 66.3 min."],
        "Note": ["The series says 324 slices, 1 are here: it is a part."],
    }


def contrast(first, second):
    """The contrast of two colours after WCAG 2.2, 1 to 21."""

    def luminance(color):
        parts = [color.redF(), color.greenF(), color.blueF()]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", ["light", "dark"])
def test_the_tables_labels_can_be_read(section, data, palette):  # noqa: F811
    import qt

    set_palette(palette)
    opened(section, data / FLT)
    shown = section.ui.caseTable
    assert contrast(shown.item(0, 0).foreground().color(), shown.palette.color(qt.QPalette.Base)) > READABLE
    set_palette("light")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_pet_case_is_refused_in_one_sentence(section, data, name):  # noqa: F811
    if name == ODD:  # it holds several PET series, and which is meant is asked first
        answers.add("exec", lambda dialog: dialog.reject())
    assert opened(section, data / name) is None
    assert answers.left == []
    assert REFUSED[name] in message(section)
    assert section.ui.emptyFrame.isVisibleTo(section.widget)
    assert not section.ui.caseFrame.isVisibleTo(section.widget)


def test_the_odd_files_are_all_in_these_tests(data):
    tested = {name.removeprefix(ODD) for name in (*REFUSED, FLT)} | {"ge-ste-propcps-jpeglossless.dcm"}
    assert {path.name for path in (data / ODD).iterdir()} <= tested


def test_a_measured_sinogram_says_so_and_what_suv_lacks(section, data):  # noqa: F811
    opened(section, data / "sinograms" / "smalllong.hs")
    shown = table(section)
    assert shown["Sinogram"] == ["measured, precorrected"]
    assert shown["Geometry"] == ["27 slices × 64 angles × 75 bins of 3 mm, 3.27 mm apart"]
    assert shown["Unit"] == ["counts"]
    assert shown["SUV"] == ["not possible: only DICOM gives weight, injected dose and times"]
    assert len(shown["Note"]) == 2


def test_the_patient_is_named_only_where_the_user_asks(section, data):  # noqa: F811
    patient = opened(section, data / FLT).description["patient"]
    named = {value for key, value in patient.items() if key != "series_description" and len(value) > 2}
    assert patient["id"] in named
    told = " ".join(text for texts in table(section).values() for text in texts)
    assert not [value for value in named if value in told]
    section.ui.patientLabelsCheckBox.click()
    shown = table(section)
    assert patient["id"] in shown["Patient"][0]
    assert patient["series_description"] == shown["Series"][0]
    section.ui.patientLabelsCheckBox.click()
    assert "Patient" not in table(section)


def description(levels, truth=False):
    """A description as the worker writes it, of images in SUV."""
    image = {"unit": "SUV", "size": [8, 8, 4], "spacing_mm": [2.0, 2.0, 3.0]}
    return {
        "levels": [{"drf": drf, "label": "", "image": image} for drf in levels],
        "truth": truth,
        "warnings": [],
        "patient": None,
    }


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        ([1.0, 4.0, 100.0, 20.0], "full; DRF 4, 20, 100"),
        ([20.0], "DRF 20"),
        ([1.0], "full"),
        ([None], "not stated"),
        ([2.5, None], "DRF 2.5; not stated"),
    ],
)
def test_doses_are_told_from_the_full_one_down(module, levels, text):
    from REDReconstructionLib.case.table import doseRow

    assert doseRow(description(levels)["levels"]).text == text


@pytest.mark.parametrize(
    ("look", "text"),
    [
        ({"drf": 20.0, "certainty": 0.834}, "not stated; its noise looks like DRF 20 (83 % certain)"),
        ({"drf": 1.0, "certainty": 0.6}, "not stated; its noise looks like a full dose (60 % certain)"),
        ({"drf": None, "certainty": 0.0}, "not stated; its noise tells no dose"),
    ],
)
def test_an_image_of_unknown_dose_comes_with_a_hint_of_what_its_noise_looks_like(module, look, text):
    from REDReconstructionLib.case.table import MISSING, doseRow

    (level,) = description([None])["levels"]
    row = doseRow([level | {"looks_like": look}])
    assert (row.text, row.kind) == (text, MISSING)


def test_values_in_suv_need_no_factor_and_a_factor_may_differ_by_slice(module):
    from REDReconstructionLib.case.table import suvRow

    levels = description([1.0])["levels"]
    assert suvRow(levels).text == "the values are SUV"
    series = {**levels[0], "image": {"unit": "counts"}, "suv": {"factor": None, "reason": ""}}
    assert suvRow([series]).text == "body weight, one factor for each slice per counts"
