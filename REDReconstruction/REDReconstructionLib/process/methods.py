"""The engine's methods, from the table that it keeps of them: what it has can be chosen, under the engine's names."""

import tomllib

from REDReconstructionLib.process.interpreter import ENGINE_HOME

MODELS = ENGINE_HOME / "redpet" / "models"
METHODS = tomllib.loads((ENGINE_HOME / "redpet" / "restoration" / "methods.toml").read_text(encoding="utf-8"))
"""Each method's row by its name."""
BUILT_IN = {name: MODELS / row["model"] for name, row in METHODS.items() if "model" in row}
"""The model files that ship, by their methods."""
CARDS = {ending: (name, MODELS / f"{name}.md") for name, row in METHODS.items() for ending in row.get("files", ())}
"""Method and card of files that another program wrote, by how they end."""
WITHOUT_MODEL = tuple(name for name, row in METHODS.items() if not row["works_on"])
"""Methods that leave everything as it is, and need no model file."""
ONE_PASS = (*WITHOUT_MODEL, *(name for name, row in METHODS.items() if row.get("in_one_pass")))
"""Methods that take no number of steps."""


def readyFirst():
    """All methods, those first that can be used at once: whose model ships, or that need none."""
    return sorted(METHODS, key=lambda name: name not in (*BUILT_IN, *WITHOUT_MODEL))


def methodLabel(method):
    """A method as people write it; what is none of the engine's, a result's own label, as it is."""
    return METHODS[method]["label"] if method in METHODS else method
