"""The sample case: registered with Sample Data, made on this computer, opened in the panel."""

from driver import click, wait_until
from opening import message, section, settle, table, work  # noqa: F401, fixtures


def test_sample_data_offers_the_case_once_and_with_a_picture(module):
    import qt
    import slicer

    sources = [one for some in slicer.modules.sampleDataSources.values() for one in some]
    (source,) = [one for one in sources if "RED" in one.sampleName]
    assert callable(source.customDownloader)
    assert qt.QImage(source.thumbnailFileName).width() >= 128
    assert not any(uri.startswith("http") for uri in source.uris)


def test_the_sample_case_opens_from_sample_data_with_dose_levels_and_suv(work, widget):  # noqa: F811
    import SampleData

    section = widget.panel.section("case")  # noqa: F811
    SampleData.press("Low-dose PET case (RED)")
    wait_until(lambda: not section.opener.isBusy, "the sample case is made")
    case = widget.panel.session.case
    assert message(section) == ""
    assert (case.name, case.source) == ("Sample case", "sample")
    assert table(section)["Dose"] == ["full; DRF 4, 20, 100"]
    assert table(section)["Reference"] == ["full dose"]
    assert table(section)["SUV"][0].startswith("body weight")
    assert case.dicomFolder == case.input


def test_a_sample_case_that_is_there_opens_without_being_made_again(section, work, monkeypatch):  # noqa: F811
    jobs = []
    monkeypatch.setattr(section.session.runner, "start", lambda job, listener: jobs.append(job))
    click(section.ui.sampleButton)
    assert [job["command"] for job in jobs] == ["sample"]
    from REDReconstructionLib.process import jobs as places

    (places.workFolder() / "sample" / "full_dose").mkdir(parents=True)
    section.cancelOpening()
    click(section.ui.sampleButton)
    assert [job["command"] for job in jobs] == ["sample", "describe"]
    section.opener.current = None
