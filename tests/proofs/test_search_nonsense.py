"""A word that stands only in what waits is to everybody a word that nobody ever wrote.

In results, count, correction, score and the time that an answer takes, on every engine. Each
proof is shown a forum in which the words were indexed after all, and must find that.
"""

import sys
import time
from datetime import date
from statistics import quantiles

import pytest

from forum.search.backend import Audience, Document
from forum.threads.models import Line
from tests.proofs.searching import bare, results, scores

# Made words, alike in length and letters; only the first was ever written, in what waits.
HELD, NEVER = "zanquilot", "zanquimot"
# One slip away from a word that everybody can read; again only the first was ever written.
HELD_SLIP, NEVER_SLIP, READ = "marziqan", "marzixan", "marzipan"
# One slip away from the word that waits, and from nothing.
NEAR, FAR = "zanquillot", "vexdorpimm"
COMMON = "lantern"
SAME = 0.05
EACH = 10
# Rounds. The first that is alike is enough; a leak is seen in all.
PATIENT, PLAIN = 60, 6
WAYS = {
    "alone": "{}",
    "with a word that is read": COMMON + " {}",
    "in quotes": '"{}"',
    "in quotes with a word that is read": '"' + COMMON + ' {}"',
    "left out": COMMON + " -{}",
    "on a board in a year": "board:sleep {} when:2026",
}


def words(number, *more):
    return " ".join([f"The {COMMON} stood in room {number} all night.", *more])


@pytest.fixture
def forum(searched):
    """A forum with words that everybody reads, and with many that wait or were taken down."""
    with searched.inside() as make:
        board, group = make.board(slug="sleep"), make.board(slug="circle")
        thread, closed = make.thread(board=board), make.thread(board=group)
        for number in range(8):
            make.reply(thread, body=words(number, READ if number % 4 == 0 else ""))
        unread = words(99, HELD, HELD_SLIP)
        waits = make.writer(waits=True)
        make.reply(thread, body=unread, writer=waits)
        make.thread(board=board, title=f"About {HELD}", body=unread, writer=waits)
        for line in Line:
            make.hide(make.reply(thread, body=unread), line)
        leaver = make.writer()
        make.take_back(make.reply(thread, body=unread, writer=leaver), writer=leaver)
        make.reply(closed, body=unread)
        group.reading = "group"
    searched.keep_up()
    searched.board, searched.thread = board.id, thread.id
    return searched


def unreadable(forum, number=0):
    """What the index would have of a post that waits, if somebody had let it in."""
    return Document(
        id=bytes([7, number]) * 8,
        thread=forum.thread,
        board=forum.board,
        everyone=True,
        day=date(2026, 3, 1),
        title="",
        body=words(99, HELD, HELD_SLIP),
    )


def plant(forum, many=1):
    forum.plant([unreadable(forum, number) for number in range(many)])


def differing(forum, visitor, ways=WAYS):
    """Return the ways of asking in which the word that waits shows another page."""
    return [
        way
        for way in ways
        if bare(forum.look(WAYS[way].format(HELD), visitor), HELD)
        != bare(forum.look(WAYS[way].format(NEVER), visitor), NEVER)
    ]


def visitor_of(forum, who):
    visitor = forum.visit()
    if who == "a member":
        visitor.arrive()
    return visitor.arrive_on_duty() if who == "a moderator" else visitor


@pytest.mark.parametrize("who", ["a guest", "a member", "a moderator"])
def test_a_word_that_waits_finds_and_counts_what_nonsense_does(forum, who):
    visitor = visitor_of(forum, who)

    assert results(forum.look(COMMON, visitor))  # so that the index is there
    assert differing(forum, visitor) == []

    plant(forum)
    assert differing(forum, visitor, ["alone", "left out"])


