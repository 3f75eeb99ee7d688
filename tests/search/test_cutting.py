"""How a post is cut, whichever engine writes it down."""

from forum.search.cutting import BODY_GAP, cut


def test_terms_have_places_and_stop_words_leave_gaps():
    terms, words = cut("", "Every day at a time")

    assert [term for _, term in terms] == ["day", "time"]
    assert [place for place, _ in terms] == [1, 4]
    assert words == ["day", "time"]


def test_the_body_begins_well_behind_the_title():
    terms, _ = cut("Sleeping", "walking")

    assert terms == [(0, "sleep"), (1 + BODY_GAP, "walk")]


def test_nothing_is_cut_from_nothing():
    assert cut("", "… the and 🙂") == ([], [])
