"""How much activity an image holds where it holds some: what makes the strength of a filter free of units."""

import numpy as np

from redpet.case import Image


def activity_level(image: Image) -> float:
    """The mean of an image weighted by itself, in its unit: of the body, however much air lies around it."""
    values = image.values.clip(min=0).astype(np.float64)
    total = values.sum()
    return float((values**2).sum() / total) if total > 0 else 0.0
