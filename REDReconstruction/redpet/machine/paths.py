"""Paths as bytes have them: any byte but 0 and `/`, and whatever the locale makes of them."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from redpet.machine.staging import temporary_folder


@contextmanager
def utf8_path(path: Path) -> Iterator[str]:
    """The path for a library in C that takes it as UTF-8; where its bytes are none, that of a link to it.

    The library may write there a file that is not there yet, and finds the files beside it.
    """
    if (text := as_utf8(path)) is not None:
        yield text
        return
    with temporary_folder() as folder:
        if (name := as_utf8(Path(path.name))) is not None:
            link, target, text = folder / "folder", path.parent, f"folder/{name}"
        else:
            text = f"file{legible(''.join(path.suffixes))}"
            link, target = folder / text, path
        link.symlink_to(os.path.abspath(target))
        yield f"{folder}/{text}"


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises OSError for a pipe or a device too, which need not end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "it is no file", str(path))
    return path.read_bytes()


def as_utf8(path: Path) -> str | None:
    """A path as a text whose UTF-8 are its bytes, None where there is none."""
    if os.name == "nt":
        return str(path)
    try:
        return os.fsencode(path).decode("utf-8")
    except UnicodeDecodeError:
        return None


def leads_out(name: str) -> bool:
    """Whether a name that a file gives for another one leads out of the folder of both, on any system."""
    parts = PurePosixPath(name.replace("\\", "/"))
    return parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0] if parts.parts else False


def legible(text: str) -> str:
    """A text that every file can hold: bytes of a name that are no letters are written out."""
    return text.encode(errors="backslashreplace").decode()


def as_bytes(text: str) -> bytes:
    """The bytes of a text or of a name, whatever the locale."""
    return text.encode(errors="surrogateescape")
