"""Methods that installed packages bring: entry points of the group `redpet.methods`.

An entry point names a function from array to array; its contract lies beside the module that holds it, as
`NAME.toml` or `NAME.json`. Nothing of a package is imported before its method is asked for by name.
"""

import hashlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from redpet.errors import InputError
from redpet.restoration.contract import contract_beside, read_contract
from redpet.restoration.guest import Guest
from redpet.restoration.methods import installed, package_of


def open_installed(method: str) -> Guest:
    """The network of an entry point. Raises InputError where it does not start, or has no contract that fits."""
    entry = installed()[method]
    name = f"{method} of {package_of(entry)}"
    try:
        spec = find_spec(entry.module)
        if spec is None or spec.origin is None:
            raise ImportError(f"there is no module {entry.module}")
        run: Callable[[Any], Any] = entry.load()
    except Exception as error:  # what is foreign raises whatever it likes
        told = " ".join(str(error).split())[:200] or type(error).__name__
        raise InputError(f"the method {name} does not start ({told.rstrip('.')}).") from error
    if not callable(run):
        raise InputError(f"the method {name} does not start: {entry.value} is no function.")
    path = contract_beside(Path(spec.origin).with_name(method))
    contract = read_contract(path)
    code = hashlib.sha256(path.read_bytes() + Path(spec.origin).read_bytes()).hexdigest()
    return Guest(name, code, method, contract, run, (None,) * len(contract.axes))
