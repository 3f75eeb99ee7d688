"""A queue that is longer than what anybody counts says that it is."""

from sqlalchemy import insert

from forum.clock import now
from forum.moderation.bands import GOALS, rank_of
from forum.moderation.models import Band, Case, CaseState, SourceKind
from forum.moderation.queue.candidates import LOOKED_AT
from forum.public_ids import new_id


def many(board, *, count):
    """Return rows of cases whose posts are gone."""
    at = now()
    same = {
        "board_id": board.id,
        "state": CaseState.OPEN,
        "band": Band.TODAY,
        "rank": rank_of(Band.TODAY),
        "version": 1,
        "kind": SourceKind.MODERATOR,
        "length": 3,
        "passes": 0,
        "opened_at": at,
        "goal_at": at + GOALS[Band.TODAY],
    }
    return [same | {"id": new_id(), "post_id": new_id()} for _ in range(count)]


def test_beyond_two_thousand_the_queue_says_that_there_are_more(inside, board, otter):
    with inside() as make:
        make._session.execute(insert(Case), many(board, count=LOOKED_AT))
    page = otter.get("/moderation")
    assert "2,000 waiting." in page.words
    assert not page.all("[data-more]")

    with inside() as make:
        make._session.execute(insert(Case), many(board, count=1))
    page = otter.get("/moderation")

    assert "More than 2,000 waiting." in page.words
    assert "Only the 2,000 most urgent are counted and shown here." in page.words
    assert page.one("title").get_text().startswith("Queue, more than 2,000 waiting")
    assert len(page.all("article[data-case]")) == 20
