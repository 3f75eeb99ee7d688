"""An operator is told how many posts differ in which way."""

import pytest

from forum.search.keeping.differences import Differences
from forum.search.keeping.telling import counted, told

A, B = frozenset([b"a"]), frozenset([b"b", b"c"])
NONE: frozenset[bytes] = frozenset()
TO_MEND = "To mend it, run: lamplit search rebuild"


@pytest.mark.parametrize(
    ("found", "sentences"),
    [
        (Differences(NONE, NONE, NONE, 1234), ["Index and database agree: 1,234 posts."]),
        (Differences(A, NONE, NONE, 2), ["1 post: missing in the index.", TO_MEND]),
        (
            Differences(NONE, B, A, 2),
            [
                "2 posts: in the index with other words or facts.",
                "1 post: in the index, though nobody can read it.",
                TO_MEND,
            ],
        ),
    ],
)
def test_differences_are_told(found, sentences):
    assert told(found) == sentences


def test_one_post_is_one_post():
    assert [counted(number) for number in (0, 1, 2)] == ["0 posts", "1 post", "2 posts"]
