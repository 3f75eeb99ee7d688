"""The index looks at what changed, and has it as the database has it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest
from sqlalchemy import select

from forum.boards.curating import change_board
from forum.boards.models import Board, Reading
from forum.operating.boards import words_of
from forum.search.backend import Audience, IndexBusy, NotReady
from forum.search.keeping import outbox
from forum.search.keeping.commands import STORE
from forum.search.keeping.documents import everything
from forum.search.keeping.indexing import Indexer
from forum.search.keeping.models import SearchOutbox
from forum.search.keeping.outbox import next_batch
from forum.search.keeping.store import Store
from forum.threads.models import Thread
from forum.threads.moving import move
from forum.transaction import reading, transaction
from tests.makers import NOON


def found(backend, word, audience=Audience.EVERYONE):
    return backend.frequency(word, audience)


def waiting():
    with reading() as session:
        return session.scalars(select(SearchOutbox)).all()


def test_what_is_written_is_found(backend, indexer, inside, agree):
    with inside() as make:
        make.reply(make.thread(title="Kettles"), body="Lanterns")

    indexer.catch_up()

    assert (found(backend, "kettl"), found(backend, "lantern")) == (1, 1)
    assert waiting() == []
    assert agree() == 2


def test_what_is_written_while_the_index_looks_waits_for_the_next_time(backend, app, inside, agree):
    """Else batches of one post each would follow one another for as long as people write."""
    looks = []

    def look():
        looks.append(len(waiting()))
        with inside() as make:
            make.thread(title="Lanterns")
        return STORE.look()

    backend.rebuild([])
    with app.app_context():
        indexer = Indexer(backend, Store(look, STORE.write))
        indexer.catch_up()
        indexer.catch_up()

        assert looks == [0, 0]
        assert agree() == 2


def test_more_than_a_batch_has_room_for_is_looked_at_in_one_go(
    backend, indexer, inside, agree, monkeypatch
):
    monkeypatch.setattr(outbox, "POSTS_AT_ONCE", 2)
    with inside() as make:
        for _ in range(5):
            make.thread()

    indexer.catch_up()

    assert waiting() == []
    assert agree() == 5


def test_what_is_changed_hidden_or_taken_back_is_not_found(backend, indexer, inside, agree):
    with inside() as make:
        me, thread = make.writer(), make.thread()
        changed, back = (make.reply(thread, body="Lanterns", writer=me) for _ in range(2))
        hidden = make.reply(thread, body="Lanterns")
        ids = changed.id, back.id, hidden.id
    indexer.catch_up()
    before = found(backend, "lantern")

    with inside() as make:
        changed, back, hidden = map(make.post, ids)
        make.change(changed, "Candles", writer=me)
        make.take_back(back, writer=me)
        make.hide(hidden)
    indexer.catch_up()

    assert (before, found(backend, "lantern"), found(backend, "candl")) == (3, 0, 1)
    assert agree() == 2


def test_facts_of_a_conversation_reach_all_its_posts(backend, indexer, inside, agree):
    with inside() as make:
        me = make.writer()
        thread = make.thread(writer=me)
        make.reply(thread, writer=me)
    indexer.catch_up()

    with inside() as make:
        reply = make.reply(make.post_thread(thread.id))
        make.answer(reply, "helped", writer=me)
    indexer.catch_up()

    assert agree() == 3


def test_a_board_that_only_members_may_read_any_more(backend, indexer, inside, agree):
    with inside() as make:
        boards = [make.board().id for _ in range(2)]
        for board_id in boards:
            make.thread(board=make.board_of(board_id), title="Lanterns")
    indexer.catch_up()

    with transaction() as session:
        board = session.get_one(Board, boards[0])
        change_board(session, board, replace(words_of(board), reading=Reading.MEMBERS))
    indexer.catch_up()

    assert found(backend, "lantern") == 1
    assert found(backend, "lantern", Audience.MEMBERS) == 2
    assert agree() == 2


def test_a_thread_that_moves_to_a_closed_group_leaves_the_index(backend, indexer, inside, agree):
    with inside() as make:
        thread, group = make.thread(title="Lanterns").id, make.board(reading=Reading.GROUP).id
    indexer.catch_up()

    with transaction() as session:
        there = session.get_one(Board, group)
        move(session, session.get_one(Thread, thread), there, at=NOON)
    indexer.catch_up()

    assert found(backend, "lantern", Audience.MEMBERS) == 0
    assert agree() == 0


def test_while_there_is_no_index_what_waits_goes_on_waiting(backend, app, inside):
    with inside() as make:
        make.thread()
    with app.app_context():
        with pytest.raises(NotReady):
            Indexer(backend, STORE).catch_up()

        assert len(waiting()) == 1


def test_what_is_written_while_an_index_is_built_is_found_before_and_after(
    backend, indexer, inside, agree
):
    """It goes into both: the one that people search in, and the one that takes its place."""
    with inside() as make:
        make.thread(title="Early")

    counted = []

    def documents():
        yield from everything(STORE.look)
        # Here all is read for the new index, which is not in its place yet
        for _ in range(2):
            with inside() as make:
                make.thread(title="Lanterns")
            indexer.catch_up()
            counted.append(found(backend, "lantern"))

    backend.rebuild(documents())
    behind = found(backend, "lantern")
    indexer.catch_up()

    assert counted == [1, 2]
    assert (behind, found(backend, "lantern"), waiting()) == (0, 2, [])
    assert agree() == 3


def test_an_index_that_is_begun_while_we_look_lacks_nothing_in_the_end(
    backend, indexer, inside, agree
):
    with inside() as make:
        make.thread(title="Early")
    early, begun, looked = list(everything(STORE.look)), Event(), Event()

    def documents():
        begun.set()
        yield from early
        looked.wait(timeout=60)

    with ThreadPoolExecutor(1) as pool:
        building = []

        def look():
            # Given that another index is begun, without what is written then, just before we look
            if not building:
                building.append(pool.submit(backend.rebuild, documents()))
                begun.wait(timeout=60)
                with inside() as make:
                    make.thread(title="Lanterns")
            return STORE.look()

        late = Indexer(backend, Store(look, STORE.write))
        late.catch_up()
        looked.set()
        building[0].result()

    late.catch_up()

    assert waiting() == []
    assert agree() == 2


def test_a_second_writer_does_not_wait_and_nothing_is_lost(
    backend, indexer, inside, agree, monkeypatch
):
    with inside() as make:
        make.thread()
    with monkeypatch.context() as patch:
        patch.setattr(backend, "apply", busy)
        with pytest.raises(IndexBusy):
            indexer.catch_up()
    with reading() as session:
        assert next_batch(session).posts

    indexer.catch_up()

    assert agree() == 1


def busy(*given):
    raise IndexBusy
