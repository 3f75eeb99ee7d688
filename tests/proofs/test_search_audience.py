"""What somebody sees of search comes from what they may read, and from nothing else.

The same guest asks the same before and after others wrote where guests cannot read, and gets the
same pages, byte for byte: counts, corrections, order, boards, related conversations. Each proof is
shown what would be seen if that had been written where everybody reads.
"""

from types import SimpleNamespace

import pytest

from forum.boards.models import Reading
from forum.public_ids import to_text
from forum.search.backend import Audience
from forum.search.likeness.alike import Text, alike
from forum.threads.models import Thread
from forum.transaction import reading
from tests.proofs.searching import bare, give_reading, results, scores

SECRET, SHARED, RARE = "zanquilot", "lantern", "marzipan"
QUESTIONS = (
    SHARED,
    f"the {RARE} and the {SHARED}",
    SECRET,
    f"{SECRET} {SHARED}",
    "zanquilit",  # one slip away from what others write
    "marzipam",  # one slip away from what everybody reads
    f'"{SHARED} in the night"',
    "board:inner " + SHARED,
)
NEWEST = {"posts": "all", "sort": "newest"}
POSTS = 7


@pytest.fixture
def forum(searched):
    """A forum with a board for everybody, one for members and one for a group."""
    with searched.inside() as make:
        board = make.board(slug="sleep")
        for number in range(6):
            title = f"The {SHARED} number {number}"
            thread = make.thread(board=board, title=title, body="I look at it at night.")
            make.reply(thread, body=f"A {SHARED} in the night. {RARE if number % 3 == 0 else ''}")
        searched.thread, searched.threads = thread.id, {}
        for name in ("members", "group"):
            board = make.board(slug=name)
            searched.threads[name] = make.thread(
                board=board, title="Among us", body="Only here."
            ).id
            give_reading(make, board.id, Reading(name))
    searched.keep_up()
    return searched


def write_among(forum, name, reading=None):
    """Let others write a lot where not everybody reads: a word of theirs, and those all know."""
    with forum.inside() as make:
        thread = make._session.get_one(Thread, forum.threads[name])
        give_reading(make, thread.board_id, Reading.EVERYONE)
        for _ in range(POSTS):
            make.reply(thread, body=f"{SECRET} {SHARED} {RARE} look night number 5")
        give_reading(make, thread.board_id, reading or Reading(name))
    forum.keep_up()


def seen(forum, visitor):
    """Return all that somebody can see of search: every answer, and the related conversations."""
    pages = {words: bare(forum.look(words, visitor)) for words in QUESTIONS}
    newest = bare(forum.look(SHARED, visitor, **NEWEST))
    return pages | {"newest": newest, "related": bare(visitor.get(f"/t/{to_text(forum.thread)}"))}


def differing(before, after):
    return {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize(
    ("who", "where"), [("a guest", "members"), ("a guest", "group"), ("a member", "group")]
)
def test_what_somebody_cannot_read_changes_nothing_that_they_see(forum, who, where):
    visitor = forum.visit() if who == "a guest" else forum.visit().arrive()
    before = seen(forum, visitor)
    assert results(forum.ask(SHARED, visitor))

    write_among(forum, where)
    assert differing(before, seen(forum, visitor)) == set()

    if where == "members":
        write_among(forum, where, reading=Reading.EVERYONE)
        assert len(differing(before, seen(forum, visitor))) > len(before) / 2


def like_one(forum, who):
    """Return the conversations like one that everybody reads, in their order."""
    viewer = SimpleNamespace(is_member=who == "a member")
    text = Text(f"The {SHARED} number 5", "I look at it at night.", forum.thread)
    with forum.app.app_context():
        return [row.id for row in alike(reading(), forum.backend, text, viewer=viewer)]


@pytest.mark.parametrize(
    ("who", "where"), [("a guest", "members"), ("a guest", "group"), ("a member", "group")]
)
def test_conversations_like_one_come_from_what_somebody_can_read(forum, who, where):
    before = like_one(forum, who)
    assert len(before) == 5

    write_among(forum, where)
    assert like_one(forum, who) == before

    write_among(forum, where, reading=Reading.EVERYONE)
    assert like_one(forum, who) != before


def test_numbers_and_scores_come_from_what_the_asker_may_read(forum):
    engine = forum.backend
    before = scores(engine, SHARED), engine.posts(Audience.EVERYONE)

    write_among(forum, "members")

    assert (scores(engine, SHARED), engine.posts(Audience.EVERYONE)) == before
    assert engine.frequency(SECRET, Audience.EVERYONE) == 0
    assert engine.frequency(SECRET, Audience.MEMBERS) == POSTS
    assert engine.suggest("zanquilit") == ()
    write_among(forum, "members", reading=Reading.EVERYONE)
    assert engine.suggest("zanquilit") == (SECRET,)


def test_what_members_write_is_found_by_members(forum):
    """So that the silence above is no silence for everybody."""
    write_among(forum, "members")
    member = forum.visit().arrive()

    assert len(results(forum.ask(SECRET, member, posts="all"))) == POSTS
    assert results(forum.ask(SECRET)) == []


def test_a_group_reads_on_its_page_and_searches_nothing(forum):
    write_among(forum, "group")

    for audience in Audience:
        assert forum.backend.frequency(SECRET, audience) == 0
