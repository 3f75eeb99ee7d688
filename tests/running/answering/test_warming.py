"""The engine is warm before anybody asks."""

import threading
from dataclasses import replace

import pytest

from forum.running.answering.warming import warm_beside
from forum.search.backend import Audience
from forum.search.choosing import open_backend
from tests.search.posts import post


class Application:
    """As much of the forum as is needed."""

    def __init__(self, backend):
        self.extensions = {"search": backend}


@pytest.mark.parametrize("search", ["whoosh", "tantivy"])
@pytest.mark.parametrize("meaning", ["on", "off"])
def test_an_engine_is_warmed_beside_with_or_without_an_index(
    settings, monkeypatch, search, meaning
):
    failed = []
    monkeypatch.setattr(threading, "excepthook", failed.append)
    backend = open_backend(replace(settings, search=search, meaning=meaning))

    warm_beside(Application(backend)).join(30)
    backend.rebuild([post("one", "lanterns")])
    warm_beside(Application(backend)).join(30)

    assert failed == []
    assert backend.frequency("lantern", Audience.EVERYONE) == 1


def test_the_model_is_read_before_the_first_question(settings):
    settings = replace(settings, meaning="on")
    open_backend(settings).learner.learn([post("one", "lanterns")])
    backend = open_backend(settings)

    warm_beside(Application(backend)).join(30)

    (settings.data / "search" / "meaning" / "model.onnx").unlink()
    assert backend.learner.is_able()
