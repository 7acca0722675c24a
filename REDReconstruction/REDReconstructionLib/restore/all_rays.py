"""The image of all rays of a scanner's data in the place of a restoration: whether it can be had, and what it takes."""

from slicer.i18n import tr as _

from REDReconstructionLib.process.methods import ALL_RAYS

SECONDS, MINUTES = 60, 60


def isAsked(parameters):
    """Whether all rays are asked for."""
    return parameters.method in ALL_RAYS


def whyNot(case):
    """Why the open case has no image of all rays, as a sentence; empty where it has, or no case is open."""
    if case is None:
        return ""
    return demandOf(case)["reason"] or ""


def cost(case, parameters):
    """What the image of all rays takes, in a few words and in a sentence; empty where there is none."""
    if case is None or whyNot(case):
        return "", ""
    demand = demandOf(case)
    minutes = demand["seconds_per_iteration"] * (parameters.iterations + 0.5) / SECONDS
    told = {"time": duration(minutes), "memory": f"{demand['memory_mib']:,.0f}"}
    return (
        _("All rays: {time}, {memory} MB").format(**told),
        _(
            "OSEM of every oblique ray, attenuated and normalised, without rebinning: {time} of one core, and up "
            "to {memory} MB of memory; nothing is restored."
        ).format(**told),
    )


def duration(minutes):
    """A time for people."""
    if minutes < 1:
        return _("less than a minute")
    if minutes < MINUTES:
        return _("about {minutes} min").format(minutes=f"{minutes:.0f}")
    return _("about {hours} h").format(hours=f"{minutes / MINUTES:.1f}")


def demandOf(case):
    """What the description of a case says of its rays; one that an earlier version wrote says nothing."""
    return case.description.get("rays") or {"reason": _("Open this case anew: it was read by an earlier version.")}
