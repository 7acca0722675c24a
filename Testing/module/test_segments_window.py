"""A scanner's 3D sinogram in the panel: a plane of a segment at a time, as the real worker has read it."""

import sys
from pathlib import Path

import numpy as np
import pytest
from driver import click, key, pixels, process_events, wait_until
from opening import opened, section, settle, work  # noqa: F401

sys.path.insert(0, str(Path(__file__).parent.parent / "engine"))
from ring_scans import scan

from redpet.readers.acquisition import read_oblique


@pytest.fixture(scope="module")
def toml(tmp_path_factory):
    return scan(tmp_path_factory.mktemp("segments") / "scan", rings=6, span=3, bins=41, mash=12, counts=2e5)


@pytest.fixture
def window(section, toml):  # noqa: F811
    """The window of the scan, filled."""
    opened(section, toml, "file")
    assert section.ui.segmentsButton.visible
    click(section.ui.segmentsButton)
    shown = section.segments.window
    wait_until(lambda: shown.run is None, "the planes are read")
    process_events()
    yield shown
    shown.close()


def test_the_window_begins_in_the_middle_of_the_direct_planes_and_says_what_it_shows(window, toml):
    whole, _ = read_oblique(toml)
    direct = next(
        prompts for ray, prompts in zip(whole.rays.segments, whole.prompts, strict=True) if ray.difference_mm == 0
    )
    middle = direct[(len(direct) + 1) // 2 - 1]
    assert window.segmentLabel.text == "0 of -1 to 1: ring differences -1 to 1"
    assert window.planeLabel.text == f"6 of 11: {middle.sum():,.6g} in all, at most {middle.max():.4g} in a bin"
    shown = pixels(window.picture).astype(int).sum(axis=2)
    there = np.kron(middle, np.ones((8, 8)))
    rows, columns = (np.linspace(0, n - 1, 100).astype(int) for n in shown.shape)
    at_y, at_x = (np.linspace(0, n - 1, 100).astype(int) for n in there.shape)
    assert np.corrcoef(shown[np.ix_(rows, columns)].ravel(), there[np.ix_(at_y, at_x)].ravel())[0, 1] > 0.9


def test_segments_and_planes_are_gone_through_by_keys(window):
    before = pixels(window.picture)
    key(window.segmentSlider, "Right")
    assert window.segmentLabel.text == "+1 of -1 to 1: ring differences 2 to 4"
    assert window.planeLabel.text.startswith("4 of 7: ")
    oblique = pixels(window.picture)
    assert (oblique != before).any()
    key(window.planeSlider, "Right")
    assert window.planeLabel.text.startswith("5 of 7: ")
    assert (pixels(window.picture) != oblique).any()
    key(window.segmentSlider, "Home")
    assert window.segmentLabel.text == "-1 of -1 to 1: ring differences -4 to -2"


def test_a_window_that_is_closed_leaves_no_file(section, window, work):  # noqa: F811
    assert list(work.rglob("segments-*"))
    window.close()
    process_events()
    assert not list(work.rglob("segments-*"))
    click(section.ui.segmentsButton)
    again = section.segments.window
    again.close()
    wait_until(lambda: not section.session.runner.runs, "no worker is left")
    assert not list(work.rglob("segments-*"))


def test_another_case_closes_the_window_and_one_without_segments_has_no_button(section, window, tmp_path):  # noqa: F811
    opened(section, array_in(tmp_path), "file")
    assert not window.isOpen
    assert not section.ui.segmentsButton.visible


def test_what_cannot_be_read_is_said_in_the_place_of_the_picture(section, toml, tmp_path):  # noqa: F811
    copy = tmp_path / "scan"
    copy.mkdir()
    for path in toml.parent.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    opened(section, copy / toml.name, "file")
    (copy / "prompts.s").unlink()
    click(section.ui.segmentsButton)
    shown = section.segments.window
    wait_until(lambda: shown.run is None, "the worker has ended")
    assert "prompts.s" in shown.picture.text
    assert not shown.segmentSlider.enabled
    shown.close()


def array_in(folder):
    """A sinogram that no scanner counted."""
    path = folder / "array.npz"
    np.savez(
        path,
        values=np.ones((1, 8, 9), np.float32),
        what="sinogram",
        axes=["slice", "angle", "radial"],
        radial_spacing_mm=4.0,
        slice_spacing_mm=4.0,
        angle_start_deg=0.0,
        angle_direction="clockwise",
        unit="counts",
        kind="measured",
    )
    return path
