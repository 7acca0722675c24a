"""What the panel's sections share: the parameter node, the open case, the state, the worker."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from REDReconstructionLib.session.parameters import Parameters
from REDReconstructionLib.session.state import State

CASE, RESULTS, STATE, SLICE, SPOT, READING = "case", "results", "state", "slice", "spot", "reading"
"""The topics that sections observe."""


@dataclass(frozen=True)
class OpenCase:
    """The case that the panel shows.

    `input` is what the worker reads, `source` where it came from (dicom, folder, file, volumes, sample), `name` a
    label without patient data, `folder` what the worker's job `describe` wrote, `description` its description.json,
    `dicomFolder` the DICOM series behind it, which an export needs; empty where there is none. `meant` are the fields
    of a job that say what is meant there, where it holds more than one thing: the UID of its `series`, its `frames`.
    `stated` are those with which the user says of the injection what the source says wrongly: `dose_unit`,
    `injection_time`.
    """

    input: str
    source: str
    name: str
    folder: Path
    description: dict
    dicomFolder: str = ""
    meant: dict = field(default_factory=dict)
    stated: dict = field(default_factory=dict)

    @property
    def meantOfInput(self):
        """What is meant of the input: nothing where it was made from what the DICOM folder holds."""
        return {} if self.isDerived else self.meant

    @property
    def toldOfInput(self):
        """What is meant of the input, and stated of its injection."""
        return {} if self.isDerived else {**self.meant, **self.stated}

    @property
    def isDerived(self):
        """Whether the input was made from what the DICOM folder holds."""
        return bool(self.dicomFolder) and self.dicomFolder != self.input

    @property
    def key(self):
        """The name under which nodes in the scene belong to this case."""
        return self.folder.name


class Session:
    """The shared model of the panel; sections observe its topics and change it through its methods.

    It begins with the case that the parameter node names: a scene may have been loaded before the panel was built.
    """

    def __init__(self, parameterNode, runner):
        self.parameters = Parameters(parameterNode)
        self.runner = runner
        self.case = storedCase(self.parameters)
        self.opening = False  # whether another case is on its way
        self.batching = False  # whether all cases of a list are being restored
        self.reading = False  # whether a reader is reading a study, who must not see anything else
        self.state = State.IDLE
        self.spot = None  # the image and the place in it (RAS, mm) that was clicked last
        self.observers = {topic: [] for topic in (CASE, RESULTS, STATE, SLICE, SPOT, READING)}

    def observe(self, topic, callback):
        """Call `callback()` whenever the topic changes."""
        self.observers[topic].append(callback)

    def tell(self, topic):
        """Tell those who observe a topic that it changed."""
        for callback in list(self.observers[topic]):
            callback()

    def setState(self, state):
        """Go on to another state of the restoration."""
        if state is not self.state:
            self.state = state
            self.tell(STATE)

    def setSpot(self, volume, place):
        """A place in an image is clicked, RAS in mm."""
        self.spot = (volume, place)
        self.tell(SPOT)

    def setOpening(self, opening):
        """Another case is on its way, or none any more."""
        if opening is not self.opening:
            self.opening = opening
            self.tell(STATE)

    def setBatching(self, batching):
        """All cases of a list are being restored, or none any more."""
        if batching is not self.batching:
            self.batching = batching
            self.tell(STATE)

    def setReading(self, reading):
        """A reader begins to read a study, or has ended."""
        if reading is not self.reading:
            self.reading = reading
            self.tell(READING)

    def setCase(self, case):
        """Open a case, or none."""
        self.case = case
        parameters = self.parameters
        parameters.inputPath = "" if case is None else case.input
        parameters.inputSource = "" if case is None else case.source
        parameters.caseName = "" if case is None else case.name
        parameters.caseFolder = "" if case is None else str(case.folder)
        parameters.dicomFolder = "" if case is None else case.dicomFolder
        parameters.meantSeries = "" if case is None else case.meant.get("series", "")
        parameters.meantFrames = "" if case is None else case.meant.get("frames", "")
        parameters.statedDoseUnit = "" if case is None else case.stated.get("dose_unit", "")
        parameters.statedInjectionTime = "" if case is None else case.stated.get("injection_time", "")
        parameters.shownSlice = 0
        self.tell(CASE)
        self.tell(RESULTS)

    def setParameterNode(self, parameterNode):
        """Follow another scene: take its parameter node and the case that it names."""
        self.parameters = Parameters(parameterNode)
        self.case = storedCase(self.parameters)
        self.tell(CASE)
        self.tell(RESULTS)


def storedCase(parameters):
    """The case that a parameter node names, or None where its description is gone."""
    path = Path(parameters.caseFolder) / "description.json"
    if not parameters.caseFolder or not path.is_file():
        return None
    chosen = {"series": parameters.meantSeries, "frames": parameters.meantFrames}
    stated = {"dose_unit": parameters.statedDoseUnit, "injection_time": parameters.statedInjectionTime}
    return OpenCase(
        parameters.inputPath,
        parameters.inputSource,
        parameters.caseName,
        path.parent,
        json.loads(path.read_text(encoding="utf-8")),
        parameters.dicomFolder,
        {name: text for name, text in chosen.items() if text},
        {name: text for name, text in stated.items() if text},
    )
