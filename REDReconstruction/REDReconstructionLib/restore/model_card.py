"""What a model file says of itself: its method and its card, read without the engine."""

import json
import struct
from pathlib import Path

from slicer.i18n import tr as _

from REDReconstructionLib.process.methods import CARDS
from REDReconstructionLib.session.page import showPage

METADATA, OURS = "__metadata__", "redpet"
LONGEST_HEADER = 2**24


class NoModel(Exception):
    """A file that is no model of ours; its text is a sentence for the user."""


def readMetadata(path):
    """Method and card of a model file (safetensors: eight bytes of length, JSON, weights). Raises NoModel.

    A file of another program is not opened here: its ending says the method.
    """
    if (foreign := CARDS.get(Path(path).suffix.lower())) is not None:
        method, card = foreign
        return {"method": method, "card": card.read_text(encoding="utf-8")}
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
                "{name} is no model file of RED: choose one that redpet train wrote (*.safetensors), or a checkpoint "
                "of the authors' release ({endings})."
            ).format(name=Path(path).name, endings=patterns())
        ) from error


def patterns():
    """How files that another program wrote may end, as a file dialog has it."""
    return " ".join(f"*{ending}" for ending in CARDS)


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
