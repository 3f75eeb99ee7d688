"""Which terms tell what a text is about."""

import pytest

from forum.search.backend import Audience
from forum.search.likeness import terms
from forum.search.likeness.terms import MOST_TERMS, telling_terms


@pytest.fixture
def posts(make, index):
    """An index of five posts: "night" stands in all, "tremor" in one."""
    board = make.board()
    for word in ("tremor", "work", "bread", "rain", "bread"):
        body = f"About {word}, for two or three weeks without going out."
        make.thread(board=board, title=f"A {word} night", body=body)
    make.thread(board=make.board(reading="members"), title="A secretword night")
    return index()


def telling(backend, title, body="", audience=Audience.EVERYONE):
    return telling_terms(backend, title, body, audience=audience)


def test_rare_terms_come_first_and_stop_words_not_at_all(posts):
    assert telling(posts, "I have a tremor at night, and bread") == ("tremor", "bread", "night")


def test_the_title_says_most(posts):
    assert telling(posts, "rain", "tremor tremor") == ("rain", "tremor")


def test_a_term_that_nobody_may_find_tells_nothing(posts):
    assert telling(posts, "secretword nosuchword") == ()
    assert telling(posts, "secretword", audience=Audience.MEMBERS) == ("secretword",)


def test_what_stands_almost_everywhere_tells_nothing_once_there_is_enough(posts, monkeypatch):
    monkeypatch.setattr(terms, "FEWEST_POSTS", 3)

    assert telling(posts, "night of rain") == ("rain",)


def test_few_terms_are_enough(make, index):
    words = [f"word{number}" for number in range(30)]
    make.thread(title="Long", body=" ".join(words))

    assert len(telling(index(), "", " ".join(words))) == MOST_TERMS


def test_when_and_how_much_tell_nothing(posts):
    assert telling(posts, "Two weeks without bread, going on three") == ("bread",)
