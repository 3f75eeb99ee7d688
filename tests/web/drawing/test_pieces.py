"""Parts of pages that are kept by their values."""

import pytest

from forum.web.drawing.pieces import Pieces, filled, hole


class Drawing:
    """Draws the same each time, and counts."""

    def __init__(self, html: str) -> None:
        self.html, self.times = html, 0

    def __call__(self) -> str:
        self.times += 1
        return self.html


def test_the_same_values_are_drawn_once():
    pieces, draw = Pieces(), Drawing("<p>Hello</p>")

    found = [filled(pieces.get(("post", 1, None), draw)) for _ in range(3)]

    assert found == ["<p>Hello</p>"] * 3
    assert draw.times == 1


@pytest.mark.parametrize("other", [("post", 2, None), ("post", 1, "note"), ("post", 1)])
def test_other_values_are_another_part(other):
    pieces = Pieces()
    pieces.get(("post", 1, None), Drawing("<p>Mine</p>"))

    assert filled(pieces.get(other, Drawing("<p>Other</p>"))) == "<p>Other</p>"


def test_what_is_not_kept_is_filled_in_each_time():
    pieces, draw = Pieces(), Drawing(f"<p>{hole('words')}</p><i>{hole('token')}</i>")

    first = filled(pieces.get("post", draw), words="One.", token="a")
    second = filled(pieces.get("post", draw), words="Two.", token="b")

    assert (first, second) == ("<p>One.</p><i>a</i>", "<p>Two.</p><i>b</i>")
    assert draw.times == 1


def test_words_that_look_like_a_hole_are_words():
    piece = Pieces().get("post", Drawing(f"<p>{hole('words')}</p>{hole('token')}"))

    assert filled(piece, words=hole("token"), token="secret") == f"<p>{hole('token')}</p>secret"


def test_of_very_much_the_parts_asked_for_last_are_kept():
    pieces = Pieces(most_chars=10)
    draws = {name: Drawing(name * 4) for name in "abc"}

    for name in "aabacab":
        pieces.get(name, draws[name])

    assert {name: draw.times for name, draw in draws.items()} == {"a": 1, "b": 2, "c": 1}


def test_a_part_larger_than_all_room_is_drawn_and_let_go():
    pieces, draw = Pieces(most_chars=3), Drawing("long")

    assert [filled(pieces.get("x", draw)) for _ in range(2)] == ["long", "long"]
    assert draw.times == 2
