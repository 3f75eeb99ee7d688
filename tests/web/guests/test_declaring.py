"""Which answers may be kept: those of views that say so, when all went well."""

import pytest

from forum.errors import NotFound
from forum.web.access import EVERYONE, everyone
from forum.web.guests.declaring import MAY_BE_KEPT, depends_on, same_for_guests
from forum.web.guests.marks import EVERYTHING


@pytest.fixture
def told(app):
    """Ask an address; return what its answer depends on, None if it may not be kept."""

    @app.get("/alike")
    @everyone
    @same_for_guests("after")
    def alike():
        return "the same"

    @app.get("/missing")
    @everyone
    @same_for_guests()
    def missing():
        raise NotFound

    def ask(path):
        environs = []
        inner = app.wsgi_app
        app.wsgi_app = lambda environ, start: (environs.append(environ), inner(environ, start))[1]
        app.test_client().get(path)
        app.wsgi_app = inner
        return environs[0].get(MAY_BE_KEPT)

    return ask


@pytest.mark.parametrize("path", ["/alike", "/alike?after=x", "/alike?after=x&after=y"])
def test_a_page_that_is_declared_may_be_kept(told, path):
    assert told(path) == ()


@pytest.mark.parametrize(
    "path", ["/help", "/search", "/alike?invented=1", "/alike?after=x&b=1", "/missing", "/nowhere"]
)
def test_no_other_answer_may(told, path):
    assert told(path) is None


def test_a_page_may_say_what_it_depends_on_and_everything_is_always_part_of_it(app, told):
    @app.get("/depends")
    @everyone
    @same_for_guests()
    def depends():
        depends_on("a place")
        return "the same"

    assert told("/depends") == (EVERYTHING, "a place")


def test_only_what_everybody_may_see_is_declared(app):
    declared = {
        endpoint: view.access
        for endpoint, view in app.view_functions.items()
        if hasattr(view, "same_for_guests")
    }

    assert set(declared.values()) == {EVERYONE}
    assert declared.keys() >= {"boards.home", "boards.show", "threads.show", "pages.rules"}
