"""What earlier restorations left of a case: found in the work folder, and brought into the scene with it."""

import logging

from REDReconstructionLib.process import jobs
from REDReconstructionLib.scene import importing


def latest(key):
    """The folders of the latest restorations of a case, one for each dose level and method: `{(drf, method): path}`."""
    found = {}
    for folder in jobs.finishedResults(key):
        try:
            run = jobs.runRecord(folder)
            found[run["input"]["drf"] or 0.0, run["method"]] = folder
        except (OSError, ValueError, KeyError):
            logging.exception("A result in the work folder is damaged")
    return found


def bytesWith(case, found):
    """How many bytes a case and what was found of it are read from. Raises OSError where a file of the case is gone."""
    files = importing.caseFiles(case)
    for (drf, method), folder in found.items():
        files += importing.runFiles(case, folder, drf, method)
    return sum(path.stat().st_size for _role, path in files)


def bringIn(case, found, beside=None):
    """Bring finished restorations of a case (`latest`) into the scene, in steps."""
    for (drf, method), folder in found.items():
        try:
            yield from importing.importRun(case, folder, drf, method, beside)
        except (OSError, ValueError, KeyError):
            logging.exception("A result in the work folder cannot be read")
