"""Numbers for ids."""

from forum.search.whoosh_engine.arrays.codes import Codes

A, B, C = (letter * 16 for letter in (b"a", b"b", b"c"))


def test_an_id_has_one_number_wherever_it_is_met():
    codes = Codes()

    assert codes.of(A + B + A).tolist() == [0, 1, 0]
    assert codes.of(C + B).tolist() == [2, 1]
    assert (codes.ids(), len(codes)) == ([A, B, C], 3)


def test_an_id_that_was_never_met_has_none():
    codes = Codes()
    codes.of(A)

    assert (codes.get(A), codes.get(B)) == (0, None)
