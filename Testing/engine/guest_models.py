"""Networks of other makers for tests: ONNX files and packages with entry points, each with its contract."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CONTRACT = {
    "name": "Guest",
    "domain": "image",
    "axes": ["batch", "slice", "y", "x"],
    "unit": "Bq/mL",
    "pixel_mm": [4, 4],
    "slice_mm": [3, 5],
    "dose_levels": [2, 100],
    "scale": {"by": "constant"},
    "total_activity": [0.9, 1.1],
    "licence": "CC0-1.0",
    "citation": "Nobody et al., 2026",
}
OF_SINOGRAMS = {"domain": "sinogram", "axes": ["batch", "slice", "angle", "radial"], "unit": "counts"}


def write_contract(path: Path, **changed: Any) -> None:
    """A contract as JSON; a field that is changed to None is left out."""
    content = {key: value for key, value in {**CONTRACT, **changed}.items() if value is not None}
    path.write_text(json.dumps(content))


def weights_of(values: np.ndarray) -> onnx.TensorProto:
    """The weights of a network, inside its file."""
    return numpy_helper.from_array(values.astype(np.float32), "weights")


def weights_at(location: str) -> onnx.TensorProto:
    """The same nine weights in a file beside it."""
    tensor = TensorProto(name="weights", data_type=TensorProto.FLOAT, dims=[1, 1, 3, 3])
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", location), ("offset", "0"), ("length", "36")):
        entry = tensor.external_data.add()
        entry.key, entry.value = key, value
    return tensor


def convolution(
    path: Path,
    weights: np.ndarray | onnx.TensorProto,
    *,
    taken: Any = ("n", 1, "rows", "columns"),
    given: Any = ("n", 1, "rows", "columns"),
    opset: int = 17,
    inputs: int = 1,
    **contract: Any,
) -> Path:
    """An ONNX file of one convolution, with a contract beside it."""
    tensor = weights_of(weights) if isinstance(weights, np.ndarray) else weights
    reach = tensor.dims[-1] // 2
    node = helper.make_node("Conv", ["x", "weights"], ["y"], pads=[reach] * 4)
    ins = [helper.make_tensor_value_info(name, TensorProto.FLOAT, taken) for name in "xz"[:inputs]]
    outs = [helper.make_tensor_value_info("y", TensorProto.FLOAT, given)]
    graph = helper.make_graph([node], "guest", ins, outs, [tensor])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=9)
    onnx.save(model, path)
    write_contract(path.with_suffix(".json"), **contract)
    return path


def scaled(path: Path, factor: float = 1.0, slices: int = 1, **more: Any) -> Path:
    """A network that multiplies its middle slice."""
    weights = np.zeros((1, slices, 1, 1))
    weights[0, slices // 2] = factor
    return convolution(path, weights, taken=("n", slices, "rows", "columns"), **more)


def package(folder: Path, package_name: str, code: str, **contract: Any) -> None:
    """An installed package in a folder of the path, whose entry point `guest` names `network` of its code."""
    (folder / package_name).mkdir()
    (folder / package_name / "__init__.py").touch()
    (folder / package_name / "code.py").write_text(code)
    write_contract(folder / package_name / "guest.json", **contract)
    about = folder / f"{package_name}-2.5.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package_name}\nVersion: 2.5\n")
    (about / "entry_points.txt").write_text(f"[redpet.methods]\nguest = {package_name}.code:network\n")
