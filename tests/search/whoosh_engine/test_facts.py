"""The facts of posts, packed and unpacked."""

from datetime import date

from forum.search.backend import Document
from forum.search.whoosh_engine.facts import pack, unpack


def test_facts_come_back_as_they_were_packed():
    post = Document(
        id=bytes(range(16)),
        thread=b"t" * 15 + b"\0",
        board=b"b" * 16,
        everyone=True,
        day=date(2026, 3, 4),
        title="",
        body="words",
        waiting=True,
    )

    [row] = unpack(pack(post, 7))

    assert row["id"].tobytes() == post.id
    assert row["thread"].tobytes() == post.thread
    assert int(row["id"][0]) == int.from_bytes(post.id[:8], "big")
    assert (row["mark"], row["length"]) == (post.mark, 7)
    assert date.fromordinal(int(row["day"])) == post.day
    assert (row["everyone"], row["helped"], row["waiting"]) == (True, False, True)
