"""Windows as readers choose them: in SUV, by the liver, by the maximum; remembered for each tracer."""

from dataclasses import replace
from pathlib import Path

import compared
import numpy as np
import pydicom
import pytest
from comparing import Comparison
from driver import choose, click, process_events


@pytest.fixture
def shown(scene, tmp_path, monkeypatch):
    """A case of full dose and DRF 20, no result yet."""
    comparison = Comparison(tmp_path, monkeypatch)
    comparison.open(traced(tmp_path / "case", "FDG"))
    yield comparison
    comparison.close()


def traced(folder, tracer):
    """A case of a tracer."""
    case = compared.make_case(folder)
    return replace(case, description={**case.description, "tracer": tracer})


def choose_window(comparison, label):
    """Choose a window from the list."""
    choose(comparison.ui.presetCombo, label)


def window(comparison, tag):
    """Upper end of a view's window in the unit of its volume."""
    return comparison.volume(tag).GetDisplayNode().GetWindowLevelMax()


@pytest.mark.parametrize(
    ("label", "upper"), [("SUV 0 to 5", 5.0), ("SUV 0 to 7", 7.0), ("SUV 0 to 10", 10.0), ("SUV 0 to 15", 15.0)]
)
def test_a_window_in_suv_is_the_same_in_all_views(shown, label, upper):
    choose_window(shown, label)
    for tag in ("REDIL", "REDIF"):
        assert window(shown, tag) * compared.SUV_FACTOR == pytest.approx(upper)
        assert shown.volume(tag).GetDisplayNode().GetWindowLevelMin() == pytest.approx(0.0)


def test_a_share_of_the_maximum_is_that_of_the_full_dose(shown):
    choose_window(shown, "50 % of the maximum")
    assert window(shown, "REDIL") == pytest.approx(compared.pattern().max() / 2)
    assert shown.ui.presetCombo.currentText == "50 % of the maximum"


def test_the_next_case_of_a_tracer_opens_with_its_last_window_and_another_tracer_does_not(shown, tmp_path):
    choose_window(shown, "SUV 0 to 15")
    shown.open(traced(tmp_path / "psma", "PSMA"))
    assert shown.ui.presetCombo.currentText == "SUV 0 to 7"
    shown.ui.windowSlider.value = 9.0
    shown.open(traced(tmp_path / "fdg", "FDG"))
    assert shown.ui.presetCombo.currentText == "SUV 0 to 15"
    shown.open(traced(tmp_path / "psma-2", "PSMA"))
    assert (shown.parameters.imageWindow, shown.ui.presetCombo.currentText) == (9.0, "Custom")


def test_the_livers_sphere_gives_the_window_and_the_window_follows_while_it_is_dragged(shown):
    from REDReconstructionLib.compare import liver

    assert not shown.ui.liverWidget.visible
    choose_window(shown, "Liver: 0 to 3 times its mean")
    sphere = shown.views.windows.liver
    volume = shown.volume("REDIF")
    values, matrix = compared.array_of(volume), compared.matrix_of(volume)
    assert window(shown, "REDIF") == pytest.approx(3 * liver.sphereMean(values, matrix, sphere.centre()))
    click(shown.ui.liverButton)
    before = window(shown, "REDIL")
    sphere.observed[0].SetNthControlPointPosition(0, 20.0, 10.0, 115.0)
    process_events()
    assert window(shown, "REDIL") != pytest.approx(before)
    mean = liver.sphereMean(values, matrix, sphere.centre())
    assert window(shown, "REDIL") == pytest.approx(3 * mean)
    assert shown.ui.liverLabel.text == f"Liver: mean {mean * compared.SUV_FACTOR:.3g} SUV"
    choose_window(shown, "SUV 0 to 7")
    assert not shown.ui.liverWidget.visible
    assert not sphere.observed[0].GetDisplayNode().GetVisibility()


