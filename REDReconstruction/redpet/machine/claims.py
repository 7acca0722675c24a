"""Names beside an output that only one process holds, and what the dead have left under theirs.

A claim is a locked file. The system lets go of the lock when its holder ends, however that ends, in another container
or on another host too, where the file system has such locks; where it has none, nothing is ever taken for left.
"""

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PARTIAL, FORMER, LOCK = ".partial-", ".former", ".lock"
ATTEMPTS = 3


@contextmanager
def claimed(out: Path) -> Iterator[str]:
    """A token that is nobody else's beside `out`, as long as the block lasts; what it names is for the block to clear.

    Raises OSError where the folder cannot be written.
    """
    file = None
    for _ in range(ATTEMPTS):
        token = PARTIAL + secrets.token_hex(4)
        path = out.with_name(f".{out.name}{token}{LOCK}")
        path.touch()
        if (file := locked(path)) is not None:
            break
        path.unlink(missing_ok=True)
    try:
        yield token
    finally:
        if file is not None:
            file.close()  # Windows removes no open file
            with suppress(OSError):
                path.unlink()


def locked(path: Path) -> BinaryIO | None:
    """The file, opened and locked; None where another process holds it, it is gone, or there are no locks."""
    try:
        file = path.open("r+b")
    except OSError:
        return None
    try:
        lock_now(file.fileno())
        if os.path.samestat(os.fstat(file.fileno()), path.stat()):
            return file
    except OSError:  # held, without locks, or swept between opening and locking
        pass
    file.close()
    return None


def sweep(folder: Path) -> None:
    """Remove what killed processes left in a folder; an earlier output that they had moved aside goes back."""
    with suppress(OSError):
        for path in list(folder.glob(f".*{PARTIAL}*{LOCK}")):
            if (file := locked(path)) is not None:
                with file:
                    clear(folder, PARTIAL + path.name.removesuffix(LOCK).rpartition(PARTIAL)[2])
                path.unlink(missing_ok=True)


def clear(folder: Path, token: str) -> None:
    """Remove everything in a folder that a token names, but its claim; what it had moved aside goes back."""
    for path in list(folder.glob(f".*{token}*")):
        name = path.name.removesuffix(FORMER)
        out = path.with_name(name.removeprefix(".").removesuffix(token))
        if name != path.name and not os.path.lexists(out):
            path.rename(out)
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif not path.name.endswith(LOCK):
            path.unlink()


if sys.platform == "win32":
    import msvcrt

    def lock_now(descriptor: int) -> None:
        """Lock a file, or raise OSError."""
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock_now(descriptor: int) -> None:
        """Lock a file, or raise OSError."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
