"""Opening a case: the worker describes the input, the scene gets its volumes, and the session knows it."""

import json
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.case import results
from REDReconstructionLib.process import dependencies, jobs
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.scene import importing
from REDReconstructionLib.session.session import OpenCase
from REDReconstructionLib.session.steps import Steps

DESCRIPTION_FILE = "description.json"
CODE_LENGTH = 4


@dataclass(frozen=True)
class Request:
    """What to open.

    `input` is a path that the worker reads; `name` a label without patient data, made up where it is empty;
    `dicomFolder` the DICOM series behind an input that is none itself, which tells patient and SUV; `beside` the
    volume that the case was made from; `meant` what of the DICOM folder is meant, and `stated` what the user says of
    the injection, as `OpenCase` has them.
    """

    input: str
    source: str
    name: str = ""
    dicomFolder: str = ""
    beside: object = None
    meant: dict = field(default_factory=dict)
    stated: dict = field(default_factory=dict)

    @property
    def told(self):
        """What the user told of the source."""
        return {**self.meant, **self.stated}

    def places(self):
        """What has to be described, the source first: each path with what was told of it."""
        places = [(path, {}) for path in (self.dicomFolder, self.input) if path]
        places[0] = (places[0][0], self.told)
        return places


class CaseOpener:
    """Opens one case at a time; a new request takes the place of one that is on its way.

    `onBusy(stage, done, total)` tells its steps, `onRefused(sentence, log)` why it failed (the open case stays),
    `onSeveral(request, description, sentence)` that one of several PET series, or time frames, have to be chosen, and
    `onOpened()` that another case is open.
    """

    def __init__(self, session, onBusy, onRefused, onSeveral, onOpened):
        self.session = session
        self.onBusy = onBusy
        self.onRefused = onRefused
        self.onSeveral = onSeveral
        self.onOpened = onOpened
        self.current = None
        self.run = None
        self.steps = Steps()

    @property
    def isBusy(self):
        """Whether a case is on its way."""
        return self.session.opening

    def open(self, request):
        """Open an input, in the background where it has to be read first."""
        self.cancel()
        try:
            for path, told in request.places():
                folder = jobs.describeFolder(path, told)
                if not (folder / DESCRIPTION_FILE).is_file():
                    self.describe(path, told, folder, request)
                    return
        except OSError as error:
            self.onRefused(cannotRead(error), "")
            return
        self.finish(request, folder)

    def describe(self, path, told, folder, request):
        """Let the worker read an input, then go on with the request."""
        job = {"command": "describe", "input": str(path), **told, "out": str(folder)}

        def install(missing, message, log):
            if dependencies.areThere(missing):  # they are installed, and cannot be used
                self.onRefused(message, log)
            else:
                self.withPackages(lambda: self.open(request), missing)

        self.start(job, lambda _folder, _files: self.open(request), install)

    def start(self, job, onDone, onMissing=None):
        """Run a job of the worker on the way to an open case; `onDone(folder, files)` follows where it succeeds.

        `onMissing(requirements, message, log)` follows where it needs packages that are not installed; without it,
        the case is refused.
        """
        heard = self.begin()
        self.run = self.session.runner.start(
            job,
            Listener(
                onStage=heard(lambda stage, done, total, _left: self.onBusy(stage, done, total)),
                onDone=heard(onDone, last=True),
                onFailed=heard(self.onRefused, last=True),
                onMissing=onMissing and heard(onMissing, last=True),
                onCancelled=heard(lambda: self.onRefused("", ""), last=True),
            ),
        )

    def withPackages(self, then, also=()):
        """Call `then()` once the engine's packages and `also` are there; the user is asked where some are missing."""
        heard = self.begin()
        refused = heard(lambda sentence: self.onRefused(sentence, ""), last=True)
        run = dependencies.ensure(slicer.util.mainWindow(), heard(then, last=True), refused, self.session.runner, also)
        self.run = self.run or run

    def make(self, work, request):
        """Take the steps that make an input, then open `request(input)`."""
        heard = self.begin()
        self.steps.start(
            work,
            heard(lambda made: self.open(request(made)), last=True),
            heard(lambda error: self.onRefused(str(error), ""), last=True),
        )

    def begin(self):
        """Something new is on its way; returns what wraps its callbacks, so that an earlier one is not heard."""
        self.cancel()
        token = self.current = object()
        self.session.setOpening(True)
        self.onBusy("", 0, 0)

        def heard(callback, last=False):
            def call(*arguments):
                if token is self.current:
                    if last:
                        self.current = self.run = None
                        self.session.setOpening(False)
                    callback(*arguments)

            return call

        return heard

    def cancel(self):
        """Give up what is on its way; returns at once."""
        run, self.run, self.current = self.run, None, None
        self.steps.stop()
        self.session.setOpening(False)
        if run is not None:
            run.cancel()

    def finish(self, request, folder):
        """Bring a described case into the scene and open it; its finished restorations come with it."""
        try:
            case = openCase(request, folder)
            refusal = reasonAgainst(case.description)
        except (OSError, ValueError, KeyError) as error:
            self.onRefused(cannotShow(error), "")
            return
        if refusal:
            self.refuse(request, case.description, refusal)
            return
        heard = self.begin()
        self.steps.start(
            self.importing(case, request.beside),
            heard(lambda _value: self.show(case), last=True),
            heard(lambda error: self.onRefused(cannotShow(error), ""), last=True),
        )

    def refuse(self, request, description, refusal):
        """An input is no case as it is; where it holds several PET series or time frames, some can be chosen."""
        if not description.get("frames") and len(readable(description["series"])) < 2:
            self.onRefused(refusal, "")
            return
        # The question waits for its answer: the worker that told of the series is cleared up before.
        heard = self.begin()
        qt.QTimer.singleShot(0, heard(lambda: self.onSeveral(request, description, refusal), last=True))

    def importing(self, case, beside):
        """The steps that bring a case and its finished restorations into the scene; nothing stays of half a case."""
        isWhole, done = False, 0
        try:
            found = results.latest(case.key)
            total = max(1, results.bytesWith(case, found))
            for read in chain(importing.importCase(case, beside), results.bringIn(case, found, beside)):
                done += read or 0
                self.onBusy("import", 100 * done // total, 100)
                yield
            isWhole = True
        finally:
            if not isWhole and (self.session.case is None or self.session.case.key != case.key):
                importing.removeCase(case.key)

    def show(self, case):
        """A case is in the scene: it takes the place of the one that was open."""
        previous = self.session.case
        if previous is not None and previous.key != case.key:
            # Its results lie in the work folder and come back with it; two cases at once may not fit into memory.
            importing.removeCase(previous.key)
        self.session.setCase(case)
        self.onOpened()


def openCase(request, folder):
    """The case that a description tells of. Raises OSError or ValueError where the description cannot be read."""
    description = told = readDescription(folder)
    source = request.dicomFolder
    if source:
        description = inherited(description, readDescription(jobs.describeFolder(source, request.told)))
    elif any("series_type" in level for level in description["levels"]):
        source = str(request.input)
    if isSimulated(request.input):
        description = {**description, "simulated": True}
    if description != told:
        (folder / DESCRIPTION_FILE).write_text(json.dumps(description, indent=2), encoding="utf-8")
    name = request.name or madeUpName(folder.name)
    told = request.meant, request.stated
    return OpenCase(str(request.input), request.source, name, folder, description, source, *told)


def isSimulated(path):
    """Whether an input is a CASE whose counts were drawn by the engine: they are not to be called measured."""
    file = Path(path) / "case.json"
    return (
        file.is_file()
        and json.loads(file.read_text(encoding="utf-8")).get("provenance", {}).get("command") == "simulate"
    )


def readDescription(folder):
    """What the worker told of an input."""
    return json.loads((folder / DESCRIPTION_FILE).read_text(encoding="utf-8"))


def inherited(description, source):
    """The description of a case with what only its DICOM source knows: patient, tracer, SUV where the unit stayed."""
    suv = {level["image"]["unit"]: level["suv"] for level in source["levels"] if level.get("suv")}
    levels = []
    for level in description["levels"]:
        unit = level["sinogram"]["image_unit"] if "sinogram" in level else level["image"]["unit"]
        levels.append({"suv": suv[unit], **level} if unit in suv else level)
    told = {name: description.get(name) or source.get(name) for name in ("patient", "tracer")}
    return {**description, "levels": levels, **told}


def cannotRead(error):
    """A sentence for a path that the system refuses."""
    return _("{path} cannot be read: {reason}.").format(path=error.filename, reason=error.strerror)


def cannotShow(error):
    """A sentence for a case that cannot be brought into the scene."""
    return _("The case cannot be shown: {reason}").format(reason=error)


def reasonAgainst(description):
    """Why a description tells of no case; empty where it does."""
    several = description.get("series") or description.get("frames")
    return several["not_a_case"] if several else ""


def readable(found):
    """The PET series of a folder of which one can be chosen; none where a file of it cannot be read."""
    return [] if found["unreadable"] else [one for one in found["series"] if not one["refusal"]]


def madeUpName(key):
    """A label for a case that tells nothing of the patient, and is the same each time."""
    return _("Case {code}").format(code=key[:CODE_LENGTH].upper())
