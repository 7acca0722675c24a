"""Why a worker gave no result, each as one sentence that says what to do. Nothing here knows Qt."""

import re

from slicer.i18n import tr as _

KILLED, CRASHED = 9, (4, 6, 7, 8, 11)
"""POSIX signals: SIGKILL, and those of a program that goes wrong (ILL, ABRT, BUS, FPE, SEGV)."""
SHELL_OFFSET = 128
"""A launcher passes the signal of its child on as an exit code above this."""
LAUNCHER_SAYS = "exit abnormally"
"""What Slicer's launcher of Python writes when its child was killed or crashed; it ends with exit code 1 then."""
UNIT = r" (?:[kM]?Bq|[um]Ci)"
OPTION = re.compile(rf"--([a-z][a-z-]*)(?: NAME=DRF|{UNIT}(?: or --dose-unit{UNIT})*)?")
"""An option in a sentence of the engine, with what it is to be given where the panel asks for that itself."""


def cannotStart(python, foreign):
    """The Python cannot be started at all."""
    if foreign:
        return _(
            "The worker could not be started: {python} is no Python that runs. Choose another Python environment in "
            "Edit > Application Settings > RED Low-Dose PET."
        ).format(python=python)
    return _(
        "The worker could not be started: Slicer's own Python ({python}) does not run. Install Slicer again, or choose "
        "a Python environment in Edit > Application Settings > RED Low-Dose PET."
    ).format(python=python)


def cannotPrepare(folder, error):
    """The job could not be written into the work folder."""
    return _(
        "The work folder {folder} cannot be used ({reason}). Choose another in Edit > Application Settings > "
        "RED Low-Dose PET."
    ).format(folder=folder, reason=error.strerror or error)


def rubbish(text):
    """Something else than an event came from the worker."""
    return _(
        "The worker said something that is none of its messages (“{text}”) and was stopped. Check the Python "
        "environment in Edit > Application Settings > RED Low-Dose PET."
    ).format(text=text.strip())


def resultGone(folder):
    """The worker said that it was done, and its result is not there."""
    return _("The worker is done, but its result {folder} is not there: was it removed? Try again.").format(
        folder=folder
    )


def endedEarly(exitCode, crashed, log):
    """The process ended without its last message: killed, crashed, a package missing, or nobody knows."""
    signal = exitCode if crashed else exitCode - SHELL_OFFSET
    if signal == KILLED or LAUNCHER_SAYS in log:
        return _(
            "The worker was killed, most likely because memory ran out: restore fewer slices at a time (Slices: From), "
            "or close other programs."
        )
    if crashed or signal in CRASHED:
        return _("The worker crashed (signal or code {code}): try again, or on another device.").format(code=exitCode)
    if missing := re.search(r"No module named '?([\w.]+)", log):
        return _(
            "The Python that runs the worker lacks the package {package}: press Apply to install what is missing, or "
            "choose another Python environment in Edit > Application Settings > RED Low-Dose PET."
        ).format(package=missing[1])
    return _("The worker ended before it was done (exit code {code}) and did not say why.").format(code=exitCode)


def inPanelWords(message):
    """A sentence of the engine with the panel's names in the place of the command line's options."""
    names = {
        "device": _("Device"),
        "dose": _("Dose beside each series in Case > DICOM"),
        "dose-unit": _("the unit in Case > Injection"),
        "drf": _("Dose levels"),
        "frames": _("the list of time frames"),
        "injection-time": _("the time in Case > Injection"),
        "iterations": _("Iterations"),
        "method": _("Method"),
        "model": _("Model"),
        "post-filter-mm": _("Post filter"),
        "projector": _("Projector"),
        "psf-mm": _("Resolution model"),
        "reconstruction": _("Algorithm"),
        "slices": _("Slices"),
        "series": _("the list of series"),
        "steps": _("Steps"),
        "subsets": _("Subsets"),
    }
    return OPTION.sub(lambda option: names.get(option[1], option[0]), message)
