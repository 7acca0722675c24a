"""Senseless arguments, environments and jobs, thousands of them: each ends by itself, in one sentence, with a code 0-4.

    python Testing/benchmarks/fuzz.py [--tries 10000] [--seconds 120] [--seed 0] [--first N]

Every try runs in a process of its own, parted from one that has imported everything. It fails where it leaves a
traceback, another exit code, a signal, no sentence, a line of the worker that is no JSON, a leftover, or a changed
input, and where it takes longer than a minute. Each failure is told with its number: `--first N --tries 1` tries it
again. The exit code is 1 where any failed.
"""

import argparse
import importlib
import io
import json
import os
import pkgutil
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "engine")]

import torch  # noqa: E402
from senseless import LARGEST_FILE, Dice, asked, commands, inputs_in, odd_environment, typed  # noqa: E402
from tqdm import tqdm  # noqa: E402

import redpet  # noqa: E402
from redpet import cli  # noqa: E402
from redpet.machine.requirements import ALL  # noqa: E402
from redpet.worker import JsonLines, run_job  # noqa: E402

LONGEST_S = 60
HANG = "took longer than a minute"


def typed_here(line: list[str]) -> int:
    """The exit code of a command line."""
    try:
        return cli.main(line)
    except SystemExit as ended:
        return int(ended.code or 0)


def asked_here(job: Path) -> int:
    """The exit code of a job, -1 where its events are not what the protocol says."""
    lines = io.StringIO()
    code, last = run_job(job, JsonLines(lines, threading.Event()), threading.Thread())
    events = [json.loads(line) for line in [*lines.getvalue().splitlines(), json.dumps(last, allow_nan=False)]]
    sound = all("event" in event for event in events)
    fits = {0: "done", 3: "cancelled"}.get(code, "error") == last["event"]
    return code if sound and fits else -1


ODD_LOCALES = ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "xx_YY"}, {"LANG": "\udcfc"})
ODD_STREAMS = ("", "", ">/dev/full", ">&-", "<&-", "2>&-", "| true", ">/dev/full 2>&1")
EVERY = 50
"""So many tries to one that starts a Python of its own, with another locale and other streams."""


def in_a_shell(dice: Dice, parsers: dict[str, argparse.ArgumentParser], log: Path) -> tuple[str, str]:
    """As `attempt`, from a shell."""
    line = [one for one in typed(dice, parsers) if one.isprintable() or "\udcfc" in one]
    odd, streams = dice.random.choice(ODD_LOCALES), dice.random.choice(ODD_STREAMS)
    command = f"{shlex.join([sys.executable, '-m', 'redpet', *line])} {streams}; exit ${{PIPESTATUS[0]}}"
    with log.open("wb") as stream:
        child = subprocess.Popen(
            ["bash", "-c", command], env={**os.environ, **odd}, cwd=dice.home, stdout=stream, stderr=stream
        )
    try:
        code: int | None = child.wait(LONGEST_S)
    except subprocess.TimeoutExpired:
        child.kill()
        code = None
    said = log.read_text(errors="replace")
    status = None if code is None else (code << 8 if code >= 0 else -code)
    return command, verdict(status, said, "2>" in streams, dice.home)


def attempt(dice: Dice, parsers: dict[str, argparse.ArgumentParser], log: Path) -> tuple[str, str]:
    """What was tried, and what is wrong with how it ended: empty for nothing."""
    if dice.number % EVERY == EVERY - 1:
        return in_a_shell(dice, parsers, log)
    as_job = dice.random.random() < 0.4
    what: Any = asked(dice) if as_job else typed(dice, parsers)
    job = dice.home / f"job-{dice.number}.json"
    job.write_bytes(what if as_job else b"")
    child = os.fork()
    if child == 0:
        code = 99
        try:
            torch.set_num_threads(1)
            for stream in (1, 2):
                os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND), stream)
            os.chdir(dice.home)
            odd_environment(dice)
            code = asked_here(job) if as_job else typed_here(what)
        except BaseException as error:
            os.write(2, f"Traceback: {error!r}".encode(errors="replace"))
        finally:
            os._exit(code % 256)
    status = waited(child)
    said = log.read_text(errors="replace")
    job.unlink()
    return repr(what), verdict(status, said, as_job, dice.home)


