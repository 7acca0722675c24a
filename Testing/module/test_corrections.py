"""The corrections of a scan in pieces in the panel: a table with a check box each, and a scan without some of them."""

import json
import sys
from pathlib import Path

import pytest
from driver import click
from opening import opened, section, settle, table, work  # noqa: F401
from qt_dialogs import answers

sys.path.insert(0, str(Path(__file__).parent.parent / "engine"))
from ring_scans import scan
from synthetic_interfile import write


@pytest.fixture(scope="module")
def toml(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corrections") / "scan"
    path = scan(folder, rings=3, bins=41, mash=21, counts=5e4)
    lines = [line for line in path.read_text().splitlines() if not line.startswith("scatter")]
    path.write_text("\n".join(lines))
    return path


def leave(names, seen, accept=True):
    """An answer to the dialog: what is unchecked; `seen` takes what the table showed before."""

    def answer(dialog):
        shown = dialog.findChild("QTableWidget", "correctionsTable")
        boxes = {}
        for row in range(shown.rowCount):
            box = shown.cellWidget(row, 0)
            name = shown.item(row, 0).text() if box is None else box.text
            boxes[name] = (None if box is None else (box.checked, box.enabled), shown.item(row, 1).text())
            if box is not None and box.enabled:
                box.checked = name not in names
        seen.append(boxes)
        dialog.accept() if accept else dialog.reject()

    return answer


def test_what_is_unchecked_is_left_out_of_the_scan_and_can_come_back(section, toml):  # noqa: F811
    opened(section, toml, "file")
    assert section.ui.correctionsButton.visible
    seen = []
    answers.add("exec", leave(["attenuation"], seen))
    click(section.ui.correctionsButton)
    settle(section)
    assert seen[0]["attenuation"] == ((True, True), "given")
    assert seen[0]["scatter"] == ((False, False), "missing")
    assert seen[0]["dead time"] == (None, "missing")
    case = section.session.case
    assert case.meant == {"without": ["attenuation"]}
    assert case.description["levels"][0]["sinogram"]["uncorrected"] == ["attenuation", "scatter"]
    answers.add("exec", leave([], seen))
    click(section.ui.correctionsButton)
    settle(section)
    assert seen[1]["attenuation"] == ((False, True), "left out")
    assert section.session.case.meant == {}
    assert section.session.case.description["levels"][0]["sinogram"]["uncorrected"] == ["scatter"]


def test_cancel_leaves_the_scan_as_it_is(section, toml):  # noqa: F811
    opened(section, toml, "file")
    before = section.session.case
    answers.add("exec", leave(["attenuation", "randoms"], [], accept=False))
    click(section.ui.correctionsButton)
    settle(section)
    assert section.session.case is before


def test_a_sinogram_alone_has_no_such_button(section, tmp_path):  # noqa: F811
    import numpy as np

    opened(section, write(tmp_path, np.ones((3, 8, 9), "<f4")), "file")
    assert not section.ui.correctionsButton.visible
    assert json.dumps(section.session.case.description)
