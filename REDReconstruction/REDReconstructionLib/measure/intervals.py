"""The intervals of a segment's measures in a restored image, as the worker found them."""

from REDReconstructionLib.session.numbers import figure

MEASURED = ("mean", "max", "peak", "volume_ml")
"""The measures of a segment in the table, as the worker calls them."""


def levelOf(content):
    """How often the intervals of the worker's measures hold the true value; None where there are none."""
    found = (one["level"] for segment in restoredSegments(content) for one in segment.get("intervals", {}).values())
    return next(found, None)


def restoredSegments(content):
    """The segments of all restored images."""
    return [segment for run in content["runs"] for segment in run["images"].get("restored", {}).get("segments", ())]


def boundsOf(segment):
    """Both ends of the interval of each measure as text; empty where it has none."""
    within = segment.get("intervals") or {}
    found = (within.get(name, {}).get(end) for name in MEASURED for end in ("lower", "upper"))
    return tuple("" if value is None else figure(value) for value in found)


def intervalTexts(bounds):
    """The intervals of the measures as text, from both ends of each."""
    return [f"{low}–{high}" if low and high else "" for low, high in zip(bounds[::2], bounds[1::2], strict=True)]


def remarks(content):
    """What is to be said of the intervals, each remark once, as sentences: why there are none, or wider ones."""
    told = [run.get("intervals_say", "") for run in content["runs"]]
    intervals = [one for segment in restoredSegments(content) for one in segment.get("intervals", {}).values()]
    told += [one.get("why", "") for one in intervals]
    return tuple(f"{text[:1].upper()}{text[1:]}".rstrip(".") + "." for text in dict.fromkeys(told) if text)