@pytest.mark.parametrize("unit", ["counts", "Bq/mL"])
def test_the_window_of_a_case_without_suv_is_that_of_the_patient_whatever_its_bladder_holds(scene, unit):
    """The built-in phantom, whose voxels are some thousand Bq/mL, with and without a bladder a hundred times as hot."""
    import slicer

    from redpet.phantoms.abdomen import LIVER, demo_phantom
    from redpet.pictures.display import projection_window
    from REDReconstructionLib.compare import window_level
    from REDReconstructionLib.scene import display

    plain = demo_phantom()[0].values
    hot = plain.copy()
    hot[:4, 50:75, 45:75] = 100 * LIVER
    ends = []
    for values in (plain, hot):
        node = slicer.util.addVolumeFromArray(values)
        ends.append(display.frontEnd(node))
        assert ends[-1] == pytest.approx(projection_window(values.max(axis=1)), rel=1e-5)
    assert ends[0] <= ends[1] < 2 * ends[0]
    assert LIVER < ends[1] < 10 * LIVER
    assert window_level.presets(unit)[0].ofFront


@pytest.mark.parametrize("turned", [False, True])
def test_the_sphere_is_placed_in_the_liver_of_a_patient_with_a_hot_bladder(turned):
    """The built-in phantom, whose liver is known; lying head or feet first."""
    from redpet.phantoms.abdomen import LIVER, demo_phantom
    from REDReconstructionLib.compare import liver

    image, _attenuation = demo_phantom()
    values = image.values.copy()
    values[:3, 60:75, 55:70] = 40 * LIVER
    matrix = compared.to_ras(image.grid)
    if turned:
        values = values[::-1]
        matrix = matrix @ np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, -1, len(values) - 1], [0, 0, 0, 1.0]])
    place = liver.likeliest(values, matrix)
    assert liver.sphereMean(values, matrix, place) == pytest.approx(LIVER, rel=0.1)
    assert place[0] > 30


def test_a_sphere_holds_the_voxels_whose_centres_lie_in_it_and_outside_of_the_image_none():
    from REDReconstructionLib.compare import liver

    values = np.zeros((9, 9, 9), dtype=np.float32)
    values[4, 4, 4], values[4, 4, 7] = 7.0, 1000.0
    matrix = np.diag([-2.0, -2.0, 2.0, 1.0])
    assert liver.sphereMean(values, matrix, (-8.0, -8.0, 8.0), 5.0) == pytest.approx(7.0 / 7)
    assert liver.sphereMean(values, matrix, (100.0, 0.0, 0.0), 5.0) is None


def test_hot_iron_is_that_of_dicom(shown):
    from REDReconstructionLib.compare import colors

    palette = pydicom.dcmread(Path(pydicom.__file__).parent / "data" / "palettes" / "hotiron.dcm")
    parts = [palette[f"{name}PaletteColorLookupTableData"].value for name in ("Red", "Green", "Blue")]
    wanted = np.stack([np.frombuffer(part, np.uint8) for part in parts], axis=1)
    np.testing.assert_array_equal(np.round(255 * colors.hotIronColors()), wanted)
    combo = shown.ui.imageColorCombo
    combo.setCurrentIndex(combo.findText("Hot iron"))
    combo.activated.emit(combo.currentIndex)
    assert shown.volume("REDIL").GetDisplayNode().GetColorNode().GetName() == "RED-HotIron"


@pytest.mark.parametrize("part", [slice(0, 12), slice(6, 12), slice(2, 5)])
def test_the_sinogram_of_some_slices_is_as_bright_as_the_others_are_in_them(shown, tmp_path, part):
    shown.open(compared.make_case(tmp_path / "all", images=False))
    shown.restored(20, "red", part, measured=True, full=False)
    assert window(shown, "REDSR") == pytest.approx(compared.DOSES["restored"] * window(shown, "REDSF"))
    assert window(shown, "REDSL") == pytest.approx(window(shown, "REDSF") / 20)
    shown.open(compared.make_case(tmp_path / "low", (20.0,), images=False))
    shown.restored(20, "image-unet", part, measured=True, full=False)
    assert window(shown, "REDSL") == pytest.approx(window(shown, "REDSR") / 20 / compared.DOSES["restored"])
