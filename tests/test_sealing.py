"""Keys, boxes and derived addresses, held against the published test vectors."""

import hashlib
import hmac

import pytest
from hypothesis import assume, given, settings, strategies as st

from forum.sealing import (
    ROOT_BYTES,
    Unreadable,
    derive,
    derive_each,
    hkdf,
    new_root,
    room_in,
    seal,
    seal_padded,
    unseal,
    unseal_padded,
)

ROOT, OTHER_ROOT = bytes(range(32)), bytes(range(1, 33))
BOX_OVERHEAD = 40
PURPOSES = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=16)
KEYS = st.binary(min_size=1, max_size=64)


def test_every_root_is_new():
    roots = {new_root() for _ in range(100)}

    assert len(roots) == 100
    assert {len(root) for root in roots} == {ROOT_BYTES} == {32}


def test_derived_bytes_are_those_of_the_published_vector():
    """The first keyed vector of the BLAKE2 reference implementation (blake2b-kat.txt)."""
    expected = (
        "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786"
        "b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568"
    )

    assert derive(bytes(range(64)), "", b"", 64).hex() == expected


def test_many_are_derived_as_one_by_one():
    several = ["", b"", b"\xff", "site", "thread:é", "a" * 300]

    each = derive_each(ROOT, "handle", several)

    assert list(each) == [derive(ROOT, "handle", data) for data in several]


@pytest.mark.parametrize("other", [{"key": b"another"}, {"purpose": "another"}, {"data": b"."}])
def test_each_of_key_purpose_and_thing_counts_alone(other):
    asked = {"key": b"a key", "purpose": "a purpose", "data": b"a thing"}

    assert derive(**asked) != derive(**asked | other)


@settings(deadline=None)
@given(KEYS, PURPOSES, st.binary(max_size=40), KEYS, PURPOSES, st.binary(max_size=40))
def test_another_key_purpose_or_thing_gives_other_bytes(
    key, purpose, data, key_2, purpose_2, data_2
):
    assume((key, purpose, data) != (key_2, purpose_2, data_2))

    assert derive(key, purpose, data) == derive(key, purpose, data)
    assert derive(key, purpose, data) != derive(key_2, purpose_2, data_2)


def test_short_and_long_answers_to_one_question_share_no_beginning():
    assert derive(ROOT, "handle", "site", 32)[:16] != derive(ROOT, "handle", "site", 16)


def test_text_is_derived_from_as_utf_8():
    assert derive(ROOT, "handle", "Nähe") == derive(ROOT, "handle", "Nähe".encode())


@pytest.mark.parametrize("purpose", ["seventeen letters", "Zweck ä"])
def test_a_purpose_that_would_be_cut_or_bent_is_refused(purpose):
    with pytest.raises(ValueError):  # noqa: PT011  whichever library says so
        derive(ROOT, purpose, b"")


def test_a_key_from_no_salt_is_that_of_the_published_vector():
    """RFC 5869, appendix A.3: SHA-256, zero-length salt and info."""
    expected = (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )

    assert hkdf(b"\x0b" * 22, "", 42).hex() == expected


@settings(deadline=None)
@given(st.binary(max_size=80), st.text(max_size=20), st.integers(1, 96))
def test_the_purpose_is_what_the_standard_calls_info(secret, purpose, size):
    """RFC 5869, section 2.3, written out for three blocks."""
    extracted = hmac.digest(b"", secret, "sha256")
    first = hmac.digest(extracted, purpose.encode() + b"\x01", "sha256")
    second = hmac.digest(extracted, first + purpose.encode() + b"\x02", "sha256")
    third = hmac.digest(extracted, second + purpose.encode() + b"\x03", "sha256")

    assert hkdf(secret, purpose, size) == (first + second + third)[:size]


def test_more_than_the_standard_allows_is_refused():
    most = 255 * hashlib.sha256().digest_size

    assert len(hkdf(ROOT, "long", most)) == most
    with pytest.raises(ValueError, match="range"):
        hkdf(ROOT, "long", most + 1)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_what_was_sealed_opens_with_its_key_alone(plain):
    box = seal(ROOT, plain)

    assert unseal(ROOT, box) == plain
    assert len(box) == len(plain) + BOX_OVERHEAD
    with pytest.raises(Unreadable):
        unseal(OTHER_ROOT, box)


def test_the_same_words_never_make_the_same_box_twice():
    boxes = {seal(ROOT, b"I could not rest.") for _ in range(50)}

    assert len(boxes) == 50


@settings(deadline=None)
@given(st.binary(max_size=50), st.data())
def test_a_box_changed_in_a_single_bit_does_not_open(plain, data):
    box = bytearray(seal(ROOT, plain))
    place = data.draw(st.integers(0, len(box) - 1))
    box[place] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(Unreadable):
        unseal(ROOT, bytes(box))


@pytest.mark.parametrize("kept", range(BOX_OVERHEAD + 5))
def test_a_box_that_was_cut_short_does_not_open(kept):
    box = seal(ROOT, b"hello")

    with pytest.raises(Unreadable):
        unseal(ROOT, box[:kept])


@settings(deadline=None)
@given(st.binary(max_size=256 - BOX_OVERHEAD - 2))
def test_padded_boxes_have_one_length_whatever_is_in_them(plain):
    box = seal_padded(ROOT, plain, size=256)

    assert len(box) == 256
    assert unseal_padded(ROOT, box) == plain


def test_what_does_not_fit_into_its_box_is_our_bug():
    room = room_in(256)

    assert unseal_padded(ROOT, seal_padded(ROOT, bytes(room), size=256)) == bytes(room)
    with pytest.raises(ValueError, match=f"{room + 1} bytes do not fit"):
        seal_padded(ROOT, bytes(room + 1), size=256)


def test_a_padded_box_opens_with_its_key_alone():
    box = seal_padded(ROOT, b"hello", size=256)

    with pytest.raises(Unreadable):
        unseal_padded(OTHER_ROOT, box)


@pytest.mark.parametrize("size", [256, 65_536, 65_537, 262_144])
def test_what_fills_a_box_to_its_brim_comes_out_again(size):
    plain = bytes(range(256)) * (size // 256)

    for part in (b"", plain[: room_in(size)]):
        box = seal_padded(ROOT, part, size=size)
        assert (len(box), unseal_padded(ROOT, box)) == (size, part)


def test_boxes_of_the_first_forums_can_still_be_opened():
    """Two bytes of length, then the words: as they lie in databases that people have."""
    box = seal(ROOT, b"\x00\x05hello" + bytes(256 - BOX_OVERHEAD - 7))

    assert unseal_padded(ROOT, box) == b"hello"
