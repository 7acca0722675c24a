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
import random
import resource
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
from dataclasses import fields
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "engine")]

import numpy as np  # noqa: E402
import torch  # noqa: E402
from command_line import IMAGE, SINOGRAM, write_array  # noqa: E402
from synthetic_dicom import pet_series, write_series  # noqa: E402
from synthetic_interfile import write_image  # noqa: E402
from tqdm import tqdm  # noqa: E402

import redpet  # noqa: E402
from redpet import cli  # noqa: E402
from redpet.cli.main import parser as command_parser  # noqa: E402
from redpet.machine.requirements import ALL  # noqa: E402
from redpet.worker import JOBS, JsonLines, run_job  # noqa: E402

LONGEST_S = 60
TOLD_ON_PURPOSE = ("help", "verbose", "version")
"""Options that ask for a traceback, or for nothing to be done."""
LARGEST_FILE = 4096
HANG = "took longer than a minute"
FOR_LONG_OR_HERE = ("demo", "worker")
"""Commands that compute for long without any input, or run a job in this very process."""
NO_JOBS = ("sample", "devices", "cohort", "detect", "nema")
"""Jobs that compute for long, or ask for nothing."""
NUMBERS = (
    "0", "1", "-1", "2", "4", "20", "0.5", "1e30", "-1e30", "1e-30", "1e400", "nan", "inf", "-inf", "-0", "0x10", "1_0",
    "9" * 30, "9" * 5000, "1e", "", " ", "٣", "1,5", "0:1", "1:0", "0:99", "-1:1", ":", "1:", "1:2:3", "a:b", "4=4",
    "=", "a=0",
)  # fmt: skip
WORDS = (
    "", " ", "x", "red", "osem", "fbp", "unet", "image-unet", "osem-gauss", "cpu", "cuda:99", "cuda:-1", "meta", "auto",
    "nifti", "joseph", "parallelproj", "1/cm", "mCi", "MBq", "20200101", "120000", "\udcfc", "ü", "\n", "\x1b[31m",
    "%s%n", "{}", "--", "-", "a" * 5000, "../..", "red,red", "osem,", "red=x", "=", "A\\B", "A" * 17, "127.0.0.1",
)  # fmt: skip
SCANNERS = ("mMR", "mMR", "mMR", "Vision 600", "vision")
NONE = ("0", "-1", "x")
SMALL = {
    "simulate-scan": {
        "rings": ("0", "1", "2", "3", "-1"), "bins": ("3", "21", "31", "344", "999"), "mash": ("28", "42", "5"),
    },
    "detect": {"phantoms": NONE}, "nema": {"draws": NONE}, "cohort": {"workers": NONE},
}  # fmt: skip
"""What keeps a command short that takes minutes: a small scan, or a number that is refused beside all other options."""
NO_PLACE_TO_SEND = ("127.0.0.1", "nowhere.invalid", "", "\n", "ü")


ODD_SCANS = {
    "fourier": 'rebinning = "fourier"',
    "late": "time_s = [5, 4]",
    "twice": 'normalisation = "scan/norm.n.hdr"\nnormalisation_is = "factor"',
    "itself": 'attenuation = "itself.toml"\nattenuation_is = "map"',
}
"""What is said of a scan beside its prompts."""


def inputs_in(home: Path) -> list[str]:
    """Small inputs of every kind, and things that are none; paths as they may be typed."""
    (home / "in").mkdir()
    place = home / "in"
    write_series(place / "series", pet_series(2))
    write_image(place)
    write_array(place / "counts.npy", np.ones((2, 8, 8)))
    write_array(place / "body.npy", np.pad(np.ones((2, 4, 4)), ((0, 0), (2, 2), (2, 2))), IMAGE)
    write_array(place / "one.npy", np.ones((1, 1, 4)), SINOGRAM)
    for arguments in (
        ["simulate", place / "body.npy", "--drf", "4", "20", "--out", place / "case"],
        ["restore", place / "series", "--method", "osem", "--subsets", "2", "--out", place / "run"],
        [
            "simulate-scan",
            "--scanner",
            "mMR",
            "--rings",
            "2",
            "--bins",
            "31",
            "--mash",
            "28",
            "--counts",
            "1e4",
            "--form",
            "list",
            "--out",
            place / "scan",
        ],
    ):
        assert cli.main([str(one) for one in arguments]) == 0
    (place / "empty").mkdir()
    (place / "no.json").write_text("{")
    (place / "job.json").write_text('{"command": "check", "out": "check"}')
    (place / "config.toml").write_text('out = "trained"\nsteps = "many"\n')
    (place / "other.toml").write_text("out = 3\n")
    for name, line in ODD_SCANS.items():
        (place / f"{name}.toml").write_text(f'prompts = "scan/prompts.l.hdr"\n{line}\n')
    (place / "loop").symlink_to("loop")
    (place / "link").symlink_to("case")
    os.mkfifo(place / "pipe")
    made = [str(path) for path in sorted(place.iterdir())]
    odd = [
        "", ".", "..", "/dev/null", "/dev/zero", "/proc/self/mem", str(place / "missing"), str(place / "case/.."),
        str(place / "scan/scan.toml"), str(place / "scan/scan.toml"), str(place / "scan/norm.n.hdr"),
        str(place / "run/images/low.nrrd"), str(next(place.glob("series/*.dcm"))), "\udcfc", "x" * 300, "x/" * 3000,
    ]  # fmt: skip
    return made + odd


