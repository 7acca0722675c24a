"""Which values a volume can have."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from redpet.errors import InputError
from redpet.machine.scratch import few

LARGEST = 1e18
"""No count and no activity in any unit is larger, and the squares of larger ones overflow float32."""


def check_numbers(values: NDArray[Any], path: Path, advice: str = "replace them first") -> None:
    """Raise InputError where a value is NaN, infinite, or larger than any count or activity."""
    looked_at = (values[part] for part in few(values)) if values.ndim > 2 else (values,)  # a row has no slices
    peaks = [max(float(its.max(initial=0)), -float(its.min(initial=0))) for its in looked_at]
    peak = float(np.max(peaks, initial=0))
    if not np.isfinite(peak):
        raise InputError(f"{path}: holds NaN or infinite values; {advice}.")
    if peak > LARGEST:
        raise InputError(f"{path}: holds values up to {peak:.3g}, and no count or activity is that large; {advice}.")
