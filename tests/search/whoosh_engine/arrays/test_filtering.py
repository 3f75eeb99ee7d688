"""What a request leaves in, and what not."""

from dataclasses import replace
from datetime import date

import pytest

from forum.search.backend import Audience, Request
from forum.search.whoosh_engine.searching import ArrayIndex
from tests.search.whoosh_engine.writing_parts import a_post, alternative, an_id, wanted, write

POSTS = [
    a_post("a", "insomnia night", board="sleep", helped=True),
    a_post("b", "insomnia panic", board="fear", waiting=True),
    a_post("c", "insomnia", board="sleep", day=date(2024, 1, 1)),
    a_post("d", "insomnia", board="sleep", notes=frozenset({"grief"})),
    a_post("e", "insomnia panic attack", board="fear", thread="t"),
    a_post("m", "insomnia", board="members", everyone=False),
]
SLEEP, FEAR, MEMBERS = an_id("sleep"), an_id("fear"), an_id("members")
ASKED = Request((wanted("insomnia"),), Audience.MEMBERS)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("filtering")
    return ArrayIndex(folder, write(folder, POSTS, 4))


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, "abcdem"),
        ({"audience": Audience.EVERYONE}, "abcde"),
        ({"boards": frozenset({SLEEP, MEMBERS})}, "acdm"),
        ({"boards": frozenset({SLEEP, MEMBERS}), "audience": Audience.EVERYONE}, "acd"),
        ({"boards": frozenset()}, ""),
        ({"only_boards": frozenset({FEAR})}, "be"),
        ({"boards": frozenset({SLEEP}), "only_boards": frozenset({SLEEP, FEAR})}, "acd"),
        ({"only_boards": frozenset({an_id("nowhere")})}, ""),
        ({"since": date(2026, 3, 4)}, "abdem"),
        ({"since": date(2026, 3, 5)}, ""),
        ({"until": date(2024, 1, 1)}, "c"),
        ({"until": date(2023, 12, 31)}, ""),
        ({"helped": True}, "a"),
        ({"waiting": True}, "b"),
        ({"left_out": frozenset({"grief", "debt"})}, "abcem"),
        ({"gone": frozenset({an_id("a"), an_id("m"), an_id("zebra")})}, "bcde"),
        ({"not_in": an_id("t")}, "abcdm"),
        ({"not_in": an_id("zebra")}, "abcdem"),
        ({"without": (alternative("panic"),)}, "acdm"),
        ({"without": (alternative("panic attack"), alternative("night"))}, "bcdm"),
        ({"without": (alternative("zebra"),)}, "abcdem"),
    ],
)
def test_only_what_is_asked_for_is_found_and_counted(index, asked, names):
    found = index.find(replace(ASKED, **asked))

    assert {hit.id for hit in found.hits} == {an_id(name) for name in names}
    assert found.count == found.with_all == len(names)


def test_filters_hold_for_posts_with_only_some_of_the_words(index):
    request = replace(
        ASKED, wanted=(wanted("insomnia"), wanted("panic")), only_boards=frozenset({SLEEP})
    )

    assert {hit.id for hit in index.find(request).hits} == {an_id(name) for name in "acd"}
