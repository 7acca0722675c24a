"""A full-dose case becomes a ladder of dose levels."""

from REDReconstructionLib.case.opener import Request
from REDReconstructionLib.process import jobs

FACTORS = (4, 10, 20, 50, 100)
"""The dose reduction factors of the paper's table."""


def isPossible(case):
    """Whether a case is one level to start a ladder from: of full dose, or of a dose that nobody said."""
    drfs = [level["drf"] for level in case.description["levels"]]
    return drfs in ([1], [None])


def ladderJob(case):
    """The worker's job that makes the ladder, which lies in the work folder under the name of its case."""
    out = jobs.workFolder() / "ladders" / case.key
    return {"command": "simulate", "input": case.input, **case.meantOfInput, "out": str(out), "drf": list(FACTORS)}


def make(case, opener):
    """Make the ladder of a case in the background and open it; one that was made before opens at once."""
    job = ladderJob(case)

    def show(folder, _files=()):
        told = {"meant": case.meant, "stated": case.stated}
        opener.open(Request(str(folder), case.source, case.name, case.dicomFolder, **told))

    if (jobs.workFolder() / "ladders" / case.key / "case.json").is_file():
        show(job["out"])
    else:
        opener.withPackages(lambda: opener.start(job, show))
