"""Proof that no member is ever shown what is hidden in a piece that was kept for many."""

import pytest

from forum.clock import now
from forum.lobby import views
from forum.moderation.pages import queue_views
from forum.notices.read_marks import ReadMark, note_read
from forum.sealing import new_root
from forum.talk import views as talk
from forum.talk.conversation import page_views
from tests.counting import statements_of
from tests.journeys.cases import flagged
from tests.proofs.street import (
    DEEDS,
    REPLY,
    change_reply,
    close_board,
    hide_opening,
    hide_reply,
    take_back_opening,
)
from tests.visitor import Visitor


def look_as_member(street):
    """Return what a member sees on the three pages, joined; each twice, the second time kept."""
    member = Visitor(street.app).arrive()
    return "".join(member.get(page).text for page in street.pages * 2)


# What members see happen; to close a board hides nothing from them.
BEFORE_MEMBERS = {deed: words for deed, words in DEEDS.items() if deed is not close_board}


@pytest.mark.parametrize("deed", BEFORE_MEMBERS, ids=lambda deed: deed.__name__)
def test_no_member_is_shown_a_piece_from_before(street, deed):
    assert BEFORE_MEMBERS[deed] in look_as_member(street)

    with street.inside() as make:
        deed(make, street)

    assert BEFORE_MEMBERS[deed] not in look_as_member(street)


def test_a_piece_is_shown_again_though_members_arrive_and_read_elsewhere(street):
    one = Visitor(street.app).arrive()
    for _ in range(2):
        one.get(street.pages[-1])

    costs = []
    for _ in range(2):
        with statements_of(street.app) as asked:
            assert REPLY in one.get(street.pages[-1]).text
        costs.append(len(asked))
        with street.inside() as make:
            note_read(make._session, new_root(), street.thread, mark=ReadMark(1), is_first=True)

    assert costs[0] == costs[1]


@pytest.fixture
def happen_at(street, monkeypatch):
    """Let something happen, once, when a function is called, before or after it has looked."""

    def arrange(module, moment, deed):
        yet_to_happen, usual = [deed], getattr(module, moment)

        def happen(*given, **named):
            found = usual(*given, **named)
            while yet_to_happen:
                with street.inside() as make:
                    yet_to_happen.pop()(make, street)
            return found

        monkeypatch.setattr(module, moment, happen)
        return yet_to_happen

    return arrange


@pytest.mark.parametrize("moment", ["count_news", "usual_wait", "threads_page"])
@pytest.mark.parametrize("deed", [hide_opening, take_back_opening], ids=lambda deed: deed.__name__)
def test_a_piece_under_way_while_it_happens_is_not_kept(street, happen_at, moment, deed):
    """Before the piece is begun, but after this request began to look; and while it is made."""
    yet_to_happen, board = happen_at(views, moment, deed), street.pages[1]

    Visitor(street.app).arrive().get(board)

    assert not yet_to_happen
    assert DEEDS[deed] not in Visitor(street.app).arrive().get(board).text


@pytest.mark.parametrize(
    ("module", "moment"),
    [
        (talk, "reader_and_me"),
        (page_views, "thread_for"),
        (page_views, "tree_page"),
        (page_views, "like_thread"),
    ],
)
@pytest.mark.parametrize("deed", [hide_reply, change_reply], ids=lambda deed: deed.__name__)
def test_a_conversation_under_way_while_it_happens_is_not_kept(
    street, happen_at, module, moment, deed
):
    yet_to_happen, page = happen_at(module, moment, deed), street.pages[-1]

    Visitor(street.app).arrive().get(page)

    assert not yet_to_happen
    assert REPLY not in Visitor(street.app).arrive().get(page).text


@pytest.mark.parametrize("moment", ["my_way", "decider", "what_waits"])
def test_what_waits_under_way_while_it_happens_is_not_kept(street, happen_at, moment):
    """A page of staff has looked at who asks, before it looks for what waits."""
    one, other = (
        Visitor(street.app).arrive_on_duty(name=name) for name in ("Steady Otter", "Early Curlew")
    )
    yet_to_happen = happen_at(queue_views, moment, flag_something)

    one.get("/moderation")

    assert not yet_to_happen
    assert len(other.get("/moderation").all("article[data-case]")) == 1


def flag_something(make, street):
    flagged(make, reasons=["unkind"], at=now(), body="Something else.")
