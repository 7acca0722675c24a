"""Many things taken a few at a time."""


def batches(n: int, size: int) -> list[slice]:
    """The slices of `range(n)` with `size` members each, the last with what is left."""
    return [slice(first, min(first + size, n)) for first in range(0, n, size)]
