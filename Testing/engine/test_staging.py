"""Outputs appear whole or not at all."""

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from redpet.errors import InputError
from redpet.machine.staging import staged_folder


def test_a_folder_appears_with_its_content_when_the_block_ends(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    with staged_folder(out, ()) as partial:
        (partial / "a").write_text("a")
        assert not out.exists()
        assert partial.parent == out.parent
        assert partial.name.startswith(".out.partial-")
    assert (out / "a").read_text() == "a"
    assert os.listdir(out.parent) == ["out"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with staged_folder(out, ()) as partial:
        (partial / "a").write_text("a")
    assert (out / "a").exists()


def test_a_new_folder_has_the_permissions_of_any_new_folder(tmp_path: Path) -> None:
    with staged_folder(tmp_path / "out", ()):
        pass
    (tmp_path / "plain").mkdir()
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("make", ["folder", "file", "link"])
def test_what_exists_already_is_refused_and_left_alone(tmp_path: Path, make: str) -> None:
    out = tmp_path / "out"
    if make == "folder":
        out.mkdir()
        (out / "theirs").write_text("theirs")
    elif make == "file":
        out.write_text("theirs")
    else:
        out.symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"out exists already"), staged_folder(out, ()):
        pytest.fail("the block must not start")
    assert os.listdir(tmp_path) == ["out"]


def test_a_folder_that_appeared_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def race() -> None:
        with staged_folder(out, ()):
            out.mkdir()
            (out / "theirs").write_text("theirs")

    with pytest.raises(InputError, match="exists already"):
        race()
    assert os.listdir(tmp_path) == ["out"]
    assert os.listdir(out) == ["theirs"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), ValueError("no"), InputError("no"), SystemExit(3)])
def test_nothing_stays_behind_after_a_failure(tmp_path: Path, failure: BaseException) -> None:
    def fail() -> None:
        with staged_folder(tmp_path / "out", ()) as partial:
            (partial / "a").write_text("a")
            raise failure

    with pytest.raises(type(failure)):
        fail()
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_one_sentence_with_the_path(tmp_path: Path, number: int) -> None:
    sentence = r"out could not be written: the disk or the quota is full"
    with pytest.raises(InputError, match=sentence), staged_folder(tmp_path / "out", ()):
        raise OSError(number, os.strerror(number))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_missing_permission_is_one_sentence_with_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with (
        pytest.raises(InputError, match=r"out could not be written: no permission"),
        staged_folder(tmp_path / "out", ()),
    ):
        pytest.fail("the block must not start")


def test_a_folder_without_write_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("this user may write anywhere")
        with pytest.raises(InputError, match="no permission"), staged_folder(tmp_path / "out", ()):
            pytest.fail("the block must not start")
    finally:
        tmp_path.chmod(0o700)


def test_a_path_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="could not be written"), staged_folder(tmp_path / "file" / "out", ()):
        pytest.fail("the block must not start")


def test_an_input_that_fails_is_not_blamed_on_the_output(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), staged_folder(tmp_path / "out", ()):
        (tmp_path / "input").read_bytes()
    assert os.listdir(tmp_path) == []


def test_a_volume_that_the_disk_cannot_hold_is_refused_and_removed(tmp_path: Path) -> None:
    """A file size limit stands for the full disk; it binds a process of its own."""
    code = f"""
import numpy as np
from pathlib import Path
from redpet.case import Image, ImageGrid
from redpet.errors import InputError
from redpet.machine.staging import staged_folder
from redpet.case.storage import write_image
image = Image(np.ones((4, 64, 64), np.float32), ImageGrid((64, 64, 4), (1.0, 1.0, 1.0)), "counts")
try:
    with staged_folder(Path({str(tmp_path / "out")!r}), ()) as partial:
        write_image(image, partial / "image.nrrd")
except InputError as error:
    print(error)
"""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run([sys.executable, "-B", "-c", code], preexec_fn=limit, capture_output=True, text=True)
    assert "could not be written whole" in done.stdout, done.stderr
    assert os.listdir(tmp_path) == []


def fail_as_pydicom_does() -> None:
    try:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError as error:
        raise OSError(f"With tag (7FE0,0010) got exception: {error}\nTraceback ...") from error


def test_a_full_disk_that_a_library_tells_with_its_traceback_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught, staged_folder(tmp_path / "out", ()):
        fail_as_pydicom_does()
    assert str(caught.value).startswith(f"{tmp_path / 'out'} could not be written: the disk or the quota is full")
