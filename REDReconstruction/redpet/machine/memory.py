"""Refuse what does not fit into memory before it is read or built, with the numbers."""

import os
import sys

from redpet.errors import InputError

MIB = 2**20


def require_memory(bytes_needed: int, what: str, available: int | None = None) -> None:
    """Raise InputError where `bytes_needed` exceed what is `available`: by default the memory that is free now."""
    if available is None:
        available = available_bytes()
    if bytes_needed > available:
        raise InputError(
            f"{what} needs {bytes_needed / MIB:,.0f} MiB of memory and {available / MIB:,.0f} MiB are free: "
            "close other programs, or take fewer slices or a smaller grid."
        )


def available_bytes() -> int:
    """The memory that is free now; where psutil is not installed, at least an upper bound of it."""
    try:
        import psutil
    except ImportError:
        return _system_bytes()
    return int(psutil.virtual_memory().available)


def _system_bytes() -> int:
    """What Windows says is free, or what the machine has at all."""
    if sys.platform == "win32":
        import ctypes

        status = (ctypes.c_uint64 * 8)()  # MEMORYSTATUSEX: the first 8 bytes are its length and the load
        status[0] = ctypes.sizeof(status)
        if ctypes.windll.kernel32.GlobalMemoryStatusEx(status):
            return int(status[2])
        return sys.maxsize
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
