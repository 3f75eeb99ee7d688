"""Posts are put in the places of others, and the rest of the page stays as it is."""

import pytest

from forum.talk.conversation.shown_views import EDGE, Page, Shown
from forum.web.drawing.pieces import filled, hole, parted


def drawn(*words):
    return "".join(f"{hole(EDGE)}<p>{each}{hole('token')}</p>{hole(EDGE)}" for each in words)


@pytest.fixture
def page():
    shown = [Shown(bytes([seq]), seq, None, answering=False) for seq in (0, 2, 1)]
    html = f"<h1>{hole('token')}</h1>{drawn('a')}<ol>{drawn('b', 'c')}</ol>{hole('rail')}"
    return Page(parted(html), thread=None, shown=tuple(shown), is_list=False)


def text(page):
    return filled(page.parts, **{EDGE: "", "token": "!", "rail": "."})


@pytest.mark.parametrize(
    ("posts", "seen"),
    [
        ({}, "<h1>!</h1><p>a!</p><ol><p>b!</p><p>c!</p></ol>."),
        ({1: "B"}, "<h1>!</h1><p>a!</p><ol><p>B!</p><p>c!</p></ol>."),
        ({2: "C", 0: "A"}, "<h1>!</h1><p>A!</p><ol><p>b!</p><p>C!</p></ol>."),
        ({0: "A", 1: "B", 2: "C"}, "<h1>!</h1><p>A!</p><ol><p>B!</p><p>C!</p></ol>."),
    ],
)
def test_posts_take_the_places_of_others(page, posts, seen):
    other = page.with_posts({at: parted(drawn(words)) for at, words in posts.items()})

    assert text(other) == seen
    assert text(page) == "<h1>!</h1><p>a!</p><ol><p>b!</p><p>c!</p></ol>."


def test_it_can_be_done_again(page):
    other = page.with_posts({0: parted(drawn("A"))}).with_posts({1: parted(drawn("B"))})

    assert text(other) == "<h1>!</h1><p>A!</p><ol><p>B!</p><p>c!</p></ol>."


def test_its_posts_are_known_by_their_numbers(page):
    assert page.seqs == {0, 1, 2}
