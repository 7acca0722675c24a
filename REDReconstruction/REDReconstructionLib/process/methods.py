"""The engine's methods, from the table that it keeps of them: what it has can be chosen, under the engine's names."""

import tomllib

from REDReconstructionLib.process.interpreter import ENGINE_HOME

MODELS = ENGINE_HOME / "redpet" / "models"
METHODS = tomllib.loads((ENGINE_HOME / "redpet" / "restoration" / "methods.toml").read_text(encoding="utf-8"))
"""Each method's row by its name."""
BUILT_IN = {name: MODELS / row["model"] for name, row in METHODS.items() if "model" in row}
"""The model files that ship, by their methods."""
BY_ENDING = {ending: name for name, row in METHODS.items() for ending in row.get("files", ())}
"""The methods whose files another program wrote, by how these end."""
NEEDS = {name: tuple(row.get("needs", ())) for name, row in METHODS.items()}
"""The packages that a method takes beside those of the engine, as pip takes them."""
INSTALLED = {}
"""The methods that packages of the worker's Python bring, with the package of each, as far as it was asked."""
WITHOUT_MODEL = tuple(name for name, row in METHODS.items() if not row["works_on"])
"""Methods that leave everything as it is, and need no model file."""
ALL_RAYS = tuple(name for name, row in METHODS.items() if row.get("all_rays"))
"""Methods that reconstruct the rays of a scanner's own data in the place of restoring."""
ONE_PASS = (*WITHOUT_MODEL, *(name for name, row in METHODS.items() if row.get("in_one_pass")))
"""Methods that take no number of steps."""


def readyFirst():
    """All methods, those first that can be used at once: whose model ships, or that need none."""
    return sorted(METHODS, key=lambda name: name not in (*BUILT_IN, *WITHOUT_MODEL))


def takesModel(method):
    """Whether a method is one of the engine's that uses a model file; those of packages bring their own."""
    return method in METHODS and method not in WITHOUT_MODEL


def takesSteps(method):
    """Whether a number of steps can be chosen for a method."""
    return method in METHODS and method not in ONE_PASS


def methodLabel(method):
    """A method as people write it; what is none of the engine's, a result's own label, as it is."""
    return METHODS[method]["label"] if method in METHODS else method
