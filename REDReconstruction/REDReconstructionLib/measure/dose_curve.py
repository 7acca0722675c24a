"""How a lesion's uptake and its bias change with the dose: from what the worker measured to curves."""

from slicer.i18n import tr as _

from REDReconstructionLib.measure.measures import BIASED
from REDReconstructionLib.process.methods import methodLabel

FULL, LOW = "full", "low"
VALUE, BIAS = "value", "bias"


def quantities(unit):
    """What can be plotted: ((kind, measure), label)."""
    prefix = "SUV" if unit in ("SUV", "") else ""
    suffix = "" if prefix else f" ({unit})"
    names = {"mean": _("mean"), "max": _("max"), "peak": _("peak")}
    values = [((VALUE, name), f"{prefix}{names[name]}{suffix}") for name in reversed(BIASED)]
    biases = [
        ((BIAS, name), _("Bias of {measure} (%)").format(measure=f"{prefix}{names[name]}")) for name in reversed(BIASED)
    ]
    return (*values, *biases)


def curves(content, segment, quantity):
    """Curves of a segment: (label, dose, {drf: value}), low dose first, then each method, then the full dose at DRF 1.

    `content` is the worker's measures.json, `segment` a name in it, `quantity` one of `quantities`.
    """
    labels = {one["name"]: one["label"] for one in content["segments"]}
    found = {}
    for run in content["runs"]:
        for name, image in run["images"].items():
            told = next((one for one in image["segments"] if one["label"] == labels.get(segment)), None)
            value = None if told is None else number(told, quantity)
            if value is not None and (run["drf"] or name == FULL):
                key = (name, "" if name in (LOW, FULL) else methodLabel(run["method"]))
                found.setdefault(key, {})[1.0 if name == FULL else float(run["drf"])] = value
    order = {LOW: 0, FULL: 2}
    keys = sorted(found, key=lambda key: (order.get(key[0], 1), key[1]))
    names = {LOW: _("Low dose"), FULL: _("Full dose")}
    return [(names.get(dose, method), dose, found[dose, method]) for dose, method in keys]


def number(told, quantity):
    """A number of a measured segment, or None."""
    kind, measure = quantity
    return told.get(measure) if kind == VALUE else (told.get("bias_percent") or {}).get(measure)


def table(found):
    """The dose reduction factors of curves in a row, and the values of each at these, None where it has none."""
    drfs = sorted({drf for _label, _dose, points in found for drf in points})
    return drfs, [[points.get(drf) for drf in drfs] for _label, _dose, points in found]
