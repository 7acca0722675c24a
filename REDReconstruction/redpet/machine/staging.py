"""Outputs that appear whole or not at all: written beside, then renamed."""

import errno
import os
import secrets
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from redpet.errors import InputError

MARKS = (
    "run.json", "case.json", "description.json", "cases.json", "devices.json", "measures.json", "check.json",
    ".redpet-sample",
)  # fmt: skip
"""One of these stands in each folder that a job writes."""
NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def staged_folder(
    out: Path, *, replace_ours: bool = False, is_ours: Callable[[Path], bool] | None = None
) -> Iterator[Path]:
    """A hidden folder beside `out` that becomes `out` when the block ends well and vanishes when it does not.

    With `replace_ours`, an earlier output of ours makes way at the very end; `is_ours` knows one where it has none of
    `MARKS`. Raises InputError where `out` exists otherwise and is not an empty folder, or where the place cannot be
    written (permission, read-only or full disk).
    """
    out = Path(os.path.abspath(out))
    absent = absent_parents(out)
    replaced = replace_ours and (is_ours or has_mark)(out)
    if not replaced:
        refuse_existing(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        partial = out.with_name(f".{out.name}.partial-{secrets.token_hex(4)}")
        former = partial.with_suffix(".former")
        partial.mkdir()
    except OSError as error:
        remove_empty(absent)
        raise write_error(out, error) from error
    try:
        yield partial
        with undisturbed():
            if replaced:
                out.rename(former)
            else:
                refuse_existing(out)
                if out.exists():
                    out.rmdir()
            partial.rename(out)
    except OSError as error:
        if error.filename is not None and not str(error.filename).startswith(str(partial)):
            raise  # some other file failed, not the output
        raise write_error(out, error) from error
    finally:
        with undisturbed():
            shutil.rmtree(partial, ignore_errors=True)
            if former.exists() and not out.exists():
                former.rename(out)  # the new output did not make it into place: the earlier one stays
            shutil.rmtree(former, ignore_errors=True)
            remove_empty(absent)


@contextmanager
def staged_file(out: Path, *, replace: bool = False) -> Iterator[Path]:
    """A hidden file beside `out`, with its ending, that becomes `out` when the block ends well, else vanishes.

    Raises InputError where `out` exists, unless it may be replaced, or the place cannot be written.
    """
    out = Path(os.path.abspath(out))
    absent = absent_parents(out)
    if not replace:
        refuse_existing(out)
    partial = out.with_name(f".partial-{secrets.token_hex(4)}-{out.name}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        partial.touch()
        yield partial
        partial.replace(out)
    except OSError as error:
        raise write_error(out, error) from error
    finally:
        with undisturbed():
            with suppress(OSError):
                partial.unlink()
            remove_empty(absent)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no second Ctrl-C or SIGTERM interrupt the clearing up after the first."""
    if threading.current_thread() is not threading.main_thread():  # signals reach the main thread only
        yield
        return
    former = {one: signal.signal(one, signal.SIG_IGN) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in former.items():
            signal.signal(one, handler or signal.SIG_DFL)


def absent_parents(out: Path) -> list[Path]:
    """The folders above `out` that are not there yet, the nearest first."""
    return [parent for parent in out.parents if not os.path.lexists(parent)]


def remove_empty(folders: list[Path]) -> None:
    """Remove each folder that holds nothing."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def has_mark(out: Path) -> bool:
    """Whether a folder is an earlier output: it holds one of the files that only ours have."""
    return out.is_dir() and not out.is_symlink() and any((out / name).is_file() for name in MARKS)


def refuse_existing(out: Path) -> None:
    """Raise InputError unless `out` is absent or an empty folder."""
    try:
        taken = out.is_symlink() or (out.exists() and not (out.is_dir() and not any(out.iterdir())))
    except OSError as error:
        raise write_error(out, error) from error
    if taken:
        raise InputError(f"{out} exists already: name a new folder, or remove it first.")


def write_error(path: Path, error: OSError) -> InputError:
    """The one sentence for an output that the system refused to write."""
    if error.errno in NO_SPACE:
        reason = "the disk or the quota is full; free some space or name another folder"
    elif error.errno in NO_PERMISSION:
        reason = "no permission to write there; name another folder"
    else:
        reason = f"{error.strerror or error}; name another folder"
    return InputError(f"{path} could not be written: {reason}.")
