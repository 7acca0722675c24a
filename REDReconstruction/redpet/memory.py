"""Refuse what does not fit into memory before it is read or built, with the numbers."""

import psutil

from redpet.errors import InputError

MIB = 2**20


def require_memory(bytes_needed: int, what: str, available: int | None = None) -> None:
    """Raise InputError where `bytes_needed` exceed what is `available`: by default the memory that is free now."""
    if available is None:
        available = psutil.virtual_memory().available
    if bytes_needed > available:
        raise InputError(
            f"{what} needs {bytes_needed / MIB:,.0f} MiB of memory and {available / MIB:,.0f} MiB are free: "
            "close other programs, or take fewer slices or a smaller grid."
        )
