"""The engine that the settings name."""

from forum.search.backend import Health
from forum.search.choosing import open_backend


def test_an_engine_is_opened_without_touching_the_disk(settings):
    engine = open_backend(settings)

    assert engine.health() is Health.MISSING
    assert not (settings.data / "search").exists()


def test_the_application_has_its_engine(app):
    assert app.extensions["search"].health() is Health.MISSING
