"""Outputs that appear whole or not at all: written beside, then renamed."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redpet.errors import InputError

NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def staged_folder(out: Path) -> Iterator[Path]:
    """A hidden folder beside `out` that becomes `out` when the block ends well and vanishes when it does not.

    Raises InputError where `out` exists and is not an empty folder, or where the place cannot
    be written (permission, read-only or full disk).
    """
    out = Path(os.path.abspath(out))
    refuse_existing(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        partial = out.with_name(f".{out.name}.partial-{secrets.token_hex(4)}")
        partial.mkdir()
    except OSError as error:
        raise write_error(out, error) from error
    try:
        yield partial
        refuse_existing(out)
        if out.exists():
            out.rmdir()
        partial.rename(out)
    except OSError as error:
        if error.filename is not None and not str(error.filename).startswith(str(partial)):
            raise  # some other file failed, not the output
        raise write_error(out, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def refuse_existing(out: Path) -> None:
    """Raise InputError unless `out` is absent or an empty folder."""
    try:
        taken = out.is_symlink() or (out.exists() and not (out.is_dir() and not any(out.iterdir())))
    except OSError as error:
        raise write_error(out, error) from error
    if taken:
        raise InputError(f"{out} exists already: name a new folder or remove it first.")


def write_error(path: Path, error: OSError) -> InputError:
    """The one sentence for an output that the system refused to write."""
    if error.errno in NO_SPACE:
        reason = "the disk or the quota is full; free some space or name another folder"
    elif error.errno in NO_PERMISSION:
        reason = "no permission to write there; name another folder"
    else:
        reason = f"{error.strerror or error}; name another folder"
    return InputError(f"{path} could not be written: {reason}.")
