"""Weights in 8 bits: nearly the same answers."""

import numpy as np
import onnx
import onnxruntime
import pytest

from forum.search.meaning.drawing import Drawing

WEIGHTS = np.random.default_rng(1)
GIVEN = {
    "table.weight": WEIGHTS.normal(size=(7, 32)).astype(np.float32),
    "dense.weight": WEIGHTS.normal(size=(16, 32)).astype(np.float32),
    "dense.bias": WEIGHTS.normal(size=16).astype(np.float32),
    "norm.weight": np.full(16, 2, np.float32),
    "norm.bias": np.full(16, 3, np.float32),
}


def run(draw, ids):
    model = draw.graph(takes="ids", gives="vector", width=16)
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return session.run(None, {"ids": np.array(ids)})[0]


def test_a_layer_gives_nearly_what_its_weights_say():
    draw = Drawing(GIVEN.__getitem__)
    flow = draw.dense(draw.looked_up("ids", "table"), "dense")
    draw.node("ReduceSum", flow, draw.constant("along", np.array([0])), out="vector", keepdims=0)

    plain = GIVEN["table.weight"][[3, 5]] @ GIVEN["dense.weight"].T + GIVEN["dense.bias"]
    assert np.allclose(run(draw, [3, 5]), plain.sum(axis=0), atol=0.5)


def test_a_norm_gives_a_mean_and_a_width():
    draw = Drawing(GIVEN.__getitem__)
    flow = draw.norm(draw.dense(draw.looked_up("ids", "table"), "dense"), "norm")
    draw.node("ReduceSum", flow, draw.constant("along", np.array([0])), out="vector", keepdims=0)

    made = run(draw, [4])
    assert made.mean() == pytest.approx(3, abs=1e-4)
    assert made.std() == pytest.approx(2, abs=1e-3)


def test_what_flows_is_put_into_bits_once_for_all_who_take_it():
    draw = Drawing(GIVEN.__getitem__)
    flow = draw.looked_up("ids", "table")
    both = draw.node("Add", draw.dense(flow, "dense"), draw.dense(flow, "dense"))
    draw.node("ReduceSum", both, draw.constant("along", np.array([0])), out="vector", keepdims=0)

    kinds = [node.op_type for node in _model(draw).graph.node]
    assert (kinds.count("DynamicQuantizeLinear"), kinds.count("MatMulInteger")) == (1, 2)


def _model(draw):
    return onnx.load_from_string(draw.graph(takes="ids", gives="vector", width=16))
