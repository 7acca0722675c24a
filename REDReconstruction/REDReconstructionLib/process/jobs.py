"""What the worker is asked to do, and where its results lie: under a name that input, model and settings decide.

WORK/cases/INPUT      what `describe` wrote of an input
WORK/results/INPUT/RESTORATION    what `restore` wrote
WORK/jobs/            job files of what runs right now
"""

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

from slicer.i18n import tr as _

from REDReconstructionLib.process import settings
from REDReconstructionLib.process.interpreter import ENGINE_HOME
from REDReconstructionLib.process.methods import ALL_RAYS, BUILT_IN, INSTALLED, takesModel, takesSteps

NAME_LENGTH = 12
HEADER_BYTES = 2**16
"""A file that is not larger may be a header that names other files."""
CONTRACTS = (".toml", ".json")
"""How the contract beside a model of another maker ends."""
NOT_THE_RESULT = ("input", "out", "device", "preview_slice")
"""Fields of a job that do not change what comes out of it."""


def workFolder():
    """The folder of everything that is kept between sessions, made where it is not there. Raises OSError."""
    folder = settings.workFolder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def jobsFolder():
    """The folder of job files, made where it is not there. Raises OSError."""
    folder = workFolder() / "jobs"
    folder.mkdir(exist_ok=True)
    return folder


def describeFolder(path, told=None):
    """Where the description of an input lies, or will lie; its name is the key of the case.

    `told` are the fields of a job with which the user says what of the input is meant (`series`, `frames`) and what
    was injected (`dose_unit`, `injection_time`); none where all is clear.
    """
    return workFolder() / "cases" / fingerprint(path, told)


def resultsFolder(path, told=None):
    """Where the restorations of an input, as what was told of it says, lie."""
    return workFolder() / "results" / fingerprint(path, told)


def resultFolder(case, settings):
    """Where the result of a restoration lies, or will lie. `settings` are the fields of its job."""
    wanted = {name: value for name, value in settings.items() if name not in NOT_THE_RESULT}
    wanted["model"] = modelFingerprint(settings)
    wanted["engine"] = engineVersion()
    return resultsFolder(case.input, case.toldOfInput) / digest(wanted)


def isFinished(folder):
    """Whether a result is there; it appears whole or not at all."""
    return (folder / "run.json").is_file()


def runRecord(folder):
    """What a finished restoration says of itself: its run.json. Raises OSError or ValueError."""
    return json.loads((Path(folder) / "run.json").read_text(encoding="utf-8"))


def removePartial(folder):
    """Remove what a worker that was killed left of a result that it was writing."""
    for partial in folder.parent.glob(f".{folder.name}.*"):
        if partial.is_dir():
            shutil.rmtree(partial, ignore_errors=True)
        else:
            partial.unlink(missing_ok=True)


def finishedResults(key):
    """The folders of all finished restorations of an input that has this fingerprint, the oldest first."""
    folder = workFolder() / "results" / key
    found = [entry for entry in folder.iterdir() if isFinished(entry)] if folder.is_dir() else []
    return sorted(found, key=lambda entry: (entry / "run.json").stat().st_mtime_ns)


def restoreJob(case, parameters, drf, visibleSlice=None, kept=None):
    """The worker's job that restores one dose level as the panel asks.

    `drf` is the level's dose reduction factor, 0 where it is unknown; `visibleSlice` the slice that the user looks at,
    counted from 0; `kept` are the fields that say what is kept of the low dose. What is left to the engine is not in
    the job.
    """
    job = {
        "command": "restore",
        "input": case.input,
        **case.toldOfInput,
        "drf": drf or None,
        **waysOf(parameters, visibleSlice),
        "evidence": True if parameters.evidence and not evidenceOf(case, drf, parameters.method)["reason"] else None,
        **(kept or {}),
    }
    job = {name: value for name, value in job.items() if value is not None}
    extra = {} if visibleSlice is None else {"preview_slice": visibleSlice}
    return {**job, "device": parameters.device, "out": str(resultFolder(case, job)), **extra}