class Dice:
    """The choices of one try."""

    def __init__(self, seed: int, number: int, places: list[str], home: Path) -> None:
        self.random = random.Random(f"{seed} {number}")
        self.places, self.home, self.number = places, home, number

    def out(self, ending: str = "") -> str:
        """A new place, mostly."""
        new = str(self.home / "out" / f"{self.number}{ending}")
        odd = [*self.places, "/", new + "/deep/er", new + "\udcfc"]
        return new if self.random.random() < 0.7 else self.random.choice(odd)

    def text(self) -> str:
        """Anything that may be typed."""
        pool = self.random.choice((NUMBERS, WORDS, self.places))
        return self.random.choice(pool)

    def fitting(self, action: argparse.Action) -> str:
        """Something that an option may mean, three times out of four."""
        if self.random.random() < 0.25:
            return self.text()
        if action.dest == "scanner":
            return self.random.choice(SCANNERS)
        if action.dest == "host":
            return self.random.choice(NO_PLACE_TO_SEND)
        if action.dest in ("out", "report"):
            return self.out(".nrrd" if "nrrd" in str(action.metavar) else ".json" if action.dest == "report" else "")
        if action.type is Path:
            return self.random.choice(self.places)
        if action.type in (int, float):
            return self.random.choice(NUMBERS)
        return self.random.choice(WORDS)


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command but `FOR_LONG_OR_HERE`."""
    (choices,) = [action.choices for action in command_parser()._actions if action.choices]
    return {name: one for name, one in choices.items() if name not in FOR_LONG_OR_HERE}


def typed(dice: Dice, parsers: dict[str, argparse.ArgumentParser]) -> list[str]:
    """A command line."""
    name = dice.random.choice([*parsers, *parsers, dice.text()])
    if name not in parsers:
        return [name, dice.text()]
    line = [name]
    for action in parsers[name]._actions:
        needed = action.required or not action.option_strings
        if action.dest in TOLD_ON_PURPOSE or dice.random.random() > (0.97 if needed else 0.2):
            continue
        if action.option_strings:
            line.append(action.option_strings[-1])
        if action.nargs != 0:
            several = dice.random.randint(0, 3) if action.nargs == "+" else 1
            line += [dice.fitting(action) for _ in range(several)]
    for key, values in SMALL.get(name, {}).items():
        line += [f"--{key}", dice.random.choice(values)]
    if name == "send":
        line += ["--host", dice.random.choice(NO_PLACE_TO_SEND), "--timeout", "1"]
    if dice.random.random() < 0.05:
        dice.random.shuffle(line)
    return line


def asked(dice: Dice) -> bytes:
    """The bytes of a job file."""
    name = dice.random.choice([one for one in JOBS if one not in NO_JOBS])
    job = JOBS[name]
    kind = getattr(importlib.import_module(f"redpet.{job.room}"), job.kind)
    names = [*(field.name for field in fields(kind)), "input", "drf", "slices", "method", "steps", "preview"]
    content: dict[str, Any] = {"command": name, "out": dice.out(), "runs": [{"folder": dice.text(), "label": "a"}]}
    if name not in ("measure", "report"):
        del content["runs"]
    for field in names:
        if dice.random.random() < 0.5 and field != "out":
            content[field] = value(dice, field)
    text = json.dumps(content, ensure_ascii=dice.random.random() < 0.5).encode(errors="surrogatepass")
    for _ in range(dice.random.choice((0, 0, 0, 1, 3))):
        at = dice.random.randrange(len(text))
        text = text[:at] + dice.random.choice((b"", b"\0", b"\xff", b"{", b'"', b"1e999", b"[" * 5000)) + text[at + 1 :]
    return text


def value(dice: Dice, field: str, deep: int = 0) -> Any:
    """A value of JSON for a field, not always of its type."""
    kinds = [lambda: dice.random.choice(dice.places), dice.text]
    kinds += [lambda: dice.random.choice((0, 1, -1, 2, 4, 20, 10**400, 0.5, 1e308, -0.0, 1.5, True, False, None))]
    if deep < 3:
        kinds += [lambda: [value(dice, field, deep + 1) for _ in range(dice.random.randint(0, 3))]]
        kinds += [lambda: {dice.text(): value(dice, field, deep + 1)}]
    if field in ("input", "folder", "source", "reference"):
        kinds = kinds[:1] * 8 + kinds
    return dice.random.choice(kinds)()


def odd_environment(dice: Dice) -> None:
    """Change what surrounds a process, now and then."""
    if dice.random.random() < 0.15:
        name, odd = dice.random.choice(
            [
                *(("TMPDIR", "/nowhere"), ("HOME", "/nowhere"), ("COLUMNS", "0"), ("COLUMNS", "x")),
                *(("MPLCONFIGDIR", "/dev/null"), ("TZ", "x/y"), ("TMPDIR", "\udcfc")),
            ]
        )
        os.environ[name] = odd
        tempfile.tempdir = None
    if dice.random.random() < 0.05:
        gone = tempfile.mkdtemp()
        os.chdir(gone)
        os.rmdir(gone)
    if dice.random.random() < 0.05:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    if dice.random.random() < 0.03:
        resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))


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
