"""A writer is told of each rule once, with all of their words that it matches."""

from dataclasses import dataclass

from forum.wordrules.telling import Told, by_rule


@dataclass
class Matched:
    rule_id: bytes
    words: str
    title: str = "lamps"
    why: str = "They are hot."
    effect: str = "hold"


def test_nothing_met_is_nothing_told():
    assert by_rule([]) == []


def test_a_rule_is_told_once_with_each_of_its_words_once():
    met = [
        *(Matched(b"1", "lamp"), Matched(b"2", "wick", title="wicks", effect="note")),
        *(Matched(b"1", "l a m p"), Matched(b"1", "lamp")),
    ]

    assert by_rule(met) == [
        Told("lamps", "They are hot.", "hold", ["lamp", "l a m p"]),
        Told("wicks", "They are hot.", "note", ["wick"]),
    ]
