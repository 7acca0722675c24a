"""The CT of a case under its PET: found by the real worker on request, never needed, laid over as far as one wants."""

import json

import numpy as np
import pytest
from driver import click, heartbeat, process_events
from synthetic_ct import write_ct
from whole import panel, series  # noqa: F401, fixtures


@pytest.fixture
def study(panel, series):  # noqa: F811
    """Six slices of a real PET series, open, in one view."""
    panel.opened(series)
    for button in ("sinogramsCheck", "differencesCheck", "restoredCheck"):
        if getattr(panel.ui, button).enabled:
            click(getattr(panel.ui, button))
    panel.settle()
    return panel


def ready(shown):
    """Wait for the CT, or for the reason why there is none."""
    shown.wait(lambda: not shown.views.anatomy.isBusy, "the worker has looked for the CT")
    shown.settle()


def test_the_ct_beside_the_series_is_loaded_laid_over_and_goes_with_the_case(study, series, tmp_path):  # noqa: F811
    import slicer

    write_ct(series, tmp_path / "ct")
    ui = study.ui
    assert not ui.anatomySlider.visible
    tag = study.views.cells[0].tag
    alone = study.drawn(tag).astype(float)
    study.unfold("compareButton")
    with heartbeat() as pulse:
        click(ui.anatomyButton)
        ready(study)
    assert pulse.longest_gap_ms < 100
    node = study.views.anatomy.node()
    assert (node.GetName(), node.GetDisplayNode().GetWindow(), node.GetDisplayNode().GetLevel()) == (
        "CT of the case",
        400.0,
        40.0,
    )
    assert ui.anatomySlider.visible
    assert ui.anatomySlider.value == 40.0
    assert study.composite(tag).GetForegroundVolumeID() == node.GetID()
    mixed = study.drawn(tag).astype(float)
    ui.anatomySlider.value = 100
    process_events()
    ct = study.drawn(tag).astype(float)
    assert len(np.unique(ct)) == 2
    np.testing.assert_allclose(mixed, 0.6 * alone + 0.4 * ct, atol=3)
    ui.anatomySlider.value = 0
    process_events()
    assert study.composite(tag).GetForegroundVolumeID() is None
    study.session.setCase(None)
    assert node.GetScene() is None
    assert not [
        one for one in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode") if one.GetName() == "CT of the case"
    ]


def test_without_a_ct_the_reason_is_said_and_everything_else_goes_on(study):
    study.unfold("compareButton")
    click(study.ui.anatomyButton)
    ready(study)
    assert study.ui.anatomyNote.text.startswith("No CT or MR series that can be read shares study and frame")
    assert study.ui.anatomyButton.visible
    assert study.ui.anatomyButton.enabled
    assert study.visible_slice() is not None


def test_slicers_dicom_database_tells_where_the_ct_lies(study, series, tmp_path):  # noqa: F811
    import slicer
    from DICOMLib import DICOMUtils

    elsewhere = tmp_path / "elsewhere" / "ct"
    write_ct(series, elsewhere)
    with DICOMUtils.TemporaryDICOMDatabase():
        DICOMUtils.importDicom(str(tmp_path / "elsewhere"))
        places = study.views.anatomy.places(study.session.case)
        assert places
        assert slicer.dicomDatabase.isOpen
    assert study.views.anatomy.places(study.session.case) == []


def test_a_case_that_is_no_dicom_series_has_nothing_to_look_for(panel, tmp_path):  # noqa: F811
    import compared

    from REDReconstructionLib.scene import importing

    case = compared.make_case(tmp_path / "case")
    compared.done(importing.importCase(case))
    panel.session.setCase(case)
    panel.settle()
    assert not panel.ui.anatomyButton.enabled
    assert json.loads((tmp_path / "case" / "description.json").read_text())["patient"] is None
