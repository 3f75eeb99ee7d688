"""The model as a graph: small, and as good as the package's own weights."""

import numpy as np
import pytest

from forum.search.meaning.embedding import Embedder
from forum.search.meaning.graph import sentence_graph
from forum.search.meaning.package import model_folder

# How the vector of the sentence below begins in the documents of sentence-transformers.
PUBLISHED = [0.0677, 0.0635, 0.0487, 0.0793, 0.0374, 0.0027, 0.0394]


@pytest.fixture(scope="module")
def graph():
    return sentence_graph(model_folder() / "model.safetensors", most_pieces=16)


def test_the_graph_is_a_quarter_of_the_weights(graph):
    assert len(graph) < (model_folder() / "model.safetensors").stat().st_size * 0.27


def test_vectors_are_nearly_as_the_model_was_published_with(graph):
    embedder = Embedder(graph, model_folder() / "tokenizer.json", most_pieces=16)

    made = embedder.vector("This is an example sentence")

    assert np.allclose(made[: len(PUBLISHED)], PUBLISHED, atol=0.025)
