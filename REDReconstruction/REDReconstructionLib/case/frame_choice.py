"""Time frames of a dynamic or gated image are chosen: one, or several that are added in time."""

from slicer.i18n import tr as _

from REDReconstructionLib.case.choice_dialog import ChoiceDialog

DURATION_COLUMN = 2


def frameDialog(parent, times_s):
    """The dialog of time frames, each with its start and its duration in seconds, None where it is not stated."""
    return ChoiceDialog(
        parent,
        "frames",
        _("Choose time frames"),
        _("This is a dynamic or gated image. Choose one time frame, or several (Shift, Ctrl) to be added in time."),
        [_("Frame"), _("Start"), _("Duration")],
        [[str(number), clock(start), seconds(length)] for number, (start, length) in enumerate(times_s, start=1)],
        DURATION_COLUMN,
        several=True,
    )


def askForFrames(parent, times_s):
    """Let the user choose; the frames as the engine reads them, such as "1,2", empty where the user cancels."""
    return ",".join(str(line + 1) for line in frameDialog(parent, times_s).ask())


def clock(start):
    """A time after the first frame's, as people read it."""
    if start is None:
        return _("not stated")
    minutes, rest = divmod(round(start), 60)
    return _("{minutes}:{seconds} min").format(minutes=minutes, seconds=f"{rest:02d}")


def seconds(length):
    """A duration."""
    return _("not stated") if length is None else _("{length} s").format(length=f"{length:g}")
