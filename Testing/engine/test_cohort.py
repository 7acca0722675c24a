"""A folder of cases as a person restores it: README's line, three real workers of which one is killed, a scheduler."""

import csv
import json
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pyarrow.parquet
import pytest
from command_line import COMMAND, IMAGE, done, interruptible, listing, only_sentence, small_activity, write_array
from labelmaps import write_labels
from limits import HANG_S, fair_clock
from synthetic_dicom import pet_slice, write_series

from redpet.cohort import run
from redpet.cohort.job import TASK_FILE, settings_of, task_of
from redpet.cohort.outliers import is_outlier, robust_scores, with_scores
from redpet.cohort.rows import COLUMNS, WHOLE, Row
from redpet.cohort.run import CohortJob, cohort
from redpet.cohort.work import work
from redpet.errors import InputError, ResourceError
from redpet.jobs.restore import RestoreJob, Selection
from redpet.machine import cluster
from redpet.machine.cluster import ClusterSettings
from redpet.readers import read_input
from redpet.restoration.restorer import RestorerSettings

BODIES = ("body 1", "body 2", "body 10")
SERIES, BAD = "series", "bad"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds CASES: three bodies with full dose, two of them with regions; a series; and nothing good."""
    here = tmp_path_factory.mktemp("many")
    for number, name in enumerate(BODIES):
        image = write_array(here / f"{number}.npy", small_activity()[: 2 + number] * (1 + number), IMAGE)
        done("simulate", image, "--drf", 4, "--counts-per-slice", 2e5, "--seed", number, "--out", here / "CASES" / name)
    regions = np.zeros((2, 32, 32))
    regions[:, 10:13, 19:22] = 3
    case = read_input(here / "CASES" / BODIES[0])
    write_labels(here / "CASES" / BODIES[0] / "regions.nrrd", case.full.sinogram.grid, regions)
    labels = [{"number": 3, "name": "hot spot", "kind": "lesion"}]
    (here / "CASES" / BODIES[0] / "regions.json").write_text(json.dumps(labels))
    stored = 100 * small_activity()[:2].astype(int) // 1000
    write_series(here / "CASES" / SERIES, [pet_slice(one, (0, 0, 4 * z)) for z, one in enumerate(stored)])
    (here / "CASES" / BAD).mkdir()
    (here / "CASES" / BAD / "case.json").write_text("no JSON")
    return here


@pytest.fixture(scope="module")
def typed(pytestconfig: pytest.Config) -> list[str]:
    """The command of README's section, as it stands."""
    section = (pytestconfig.rootpath / "README.md").read_text().partition("### Many cases")[2].partition("\n### ")[0]
    (line,) = re.findall(r"^(redpet cohort .*)$", section, re.MULTILINE)
    return [*COMMAND, *shlex.split(line, comments=True)[1:]]


def started(folder: Path, command: list[str]) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, text=True, preexec_fn=interruptible
    )


def busy(process: subprocess.Popen[str], out: Path) -> psutil.Process:
    """A worker of a running cohort that is in the middle of a case: it holds the claim of a folder half written."""
    while process.poll() is None:
        for child in psutil.Process(process.pid).children(recursive=True):
            try:
                if any(out / "cases" in Path(file.path).parents for file in child.open_files()):
                    return child
            except psutil.Error:
                continue
        time.sleep(0.01)
    raise AssertionError(process.communicate())


def with_a_loss(here: Path, typed: list[str]) -> tuple[Path, str]:
    """What README's line gives while one of its three workers is killed: the folder, and what it told."""
    process, out = started(here, typed), here / "results"
    victim = busy(process, out)
    family = psutil.Process(process.pid).children(recursive=True)
    addresses = {
        one.laddr.ip
        for member in (psutil.Process(process.pid), *family)
        for one in member.net_connections()
        if one.status == psutil.CONN_LISTEN
    }
    victim.send_signal(signal.SIGKILL)
    _, stderr = process.communicate(timeout=HANG_S)
    gone(family)
    assert process.returncode == 1
    assert addresses == {"127.0.0.1"}
    return out, stderr


