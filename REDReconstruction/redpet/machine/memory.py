"""Refuse what does not fit into memory before it is read or built, with the numbers."""

import os
import sys
from collections.abc import Callable

from redpet.errors import InputError, ResourceError

MIB = 2**20
TORCH_BYTES, NUMPY_BYTES, THREAD_BYTES = 1536 * MIB, 512 * MIB, 64 * MIB
"""The address space that the libraries take, with PyTorch and without, and each thread of theirs."""

_spared: list[Callable[[], None]] = []


def gives_back(forget: Callable[[], None]) -> None:
    """Call `forget` where memory is short: what it keeps for the next case can be built again."""
    _spared.append(forget)


def require_memory(bytes_needed: int, what: str, available: int | None = None) -> None:
    """Raise InputError where `bytes_needed` exceed what is `available`: by default the memory that is free now."""
    if available is None:
        available = available_bytes()
        if bytes_needed > available:
            for forget in _spared:
                forget()
            available = available_bytes()
    if bytes_needed > available:
        raise InputError(
            f"{what} needs {bytes_needed / MIB:,.0f} MiB of memory and {available / MIB:,.0f} MiB are free: "
            "close other programs, or take fewer slices or a smaller grid."
        )


def require_address_space(with_torch: bool = True) -> None:
    """Raise ResourceError where the system lets this process have less memory than its libraries need to load.

    They do not fail then as they should: some end the program, some wait for ever in C, where nothing stops them.
    """
    if sys.platform == "win32":
        return
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    needed = (TORCH_BYTES if with_torch else NUMPY_BYTES) + (os.cpu_count() or 1) * THREAD_BYTES
    if limit != resource.RLIM_INFINITY and limit < needed:
        raise ResourceError(
            f"this process may have {limit / MIB:,.0f} MiB of memory and needs {needed / MIB:,.0f} MiB to load its "
            "libraries: raise the limit (ulimit -v)."
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
