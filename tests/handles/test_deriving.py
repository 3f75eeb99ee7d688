"""Who a member is within one scope: always the same, and nobody elsewhere."""

import pytest
from hypothesis import assume, given, settings, strategies as st

from forum.errors import NotFound
from forum.handles.deriving import (
    SITE,
    handle_id,
    handle_ids,
    handles_among,
    own_handles,
    reader_scope,
    thread_in,
    thread_scope,
)
from forum.public_ids import ID_BYTES

ROOTS = st.binary(min_size=32, max_size=32)
IDS = st.binary(min_size=ID_BYTES, max_size=ID_BYTES)
ROOT = bytes(range(32))


@settings(deadline=None)
@given(IDS)
def test_a_threads_scope_leads_back_to_the_thread(thread_id):
    assert thread_in(thread_scope(thread_id)) == thread_id


@pytest.mark.parametrize("scope", [SITE, "", "board:AAAAAAAAAAAAAAAAAAAAAA", "threads"])
def test_other_scopes_are_no_thread(scope):
    assert thread_in(scope) is None


@pytest.mark.parametrize("scope", ["thread:", "thread:AAAA", "thread:site"])
def test_a_scope_that_names_no_possible_thread_is_none_of_ours(scope):
    with pytest.raises(NotFound):
        thread_in(scope)


@settings(deadline=None)
@given(ROOTS, ROOTS, IDS, IDS)
def test_a_member_is_one_handle_in_a_thread_and_an_unrelated_one_in_the_next(
    root, other, here, there
):
    assume(root != other and here != there)
    own = handle_id(root, thread_scope(here))

    assert len(own) == ID_BYTES
    assert handle_id(root, thread_scope(here)) == own
    assert own not in (handle_id(root, thread_scope(there)), handle_id(other, thread_scope(here)))


def test_a_member_can_have_two_handles_in_a_thread():
    here = bytes(16)

    assert own_handles(ROOT, here) == {
        handle_id(ROOT, thread_scope(here)),
        handle_id(ROOT, SITE),
    }
    assert len(own_handles(ROOT, here)) == 2


def test_the_known_handle_is_the_same_everywhere():
    here, there = bytes(16), bytes(15) + b"\x01"

    assert own_handles(ROOT, here) & own_handles(ROOT, there) == {handle_id(ROOT, SITE)}


def test_the_handles_in_many_scopes_are_those_in_each():
    scopes = [SITE, thread_scope(bytes(16)), thread_scope(bytes(range(16)))]

    assert handle_ids(ROOT, scopes) == {handle_id(ROOT, scope) for scope in scopes}
    assert handle_ids(ROOT, []) == frozenset()


def test_in_many_threads_somebody_has_those_of_each_and_the_known_one():
    threads = [bytes(16), bytes(range(16))]

    scopes = [scope(each) for each in threads for scope in (thread_scope, reader_scope)]
    assert handles_among(ROOT, threads) == handle_ids(ROOT, [SITE, *scopes])
