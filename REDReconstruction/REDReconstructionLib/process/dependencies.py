"""The engine's packages: what the worker's Python lacks is installed after one question, or named.

Nothing is asked or installed before the first request that needs them, and never what Slicer bundles.
"""

import json
import logging
import re
import shutil
import tempfile
from pathlib import Path
from subprocess import CalledProcessError

import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.process import interpreter, jobs
from REDReconstructionLib.process.runner import Listener, Runner

TORCH = ">=2.4,<2.13"
"""What is asked of the PyTorch extension; 2.13 cannot be installed on Windows."""
HIGHDICOM = "highdicom>=0.27,<0.28"
"""What writes the evidence as DICOM."""
BUNDLED = ("numpy", "scipy", "pydicom", "simpleitk")
"""Slicer's own: another version would harm Slicer."""
DOWNLOAD_MB = {
    "torch": 200,
    "matplotlib": 10,
    "scikit-image": 14,
    "msgspec": 1,
    "psutil": 1,
    "safetensors": 1,
    "tqdm": 1,
    "onnxruntime": 30,
    "dicom-anonymizer": 1,
    "highdicom": 2,
    "nibabel": 3,
    "petsird": 1,
    "distributed": 4,
    "bokeh": 25,
    "pyarrow": 45,
}
"""About, for one platform; torch for the CPU."""
REQUESTER = "RED"

complete = set()
"""(interpreter, requirement) that are there, as far as is known; an empty requirement is all of the engine's."""


class NotInstalled(Exception):
    """Packages are still missing; its text is a sentence for the user, empty where the user declined."""


def ensure(parent, then, otherwise=None, runner=None, also=()):
    """Call `then()` once the worker's Python has all packages, `also` (requirements) among them; asks where some miss.

    `otherwise(sentence)` is called where it cannot be so (an empty sentence: the user declined); without it the
    sentence is shown in a message box over `parent`. Returns the run that looks, or None where nothing is to be done.
    """
    otherwise = otherwise or (lambda sentence: sentence and slicer.util.warningDisplay(sentence, parent=parent))
    python = interpreter.interpreter()
    if areThere(("", *also)):
        then()
        return None

    used = runner or ownRunner()

    def onDone(folder, _files):
        try:
            missing = missingPackages(folder, also)
            provide(missing, python)
        except NotInstalled as reason:
            otherwise(str(reason))
            return
        finally:
            shutil.rmtree(folder.parent, ignore_errors=True)
        if missing:
            used.dismissWaiting()
        complete.update((python, one) for one in ("", *also))
        then()

    try:
        out = Path(tempfile.mkdtemp(prefix="check-", dir=str(jobs.workFolder()))) / "check"
    except OSError as error:
        otherwise(_("The work folder cannot be used: {reason}.").format(reason=error))
        return None
    listener = Listener(
        onDone=onDone, onFailed=lambda message, _log: otherwise(message), onCancelled=lambda: otherwise("")
    )
    return used.start({"command": "check", "out": str(out)}, listener)


def areThere(requirements):
    """Whether the worker's Python has these, as far as is known."""
    return {(interpreter.interpreter(), one) for one in requirements} <= complete


def ownRunner():
    """A runner for those who have none."""
    if not runners:
        runners.append(Runner())
    return runners[0]


runners = []


def missingPackages(folder, also=()):
    """The requirements that the job `check` found missing, and those of `also` that are not installed."""
    told = json.loads((folder / "check.json").read_text(encoding="utf-8"))
    return [*told["missing"], *(one for one in also if not told["optional"].get(project(one)))]


def provide(requirements, python):
    """Install requirements into Slicer's own Python after one question. Raises NotInstalled where they stay missing."""
    if interpreter.isForeign():
        if requirements:
            raise NotInstalled(foreignSentence(requirements, python))
        return
    wanted = [one for one in requirements if project(one).lower() not in BUNDLED]
    if not wanted:
        return
    torchUtils = pyTorchUtils() if any(project(one) == "torch" for one in wanted) else None
    if torchUtils is None and any(project(one) == "torch" for one in wanted):
        raise NotInstalled(
            _(
                "PyTorch is missing. Install the extension PyTorch in the Extensions Manager, restart Slicer and press "
                "Apply again; or choose a Python environment that has it in Edit > Application Settings > "
                "RED Low-Dose PET."
            )
        )
    if not slicer.util.confirmOkCancelDisplay(question(wanted), _("Install Python packages")):
        raise NotInstalled("")
    try:
        install(wanted, torchUtils)
    except (CalledProcessError, RuntimeError, ImportError, OSError) as error:
        logging.exception("The packages could not be installed")
        raise NotInstalled(
            _("The packages could not be installed ({reason}). See View > Error Log.").format(reason=error)
        ) from error


def install(wanted, torchUtils):
    """Install what was agreed: torch by its extension, which knows the graphics card; the others by pip."""
    if torchUtils is not None:
        torchUtils.PyTorchUtilsLogic().installTorch(askConfirmation=False, torchVersionRequirement=TORCH)
    others = [one for one in wanted if project(one) != "torch"]
    if not others:
        return
    if hasattr(slicer, "packaging"):  # since 5.12
        slicer.packaging.pip_ensure(others, prompt_install=False, requester=REQUESTER)
    else:
        slicer.util.pip_install(" ".join(others))


def pyTorchUtils():
    """The module of the PyTorch extension, None where it is not there."""
    try:
        import PyTorchUtils
    except ImportError:
        return None
    return PyTorchUtils


def question(wanted):
    """The one question: what, and how much of it."""
    lines = [f"    {project(one)}: {sizeText(project(one))}" for one in wanted]
    total = sum(DOWNLOAD_MB.get(project(one), 1) for one in wanted)
    return _(
        "RED needs Python packages that Slicer does not have yet:\n\n{packages}\n\nDownload them (about {total} MB) "
        "and install them into Slicer's Python? This takes some minutes."
    ).format(packages="\n".join(lines), total=total)


def sizeText(name):
    """How large the download of a package is."""
    size = _("about {size} MB").format(size=DOWNLOAD_MB.get(name, 1))
    return _("{size}, up to 3 GB with CUDA").format(size=size) if name == "torch" else size


def foreignSentence(requirements, python):
    """What is missing in a Python that is not Slicer's, and what to type."""
    quoted = " ".join(f'"{one}"' for one in requirements)
    return _(
        "The chosen Python environment lacks {packages}. Nothing is installed there; type: {python} -m pip install "
        "{quoted}"
    ).format(packages=", ".join(project(one) for one in requirements), python=f'"{python}"', quoted=quoted)


def project(requirement):
    """The name of the project that a requirement asks for."""
    return re.match(r"[\w.-]+", requirement)[0]
