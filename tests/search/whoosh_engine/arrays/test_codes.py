"""Numbers for ids."""

from hypothesis import given, strategies as st

from forum.search.whoosh_engine.arrays.codes import Codes

A, B, C = (letter * 16 for letter in (b"a", b"b", b"c"))
# Some end with what numpy leaves out of what it shows, and some are alike to the last byte.
IDS = st.sampled_from([bytes(16), bytes(15) + b"a", b"a" + bytes(15), B, b"b" * 15 + b"\xff", C])


def test_an_id_has_one_number_wherever_it_is_met():
    codes = Codes()

    assert codes.of(A + B + A).tolist() == [0, 1, 0]
    assert codes.of(C + B).tolist() == [2, 1]
    assert (codes.ids(), len(codes)) == ([A, B, C], 3)


def test_an_id_that_was_never_met_has_none():
    codes = Codes()
    codes.of(A)

    assert (codes.get(A), codes.get(B), Codes().get(A)) == (0, None, None)


@given(st.lists(st.lists(IDS, max_size=6), max_size=5))
def test_numbers_are_given_in_the_order_in_which_ids_are_met(met):
    codes, known = Codes(), dict[bytes, int]()
    for some in met:
        wanted = [known.setdefault(id_, len(known)) for id_ in some]

        assert codes.of(b"".join(some)).tolist() == wanted
        assert codes.ids() == list(known)
        assert [codes.get(id_) for id_ in known] == list(known.values())
