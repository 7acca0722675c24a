"""What a model file says of itself: its method and its card, read without the engine."""

import json
import struct
import tomllib
from pathlib import Path

from slicer.i18n import tr as _

from REDReconstructionLib.process.jobs import CONTRACTS
from REDReconstructionLib.process.methods import BY_ENDING, MODELS
from REDReconstructionLib.session.page import showPage

METADATA, OURS = "__metadata__", "redpet"
LONGEST_HEADER = 2**24


class NoModel(Exception):
    """A file that is no model of ours; its text is a sentence for the user."""


def readMetadata(path):
    """Method and card of a model file (safetensors: eight bytes of length, JSON, weights). Raises NoModel.

    A file of another program is not opened here: its ending says the method.
    """
    if (method := BY_ENDING.get(Path(path).suffix.lower())) is not None:
        card = MODELS / f"{method}.md"
        return {"method": method, "card": card.read_text(encoding="utf-8") if card.is_file() else contractCard(path)}
    try:
        with open(path, "rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(min(length, LONGEST_HEADER)))
        content = json.loads(header[METADATA][OURS])
        recipe = next(iter(content["variants"].values()))
        return {"method": str(recipe.get("method", "red")), "card": str(content["card"])}
    except OSError as error:
        raise NoModel(_("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)) from error
    except (struct.error, ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
        raise NoModel(
            _(
                "{name} is no model file of RED: choose one that redpet train wrote (*.safetensors), a checkpoint of "
                "the authors' release or an ONNX network ({endings})."
            ).format(name=Path(path).name, endings=patterns())
        ) from error


def contractCard(path):
    """The contract beside a model of another maker as Markdown. Raises NoModel where there is none to read."""
    path = Path(path)
    found = [file for ending in CONTRACTS if (file := path.with_name(f"{path.stem}{ending}")).is_file()]
    if not found:
        raise NoModel(
            _("{name} has no contract beside it: write {stem}.toml, see Bring your model in the documentation.").format(
                name=path.name, stem=path.stem
            )
        )
    try:
        text = found[0].read_text(encoding="utf-8")
        content = json.loads(text) if found[0].suffix == ".json" else tomllib.loads(text)
        rows = [f"| {label} | {plainText(content[key])} |" for key, label in contractLabels() if key in content]
        head = "# {name}\n\n{citation}\n\nLicence: {licence}\n\n|  |  |\n|---|---|\n".format(**content)
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise NoModel(
            _("{name} cannot be read as a contract: {reason}.").format(name=found[0], reason=error)
        ) from error
    return head + "\n".join(rows) + "\n"


def contractLabels():
    """The fields of a contract as people read them."""
    return (
        ("domain", _("Works on")),
        ("kinds", _("Sinograms")),
        ("dose_levels", _("Dose reduction factors")),
        ("unit", _("Unit")),
        ("pixel_mm", _("Pixels or radial bins (mm)")),
        ("slice_mm", _("Slice distance (mm)")),
        ("neighbours", _("Neighbouring slices on each side")),
        ("clip", _("Input is clipped to")),
        ("scale", _("Scale")),
        ("total_activity", _("Total activity, output over input")),
        ("axes", _("Axes of its array")),
    )


def plainText(value):
    """A value of a contract: two numbers are a range."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {plainText(one)}" for key, one in value.items())
    if not isinstance(value, list):
        return str(value)
    if len(value) == 2 and not any(isinstance(one, str) for one in value):
        return _("{low} to {high}").format(low=f"{value[0]:g}", high=f"{value[1]:g}")
    return ", ".join(map(str, value))


def patterns():
    """How files that another program wrote may end, as a file dialog has it."""
    return " ".join(f"*{ending}" for ending in BY_ENDING)


def limitsOf(path):
    """Which lesions a built-in model loses, in a few words and in a sentence; empty where the file beside it is not."""
    try:
        told = json.loads(Path(path).with_name(f"{Path(path).stem}-limits.json").read_text("utf-8"))
        return str(told["short"]), str(told["line"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ""


def showCard(path):
    """Open the card of a model file in a window of its own; returns the window. Raises NoModel."""
    title = _("Model card: {name}").format(name=Path(path).stem)
    return showPage(title, readMetadata(path)["card"], Path(path).parent)
