"""The intervals of segments in Measure's table: what the worker found, in cells, tooltips and what is copied."""

import pytest


def segment(name="Lesion", **more):
    """A segment as the worker measures it."""
    told = {"label": 1, "name": name, "mean": 4.0, "max": 9.5, "peak": 7.25, "volume_ml": 1.5, "bias_percent": None}
    return told | more


def interval(lower, upper, why=""):
    return {"lower": lower, "upper": upper, "level": 0.9, "why": why}


def content(intervals, say=""):
    """Measures of one restoration with its low dose, in SUV."""
    images = {"low": {"segments": [segment()]}, "restored": {"segments": [segment(**intervals)]}}
    run = {"label": "DRF 20, RED", "slices": [0, 6], "intervals_say": say, "images": images}
    return {"unit": "SUV", "segments": [{"label": 1, "name": "Lesion"}], "runs": [run]}


@pytest.fixture
def measures(module):
    from REDReconstructionLib.measure import measures

    return measures


FOUND = {
    "intervals": {
        "mean": interval(3.512, 4.876),
        "max": interval(6.0, 11.0, "wider: smaller than what was calibrated"),
        "volume_ml": interval(1.0, 2.0),
    },
    "bias_percent": {"mean": -3.0, "max": 4.0, "peak": 1.0},
}


def test_the_table_has_both_ends_of_each_interval_for_whoever_copies_it(measures):
    table = measures.segmentsTable(content(FOUND))
    assert table.columns[9:] == (
        "SUVmean: from (90 %)", "SUVmean: to (90 %)", "SUVmax: from (90 %)", "SUVmax: to (90 %)",
        "SUVpeak: from (90 %)", "SUVpeak: to (90 %)", "Volume (mL): from (90 %)", "Volume (mL): to (90 %)",
    )  # fmt: skip
    low, restored = table.rows
    assert restored[9:] == ("3.512", "4.876", "6", "11", "", "", "1", "2")
    assert low[9:] == ("",) * 8
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_a_cell_has_the_interval_beneath_its_number_and_its_tooltip_says_what_it_is(measures):
    shown = measures.shownSegments(measures.segmentsTable(content(FOUND)))
    assert shown.heads[2] == "SUVmean\ninterval\nbias"
    low, restored = shown.rows
    assert restored[2:] == ("4\n3.512–4.876\n-3.0 %", "9.5\n6–11\n+4.0 %", "7.25\n+1.0 %")
    assert low[2:] == ("4", "9.5", "7.25")
    assert "interval of the true value: 3.512–4.876" in shown.notes[1][2]
    assert "interval of the true value: 1–2" in shown.notes[1][0]
    assert "interval of the true value" not in shown.notes[0][2]
    assert "the interval in which the true value lies" in shown.tips[2]


def test_without_intervals_the_table_is_as_it_was(measures):
    table = measures.segmentsTable(content({}))
    assert len(table.columns) == 9
    assert measures.shownSegments(table).heads[2] == "SUVmean\nbias"


def test_why_there_are_none_or_wider_ones_is_said_once_as_sentences(measures):
    from REDReconstructionLib.measure import intervals

    told = intervals.remarks(content(FOUND, "the intervals are those of the filtered low dose"))
    assert told == ("The intervals are those of the filtered low dose.", "Wider: smaller than what was calibrated.")
    assert intervals.remarks(content({})) == ()
