"""What all parts of the file share."""

from forum.leaving.download.pieces import AT_ONCE, in_pieces, post_address, thread_address


def test_nothing_is_left_out_and_nothing_is_twice():
    things = list(range(2 * AT_ONCE + 1))

    pieces = list(in_pieces(things))

    assert [thing for piece in pieces for thing in piece] == things
    assert max(map(len, pieces)) == AT_ONCE


def test_addresses_are_those_of_the_contract():
    assert post_address(bytes(16)) == "/p/AAAAAAAAAAAAAAAAAAAAAA"
    assert thread_address(bytes(16)) == "/t/AAAAAAAAAAAAAAAAAAAAAA"
