"""With meaning on, too, nothing is told of what cannot be read, and nothing is left of it.

A vector is made of somebody's words: it is deleted and overwritten as they are.
"""

import numpy as np
import pytest

from forum.boards.models import Reading
from forum.search.backend import Audience
from forum.search.meaning.ids import ids_of
from forum.threads.models import Line
from tests.proofs.residue import held_in
from tests.proofs.searching import ENGINES, bare, give_reading, results, searched_forum

SAID = "Since I stopped drinking I lie awake at night and cannot sleep."
ASKED = "insomnia after getting sober"
OTHER = "Which bus goes to the hospital on Sundays?"
QUESTIONS = (ASKED, "cannot sleep", "bus to a clinic", "sobriety ruins my nights")


@pytest.fixture(params=ENGINES)
def forum(request, tmp_path, migrated):
    """A forum that goes by meaning, with a board for all, one for members, one for a group."""
    with searched_forum(tmp_path / "data", migrated, request.param, meaning="on") as made:
        with made.inside() as make:
            board = make.board(slug="sleep")
            thread = make.thread(board=board, title="Sleepless", body=SAID)
            made.post = make.opening_of(thread).id
            for title in ("The bus", "The garden", "The cat"):
                make.thread(board=board, title=title, body=OTHER)
            made.boards = {name: make.board(slug=name).id for name in ("members", "group")}
        made.keep_up()
        yield made


def write_among(forum, name, reading):
    """Let others say the same in other words where not everybody reads."""
    with forum.inside() as make:
        board = give_reading(make, forum.boards[name], Reading.EVERYONE)
        for number in range(3):
            body = f"Sober for {number} weeks, and insomnia ruins all my nights."
            make.thread(board=board, title=f"Awake {number}", body=body)
        give_reading(make, board.id, reading)
    forum.keep_up()


def seen(forum, visitor):
    return {words: bare(forum.look(words, visitor)) for words in QUESTIONS}


def vectors(forum):
    """Return the vector of each post, as it is written."""
    rows = forum.backend._store.rows()
    ids = ids_of(rows.facts["id"][rows.living])
    parts = rows.vectors["parts"][rows.living]
    return {id_: vector.tobytes() for id_, vector in zip(ids, parts, strict=True)}


def test_what_others_mean_changes_nothing_for_those_who_cannot_read_it(forum):
    guest, member = forum.visit(), forum.visit().arrive()
    before, among = seen(forum, guest), seen(forum, member)
    assert results(forum.look(ASKED, guest))  # by meaning: it has none of the words

    write_among(forum, "group", Reading.GROUP)
    assert seen(forum, member) == among
    write_among(forum, "members", Reading.MEMBERS)
    assert seen(forum, guest) == before

    assert seen(forum, member) != among
    write_among(forum, "members", Reading.EVERYONE)
    assert seen(forum, guest) != before


def test_what_was_taken_down_is_found_by_its_meaning_no_more_and_its_vector_is_in_no_file(forum):
    folder = forum.app.extensions["settings"].data
    vector = vectors(forum)[forum.post]
    assert holding(folder, vector)

    with forum.inside() as make:
        make.hide(make.post(forum.post), Line.TAKEN_DOWN)
    assert results(forum.look(ASKED)) == []  # at once
    forum.keep_up()
    forum.backend.purge()

    assert holding(folder, vector) == set()
    assert forum.post not in vectors(forum)
    assert held_in(folder / "search", ["stopped", "drinking", "sleepless"]) == set()
    assert forum.backend.posts(Audience.EVERYONE) == 3
    assert results(forum.look("bus")) != []


def holding(folder, vector):
    """Return the files that hold a vector, in one piece or in parts of 64 numbers."""
    parts = [vector[at : at + 64] for at in range(0, len(vector), 64)]
    found = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    return {file.name for file, held in found.items() if any(part in held for part in parts)}


def test_a_vector_is_made_of_many_different_numbers(forum):
    """So that it can be looked for in files."""
    made = vectors(forum)

    assert len(made) == 4
    for vector in made.values():
        assert len(np.unique(np.frombuffer(vector, "i1"))) > 40