def test_a_word_that_waits_is_corrected_as_nonsense_is(forum):
    guest = forum.visit()
    asked, nonsense = forum.look(HELD_SLIP, guest), forum.look(NEVER_SLIP, guest)

    assert READ in asked.words
    assert len(results(asked)) == 1  # one for each conversation
    assert bare(asked, HELD_SLIP) == bare(nonsense, NEVER_SLIP)

    plant(forum)
    assert bare(forum.look(HELD_SLIP, guest), HELD_SLIP) != bare(nonsense, NEVER_SLIP)


def test_no_word_that_waits_is_ever_offered_for_another(forum):
    guest = forum.visit()
    near, far = forum.look(NEAR, guest), forum.look(FAR, guest)

    assert HELD not in near.text
    assert bare(near, NEAR) == bare(far, FAR)
    assert forum.backend.suggest(NEAR) == ()

    plant(forum, many=30)
    assert HELD in forum.backend.suggest(NEAR)


@pytest.mark.parametrize("audience", list(Audience))
def test_what_waits_changes_no_score_and_no_number(forum, audience):
    before = facts(forum, audience)
    with forum.inside() as make:
        thread = make.thread(board=make.board())
        make.hide(make.opening_of(thread), Line.WAITING)
        for _ in range(8):
            make.hide(make.reply(thread, body=words(1, HELD)), Line.TAKEN_DOWN)
    forum.keep_up()

    assert before["scores"]
    assert facts(forum, audience) == before

    plant(forum)
    changed = facts(forum, audience)
    assert [name for name in before if changed[name] == before[name]] == []


def facts(forum, audience):
    found = scores(forum.backend, COMMON, audience)
    return {
        "scores": {id_: score for id_, score in found.items() if id_[:2] != bytes([7, 0])},
        "frequency": forum.backend.frequency(HELD, audience),
        "posts": forum.backend.posts(audience),
    }


def slower(forum, *, rounds):
    """Yield how many times as long the word that waits takes, each time from more tries.

    The quicker quarter, in turn: what else the machine does evens out in the end.
    """
    client, took = forum.visit().client, {HELD: [], NEVER: []}
    for _ in range(rounds):
        for word in (HELD, NEVER) * EACH:
            begun = time.process_time()
            assert client.get("/search", query_string={"q": word}).status_code == 200
            took[word].append(time.process_time() - begun)
        yield quantiles(took[HELD])[0] / quantiles(took[NEVER])[0]


def calls(forum, word):
    """Return how many functions are called for an answer, our own and others'.

    The least of a few: now and then something is looked up anew that everybody shares.
    """
    client, counts = forum.visit().client, []
    for _ in range(EACH):
        counts.append(0)

        def note(frame, event, what, counts=counts):
            counts[-1] += event in ("call", "c_call")

        sys.setprofile(note)
        try:
            client.get("/search", query_string={"q": word})
        finally:
            sys.setprofile(None)
    return min(counts)


class Knowing:
    """An engine that looks at what waits, too, if only to leave it out."""

    def __init__(self, index):
        self._index = index

    def __getattr__(self, name):
        def looked(*asked, **more):
            for _ in range(100 if HELD in str(asked) else 0):
                getattr(self._index, name)(*asked, **more)
            return getattr(self._index, name)(*asked, **more)

        return looked


@pytest.fixture
def know(forum, monkeypatch):
    """Returns what lets the forum's engine look at what waits, whoever holds on to it."""
    now = forum.backend.now
    return lambda: monkeypatch.setattr(forum.backend, "now", lambda: Knowing(now()))


def test_a_word_that_waits_takes_as_long_as_nonsense(forum, know):
    assert any(abs(times - 1) < SAME for times in slower(forum, rounds=PATIENT))

    know()
    assert not any(abs(times - 1) < SAME for times in slower(forum, rounds=PLAIN))


def test_a_word_that_waits_is_as_much_work_as_nonsense(forum, know):
    assert calls(forum, HELD) == calls(forum, NEVER)

    know()
    assert calls(forum, HELD) > calls(forum, NEVER)
