"""A result has its words from the database, and no words where they are folded."""

import pytest

from forum.search.asking.choices import Choices, Reader
from forum.search.asking.query import parse
from forum.search.asking.requests import ask
from forum.search.asking.synonyms import Synonyms
from forum.search.backend import Audience, Hit
from forum.search.pages.reading import ground_for
from forum.search.pages.results import Asker, results_of
from forum.web.visits.sessions import Guest

ASKER = Asker(Guest(), ("violence",))


@pytest.fixture
def results(session, make, index):
    """`results(post, …)` returns how the posts look to somebody who asked for snow."""

    def shown(*posts, has_all=True):
        engine = index(make.thread(title="Snow"))
        reader = Reader(Audience.EVERYONE, {})
        asked = ask(engine, parse("snow"), Choices(), reader=reader, synonyms=Synonyms())
        hits = [Hit(post.id, post.thread_id, 1.0, has_all) for post in posts]
        ground = ground_for(session, engine, viewer=ASKER.viewer)
        return results_of(lambda: session, ground, hits, asked, asker=ASKER)

    return shown


def text_of(pieces):
    return "".join(text for text, _ in pieces)


def test_results_stay_in_the_order_of_the_hits_without_those_that_are_gone(make, results):
    thread = make.thread()
    first, second, gone = (make.reply(thread, body="Snow") for _ in range(3))
    make.hide(gone)

    assert [r.post.id for r in results(second, gone, first)] == [second.id, first.id]


def test_what_was_asked_for_is_marked_in_title_and_words(make, results):
    [result] = results(make.opening_of(make.thread(title="Old snow", body="It snowed.")))

    assert [text for text, is_marked in result.title if is_marked] == ["snow"]
    assert [text for text, is_marked in result.passage if is_marked] == ["snowed"]
    assert (text_of(result.title), text_of(result.passage)) == ("Old snow", "It snowed.")


@pytest.mark.parametrize(
    ("of_thread", "of_post", "topics", "is_folded"),
    [
        ([], [], [], False),
        (["self-harm"], [], ["self-harm"], False),
        (["violence"], [], ["violence"], True),
        (["self-harm"], ["violence"], ["self-harm", "violence"], True),
    ],
)
def test_words_are_folded_by_their_own_notes_and_by_those_of_their_thread(
    make, results, of_thread, of_post, topics, is_folded
):
    post = make.reply(make.thread(notes=of_thread), body="Snow.", notes=of_post)

    [result] = results(post)

    assert (result.topics, result.is_folded) == (topics, is_folded)
    assert text_of(result.passage) == ("" if is_folded else "Snow.")


def test_a_result_says_whether_it_has_all_words(make, results):
    post = make.opening_of(make.thread())

    assert results(post)[0].has_all
    assert not results(post, has_all=False)[0].has_all
