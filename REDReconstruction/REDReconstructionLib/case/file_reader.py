"""What Slicer's file reader for raw PET sinograms knows: which files it takes, how surely, and how they open."""

import json
import re
import zipfile
from pathlib import Path

RECOGNISED, POSSIBLE, NO = 0.8, 0.3, 0.0
"""Confidence: a header says what it is; numbers that may be a sinogram; not ours."""
HEADERS = (".hs", ".hv", ".h33", ".hdr")
SCAN, EVENTS = ".toml", ".petsird"
HEADER_OF = {".s": ".hs", ".v": ".hv", ".i33": ".h33", ".l": ".l.hdr"}
ARRAYS = (".npy", ".npz", ".mat")
VOLUMES = (".nrrd", ".mha")
ENDINGS = (*HEADERS, *HEADER_OF, *ARRAYS, *VOLUMES, SCAN, EVENTS, ".json")
CASE_FILE = "case.json"
HEADER_BYTES = 2**16
KEY = r"^\s*!?\s*{name}\s*:=\s*{value}\b"
INTERFILE = re.compile(r"\A\s*!?\s*interfile\s*:=", re.IGNORECASE)
TYPE = "(type of data|imaging modality)"
PET = re.compile(KEY.format(name=TYPE, value="(pet|pt)"), re.IGNORECASE | re.MULTILINE)
OTHER = re.compile(KEY.format(name=TYPE, value=r"(?!pet|pt|static|other|dynamic)\w+"), re.IGNORECASE | re.MULTILINE)
EMISSION = re.compile(KEY.format(name="pet data type", value="emission"), re.IGNORECASE | re.MULTILINE)
PROMPTS = re.compile(r"^\s*prompts\s*=", re.MULTILINE)
OWN_SINOGRAM = re.compile(rb'^redpet:=.*"holds":\s*"sinogram"', re.MULTILINE)


def extensions():
    """What Slicer's file dialogs offer."""
    return ["PET sinogram (" + " ".join("*" + ending for ending in ENDINGS) + ")"]


def confidence(filePath):
    """How surely a file is a PET sinogram or a case of ours, 0 to 1; what cannot be read is not.

    Slicer asks for every file that is dropped: for most the name is enough.
    """
    path = Path(filePath)
    try:
        return confidenceOf(path) if path.suffix.lower() in ENDINGS and path.is_file() else NO
    except (OSError, ValueError, zipfile.BadZipFile):
        return NO


def confidenceOf(path):
    """The same for a file that is there. Raises OSError or ValueError."""
    ending = path.suffix.lower()
    if path.name == CASE_FILE:
        content = json.loads(path.read_text(encoding="utf-8"))
        return RECOGNISED if isinstance(content, dict) and "levels" in content else NO
    if ending == ".json":
        return RECOGNISED if arrayOf(path) is not None else NO
    if ending in HEADERS:
        return headerConfidence(start(path).decode("latin-1"))
    if ending == SCAN:
        return RECOGNISED if PROMPTS.search(start(path).decode("latin-1")) else NO
    if ending == EVENTS:
        return RECOGNISED  # it opens by its scan TOML: the engine says so
    if ending in HEADER_OF:
        return max(POSSIBLE, confidence(path.with_suffix(HEADER_OF[ending])))
    if ending in ARRAYS:
        return RECOGNISED if sidecarOf(path) is not None or describesItself(path) else POSSIBLE
    return RECOGNISED if sidecarOf(path) is not None or holdsOwnSinogram(path) else NO


def start(path):
    """As much of a file as a header takes."""
    with path.open("rb") as file:
        return file.read(HEADER_BYTES)


def headerConfidence(text):
    """The same for the text of an Interfile header; one of a PET image is no sinogram, yet it opens as a case."""
    if not INTERFILE.match(text):
        return NO
    if EMISSION.search(text):
        return NO if OTHER.search(text) else RECOGNISED
    return POSSIBLE if PET.search(text) else NO


def sidecarOf(path):
    """The JSON beside an array that says what it holds, or None."""
    for name in (path.with_name(path.name + ".json"), path.with_suffix(".json")):
        if name.is_file() and isSidecar(name):
            return name
    return None


def arrayOf(sidecar):
    """The array that a sidecar describes, or None where it describes none."""
    if not isSidecar(sidecar):
        return None
    stem = sidecar.with_suffix("")
    candidates = [stem, *(sidecar.with_suffix(ending) for ending in (*ARRAYS, *VOLUMES))]
    known = (*ARRAYS, *VOLUMES)
    return next((path for path in candidates if path.suffix.lower() in known and path.is_file()), None)


def isSidecar(path):
    """Whether a JSON file describes a sinogram or an image."""
    if path.stat().st_size > HEADER_BYTES:
        return False
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return isinstance(content, dict) and content.get("what") in ("sinogram", "image")


def describesItself(path):
    """Whether an .npz file holds the keys of a sidecar."""
    if path.suffix.lower() != ".npz":
        return False
    with zipfile.ZipFile(path) as archive:
        return "what.npy" in archive.namelist()


def holdsOwnSinogram(path):
    """Whether an NRRD file is a sinogram that the engine wrote."""
    header = start(path)
    return header.startswith(b"NRRD") and OWN_SINOGRAM.search(header) is not None


def inputOf(filePath):
    """What the worker reads for a file that was dropped: its header, its array, or the folder of its case."""
    path = Path(filePath)
    if path.name == CASE_FILE:
        return path.parent
    if path.suffix.lower() == ".json":
        return arrayOf(path) or path
    header = path.with_suffix(HEADER_OF.get(path.suffix.lower(), path.suffix))
    return header if header.is_file() else path


def load(filePath):
    """Open a file in the panel and wait until it is there; the IDs of its volumes, None where nothing can be opened.

    A file that is refused gives no volumes: the panel says why.
    """
    import qt
    import slicer

    from REDReconstructionLib.scene import roles

    slicer.util.selectModule("REDReconstruction")
    panel = slicer.util.getModuleWidget("REDReconstruction").panel
    if panel is None:
        return None
    section = panel.section("case")
    if not section.openPath(inputOf(filePath)):
        return None
    while section.opener.isBusy:
        slicer.app.processEvents(qt.QEventLoop.WaitForMoreEvents)
    case = panel.session.case
    isOpen = case is not None and case.input == str(inputOf(filePath))
    return [node.GetID() for node in roles.nodes(case.key)] if isOpen else []
