"""What is typed and asked without sense: inputs of every kind, command lines, jobs, and what surrounds a process."""

import argparse
import importlib
import json
import os
import random
import resource
import signal
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from command_line import IMAGE, SINOGRAM, write_array
from synthetic_dicom import pet_series, write_series
from synthetic_interfile import write_image

from redpet import cli
from redpet.cli.main import parser as command_parser
from redpet.worker import JOBS

TOLD_ON_PURPOSE = ("help", "verbose", "version")
"""Options that ask for a traceback, or for nothing to be done."""
LARGEST_FILE = 4096
"""Bytes that a process may write where its disk is nearly full."""
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
