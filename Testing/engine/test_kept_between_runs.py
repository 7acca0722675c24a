"""What is kept between runs: the same arrays, whole or made anew, within a limit, and gone by one command."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from limits import HANG_S
from test_projection import GEOMETRIES, each_geometry

from redpet.cli import main
from redpet.machine.cache import cache_folder, kept, once, shorten
from redpet.projection import kept_matrices
from redpet.projection.joseph import JosephProjector

ABOUT = {"pixels": (3, 5), "spacing_mm": 1.5}
CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own."""
    monkeypatch.setenv("REDPET_CACHE", str(tmp_path / "kept"))
    monkeypatch.delenv("REDPET_CACHE_MIB", raising=False)
    return cache_folder()


def arrays() -> list[np.ndarray]:
    return [np.arange(1000, dtype=np.float32), np.array([7, -1, 2], np.int32), np.arange(5, dtype=np.int64)]


class Maker:
    """Makes the arrays, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> list[np.ndarray]:
        self.made += 1
        return arrays()


def assert_whole(found) -> None:
    for one, truth in zip(found, arrays(), strict=True):
        assert one.dtype == truth.dtype
        np.testing.assert_array_equal(one, truth)


def test_arrays_are_made_once_and_read_as_the_disk_has_them(folder):
    make = Maker()
    assert_whole(once("numbers", ABOUT, make))
    again = once("numbers", ABOUT, make)
    assert_whole(again)
    assert make.made == 1
    assert isinstance(again[0].base, np.memmap)
    again[0][:] = 0  # a copy of this process: the disk keeps what it has
    assert_whole(once("numbers", ABOUT, make))
    assert_whole(once("numbers", ABOUT | {"spacing_mm": 2.0}, make))
    assert make.made == 2
    assert len(kept()) == 2


@pytest.mark.parametrize("damage", ["cut", "empty", "one bit", "no header", "other version", "of something else"])
def test_what_is_damaged_is_made_anew_without_a_word(folder, damage, caplog, capfd):
    make = Maker()
    once("numbers", ABOUT, make)
    path = kept()[0].path
    whole = path.read_bytes()
    changed = {
        "cut": whole[:-100],
        "empty": b"",
        "one bit": whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:],
        "no header": b"x" * len(whole),
        "other version": whole.replace(b"redpet-kept-1", b"redpet-kept-0"),
        "of something else": whole.replace(b'"spacing_mm": 1.5', b'"spacing_mm": 2.5'),
    }[damage]
    assert changed != whole
    path.write_bytes(changed)
    assert_whole(once("numbers", ABOUT, make))
    assert make.made == 2
    assert path.read_bytes() == whole
    assert (caplog.messages, capfd.readouterr()) == ([], ("", ""))


def test_what_was_used_longest_ago_makes_room(folder, monkeypatch):
    make = Maker()
    for number in range(3):
        once("numbers", {"number": number}, make)
        os.utime(kept()[-1].path, (number, number))
    first, second, third = (one.path for one in kept())
    once("numbers", {"number": 0}, make)
    assert make.made == 3
    size = first.stat().st_size
    shorten(2 * size)
    assert {one.path for one in kept()} == {first, third}
    monkeypatch.setenv("REDPET_CACHE_MIB", "0")
    assert_whole(once("numbers", {"number": 9}, make))
    assert {one.path for one in kept()} == {first, third}
    assert second.exists() is False


def test_where_nothing_can_be_kept_nothing_is_and_the_work_is_done(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    make = Maker()
    for place in (tmp_path / "file" / "kept", Path("/proc/redpet")):
        monkeypatch.setenv("REDPET_CACHE", str(place))
        assert_whole(once("numbers", ABOUT, make))
        assert kept() == []
    monkeypatch.setenv("REDPET_CACHE", str(tmp_path / "full"))
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 10}))
    assert_whole(once("numbers", ABOUT, make))
    assert kept() == []
    assert make.made == 3


def test_two_processes_at_once_leave_one_whole_file(folder):
    script = (
        "import numpy as np; from redpet.machine.cache import once;"
        "print(sum(int(one.sum()) for one in once('big', {'n': 1}, lambda: [np.arange(10**6), np.ones(7, np.int32)])))"
    )
    command = [sys.executable, "-c", script]
    with ThreadPoolExecutor(3) as pool:
        told = pool.map(lambda _: subprocess.check_output(command, text=True, timeout=HANG_S), range(3))
    assert set(told) == {f"{10**6 * (10**6 - 1) // 2 + 7}\n"}
    assert len(list(folder.iterdir())) == 1
    never = Maker()
    once("big", {"n": 1}, never)
    assert never.made == 0


@each_geometry
def test_a_projector_from_the_disk_is_the_one_that_was_built(monkeypatch, geometry, grid):
    images = torch.rand(3, grid.size[1], grid.size[0])
    built = JosephProjector(geometry, grid, 4, CPU)
    monkeypatch.setattr(kept_matrices, "WORTH_KEEPING_BYTES", 0)
    written = JosephProjector(geometry, grid, 4, CPU)
    monkeypatch.setattr(kept_matrices, "system_matrix", None)
    read = JosephProjector(geometry, grid, 4, CPU)
    lines = built.apply(images)
    for one in (written, read):
        assert torch.equal(one.apply(images), lines)
        assert torch.equal(one.adjoint(lines), built.adjoint(lines))
    header = json.loads(kept()[0].path.open("rb").readline())
    assert set(header["about"]) == {
        *("n_angles", "n_radial", "radial_spacing_mm", "radial_offset_mm", "angle_start_rad"),
        *("form", "pixels", "spacing_mm", "subsets"),
    }


def test_a_small_matrix_is_not_kept():
    JosephProjector(*GEOMETRIES["square"], 4, CPU)
    assert kept() == []


def test_the_command_lists_shortens_and_clears(folder, capsys):
    assert main(["cache"]) == 0
    assert f"0.0 MiB in {folder}" in capsys.readouterr().out
    for number in range(2):
        once("numbers", {"number": number}, arrays)
        os.utime(kept()[-1].path, (number, number))
    assert main(["cache"]) == 0
    assert capsys.readouterr().out.count("numbers-") == 2
    assert main(["cache", "--limit", "-1"]) == 1
    assert "give a whole number of MiB" in capsys.readouterr().err
    assert main(["cache", "--limit", "0"]) == 0
    assert kept() == []
    once("numbers", ABOUT, arrays)
    (folder / "not ours").touch()
    assert main(["cache", "--clear"]) == 0
    assert "Removed 0.0 MiB" in capsys.readouterr().out
    assert [one.name for one in folder.iterdir()] == ["not ours"]


def test_a_limit_that_is_no_number_is_refused(monkeypatch, capsys):
    monkeypatch.setenv("REDPET_CACHE_MIB", "much")
    assert main(["cache"]) == 1
    assert (
        capsys.readouterr().err
        == "redpet: REDPET_CACHE_MIB is 'much': give a whole number of MiB, 0 to keep nothing.\n"
    )
