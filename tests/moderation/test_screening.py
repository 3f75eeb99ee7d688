from datetime import timedelta

import pytest

from forum.errors import Refused
from forum.moderation.models import Band
from forum.moderation.screening import (
    RISK_TITLE,
    Meant,
    Screening,
    carried,
    carry,
    check_may_write,
    screen,
)
from forum.moderation.standing import Standing
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.wordrules.keeping import NewRule, add
from forum.wordrules.matching import matches
from forum.wordrules.models import Effect, Kind
from tests.makers import NOON
from tests.moderation.making import a_sanction, on_duty, tighten

HARMLESS = "The nights are long, and I am glad that you are here."
GRAVE = "I want to kill myself tonight. I have the pills here."


@pytest.fixture
def me(make):
    return make.writer()


@pytest.fixture
def settled(make, me):
    """A member of whom others have read three posts."""
    for _ in range(3):
        make.reply(make.thread(), writer=me)
    return me


def look(session, root, board, body=HARMLESS, **more):
    return screen(session, root, Meant(board, body, **more), first_posts=3, at=NOON)


def kinds(screened):
    return [str(each.kind) for each in screened.speaks]


def test_the_first_posts_of_somebody_new_wait(session, make):
    screened = look(session, new_root(), make.board())

    assert (screened.waits, screened.standing) == (True, Standing.NEW)
    assert kinds(screened) == ["first-post"]


def test_the_words_of_somebody_settled_do_not(session, make, settled):
    screened = look(session, settled.root, make.board())

    assert (screened.waits, screened.speaks) == (False, ())
    assert screened.standing == Standing.SETTLED


@pytest.mark.parametrize(
    ("posting", "waits"), [("open", False), ("first-posts", False), ("everything", True)]
)
def test_a_board_says_what_waits(session, make, settled, posting, waits):
    assert look(session, settled.root, make.board(posting=posting)).waits == waits


def test_on_an_open_board_nobody_waits_for_being_new(session, make):
    assert not look(session, new_root(), make.board(posting="open")).waits


def test_a_change_of_what_a_moderator_let_out_stays_to_be_read(session, make):
    screened = look(session, new_root(), make.board(), is_change=True)

    assert not screened.waits
    assert kinds(screened) == ["first-post"]


def test_a_change_waits_where_everything_does(session, make, settled):
    board = make.board(posting="everything")

    assert look(session, settled.root, board, is_change=True).waits


@pytest.mark.parametrize(
    ("effect", "waits", "band"),
    [("note", False, None), ("hold", True, "today"), ("now", False, "now")],
)
def test_a_word_rule_does_what_it_says(session, make, settled, effect, waits, band):
    a_rule(session, "glad that you", effect=effect)

    screened = look(session, settled.root, make.board())

    assert screened.waits == waits
    assert [str(each.band) for each in screened.speaks] == ([band] if band else [])
    assert [each.detail for each in screened.speaks] == (["A title\nglad that you"] if band else [])
    assert [match.words for match in screened.words] == ["glad that you"]


def test_what_the_rules_found_before_is_not_looked_for_again(session, make, settled):
    board = make.board()
    a_rule(session, "glad that you", effect="hold")
    met = matches(session, board.slug, "", HARMLESS)

    found = look(session, settled.root, board)

    assert look(session, settled.root, board, met=met) == found
    assert not look(session, settled.root, board, met=[]).waits


def test_words_that_tell_of_danger_are_ranked_and_never_held(session, make, settled):
    screened = look(session, settled.root, make.board(), body=GRAVE)

    assert not screened.waits
    [speaks] = screened.speaks
    assert (speaks.kind, speaks.band) == ("risk", Band.NOW)
    assert speaks.detail.startswith(f"{RISK_TITLE}\n")


def test_a_title_is_looked_at_too(session, make, settled):
    screened = look(session, settled.root, make.board(), title=GRAVE)

    assert kinds(screened) == ["risk"]


@pytest.mark.parametrize(
    ("switched", "somebody_on", "waits"),
    [(False, False, False), (True, True, False), (True, False, True)],
)
def test_posts_of_new_members_wait_while_nobody_is_on_where_that_is_switched_on(
    session, make, settled, switched, somebody_on, waits
):
    board = make.board(posting="open")
    tighten(session, *["new"] * switched)
    if somebody_on:
        on_duty(session, until=NOON + timedelta(hours=2))

    screened = look(session, new_root(), board)

    assert screened.waits == waits
    assert kinds(screened) == (["nobody-on-duty"] if waits else [])
    assert not look(session, settled.root, board).waits


def test_an_earlier_decision_lets_posts_wait(session, make, settled):
    post = make.reply(make.thread(), writer=settled)
    a_sanction(session, post.handle_id, kind="hold")

    screened = look(session, settled.root, make.board())

    assert (screened.waits, screened.standing) == (True, Standing.EARLIER_DECISION)
    assert kinds(screened) == ["sanction"]


@pytest.mark.parametrize("kind", ["pause", "bar"])
def test_who_is_paused_is_told_why_and_until_when(session, make, settled, kind):
    post = make.reply(make.thread(), writer=settled)
    a_sanction(session, post.handle_id, kind=kind, message="Please rest for a day.")

    with pytest.raises(Refused) as refused:
        look(session, settled.root, make.board())

    for told in ("rule 2", "Please rest for a day.", "1 March 2026", "draft"):
        assert told in str(refused.value)


def test_who_is_muted_in_one_thread_can_write_in_another(session, make, settled):
    thread = make.thread()
    post = make.reply(thread, writer=settled)
    a_sanction(session, post.handle_id, kind="mute", thread_id=thread.id)
    board = make.board()

    with pytest.raises(Refused, match="in this thread"):
        look(session, settled.root, board, thread_id=thread.id)
    for elsewhere in (new_id(), None):
        assert not look(session, settled.root, board, thread_id=elsewhere).waits


def test_whose_first_post_was_taken_down_still_waits_with_the_next(session, make, me):
    board = make.board(posting="first-posts")
    make.hide(make.reply(make.thread(), writer=me))

    screened = look(session, me.root, board)

    assert (screened.waits, kinds(screened)) == (True, ["first-post"])
    assert screened.standing == Standing.EARLIER_DECISION


def test_taking_posts_back_makes_nobody_settled(session, make, me):
    board = make.board(posting="first-posts")
    for _ in range(3):
        make.take_back(make.reply(make.thread(), writer=me), writer=me)
        make.reply(make.thread(), writer=make.writer(root=me.root, waits=True))

    assert look(session, me.root, board).waits


def test_who_was_asked_for_a_change_can_make_it_while_they_are_paused(session, make, settled):
    post = make.reply(make.thread(), writer=settled)
    a_sanction(session, post.handle_id, kind="pause")

    look(session, settled.root, make.board(), thread_id=post.thread_id, is_asked=True)


def test_nothing_keeps_others_from_writing():
    check_may_write([], thread_id=None)


def test_what_was_found_is_carried_once(session):
    found = Screening(waits=True)
    carry(session, found)

    assert carried(session) is found
    assert carried(session) == Screening()


def test_nothing_of_what_was_found_is_told_by_accident():
    assert "risk" not in repr(Screening())


def a_rule(session, words, *, effect):
    add(session, NewRule(Kind.PHRASE, words, Effect(effect), "A title", "It may harm somebody."))
