"""`detect` and `nema` as jobs of the worker: the same results as the commands', told as they come, stopped at once."""

import json
import subprocess
from pathlib import Path

from command_line import COMMAND
from limits import fair_clock

from redpet.tasks.detect import detect
from redpet.tasks.detect_job import DetectJob

ASKED = {"methods": ["osem"], "drf": [100], "size": [13], "contrast": [6], "background": ["flat"], "device": "cpu"}


def job_in(place: Path, command: str, **fields: object) -> list[str]:
    """The command line of a worker with a job file."""
    path = place / f"{command}.json"
    path.write_text(json.dumps({"command": command, "out": str(place / command), **fields}))
    return [*map(str, COMMAND), "worker", str(path)]


def test_a_study_is_told_step_by_step_goes_on_where_it_was_and_gives_what_the_command_gives(tmp_path):
    line = job_in(tmp_path, "detect", **ASKED, phantoms=3)
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        events = [json.loads(each) for each in worker.stdout]
    assert events[-1]["event"] == "done"
    assert {"detectability.csv", "detectability.json", "table.md"} <= set(events[-1]["manifest"]["files"])
    steps = [(one["done"], one["total"]) for one in events if one["event"] == "stage" and one["stage"] == "detect"]
    assert steps[0] == (0, 3)
    assert steps[-1] == (3, 3)
    units = {path: path.stat().st_mtime_ns for path in (tmp_path / "detect" / "units").iterdir()}
    chosen = {name: tuple(value) for name, value in ASKED.items() if name != "device"}
    again = detect(DetectJob(**chosen, device="cpu", phantoms=3), tmp_path / "detect")  # nothing is measured anew
    assert {path: path.stat().st_mtime_ns for path in (again / "units").iterdir()} == units
    own = detect(DetectJob(**chosen, device="cpu", phantoms=3), tmp_path / "own")
    assert (own / "table.md").read_text() == (again / "table.md").read_text()


def test_a_phantom_is_cancelled_within_a_second_and_keeps_what_was_measured(tmp_path):
    line = job_in(tmp_path, "nema", methods=["osem", "rdp"], drf=[20], draws=1, device="cpu")
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        for each in worker.stdout:
            event = json.loads(each)
            if event["event"] == "stage" and event["done"] > 0:
                break
        with fair_clock() as clock:
            worker.stdin.write("cancel\n")
            worker.stdin.flush()
            last = [json.loads(each) for each in worker.stdout][-1]
            worker.wait()
            assert clock() < 1
    assert last == {"event": "cancelled"}
    assert json.loads((tmp_path / "nema" / "nema.json").read_text())["contrast"] == 4.0
    assert not (tmp_path / "nema" / "phantom.json").exists()
    assert not list((tmp_path / "nema").rglob("*.part"))
