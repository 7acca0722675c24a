"""Outputs that appear whole or not at all: written beside, then renamed."""

import errno
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path

from redpet.errors import InputError, OutputError
from redpet.machine.claims import FORMER, claimed, clear, sweep

MARKS = (
    "run.json", "case.json", "description.json", "cases.json", "devices.json", "measures.json", "check.json",
    ".redpet-sample", "study.json", "sitting.json", "examined.json",
)  # fmt: skip
"""One of these stands in each folder that a job writes."""
PRIVATE = 0o700
MIB = 2**20
NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def staged_folder(
    out: Path,
    inputs: Iterable[Path | None],
    *,
    replace_ours: bool = False,
    is_ours: Callable[[Path], bool] | None = None,
) -> Iterator[Path]:
    """A hidden folder beside `out` that becomes `out` when the block ends well and vanishes when it does not.

    With `replace_ours`, an earlier output of ours makes way at the very end; `is_ours` knows one where it has none of
    `MARKS`. Raises InputError where `out` and one of the `inputs` of the job lie in each other, where it exists
    otherwise and is not an empty folder, or where the place cannot be written (permission, read-only or full disk).
    """
    refuse_inputs(out, inputs)
    place = placed(out)
    replaced = replace_ours and (is_ours or has_mark)(place)
    if not replaced:
        refuse_existing(out)
    with claim_beside(out, place) as token:
        partial, former = (place.with_name(f".{place.name}{token}{ending}") for ending in ("", FORMER))
        try:
            with writing(out, partial):
                partial.mkdir()
                yield partial
                with undisturbed():
                    if replaced:
                        place.rename(former)
                    else:
                        refuse_existing(out)
                        if place.exists():
                            place.rmdir()
                    partial.rename(place)
        finally:
            with undisturbed():
                clear(place.parent, token)  # what was moved aside goes back, where the new one did not make it


@contextmanager
def staged_file(out: Path, inputs: Iterable[Path | None], *, replace: bool = False) -> Iterator[Path]:
    """A hidden file beside `out`, with its ending, that becomes `out` when the block ends well, else vanishes.

    Raises InputError where `out` is one of the `inputs` of the job or lies in one, where it exists, unless it may be
    replaced, or where the place cannot be written.
    """
    refuse_inputs(out, inputs)
    place = placed(out)
    if not replace:
        refuse_existing(out)
    with claim_beside(out, place) as token:
        partial = place.with_name(f".{place.name}{token}{place.suffix}")
        try:
            with writing(out, partial):
                partial.touch()
                yield partial
                partial.replace(place)
        finally:
            with undisturbed():
                clear(place.parent, token)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder among the system's temporary ones that vanishes with the block; one of a killed run is swept later."""
    home = Path(tempfile.gettempdir(), "redpet")
    with claimed(home) as token:
        sweep_once(home.parent)
        folder = home.with_name(f".{home.name}{token}")
        folder.mkdir(mode=PRIVATE)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


sweep_once = cache(sweep)


@contextmanager
def claim_beside(out: Path, place: Path) -> Iterator[str]:
    """A token for hidden names beside `place`, in a folder that is made for it and swept."""
    absent = absent_parents(place)
    with ExitStack() as stack:
        stack.callback(remove_empty, absent)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            token = stack.enter_context(claimed(place))
        except OSError as error:
            raise write_error(out, error) from error
        sweep(place.parent)
        yield token


@contextmanager
def writing(out: Path, place: Path | None = None) -> Iterator[None]:
    """Tell what fails at an output, which is written at `place`, in one sentence with the name that the user gave.

    Raises InputError for it; what fails at another file comes through.
    """
    place = place or out
    try:
        yield
    except InputError as error:
        if place == out or str(place) not in str(error):
            raise
        raise type(error)(str(error).replace(str(place), str(out))) from error
    except OSError as error:
        if error.filename is not None and not os.fsdecode(error.filename).startswith(str(place)):
            raise
        raise write_error(out, error) from error


def placed(out: Path) -> Path:
    """Where an output will lie: links and `..` on the way there are followed, a link of its own name is not."""
    if out.name in ("", ".."):
        return Path(os.path.realpath(out))
    return Path(os.path.realpath(out.parent), out.name)


def refuse_inputs(out: Path, inputs: Iterable[Path | None]) -> None:
    """Raise InputError where an output is one of the inputs, lies in one or holds one, by whatever spelling."""
    for one in inputs:
        if one is None:
            continue
        if lies_in(out, one):
            raise InputError(f"{out} is the input {one} or lies in it: name another place for the output.")
        if any(lies_in(part, out) for part in (one, *links_in(one, out))):
            raise InputError(f"{out} holds the input {one}: name another place for the output.")


def lies_in(inner: Path, outer: Path) -> bool:
    """Whether a path leads to a thing on the disk or to anything below it."""
    try:
        wanted = outer.stat()
    except (OSError, ValueError):
        return False
    whole = Path(os.path.realpath(inner))
    return any(os.path.samestat(wanted, place.stat()) for place in (whole, *whole.parents) if os.path.exists(place))


def links_in(folder: Path, out: Path) -> Iterator[Path]:
    """The links below an input, which may lead into an output that is there."""
    if out.is_dir():
        for at, folders, files in os.walk(folder):
            yield from (path for name in (*folders, *files) if (path := Path(at, name)).is_symlink())


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


def require_room(folder: Path, bytes_needed: int) -> None:
    """Raise OutputError where the disk of an existing folder has not that much room."""
    free = shutil.disk_usage(folder).free
    if bytes_needed > free:
        raise OutputError(
            f"{folder} could not be written: it takes {bytes_needed / MIB:,.0f} MiB at least and the disk has "
            f"{free / MIB:,.0f} MiB left; free some space or name another folder."
        )


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


def write_error(path: Path, error: OSError) -> OutputError:
    """The one sentence for an output that the system refused to write, whatever a library made of it."""
    while error.errno is None and isinstance(error.__context__, OSError):
        error = error.__context__
    if error.errno in NO_SPACE:
        reason = "the disk or the quota is full; free some space or name another folder"
    elif error.errno in NO_PERMISSION:
        reason = "no permission to write there; name another folder"
    else:
        reason = f"{error.strerror or error}; name another folder"
    return OutputError(f"{path} could not be written: {reason}.")
