"""A visitor finds tokens and the next page as they stand in our pages."""

import pytest

from bench.forum import visiting
from bench.forum.first_visit import FONT, LINKED
from bench.forum.visiting import Visitor, next_page, token_in
from forum.clock import now

PAGER = (
    '<a class="btn" href="/boards/a" rel="prev">Newer</a>'
    '<a class="btn btn--second" href="/boards/a?after=x&amp;sort=newest" rel="next">Older</a>'
)


def test_the_next_page_is_where_its_link_leads():
    assert next_page(PAGER) == "/boards/a?after=x&sort=newest"


def test_the_last_page_has_none():
    assert next_page(PAGER.partition('<a class="btn btn--second"')[0]) == ""


def test_the_token_is_the_one_of_the_form():
    assert token_in('<form><input type="hidden" name="csrf_token" value="t"></form>') == "t"


def test_a_page_links_what_a_browser_fetches_for_it():
    page = (
        '<link rel="icon" type="image/png" sizes="32x32" href="/static/i.png">'
        '<link rel="apple-touch-icon" sizes="180x180" href="/static/j.png">'
        '<link rel="stylesheet" href="/static/s.css">'
        '<script type="module" blocking="render" src="/static/s.js"></script>'
    )

    assert LINKED.findall(page) == ["/static/i.png", "/static/s.css", "/static/s.js"]


def test_fonts_for_other_letters_are_not_fetched_for_english():
    sheet = 'url("/static/fonts/a-latin.1f.woff2") url("/static/fonts/a-latin-ext.2f.woff2")'

    assert FONT.findall(sheet) == ["/static/fonts/a-latin.1f.woff2"]


@pytest.mark.parametrize(("second", "waits"), [(0, []), (54, []), (55, [5]), (59, [1])])
def test_a_load_has_the_cookie_of_the_minute_in_which_it_runs(
    monkeypatch, time_stands, second, waits
):
    visitor, done = Visitor("http://127.0.0.1:9"), []
    time_stands.moment = now().replace(second=second)
    monkeypatch.setattr(visiting.time, "sleep", done.append)
    monkeypatch.setattr(visitor, "page", lambda path: visitor._take(f"s={path}{len(done)}; Path=/"))

    assert visitor.cookie_for(5.0) == f"s=/{len(waits)}"
    assert done == waits
