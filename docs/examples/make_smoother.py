"""Writes a network as ONNX: the mean of 3 x 3 pixels in three neighbouring slices."""

import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def smoother(opset: int = 17) -> onnx.ModelProto:
    """From `x[batch, 3, y, x]` to `y[batch, 1, y, x]`, both of any batch and size."""
    weights = numpy_helper.from_array(np.full((1, 3, 3, 3), 1 / 27, np.float32), "weights")
    taken, given = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", slices, "y", "x"])
        for name, slices in (("x", 3), ("y", 1))
    )
    mean = helper.make_node("Conv", ["x", "weights"], ["y"], pads=[1, 1, 1, 1])
    graph = helper.make_graph([mean], "smoother", [taken], [given], [weights])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=9)


if __name__ == "__main__":
    onnx.save(smoother(), sys.argv[1])
