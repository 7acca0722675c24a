"""The page of the report with the evidence: pictures of the worst findings, the map, the sentences."""

import json
import re
from dataclasses import asdict, replace

import numpy as np
import pytest
from command_line import done, small_case
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle

from redpet.case import BQML, Image, ImageGrid
from redpet.case.states import STATE_COLORS
from redpet.case.storage import read_image, write_image
from redpet.case.study import Finding
from redpet.jobs.report import ReportJob, RunToReport, report
from redpet.pictures.evidence_page import Judged, draw_evidence

FEET_FIRST = (-1.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 1.0)
FINDING = Finding(
    "invented", "contradicted", (0.0, 0.0, 0.0), 10.0, 0.52, BQML, 9000.0, 2000.0, 4.5, 1.0, 4.5, 1.0, 0.3,
    None, None, -5.2, 0.98, "Spot at L 10."
)  # fmt: skip


def judged(direction=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0), findings=((2, 12, 30),), full=True):
    """A disc in which voxels (z, y, x) are findings, as the engine judges it."""
    grid = ImageGrid((48, 40, 4), (4.0, 4.0, 5.0), (-94.0, -78.0, 0.0), direction)
    y, x = np.mgrid[:40, :48]
    disc = 1000.0 * ((x - 23.5) ** 2 + (y - 19.5) ** 2 < 300)
    image = Image(np.repeat(disc[None], 4, axis=0).astype(np.float32), grid, BQML)
    states = np.where(image.values > 0, np.where(x > 24, 2.0, 1.0), 0.0).astype(np.float32)
    told = []
    for number, (z, row, column) in enumerate(findings, start=1):
        states[z, row - 1 : row + 2, column - 1 : column + 2] = 3
        steps = np.array((column, row, z)) * grid.spacing_mm
        place = np.asarray(grid.origin_mm) + np.reshape(direction, (3, 3)) @ steps
        told.append(replace(FINDING, position_mm=tuple(place.tolist()), sentence=f"Finding number {number}."))
    names = ("low", "restored", "full") if full else ("low", "restored")
    volumes = {"supported": 5952.0, "cannot tell": 274.0, "contradicted": 1.2}
    return Judged("DRF 20, RED", dict.fromkeys(names, image), replace(image, values=states), told, volumes)


def texts(figure):
    return [text.get_text() for text in figure.texts if text.get_text()]


def test_the_page_names_states_with_their_volumes_and_the_findings_with_their_numbers():
    page = texts(draw_evidence(judged(), "Case $7$"))
    assert {"What the counts bear out", "Low dose", "Restored, with the map", "Full dose"} <= set(page)
    assert {"Contradicted, 1 mL", "Cannot tell, 274 mL", "Supported, 5,952 mL"} <= set(page)
    assert "Finding number 1. (SUV 4.5 shown, 1.0 in the counts, −5.2 standard errors)" in page
    assert "Case $7$   ·   DRF 20, RED" in page
    assert any("research" in text for text in page)


@pytest.mark.parametrize("direction", [(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0), FEET_FIRST])
def test_each_finding_is_ringed_where_its_state_is_painted_in_every_picture(direction):
    figure = draw_evidence(judged(direction, ((2, 12, 30), (0, 25, 12))), "Case")
    assert len(figure.axes) == 2 + 2 * 3
    for row in range(2):
        low, restored, full = figure.axes[1 + 3 * row : 4 + 3 * row]
        painted = restored.images[1].get_array()
        colour = np.abs(painted[..., :3] - to_rgb(STATE_COLORS[3])).max(axis=-1) < 0.01
        where = np.argwhere(colour & (painted[..., 3] > 0)).mean(axis=0) + 0.5
        width, height = restored.images[1].get_extent()[1:3]
        wanted = where[1] * width / painted.shape[1], where[0] * height / painted.shape[0]
        for ax in (low, restored, full):
            (ring,) = [patch for patch in ax.patches if isinstance(patch, Circle)]
            assert ring.center == pytest.approx(wanted)
            assert ring.get_edgecolor()[:3] == pytest.approx(to_rgb(STATE_COLORS[3]))
        assert len(low.images) == len(full.images) == 1


def test_what_is_supported_hides_nothing_of_the_picture():
    painted = draw_evidence(judged(), "Case").axes[2].images[1].get_array()
    opacities = {tuple(np.round(colour[:3], 2)): colour[3] for colour in painted.reshape(-1, 4)}
    assert opacities[tuple(np.round(to_rgb(STATE_COLORS[1]), 2))] == 0
    assert 0 < opacities[tuple(np.round(to_rgb(STATE_COLORS[2]), 2))] < opacities[
        tuple(np.round(to_rgb(STATE_COLORS[3]), 2))
    ] < 0.5  # fmt: skip


def test_more_findings_than_there_is_room_for_are_counted():
    many = draw_evidence(judged(findings=((1, 20, 20),) * 90), "Case")
    page = texts(many)
    shown = sum(text.startswith("Finding number") for text in page)
    assert 10 < shown < 90
    assert f"and {90 - shown} more in evidence.csv" in page
    assert min(text.get_position()[1] for text in many.texts if "Finding" in text.get_text()) > 0.05


def test_without_findings_and_full_dose_the_page_still_shows_the_map():
    figure = draw_evidence(judged(findings=(), full=False), "Case")
    assert "No spot stands out, and nothing is contradicted." in texts(figure)
    assert "Full dose" not in texts(figure)
    assert len(figure.axes[2].images) == 2


def test_a_report_has_a_page_more_for_each_judged_restoration(tmp_path):
    case = small_case(tmp_path)
    for name in ("plain", "judged"):
        done("restore", case, "--drf", 4, "--method", "osem", "--out", tmp_path / name)
    image = read_image(tmp_path / "judged" / "images" / "restored.nrrd")
    write_image(replace(image, values=np.full_like(image.values, 2)), tmp_path / "judged" / "images" / "evidence.nrrd")
    content = {"available": True, "volume_ml": {"supported": 1.0}, "findings": [asdict(FINDING)]}
    (tmp_path / "judged" / "evidence.json").write_text(json.dumps(content))
    runs = tuple(RunToReport(folder=tmp_path / name, label=name) for name in ("plain", "judged"))
    report(ReportJob(runs=runs, out=tmp_path / "both.pdf"))
    assert len(re.findall(rb"/Type /Page\b", (tmp_path / "both.pdf").read_bytes())) == 2
    report(ReportJob(runs=runs[:1], out=tmp_path / "one.pdf"))
    assert len(re.findall(rb"/Type /Page\b", (tmp_path / "one.pdf").read_bytes())) == 1
