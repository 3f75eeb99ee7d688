"""Draw a graph whose weights have 8 bits in place of 32: a quarter of the size, twice the speed.

Source: Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic
-Only Inference" (2018). What flows is put into 8 bits as it comes, for each text by itself.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET, IR_VERSION = 20, 9
EPSILON = 1e-12
# 7 of the 8 bits: processors without instructions of their own for this would overflow.
LARGEST = 64

Array = NDArray[Any]


class Drawing:
    """A graph while it is drawn: each node is named after what it gives.

    Args:
        given: the weights of the model by their names.
    """

    def __init__(self, given: Callable[[str], Array]) -> None:
        self.given = given
        self._nodes: list[Any] = []
        self._kept: dict[str, Any] = {}
        self._in_bits: dict[str, tuple[str, str, str]] = {}

    def node(self, kind: str, *inputs: str, out: str = "", **how: Any) -> str:
        name = out or f"{kind}.{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **how))
        return name

    def constant(self, name: str, values: Array) -> str:
        if name not in self._kept:
            self._kept[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def looked_up(self, which: str, name: str) -> str:
        """Draw the rows `which` of a table, each of which has its own scale."""
        table, scale = _in_bits(self.given(f"{name}.weight"), axis=1)
        rows = self.node("Gather", self.constant(f"{name}.table", table), which)
        scales = self.node("Gather", self.constant(f"{name}.scale", scale), which)
        return self.node("Mul", self.node("Cast", rows, to=TensorProto.FLOAT), scales)

    def dense(self, flow: str, name: str) -> str:
        weight, scale = _in_bits(self.given(f"{name}.weight").T, axis=0)
        bits, flow_scale, flow_zero = self._flow_in_bits(flow)
        zero = self.constant(f"{name}.zero", np.zeros(weight.shape[1], np.int8))
        weights = self.constant(f"{name}.weight", weight)
        whole = self.node("MatMulInteger", bits, weights, flow_zero, zero)
        scales = self.node("Mul", flow_scale, self.constant(f"{name}.scale", scale[0]))
        product = self.node("Mul", self.node("Cast", whole, to=TensorProto.FLOAT), scales)
        bias = self.constant(f"{name}.bias", self.given(f"{name}.bias"))
        return self.node("Add", product, bias)

    def norm(self, flow: str, name: str) -> str:
        weight = self.constant(f"{name}.weight", self.given(f"{name}.weight"))
        bias = self.constant(f"{name}.bias", self.given(f"{name}.bias"))
        return self.node("LayerNormalization", flow, weight, bias, axis=-1, epsilon=EPSILON)

    def graph(self, *, takes: str, gives: str, width: int) -> bytes:
        """Return the graph, checked, as onnxruntime reads it."""
        taken = helper.make_tensor_value_info(takes, TensorProto.INT64, ["pieces"])
        given = helper.make_tensor_value_info(gives, TensorProto.FLOAT, [width])
        kept = list(self._kept.values())
        graph = helper.make_graph(self._nodes, "sentence", [taken], [given], kept)
        opset = helper.make_opsetid("", OPSET)
        model = helper.make_model(graph, opset_imports=[opset], ir_version=IR_VERSION)
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())

    def _flow_in_bits(self, flow: str) -> tuple[str, str, str]:
        if flow not in self._in_bits:
            names = (f"{flow}.bits", f"{flow}.scale", f"{flow}.zero")
            self._nodes.append(helper.make_node("DynamicQuantizeLinear", [flow], names))
            self._in_bits[flow] = names
        return self._in_bits[flow]


def _in_bits(values: Array, *, axis: int) -> tuple[Array, Array]:
    """Return whole numbers and the scale of each line along `axis`."""
    scale = np.abs(values).max(axis=axis, keepdims=True) / LARGEST
    scale = np.maximum(scale, np.finfo(np.float32).tiny).astype(np.float32)
    return np.rint(values / scale).astype(np.int8), scale