def gone(processes: list[psutil.Process]) -> None:
    """Wait until none of these computes any more."""
    for one in processes:
        with suppress(psutil.NoSuchProcess):
            while one.status() != psutil.STATUS_ZOMBIE:
                time.sleep(0.01)


def rows_in(out: Path) -> list[dict[str, str]]:
    with (out / "table.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check_what_was_told(out: Path, stderr: str) -> None:
    """The case that failed, and nothing half-written."""
    assert sorted(path.name for path in (out / "cases").iterdir()) == sorted([*BODIES, SERIES])
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
    assert re.search(r"3 workers; dashboard: http://127\.0\.0\.1:\d+/status", stderr)
    assert f"1 of 5 cases failed, the others are in results/index.html: {BAD}: " in stderr.splitlines()[-1]
    assert "Traceback" not in stderr


def check_table(out: Path) -> None:
    """A row for each case, dose and region, the same in both files."""
    rows = rows_in(out)
    assert [(row["case"], row["drf"], row["region"]) for row in rows] == [
        (BODIES[0], "4.0", WHOLE),
        (BODIES[0], "4.0", "hot spot"),
        *((name, "4.0", WHOLE) for name in BODIES[1:]),
        (SERIES, "", WHOLE),
    ]
    whole, spot = rows[:2]
    assert whole["reference"] == "truth"
    assert float(whole["psnr_db"]) > float(whole["low_psnr_db"]) + 3
    assert (spot["unit"], spot["reference"], spot["kind"]) == ("Bq/mL", "full dose", "lesion")
    assert float(spot["volume_ml"]) == pytest.approx(2 * 9 * 0.064)
    bias = 100 * (float(spot["mean"]) / float(spot["reference_mean"]) - 1)
    assert float(spot["mean_bias_percent"]) == pytest.approx(bias)
    assert float(spot["mean_lower"]) < float(spot["mean"]) < float(spot["mean_upper"])
    assert (rows[-1]["sinograms"], rows[-1]["psnr_db"]) == ("re-projected", "")
    assert list((out / "cases" / SERIES / "unknown" / "dicom").glob("*.dcm"))
    table = pyarrow.parquet.read_table(out / "table.parquet")
    assert tuple(table.column_names) == COLUMNS
    for row, other in zip(rows, table.to_pylist(), strict=True):
        assert {name: "" if value is None else str(value) for name, value in other.items()} == row


def check_page(out: Path, stderr: str) -> None:
    """A picture of each level, why one failed, and no patient."""
    page = (out / "index.html").read_text()
    pictures = re.findall(r'<img src="([^"]+)"', page)
    assert len(pictures) == len(BODIES) + 1
    assert all((out / picture.replace("%20", " ")).is_file() for picture in pictures)
    assert "An outlier is a row with a robust z-score beyond 3.5" in page
    assert f"{BAD}/case.json" in page.partition("<h2>Failed</h2>")[2]
    told = [page, stderr, *(file.read_text() for file in (out / "table.csv", *out.rglob("*.json")))]
    assert not [text for text in told if "Secret" in text or "SECRET" in text]


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler in another process, with one worker in a third."""
    folder = tmp_path_factory.mktemp("scheduler")
    file = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    at = ["--scheduler-file", str(file), "--no-dashboard", "--host", "127.0.0.1"]
    processes = [started(folder, [*dask, "scheduler", "--port", "0", *at])]
    try:
        while not file.is_file():
            assert processes[0].poll() is None
            time.sleep(0.05)
        processes.append(started(folder, [*dask, "worker", "--nthreads", "2", "--no-nanny", *at]))
        address = json.loads(file.read_text())["address"]
        from distributed import Client

        with Client(address) as client:
            client.wait_for_workers(1, timeout=HANG_S)
        yield address
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def test_three_workers_of_which_one_is_killed_do_the_same_to_the_bit_as_one_of_a_scheduler_elsewhere(
    here: Path, typed: list[str], scheduler: str, monkeypatch: pytest.MonkeyPatch
):
    out, stderr = with_a_loss(here, typed)
    check_what_was_told(out, stderr)
    check_table(out)
    check_page(out, stderr)

    process = started(here, [*typed[: typed.index("--out")], "--out", "elsewhere", "--scheduler", scheduler])
    _, stderr = process.communicate(timeout=HANG_S)
    assert process.returncode == 1, stderr
    assert "1 worker; dashboard" in stderr
    differing = {"run.json", "dicom"}  # when it was made, how long it took; UIDs that are never those of another export
    files = [path.relative_to(here / "elsewhere") for path in sorted((here / "elsewhere").rglob("*.*"))]
    compared = [path for path in files if not differing & set(path.parts)]
    assert len(compared) > 30
    assert [path for path in compared if (out / path).read_bytes() != (here / "elsewhere" / path).read_bytes()] == []

    check_going_on(here, out, monkeypatch)


def check_going_on(here: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done is not done again, and results of other settings are not replaced."""
    asked = []

    def no_workers(client: object, function: object, tasks: list, waiting: object) -> Iterator:
        asked.extend(task.name for task in tasks)
        return iter([(task, ResourceError("not today.")) for task in tasks])

    monkeypatch.setattr(run, "as_done", no_workers)
    monkeypatch.setattr(run, "cluster", lambda *_: nullcontext())
    before = rows_in(out)
    with pytest.raises(InputError, match=r"1 of 5 cases failed.*bad: not today"):
        cohort(job_for(here, out))
    assert asked == [BAD]
    assert rows_in(out) == before
    with pytest.raises(InputError, match="holds 4 results, body 1 the first, of other settings"):
        cohort(job_for(here, out, restorer=RestorerSettings("osem")))
    (out / "cohort.json").unlink()
    with pytest.raises(InputError, match="is there and no cohort"):
        cohort(job_for(here, out))


def job_for(here: Path, out: Path, **options: object) -> CohortJob:
    selection = Selection(input=here / "CASES")
    return CohortJob(restoring=RestoreJob(selection=selection, out=out, **options))  # type: ignore[arg-type]


def test_a_case_whose_files_changed_is_made_anew_where_that_is_asked_for(here: Path, tmp_path: Path):
    job = job_for(here, tmp_path / "out", restorer=RestorerSettings("osem"), overwrite=True)
    place = here / "CASES" / BODIES[1]
    (tmp_path / "running").touch()
    task = task_of(job, place, settings_of(job), tmp_path / "running")
    first = work(task)
    assert [row.method for row in first.rows] == ["OSEM"]
    made = (task.job.out / TASK_FILE).stat().st_mtime_ns
    assert work(task) == first
    assert (task.job.out / TASK_FILE).stat().st_mtime_ns == made
    (place / "notes.txt").write_text("read again")
    changed = task_of(job, place, settings_of(job), tmp_path / "running")
    (place / "notes.txt").unlink()
    assert changed.key != task.key
    assert work(changed) == first
    assert json.loads((task.job.out / TASK_FILE).read_text())["key"] == changed.key


def test_the_work_stops_within_a_step_when_nobody_waits_for_it(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("redpet.cohort.work.LOOK_S", 0)
    job = job_for(here, tmp_path / "out", restorer=RestorerSettings("osem"))
    outcome = work(task_of(job, here / "CASES" / BODIES[1], "", tmp_path / "gone"))
    assert outcome.failure == "nobody waits for the case any more."
    assert listing(tmp_path) == []


def test_a_cancelled_job_ends_within_a_second_and_its_workers_with_it(here: Path, tmp_path: Path):
    job = {"command": "cohort", "input": str(here / "CASES"), "out": str(tmp_path / "out"), "workers": 1}
    (tmp_path / "job.json").write_text(json.dumps(job))
    process = started(here, [*COMMAND, "worker", str(tmp_path / "job.json")])
    worker = busy(process, tmp_path / "out")
    with fair_clock() as clock:
        stdout, stderr = process.communicate("cancel\n", timeout=HANG_S)
        assert clock() < 1
    assert process.returncode == 3
    assert "Traceback" not in stderr
    events = [json.loads(line) for line in stdout.splitlines()]
    assert events[-1] == {"event": "cancelled"}
    assert {event["stage"] for event in events if event["event"] == "stage"} == {"start", "list cases", "cases"}
    gone([worker])
    assert list((tmp_path / "out" / "cases").glob("[!.]*")) == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--workers", 2, "--scheduler", "tcp://127.0.0.1:1"), "leave out one of them"),
        (("--workers", 0), "--workers is a whole number from 1"),
        (("--slices", "0:1", "--method", "nothing"), "the method 'nothing' is unknown"),
        (("--method", "osem", "--reconstruction", "magic"), "magic"),
        (("--method", "unet"), "no model for the method 'unet' is built in"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_the_work(
    here: Path, tmp_path: Path, options: tuple, sentence: str, capsys: pytest.CaptureFixture[str]
):
    from redpet import cli

    out = tmp_path / "out"
    assert cli.main(["cohort", str(here / "CASES"), "--out", str(out), "-q", *map(str, options)]) == 1
    assert sentence in only_sentence(capsys.readouterr().err)
    assert listing(tmp_path) == []


def test_a_reference_of_a_single_case_and_a_scheduler_that_is_not_there_are_refused(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    selection = Selection(input=here / "CASES", reference=here / "CASES" / SERIES)
    with pytest.raises(InputError, match="--reference belongs to a single case"):
        cohort(CohortJob(restoring=RestoreJob(selection=selection, out=tmp_path / "out")))
    monkeypatch.setattr(cluster, "CONNECT_S", 0.2)
    job = job_for(here, tmp_path / "new" / "out")
    for address in ("tcp://127.0.0.1:1", ""):
        with pytest.raises(InputError, match=f"no Dask scheduler answers at {address}: start one"):
            cohort(replace(job, cluster=ClusterSettings(scheduler=address)))
    assert listing(tmp_path) == []


def row(case: int, **values: object) -> Row:
    about = {"case": str(case), "drf": 4.0, "region": WHOLE, "kind": "", "sinograms": "measured", "method": "OSEM"}
    return Row(**about | {"unit": "Bq/mL"} | values)  # type: ignore[arg-type]


def test_an_outlier_is_far_from_the_median_in_robust_deviations():
    # Median 3, median absolute deviation 1: the z of 30 is 0.6745 * 27.
    assert robust_scores([1, 2, 3, 4, 30])[-1] == pytest.approx(0.6745 * 27, rel=1e-6)
    # More than half alike: the mean absolute deviation, 2, takes its place.
    assert robust_scores([5, 5, 5, 5, 15])[-1] == pytest.approx(0.7979 * 10 / 2)
    assert robust_scores([5.0] * 5) == [None] * 5
    assert robust_scores([1, 2, 3, 30]) == [None] * 4


def test_the_rows_of_a_dose_and_region_are_compared_with_each_other_alone():
    rows = [row(case, psnr_db=30.0 + case, ssim=0.9) for case in range(5)]
    rows += [row(case, psnr_db=90.0 + case, drf=20.0, nrmse=0.1 * (case == 4)) for case in range(5)]
    scored = with_scores(rows)
    assert [is_outlier(one) for one in scored] == [False] * 9 + [True]
    assert (scored[-1].outlying, scored[0].outlying) == ("nrmse", "psnr_db")
    page = run.page(scored, {"lost": "memory <ran> out."})
    assert page.index("<h2>Failed</h2>") < page.index("<h2>Outliers</h2>") < page.index("<h2>All others</h2>")
    assert "memory &lt;ran&gt; out." in page
    assert "whole image: NRMSE 0.1, z +" in page.partition("<h2>Outliers</h2>")[2].partition("<h2>")[0]
