"""Networks as ONNX files, run by ONNX Runtime on the CPU.

A file holds numbers and operators, no code. ONNX Runtime itself refuses weights that a file keeps outside its folder,
since the version that is asked for.
"""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np

from redpet.errors import InputError, MissingPackages
from redpet.machine.paths import utf8_path
from redpet.machine.requirements import fits, version_of
from redpet.machine.threads import computing_threads
from redpet.restoration.contract import contract_beside, read_contract
from redpet.restoration.guest import Guest, check_shape
from redpet.restoration.methods import METHODS, ONNX

RUNTIME = "onnxruntime"
TYPES = {"tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(double)": np.float64}
REASONS = {
    "External data": "it keeps weights in a file that is missing or lies outside its folder: keep them beside it",
    "opset": "its operators are of a version that is not known here: export it with an older opset",
    "IR version": "its format is newer than what is known here: export it with an older one",
    "Protobuf parsing failed": "it is no ONNX file, or it is damaged",
}
"""What ONNX Runtime says, in words."""
ONLY_ERRORS_THAT_END_ALL = 4


def open_onnx(path: Path) -> Guest:
    """The network of an ONNX file, with the contract beside it.

    Raises InputError for a file that is missing, none, or does not fit its contract; MissingPackages without ONNX
    Runtime.
    """
    if not path.is_file():
        raise InputError(f"there is no model file at {path}.")
    contract = read_contract(contract_beside(path))
    session = session_of(path)
    inputs, outputs = session.get_inputs(), session.get_outputs()
    if len(inputs) != 1 or len(outputs) != 1:
        raise InputError(
            f"{path} has {len(inputs)} inputs and {len(outputs)} outputs: a network with one of each can be used."
        )
    (taken,), (given,) = inputs, outputs
    if taken.type not in TYPES:
        raise InputError(f"{path} takes {taken.type}, where numbers of {', '.join(TYPES)} can be given.")
    kind: Any = TYPES[taken.type]
    shape = tuple(size if isinstance(size, int) else None for size in taken.shape)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()

    def run(values: Any) -> Any:
        return session.run([given.name], {taken.name: values.astype(kind)})[0]

    return check_shape(Guest(path.name, sha256, ONNX, contract, run, shape))


def session_of(path: Path) -> Any:
    """A file opened by ONNX Runtime, with as many threads as PyTorch has. Raises InputError and MissingPackages."""
    (requirement,) = METHODS[ONNX].needs
    if not fits(version_of(RUNTIME, RUNTIME), requirement):
        raise MissingPackages([requirement])
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = ONLY_ERRORS_THAT_END_ALL
    options.intra_op_num_threads = computing_threads()
    try:
        with utf8_path(path) as name:
            return onnxruntime.InferenceSession(name, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors have no common class
        told = " ".join(str(error).split())
        reason = next((words for sign, words in REASONS.items() if sign in told), told[:200].rstrip("."))
        raise InputError(f"{path} cannot be opened by ONNX Runtime {onnxruntime.__version__}: {reason}.") from error
