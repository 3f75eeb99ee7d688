"""The language of a page is chosen by its reader, else by the browser, else by the place."""

from dataclasses import replace

import pytest

from forum.app import create_app
from forum.language.messages import _
from forum.web import languages


@pytest.mark.parametrize(
    ("cookie", "browser", "spoken"),
    [
        ("", "", "en"),
        ("", "es-MX, en;q=0.5", "es"),
        ("", "fi, es;q=0.8, en;q=0.5", "es"),
        ("", "fi", "en"),
        ("es", "en", "es"),
        ("en", "es", "en"),
        ("plain.es", "fi", "es"),
        ("fi", "es", "es"),
        ("", "es;q=0", "en"),
        ("", "es;q=0, en;q=0.1", "en"),
        ("", "*", "en"),
    ],
)
def test_the_readers_choice_comes_before_the_browsers(app, cookie, browser, spoken):
    reader = app.test_client()
    if cookie:
        reader.set_cookie("look", cookie)

    page = reader.get("/help", headers={"Accept-Language": browser})

    assert f'<html lang="{spoken}" dir="ltr"' in page.text


def test_the_place_speaks_its_own_language_to_whoever_asks_for_none(settings):
    app = create_app(replace(settings, language="es"))

    assert '<html lang="es"' in app.test_client().get("/help").text


def test_a_cache_is_told_what_a_page_depends_on_and_a_file_does_not(app):
    browser = app.test_client()
    file = app.jinja_env.globals["asset"]("site.css")

    assert set(browser.get("/help").vary) >= {"Cookie", "Accept-Language"}
    assert set(browser.get(file).vary) == {"Accept-Encoding"}


def test_a_catalogue_is_read_once_for_all_requests(app):
    read = []
    for _request in range(2):
        with app.test_request_context("/", headers={"Accept-Language": "es"}):
            app.preprocess_request()
            assert _("yesterday") == "ayer"
            read.append(list(app.extensions["messages"].cache.values()))

    assert len(read[0]) == 1
    assert read[0] == read[1]


@pytest.mark.parametrize("content", [None, b"", b"no messages" * 100])
@pytest.mark.parametrize("path", ["/help", "/nowhere"])
def test_where_a_catalogue_is_gone_or_damaged_the_pages_are_there_in_english(
    settings, tmp_path, monkeypatch, content, path
):
    file = tmp_path / "other" / "es" / "LC_MESSAGES" / "messages.mo"
    file.parent.mkdir(parents=True)
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr(languages, "CATALOGUES", tmp_path / "other")
    app = create_app(replace(settings, language="es"))

    browser = app.test_client()
    browser.set_cookie("look", "es")
    page = browser.get(path, headers={"Accept-Language": "es"})

    assert page.status_code == (200 if path == "/help" else 404)
    assert '<html lang="en"' in page.text
