"""Ids in addresses: random, and each with one way to be written."""

import string

import pytest
from hypothesis import given, settings, strategies as st

from forum.errors import NotFound
from forum.public_ids import ID_BYTES, TEXT_CHARS, from_text, new_id, number_of, to_text

URL_SAFE = string.ascii_letters + string.digits + "-_"


def test_ids_are_random():
    ids = [new_id() for _ in range(200)]

    assert len(set(ids)) == 200
    assert {len(public_id) for public_id in ids} == {ID_BYTES}
    # Each byte is drawn: of 256 that can be, 200 draws meet about 139, and never so few.
    assert min(len(set(place)) for place in zip(*ids, strict=True)) > 80
    assert ids != sorted(ids), "ids must not tell in which order they were made"


@pytest.mark.parametrize(
    ("first", "number"),
    [
        ("0000000000000000", 0),
        ("0000000000000001", 1),
        ("7fffffffffffffff", 2**63 - 1),
        ("8000000000000000", -(2**63)),
        ("ffffffffffffffff", -1),
    ],
)
def test_the_first_half_of_an_id_is_a_number(first, number):
    assert number_of(bytes.fromhex(first) + new_id()[:8]) == number


@settings(deadline=None)
@given(st.binary(min_size=ID_BYTES, max_size=ID_BYTES))
def test_an_id_comes_back_from_its_address(public_id):
    text = to_text(public_id)

    assert len(text) == TEXT_CHARS
    assert set(text) <= set(URL_SAFE)
    assert from_text(text) == public_id


@settings(deadline=None)
@given(st.text(URL_SAFE, min_size=TEXT_CHARS, max_size=TEXT_CHARS))
def test_one_thing_has_one_address(text):
    """Of all the texts that decode to the same bytes, one is taken, and the others are missing."""
    try:
        taken = from_text(text)
    except NotFound:
        taken = None

    assert (taken is not None) == (text[-1] in "AQgw")
    assert taken is None or to_text(taken) == text


@settings(deadline=None)
@given(st.text())
def test_other_text_is_a_missing_page(text):
    with pytest.raises(NotFound):
        from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A" * 21,
        "A" * 23,
        "A" * 22 + "\n",
        "A" * 22 + "==",
        "A" * 20 + "+A",
        "A" * 20 + "/A",
        "A" * 21 + "\0",
        "Ａ" * 22,
        "٣" * 22,
    ],
)
def test_almost_an_id_is_a_missing_page(text):
    with pytest.raises(NotFound):
        from_text(text)