def waited(child: int) -> int | None:
    """The status of a process, None where it had to be killed."""
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def verdict(status: int | None, said: str, as_job: bool, home: Path) -> str:
    """What is wrong with the end of a process, empty for nothing."""
    if status is None:
        return HANG
    if os.WIFSIGNALED(status):
        return f"ended by signal {os.WTERMSIG(status)}"
    code = os.WEXITSTATUS(status)
    if "Traceback" in said:
        return f"code {code} and a traceback: {said[said.index('Traceback') :][-600:]}"
    if not 0 <= code <= 4:
        return f"code {code}: {said[-300:]}"
    if code in (1, 3, 4) and not as_job and told_whole(said) and not said.splitlines()[-1].startswith("redpet: "):
        return f"code {code} without its sentence: {said[-300:]}"
    if left := [path for path in home.rglob("*") if "partial-" in path.name]:
        shutil.rmtree(home / "out", ignore_errors=True)
        return f"code {code} and left {left[0].name}"
    return ""


def told_whole(said: str) -> bool:
    """Whether a process said something, and the largest file that it may write held it."""
    return 0 < len(said.encode(errors="surrogateescape")) < LARGEST_FILE


def state_of(folder: Path) -> list[tuple[str, int, int]]:
    """The names, sizes and times of everything in a folder."""
    found = [(str(path), path.lstat()) for path in folder.rglob("*") if not path.is_dir()]
    return sorted((name, status.st_size, status.st_mtime_ns) for name, status in found)


def put_beside(folder: Path, places: list[str]) -> None:
    """Take away what a command wrote beside the inputs, where it was asked to or by itself, as a report is."""
    for path in folder.iterdir():
        if str(path) not in places:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def everything() -> None:
    """Import all of the engine, and what its packages import late, so that no try does."""
    for name in ALL:
        importlib.import_module(name)
    importlib.import_module("torch._dynamo")
    torch.set_num_threads(1)
    tqdm.monitor_interval = 0  # no thread of this process may hold what its children wait for
    for module in pkgutil.walk_packages(redpet.__path__, "redpet."):
        if not module.name.endswith("__main__"):
            with suppress(ImportError):  # what is optional
                importlib.import_module(module.name)


def fuzz(tries: int, seconds: float, seed: int, first: int = 0) -> tuple[Counter[str], list[str]]:
    """How the tries ended, and a line for each that failed."""
    everything()
    ends: Counter[str] = Counter()
    failures: list[str] = []
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "two", "below")  # `..` and `../..` lead to what is ours, not to all temporary files
        home.mkdir(parents=True)
        places = inputs_in(home)
        parsers, before = commands(), state_of(home / "in")
        for number in range(first, first + tries):
            if time.monotonic() > end:
                break
            what, wrong = attempt(Dice(seed, number, places, home), parsers, home / "log")
            put_beside(home / "in", places)
            if state_of(home / "in") != before:
                wrong = wrong or "an input was changed"
                before = state_of(home / "in")
            ends["failed" if wrong else "ended well"] += 1
            if wrong:
                failures.append(f"{number}: {what[:600]}\n    {wrong}")
                print(failures[-1], flush=True)  # a long run tells before its end
            shutil.rmtree(home / "out", ignore_errors=True)
    return ends, failures


def main() -> int:
    """Tell how many tries ended how; 1 where any failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tries", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end earlier, after this time")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the number of the first try")
    options = parser.parse_args()
    began = time.monotonic()
    ends, failures = fuzz(options.tries, options.seconds, options.seed, options.first)
    print(f"{sum(ends.values())} tries in {time.monotonic() - began:.0f} s: {dict(ends)}")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
