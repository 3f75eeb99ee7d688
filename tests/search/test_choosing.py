"""The engine that the settings name."""

import dataclasses
import subprocess
import sys

import pytest

from forum.search.backend import Health
from forum.search.choosing import open_backend
from forum.search.meaning.package import MODULES
from forum.search.tantivy_engine.backend import TantivyBackend
from forum.search.whoosh_engine.backend import WhooshBackend

ENGINES = {"whoosh": WhooshBackend, "tantivy": TantivyBackend}


def test_an_engine_is_opened_without_touching_the_disk(settings):
    engine = open_backend(settings)

    assert engine.health() is Health.MISSING
    assert not (settings.data / "search").exists()


def test_the_application_has_its_engine(app):
    assert app.extensions["search"].health() is Health.MISSING


@pytest.mark.parametrize("name", ENGINES)
def test_the_settings_choose(settings, name):
    assert isinstance(
        open_backend(dataclasses.replace(settings, search=name)),
        ENGINES[name],
    )


def test_whoosh_is_chosen_where_nothing_is_said(settings):
    assert isinstance(open_backend(settings), WhooshBackend)


def test_the_forum_starts_where_what_meaning_needs_is_not_installed():
    hidden = f"import sys; sys.modules.update(dict.fromkeys({MODULES!r}))"

    done = subprocess.run(
        [sys.executable, "-c", f"{hidden}; import forum.app"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
