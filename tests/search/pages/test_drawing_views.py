"""What was found is drawn once for all that looks the same, and never with words of anybody."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from forum.clock import now
from forum.search.pages.boards import BoardChoice
from forum.search.pages.drawing_views import choices, drawn
from forum.search.pages.question import Question
from forum.search.pages.results import Asker, Result
from forum.search.passages.passage import Piece
from forum.web.drawing.pieces import pieces
from forum.web.visits.sessions import Guest

POST = SimpleNamespace(
    id=b"p" * 16,
    thread_id=b"t" * 16,
    seq=1,
    handle_id=b"h" * 16,
    board_name="Sleep & rest",
    replies=2,
    day=now().date(),
    helped_on=None,
    has_helped=False,
)
TITLE = (Piece("Awake "), Piece("<night>", is_marked=True))
PASSAGE = (Piece("… "), Piece("nights", is_marked=True), Piece(" & 'days'"))
RESULT = Result(
    POST, has_all=True, title=TITLE, passage=PASSAGE, topics=["violence"], is_folded=False
)
ANSWER = SimpleNamespace(
    question=Question("secret words", boards=("sleep",)),
    board_choices=[BoardChoice("sleep", "Sleep", 1234, is_chosen=True)],
    topics=["violence"],
    left_out=["violence"],
    asker=Asker(Guest(), ("violence",)),
)


@pytest.fixture
def here(app):
    with app.test_request_context():
        yield app


def with_post(**values):
    return replace(RESULT, post=SimpleNamespace(**vars(POST) | values))


def kept():
    return str(pieces()._kept)


def test_a_result_shows_its_words_as_text_with_what_was_asked_for_marked(here):
    html, others = drawn([RESULT])

    assert not others
    assert drawn([replace(RESULT, has_all=False)]) == ("", html)
    assert "Awake <mark>&lt;night&gt;</mark></a>" in html
    assert "… <mark>nights</mark> &amp; &#x27;days&#x27;</p>" in html
    assert "Sleep &amp; rest" in html
    assert "2 replies" in html
    assert html == drawn([RESULT])[0]


def test_nothing_that_members_wrote_or_looked_for_is_kept(here):
    drawn([RESULT])
    choices(ANSWER)

    assert "Sleep &amp; rest" in kept()
    for words in ("night", "days", "Awake", "secret", "/t/", "/p/"):
        assert words not in kept()


@pytest.mark.parametrize(
    "changed",
    [
        {"seq": 0},
        {"board_name": "Fear"},
        {"replies": 3},
        {"day": now().date().replace(year=2020)},
        {"helped_on": now().date()},
        {"has_helped": True},
    ],
)
def test_a_post_that_changed_is_drawn_anew(here, changed):
    assert drawn([RESULT])[0] != drawn([with_post(**changed)])[0]


def test_folded_words_and_titles_that_are_gone_are_not_shown(here):
    folded = replace(RESULT, passage=(), is_folded=True)
    html, _ = drawn([folded])
    other, _ = drawn([replace(with_post(handle_id=None), title=())])

    assert "These words are folded for you." in html
    assert "nights" not in html
    assert "The first words here were taken back" in other


def test_what_was_chosen_is_ticked_and_a_topic_that_was_typed_is_not_kept(here):
    assert 'value="sleep" checked' in choices(ANSWER)
    assert "(1,234" in choices(ANSWER)
    typed = SimpleNamespace(**vars(ANSWER) | {"topics": ["mine"], "left_out": ["mine"]})

    assert 'value="mine" checked' in choices(typed)
    assert "mine" not in kept()
