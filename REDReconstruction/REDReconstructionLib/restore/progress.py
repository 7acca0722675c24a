"""A run's progress in words: which level, which stage, which slice, and how long it takes yet."""

from slicer.i18n import tr as _

PART = "evidence "
"""How the engine names the stages of a part of the counts: `evidence 2/4: restore`."""
ALL_RAYS = "reconstruct"
"""The stage of an image of all rays, which has no slices."""
GIVE_BACK = "give back"
"""A stage that takes all slices at once."""


def stageName(stage):
    """A stage of the engine for people; one that is not known as the engine calls it."""
    known = {
        ALL_RAYS: _("Reconstructing all rays"),
        "start": _("Starting"),
        "restore": _("Restoring"),
        "correct": _("Correcting the image"),
        GIVE_BACK: _("Giving lesions back"),
        "reconstruct low dose": _("Reconstructing the low dose"),
        "reconstruct restored": _("Reconstructing the restored"),
        "reconstruct full dose": _("Reconstructing the full dose"),
        "look at noise": _("Looking at the noise"),
        "write": _("Writing"),
        "judge": _("Judging by the counts"),
    }
    if stage.startswith(PART):
        part, _colon, within = stage.removeprefix(PART).partition(": ")
        return _("Evidence {part}: {stage}").format(part=part, stage=known.get(within, within))
    return _("Reading") if stage.startswith("read") else known.get(stage, stage)


def stageText(stage, done, total, secondsLeft, slices):
    """One line for the progress bar. `slices` is the number of slices that are restored."""
    parts = [stageName(stage)]
    if total > 1 and slices > 0 and stage not in (ALL_RAYS, GIVE_BACK) and not stage.startswith("read"):
        reached = min(slices, int(done / total * slices) + 1)
        parts.append(_("slice {reached} of {slices}").format(reached=reached, slices=slices))
    if secondsLeft is not None and total > 1:
        parts.append(_("{time} left").format(time=clock(secondsLeft)))
    return ", ".join(parts)


def clock(seconds):
    """A duration as 0:07 or 1:02:03."""
    seconds = round(seconds)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