def waysOf(parameters, visibleSlice=None):
    """How a case is restored as the panel asks, whichever case it is; None for what is left to the engine."""
    ways = {
        "method": parameters.method,
        "model": parameters.modelPath or None if takesModel(parameters.method) else None,
        "steps": parameters.steps or None if takesSteps(parameters.method) else None,
        "slices": chosenSlices(parameters, visibleSlice),
        "reconstruction": reconstructionOf(parameters),
        "post_filter_mm": parameters.postFilterMm,
        "projector": parameters.projector,
    }
    if reconstructionOf(parameters) == "osem":
        ways |= {"iterations": parameters.iterations, "subsets": parameters.subsets, "psf_mm": parameters.psfMm}
    return ways


def reconstructionOf(parameters):
    """The algorithm that makes the images: all rays are reconstructed by OSEM, whatever was chosen."""
    return "osem" if parameters.method in ALL_RAYS else parameters.reconstruction


def cohortJob(folder, out, parameters):
    """The worker's job that restores and measures all cases of a folder as the panel asks."""
    ways = {name: value for name, value in waysOf(parameters).items() if value is not None}
    evidence = {"evidence": True} if parameters.evidence and parameters.method not in ALL_RAYS else {}
    return {"command": "cohort", "input": str(folder), "out": str(out), "device": parameters.device, **ways, **evidence}


def evidenceOf(case, drf, method):
    """What the description of a case says of the evidence of a dose level: `reason` why there is none, `memory_mib`."""
    if method in ALL_RAYS:
        return {
            "reason": _("No evidence here: nothing is restored that the counts could bear out."),
            "memory_mib": None,
        }
    levels = case.description["levels"]
    level = next((one for one in levels if float(one["drf"] or 0) == drf), {})
    return level.get("evidence") or {"reason": noCounts(), "memory_mib": None}


def noCounts():
    """Why an image has no evidence."""
    return _("No evidence here: it asks measured counts, and this case holds images, without their counts.")


def chosenSlices(parameters, visibleSlice):
    """First slice and one after the last, from 0; None for all."""
    if parameters.sliceMode == "visible" and visibleSlice is not None:
        return [visibleSlice, visibleSlice + 1]
    if parameters.sliceMode == "range":
        return [parameters.firstSlice - 1, parameters.lastSlice]
    return None


def fingerprint(path, told=None):
    """A short name for an input as it is now: its place, names, sizes and times of its files, what was told of it."""
    path = Path(os.path.abspath(path))
    return digest([path.as_posix(), *sorted(stamps(path)), *([told] if told else [])])


def stamps(path):
    """Name, size and time of each file of an input: all in a folder; a file with its relatives."""
    if path.is_dir():
        for folder, _folders, names in os.walk(path):
            within = folder.removeprefix(str(path))
            yield from filter(None, (stamp(os.path.join(within, name), os.path.join(folder, name)) for name in names))
    elif path.is_file():
        yield from filter(None, (stamp(file.name, file) for file in relatives(path)))


def relatives(path):
    """A file, those beside it that differ in their endings, and those that it names where it is a small header."""
    text = path.read_bytes().decode("latin-1") if path.stat().st_size <= HEADER_BYTES else ""
    stem = re.match(r"[^.]*", path.name)[0]
    return [file for file in path.parent.iterdir() if file.name.split(".")[0] == stem or file.name in text]


def stamp(name, file):
    """Size and time of a file under a name; None where it is gone."""
    try:
        status = os.stat(file)
    except OSError:
        return None
    return [name, status.st_size, status.st_mtime_ns]


def modelFingerprint(job):
    """What tells one model file, with the contract beside it, from another; None where the method uses none."""
    method = job.get("method")
    if not takesModel(method):
        return INSTALLED.get(method)
    path = Path(job.get("model") or BUILT_IN.get(method, ""))
    files = (path, *(path.with_name(f"{path.stem}{ending}") for ending in CONTRACTS))
    return [path.as_posix(), *(stamp(file.name, file) for file in files)]


def engineVersion():
    """The version of the engine, from its own file: another version may restore otherwise."""
    text = (ENGINE_HOME / "redpet" / "__init__.py").read_text(encoding="utf-8")
    return re.search(r'__version__ = "([^"]+)"', text)[1]


def contentOf(path):
    """A short name for the content of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:NAME_LENGTH]


def digest(content):
    """A short name for plain values, of letters and digits."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:NAME_LENGTH]
