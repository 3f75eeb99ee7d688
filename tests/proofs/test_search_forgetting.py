"""Proof 2 of confidentiality.md for search: words taken away are in no file after the purge.

Neither in the index nor in its list of words, in whatever way they are written there. tantivy
packs its words, so its files are read with tantivy, too: what it still counts, it still has.
"""

import pytest

from forum.search.backend import Audience
from forum.threads.models import Line
from forum.transaction import empty_log
from tests.proofs.residue import held_in
from tests.proofs.searching import counted_in, results

WORDS = ("marzipan", "zanquilot")
TITLE = "quincunx"
PLANTED = (*WORDS, TITLE)
ROOT = bytes([5]) * 32


@pytest.fixture
def forum(searched):
    with searched.inside() as make:
        board = make.board(slug="sleep")
        for number in range(5):
            make.reply(make.thread(board=board), body=f"Almonds and sugar in room {number}.")
        writer = make.writer(root=ROOT)
        body = f"I ate {WORDS[0]} and {WORDS[1]} at night."
        thread = make.thread(board=board, title=f"The {TITLE}", body=body, writer=writer)
        searched.post = make.opening_of(thread).id
    searched.keep_up()
    return searched


def held(forum):
    """Return which word is still where."""
    with forum.app.app_context():
        empty_log()
    folder = forum.app.extensions["settings"].data
    return held_in(folder, PLANTED) | counted_in(folder, PLANTED)


def take_away(forum, way):
    with forum.inside() as make:
        post = make.post(forum.post)
        match way:
            case "taken back":
                make.take_back(post, writer=make.writer(root=ROOT))
            case "taken down":
                make.hide(post, Line.TAKEN_DOWN)
            case "reworded":
                make.change(post, "I slept.", writer=make.writer(root=ROOT))


def in_the_index(forum):
    """Return which word is still where, the database aside: what is taken down waits there."""
    return {(word, name) for word, name in held(forum) if not name.startswith("lamplit.db")}


@pytest.mark.parametrize("way", ["taken back", "taken down"])
def test_words_taken_away_are_in_no_file_after_the_purge(forum, way):
    assert {word for word, _ in in_the_index(forum)} == set(PLANTED)
    others = forum.backend.entries().keys() - {forum.post}

    take_away(forum, way)
    forum.keep_up()
    forum.backend.purge()

    assert in_the_index(forum) == set()
    assert held(forum) == set() or way == "taken down"
    assert forum.backend.entries().keys() == others
    assert results(forum.ask("almonds"))


def test_words_that_were_changed_are_in_no_file_after_the_purge(forum):
    take_away(forum, "reworded")
    forum.keep_up()
    forum.backend.purge()

    assert {word for word, _ in in_the_index(forum)} == {TITLE}


def test_words_are_in_no_file_once_the_index_was_built_anew(forum):
    take_away(forum, "taken back")
    forum.keep_up()
    forum.build()

    assert held(forum) == set()


def test_a_purge_forgets_no_more_than_it_must(forum):
    assert forum.backend.purge() == 0
    assert {word for word, _ in in_the_index(forum)} == set(PLANTED)
    assert forum.backend.frequency(WORDS[0], Audience.EVERYONE) == 1
