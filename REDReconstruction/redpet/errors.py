"""The errors that end a job, each with the exit code of the command line."""

import errno
from typing import TypeGuard

EXHAUSTED = {errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENOMEM}


class RedpetError(Exception):
    """A job that ends with one sentence for the person who started it."""

    exit_code = 1


class InputError(RedpetError):
    """The input or a parameter is wrong: the sentence says what, where and how to mend it."""

    exit_code = 1


class AmbiguousInput(InputError):
    """An input holds several things and does not say which one is meant: a person can choose."""


class OutputError(InputError):
    """An output cannot be written where it was asked for: no room, or no permission."""


class Cancelled(RedpetError):
    """The user stopped the job."""

    exit_code = 3


class ResourceError(RedpetError):
    """Memory ran out or the device failed."""

    exit_code = 4


class MissingPackages(RedpetError):
    """A job needs packages that are not installed; `missing` holds them as pip installs them."""

    exit_code = 4

    def __init__(self, missing: list[str]) -> None:
        super().__init__(f"this needs packages that are not installed in this Python: {', '.join(missing)}.")
        self.missing = missing


class ProgramError(RedpetError):
    """A fault of the program; its traceback belongs before its sentence."""

    exit_code = 4


def explained(error: Exception) -> RedpetError:
    """What ended a job as one sentence for the person who started it."""
    if isinstance(error, RedpetError):
        return error
    if isinstance(error, MemoryError):
        return ResourceError("memory ran out: close other programs, or take fewer slices.")
    if isinstance(error, ImportError):
        told = (str(error).splitlines() or [type(error).__name__])[0]
        return ResourceError(f"a package is installed and does not start ({told}): install it again, or free memory.")
    if isinstance(error, UnicodeEncodeError) and error.encoding != "utf-8":
        return InputError(
            f"the name {error.object!r} cannot be written in this locale ({error.encoding}): set LC_ALL=C.UTF-8."
        )
    if isinstance(error, RuntimeError) and str(error).startswith("Symlink loop"):  # of pathlib before Python 3.13
        return InputError(f"{str(error).partition('from ')[2]} cannot be used: it is a link that leads back to itself.")
    if isinstance(error, OSError):
        return InputError(f"{error.filename or 'a file'} cannot be used: {error.strerror or error}.")
    if exhausted(error.__context__):  # clearing up after it failed too
        return explained(error.__context__)
    return ProgramError(f"an unexpected {type(error).__name__} ended the job; please report it with its traceback.")


def exhausted(error: BaseException | None) -> TypeGuard[Exception]:
    """Whether the machine had no more of something: memory, room, open files."""
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in EXHAUSTED)
