"""The benchmarks of speed, at small sizes: they run, print and keep what they measure, and tell what differs.

No time is judged here.
"""

import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from redpet.jobs.outputs import RUN_FILE
from redpet.projection import joseph
from redpet.projection.compiled import Rays

ROOT = Path(__file__).parents[2]
Bench = Callable[[str], ModuleType]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Bench]:
    """Benchmarks by their names, which no later test finds; what they keep goes into a folder of the test."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(ROOT / "Testing" / "benchmarks"))
    monkeypatch.setattr(import_module("reached"), "HISTORY", tmp_path / "build" / "reached.csv")
    monkeypatch.setattr(import_module("scaling"), "HISTORY", tmp_path / "build" / "scaling.csv")
    yield import_module
    names = {path.stem for path in (ROOT / "Testing" / "benchmarks").glob("*.py")}
    for name in names & (set(sys.modules) - before):
        del sys.modules[name]


def run(monkeypatch: pytest.MonkeyPatch, module: ModuleType, *options: object) -> None:
    """A benchmark as it is typed."""
    monkeypatch.setattr(sys, "argv", [f"{module.__name__}.py", *map(str, options)])
    module.main()


def told(bench: Bench) -> dict[str, float]:
    """The newest figure of each row that was kept."""
    return {line["row"]: float(line["reached"]) for line in bench("reached").history()}


def test_the_table_has_the_newest_figure_of_each_row_and_says_which_miss_their_goal(
    monkeypatch: pytest.MonkeyPatch, bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    reached = bench("reached")
    for row, figure in (("osem", 0.7), ("run 128", 0.52), ("osem", 0.39)):
        reached.tell(row, figure)
    with reached.HISTORY.open("a") as file:
        file.write("2020-01-01T00:00:00+00:00,0.1,x86_64 2 processors,0.1,a row of former times,7\n")
    run(monkeypatch, reached)
    head, _, *rows = capsys.readouterr().out.splitlines()
    assert head == "| what | measured in | before | limit seen | goal | reached | load |"
    cells = {line.split(" | ")[0].removeprefix("| "): line.removesuffix(" |").split(" | ") for line in rows}
    assert list(cells) == [promise.what for promise in reached.PROMISES.values()]
    assert cells[reached.PROMISES["osem"].what][4:6] == ["0.4", "0.39"]
    assert cells[reached.PROMISES["run 128"].what][4:6] == ["0.5", "0.52 (missed)"]
    assert cells[reached.PROMISES["cohort"].what][5] == "not measured"


def test_the_page_of_speed_has_the_rows_and_goals_of_the_table(bench: Bench) -> None:
    page = (ROOT / "docs" / "speed.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in page.splitlines() if line[:1] == "|"]
    shown = {row[0]: row[1:5] for row in rows if len(row) == 6}
    for what, measure, before, limit, goal in bench("reached").PROMISES.values():
        assert shown[what] == [measure, before, limit, f"{goal:g}"]


def test_a_history_is_drawn_and_without_one_a_sentence_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, bench: Bench, tmp_path: Path
) -> None:
    reached = bench("reached")
    with pytest.raises(SystemExit, match="make bench measures"):
        run(monkeypatch, reached)
    for figure in (0.9, 0.6, 0.4):
        reached.tell("osem", figure)
    run(monkeypatch, reached, "--plot", tmp_path / "history.png")
    assert (tmp_path / "history.png").read_bytes().startswith(b"\x89PNG")


def test_two_workers_give_what_one_gives_and_the_times_of_both_are_told(
    monkeypatch: pytest.MonkeyPatch, bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    run(monkeypatch, bench("cohort_bench"), "--cases", 2, "--workers", 2, "--slices", 1, "--pixels", 32)
    out = capsys.readouterr().out
    assert "redpet cohort, 2 cases of 1 slices of 32 x 32, DRF 20" in out
    assert re.search(r"one worker took \d+ s\n  2 workers \d+ s: \d+\.\d\d of it", out)
    assert re.search(r"[1-9]\d* files compared: all are the same to the bit", out)


def test_a_cohort_that_differs_in_a_byte_fails_and_names_the_file(
    monkeypatch: pytest.MonkeyPatch, bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    cohort = bench("cohort_bench")
    monkeypatch.setattr(cohort, "processors", lambda: 2)

    def restored(cases: Path, out: Path, workers: int) -> tuple[float, float]:
        place = out / "cases" / "case 000"
        place.mkdir(parents=True)
        (place / RUN_FILE).write_text(f"made by {workers}")
        (place / "same.nrrd").write_bytes(b"same")
        (place / "other.nrrd").write_bytes(bytes([workers]))
        return 30.0 / workers, 30.0

    monkeypatch.setattr(cohort, "restored", restored)
    monkeypatch.setattr(cohort, "make_cases", lambda *given: None)
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, cohort)
    assert ended.value.code == 1
    out = capsys.readouterr().out
    assert "2 processors" in out
    assert "one worker took 30 s" in out
    assert "  2 workers 15 s: 0.50 of it, 1.00 of a share of 1/2" in out
    assert "  3 workers 10 s: 0.33 of it, 1.00 of a share of 1/3" in out
    assert "2 files compared: 1 differ, cases/case 000/other.nrrd the first" in out
    assert {name: told(bench)[name] for name in ("cohort", "cohort here")} == pytest.approx(
        {"cohort": 1.0, "cohort here": 1.0}
    )


def test_files_that_only_one_cohort_has_differ_and_records_do_not(bench: Bench, tmp_path: Path) -> None:
    cohort = bench("cohort_bench")
    for name in ("one", "other"):
        (tmp_path / name / "a").mkdir(parents=True)
        (tmp_path / name / "a" / "image.nrrd").write_bytes(b"same")
        (tmp_path / name / RUN_FILE).write_text(name)
    assert cohort.unlike(tmp_path / "one", tmp_path / "other") == []
    (tmp_path / "other" / "a" / "more.nrrd").write_bytes(b"")
    assert cohort.unlike(tmp_path / "one", tmp_path / "other") == [Path("a/more.nrrd")]


def test_a_whole_run_is_measured_with_and_without_what_makes_it_fast(bench: Bench, tmp_path: Path) -> None:
    runs = bench("whole_runs")
    case = runs.made_by(ROOT, tmp_path, 1, 24)
    for program in (runs.RUN, runs.PLAIN):
        seconds = runs.processor_s(
            program, {"PYTHONPATH": str(runs.ENGINE)}, ["--give-back", "0"], case, tmp_path / "o"
        )
        assert seconds > 0
        assert not (tmp_path / "o").exists()


def test_whole_runs_are_told_as_medians_beside_another_checkouts(
    monkeypatch: pytest.MonkeyPatch, bench: Bench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    runs = bench("whole_runs")
    there = {"PYTHONPATH": str(tmp_path / "REDReconstruction")}
    taken = {"old": iter([99.0, 10.0, 30.0, 20.0] * 2), "ours": iter([99.0, 9.0, 6.0, 8.0] * 2)}

    def processor_s(program: str, environment: dict[str, str], more: list[str], case: Path, out: Path) -> float:
        if more:
            return 5.0
        return next(taken["old" if environment == there else "ours"])

    monkeypatch.setattr(runs, "processor_s", processor_s)
    monkeypatch.setattr(runs, "made_by", lambda checkout, folder, *size: folder / "case")
    run(monkeypatch, runs, "--rounds", 3, "--tree", tmp_path)
    out = capsys.readouterr().out
    assert out.count("as it is                    8.0 processor s: 0.40") == 2
    assert out.count("networks alone              5.0 processor s: 0.25") == 2
    assert told(bench) == {"run 128": 0.4, "run 360": 0.4, "same 128": 0.25, "same 360": 0.25}


def test_osem_is_told_beside_another_checkouts(
    monkeypatch: pytest.MonkeyPatch, bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, bench("osem_bench"), "--tree", ROOT, "--slices", 1, "--pixels", 24, "--rounds", 1)
    title, first, second = capsys.readouterr().out.splitlines()
    assert title == "OSEM, 1 slices of 24 x 24, one thread, a slice"
    assert first.startswith(f"  the engine of {ROOT} ")
    assert re.fullmatch(r"  as it is [0-9.]+ processor ms: [0-9.]+", second)
    assert not bench("reached").HISTORY.exists()  # another size is no figure of the table


def test_each_projector_is_timed_by_itself(
    monkeypatch: pytest.MonkeyPatch, bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("numba")
    monkeypatch.setattr(joseph, "WORTH_COMPILING_BYTES", joseph.WORTH_COMPILING_BYTES)
    projectors = bench("projector_bench")
    run(monkeypatch, projectors, "--pixels", 30, "--slices", 3, "--rounds", 1)
    out = capsys.readouterr().out
    assert re.search(r"^own, matrices .* 1\.00 +1\.00 +1\.00 ", out, re.MULTILINE)
    assert re.search(r"^own, Numba +\d", out, re.MULTILINE)
    counts, images = projectors.scene(30, 3)
    ways = [projectors.own(counts, images, compiled)[2] for compiled in (False, True)]
    monkeypatch.setattr(Rays, "apply", None)
    for step in ways[0].values():
        step()
    for name in ("project", "OSEM"):
        with pytest.raises(TypeError):
            ways[1][name]()


def test_exponents_are_the_slopes_of_what_was_measured(
    monkeypatch: pytest.MonkeyPatch, bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    scaling = bench("scaling")

    def measured(n_slices: int, n_pixels: int) -> dict[str, object]:
        cost = 3.0 + n_slices * (n_pixels / 100) ** 2
        line = ("2026-01-01T00:00:00+00:00", "1", "x", 0.1, n_slices, n_pixels, cost, n_slices**0.5)
        return dict(zip(scaling.COLUMNS, line, strict=True))

    monkeypatch.setattr(scaling, "measured", measured)
    run(monkeypatch, scaling, "--slices", 20, 200, "--pixels", 128, 256)
    out = capsys.readouterr().out
    assert "time: number of slices to the power of 1.00" in out
    assert "time of a slice: its number of pixels to the power of 1.00" in out
    assert "memory: number of slices to the power of 0.50" in out
    assert told(bench) == {"slices": 1.0, "pixels": 1.0, "memory": 0.5}
    run(monkeypatch, scaling, "--plot", scaling.HISTORY.with_suffix(".png"))
    assert scaling.HISTORY.with_suffix(".png").read_bytes().startswith(b"\x89PNG")
