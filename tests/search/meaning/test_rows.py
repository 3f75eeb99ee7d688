"""What is kept of a post, and that it holds no word."""

from dataclasses import replace

import numpy as np
import pytest

from forum.search.meaning import rows
from forum.search.meaning.ids import ids_of
from tests.search.posts import post


def test_a_row_has_the_facts_of_its_post_and_none_of_its_words():
    document = post(1, "canary", title="secretive", helped=True, notes=frozenset({"grief"}))

    [row] = rows.facts_of([document])

    assert ids_of(row["id"]) == [document.id]
    assert ids_of(row["thread"]) == [document.thread]
    assert (row["mark"], row["day"]) == (document.mark, document.day.toordinal())
    assert row["flags"] == rows.LIVING | rows.EVERYONE | rows.HELPED
    assert rows.number_of("grief") in row["notes"]
    assert b"canary" not in row.tobytes()
    assert b"secretive" not in row.tobytes()


def test_the_number_of_words_changes_with_them_and_with_nothing_else():
    document = post(1, "sleep", title="night")

    assert rows.text_of(replace(document, helped=True)) == rows.text_of(document)
    assert rows.text_of(replace(document, title="nights", body="leep")) != rows.text_of(document)
    assert rows.text_of(replace(document, title="", body="night\0sleep")) != 0


def test_a_vector_in_bytes_is_nearly_the_same():
    vector = np.random.default_rng(1).normal(size=384).astype(np.float32)
    vector /= np.linalg.norm(vector)

    [row] = rows.vectors_of([vector])

    assert float(row["parts"].astype(np.float32) @ vector * row["scale"]) == pytest.approx(
        1, abs=0.01
    )
