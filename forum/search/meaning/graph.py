"""The sentence model as a graph: BERT with 6 layers, the mean over its words, of length 1.

Source: Devlin et al., "BERT" (2019); Reimers and Gurevych, "Sentence-BERT" (2019). One text at a
time, so that nothing of another text, not even the rounding, gets into its vector.
"""

from pathlib import Path

import numpy as np
from safetensors import safe_open

from forum.search.meaning.drawing import Drawing

LAYERS, HEADS, WIDTH = 6, 12, 384


def sentence_graph(weights: Path, *, most_pieces: int) -> bytes:
    """Return the graph that turns the numbers of word pieces (`ids`) into a `vector`."""
    with safe_open(weights, "numpy") as opened:
        drawing = Drawing(opened.get_tensor)
        flow = _embedded(drawing, most_pieces)
        for layer in range(LAYERS):
            flow = _layer(drawing, flow, f"encoder.layer.{layer}.")
        _averaged(drawing, flow)
    return drawing.graph(takes="ids", gives="vector", width=WIDTH)


def _embedded(draw: Drawing, most_pieces: int) -> str:
    places = draw.given("embeddings.position_embeddings.weight")[:most_pieces]
    kind = draw.given("embeddings.token_type_embeddings.weight")[0]
    known = draw.constant("places", places + kind)
    first = draw.constant("first", np.array([0]))
    here = draw.node("Slice", known, first, draw.node("Shape", "ids"))
    words = draw.looked_up("ids", "embeddings.word_embeddings")
    return draw.norm(draw.node("Add", words, here), "embeddings.LayerNorm")


def _layer(draw: Drawing, flow: str, name: str) -> str:
    heard = _attention(draw, flow, f"{name}attention.self.")
    heard = draw.dense(heard, f"{name}attention.output.dense")
    flow = draw.norm(draw.node("Add", heard, flow), f"{name}attention.output.LayerNorm")
    thought = draw.node("Gelu", draw.dense(flow, f"{name}intermediate.dense"))
    said = draw.dense(thought, f"{name}output.dense")
    return draw.norm(draw.node("Add", said, flow), f"{name}output.LayerNorm")


def _attention(draw: Drawing, flow: str, name: str) -> str:
    query = _by_head(draw, draw.dense(flow, f"{name}query"), [1, 0, 2])
    key = _by_head(draw, draw.dense(flow, f"{name}key"), [1, 2, 0])
    value = _by_head(draw, draw.dense(flow, f"{name}value"), [1, 0, 2])
    scale = draw.constant("scale", np.array((WIDTH // HEADS) ** -0.5, np.float32))
    likeness = draw.node("Mul", draw.node("MatMul", query, key), scale)
    heard = draw.node("MatMul", draw.node("Softmax", likeness, axis=-1), value)
    together = draw.constant("together", np.array([-1, WIDTH]))
    return draw.node("Reshape", draw.node("Transpose", heard, perm=[1, 0, 2]), together)


def _by_head(draw: Drawing, flow: str, order: list[int]) -> str:
    shape = draw.constant("by head", np.array([-1, HEADS, WIDTH // HEADS]))
    return draw.node("Transpose", draw.node("Reshape", flow, shape), perm=order)


def _averaged(draw: Drawing, flow: str) -> None:
    along = draw.constant("along", np.array([0]))
    mean = draw.node("ReduceMean", flow, along, keepdims=0)
    length = draw.node("ReduceL2", mean, along, keepdims=1)
    draw.node("Div", mean, length, out="vector")
