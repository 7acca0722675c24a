"""The case report: one page, what stands on it, and what never does."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from command_line import done, listing, small_case
from labelmaps import write_labels

from redpet.case.storage import read_image
from redpet.errors import InputError
from redpet.jobs.measure import MeasureJob, RunToMeasure, measure
from redpet.jobs.report import ReportJob, RunToReport, read_run, report
from redpet.pictures.report_page import draw_report
from redpet.pictures.report_pictures import coronal
from redpet.pictures.report_tables import significant

A4_POINTS = (595.44, 841.68)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report")
    done("restore", small_case(place), "--drf", 4, "--method", "osem", "--out", place / "run")
    return place / "run"


@pytest.fixture
def job(run: Path, tmp_path: Path):
    def make(**fields) -> ReportJob:
        given = {"runs": (RunToReport(folder=run, label="DRF 4, OSEM"),), "out": tmp_path / "report.pdf", **fields}
        return ReportJob(**given)

    return make


def texts(figure) -> list[str]:
    """Everything that is written on a page."""
    return [text.get_text() for text in figure.texts if text.get_text()]


def test_a_report_is_one_page_of_a4_with_its_fonts_inside(job, tmp_path):
    assert report(job(title="Case 7")) == tmp_path / "report.pdf"
    content = (tmp_path / "report.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b", content)) == 1
    (box,) = re.findall(rb"/MediaBox \[ *0 0 ([\d.]+) ([\d.]+) *\]", content)
    assert tuple(map(float, box)) == pytest.approx(A4_POINTS, abs=0.5)
    assert b"/FontFile2" in content
    assert b"/Type3" not in content
    assert listing(tmp_path) == [str(tmp_path / "report.pdf")]


def test_the_page_says_what_was_done_how_close_it_is_and_that_it_is_for_research(run):
    one = read_run(RunToReport(folder=run, label="DRF 4, OSEM"))
    page = texts(draw_report([one], "Case $7$"))
    assert {"Case $7$", "FOR RESEARCH ONLY", "DRF 4, OSEM:", "DRF 4, low dose", "DRF 4, OSEM, restored"} <= set(page)
    metrics = json.loads((run / "metrics.json").read_text())["against_full_dose"]["image"]["restored"]["volume"]
    assert f"{metrics['psnr_db']:.1f}" in page
    assert f"{metrics['ssim']:.3f}" in page
    assert any("OSEM 4 x 16" in text and "no model" in text for text in page)
    assert any(text.startswith("Measured sinograms") for text in page)
    one.record["warnings"].append("the sinogram is odd")
    assert "Warning: the sinogram is odd" in texts(draw_report([one], "Case 7"))


def test_a_patient_is_named_only_where_the_label_is_given(run):
    one = read_run(RunToReport(folder=run, label="DRF 4"))
    assert "Jane Doe" not in texts(draw_report([one], "Case"))
    assert "Jane Doe" in texts(draw_report([one], "Case", patient_label="Jane Doe"))


def test_segments_stand_on_the_page_as_many_as_it_holds(run, job, tmp_path):

    grid = read_image(run / "images" / "low.nrrd").grid

    labels = np.arange(np.prod(grid.shape)).reshape(grid.shape) % 40
    write_labels(tmp_path / "labels.nrrd", grid, labels)
    runs = (RunToMeasure(folder=run, label="DRF 4, OSEM"),)
    measure(
        MeasureJob(runs=runs, out=tmp_path / "measures", segmentation=tmp_path / "labels.nrrd", labels={"1": "Liver"})
    )
    measures = json.loads((tmp_path / "measures" / "measures.json").read_text())
    figure = draw_report([read_run(RunToReport(folder=run, label="DRF 4, OSEM"))], "Case", measures)
    page = texts(figure)
    shown = {text.split(":")[0] for text in page if re.match(r"(Liver|segment \d+):", text)}
    (left_out,) = [text for text in page if text.endswith("more in measures.csv")]
    assert "Liver" in shown
    within = measures["runs"][0]["images"]["restored"]["segments"][0]["intervals"]["mean"]
    assert f"{significant(within['lower'])} – {significant(within['upper'])}" in page
    assert any(text.strip().startswith("90 % interval") for text in page)
    assert any("the method OSEM was not calibrated" in text for text in page)
    assert len(shown) + int(left_out.split()[1]) == 39
    assert (
        min(text.get_position()[1] for text in figure.texts if re.match(r"DRF 4, OSEM:|segment", text.get_text()))
        > 0.05
    )
    report(job(measures=tmp_path / "measures" / "measures.json"))


def test_an_earlier_report_makes_way_and_nothing_else_does(job, tmp_path):
    report(job())
    with pytest.raises(InputError, match="exists already"):
        report(job())
    report(job(overwrite=True))
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4 of somebody else")
    with pytest.raises(InputError, match="exists already"):
        report(job(overwrite=True))
    assert (tmp_path / "report.pdf").read_bytes() == b"%PDF-1.4 of somebody else"


def test_what_cannot_be_reported_is_refused(job, run, tmp_path):
    one = RunToReport(folder=run, label="a")
    (tmp_path / "other.json").write_text("{}")
    for fields, match in [
        ({"out": tmp_path / "report.png"}, r"end its name in \.pdf"),
        ({"runs": ()}, "1 to 4 restorations, not 0"),
        ({"runs": (one,) * 5}, "1 to 4 restorations, not 5"),
        ({"runs": (RunToReport(folder=tmp_path / "other", label="a"),)}, "no output of redpet restore"),
        ({"measures": tmp_path / "other.json"}, "holds no measures"),
    ]:
        with pytest.raises(InputError, match=match):
            report(job(**fields))
    assert listing(tmp_path) == [str(tmp_path / "other.json")]


def test_runs_of_other_slices_are_refused(run, job, tmp_path):
    done("restore", run.parent / "case", "--drf", 4, "--method", "osem", "--slices", "1:3", "--out", tmp_path / "part")
    runs = (RunToReport(folder=run, label="a"), RunToReport(folder=tmp_path / "part", label="b"))
    with pytest.raises(InputError, match="'b' and 'a' differ in slices, grid or unit"):
        report(job(runs=runs))


def test_a_coronal_projection_has_the_head_up_and_the_patients_left_on_the_right(run):
    image = read_image(run / "images" / "full.nrrd")
    image.values[:] = 0
    image.values[-1, 3, 0] = 5.0  # the highest slice, the patient's right
    view = coronal(image)
    assert view.sides == (("R", "L"), ("S", "I"))
    assert view.values.shape == (image.grid.size[2], image.grid.size[0])
    assert view.values[0, 0] == 5
    assert view.height_mm == pytest.approx(image.grid.size[2] * image.grid.spacing_mm[2])


def test_numbers_keep_three_digits():
    assert [significant(value) for value in (0.0, 0.01234, 2.4, 11.628, 696.2, 6412.4)] == [
        *("0", "0.0123", "2.40", "11.6", "696", "6,412")
    ]
