"""Of what is looked at, only what differs is put in anew where that is worth asking."""

from forum.search.keeping import changing
from forum.search.keeping.changing import change_of
from forum.search.keeping.outbox import Batch
from forum.threads.models import Post
from forum.transaction import reading, transaction


def test_of_a_long_conversation_only_what_differs_is_put_in_anew(
    backend, indexer, inside, monkeypatch
):
    monkeypatch.setattr(changing, "FEW", 5)
    with inside() as make:
        me = make.writer()
        thread = make.thread(writer=me).id
        replies = [make.reply(make.post_thread(thread), writer=me) for _ in range(9)]
        odd = replies[7].id
    indexer.catch_up()
    with reading() as session:
        whole = Batch((), frozenset(), frozenset([thread]))
        assert change_of(session, whole, backend.entries).documents == []

    with transaction() as session:
        session.get_one(Post, odd).notes = "violence"

    with reading() as session:
        change = change_of(session, whole, backend.entries)
    assert [document.id for document in change.documents] == [odd]
    assert change.gone == frozenset()


def test_of_few_posts_the_index_is_not_asked(indexer, inside):
    with inside() as make:
        me = make.writer()
        thread = make.thread(writer=me).id
        back = make.reply(make.post_thread(thread), writer=me).id
        make.take_back(make.post(back), writer=me)

    with reading() as session:
        batch = Batch((), frozenset([back]), frozenset([thread]))
        change = change_of(session, batch, entries=None)

    assert len(change.documents) == 1
    assert change.gone == {back}


def test_of_many_new_posts_the_index_is_not_asked(indexer, inside, monkeypatch):
    """They were all changed; and all that a large index has takes longer than to put them in."""
    monkeypatch.setattr(changing, "FEW", 2)
    with inside() as make:
        new = frozenset(make.opening_of(make.thread()).id for _ in range(5))

    with reading() as session:
        change = change_of(session, Batch((), new, frozenset()), entries=None)

    assert {document.id for document in change.documents} == new
