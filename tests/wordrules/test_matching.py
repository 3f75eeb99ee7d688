"""What the rules of a board match in what somebody writes."""

from dataclasses import replace

from forum.wordrules.matching import PLACES_MAX, matches
from forum.wordrules.models import Effect, Kind


def test_a_match_tells_the_rule_and_the_words_where_they_stand(session, rule):
    kept = rule("old lamp", effect=Effect.HOLD)

    [in_title, in_body] = matches(session, "sleep", "An OLD lamp", "My o l d\u200b lamp.")

    assert (in_title.rule_id, in_title.title, in_title.why) == (kept.id, "lamps", "They are hot.")
    assert (in_title.part, in_title.words, in_title.span) == ("title", "OLD lamp", (3, 11))
    assert (in_body.part, in_body.words, in_body.span) == ("body", "o l d\u200b lamp", (3, 14))
    assert in_body.effect is Effect.HOLD


def test_every_rule_tells_its_own_and_each_place_once(session, rule):
    rule("old lamp\nlamp", title="a")
    rule(r"\blamps?\b", kind=Kind.PATTERN, title="b", effect=Effect.SOON)

    found = matches(session, "sleep", "", "An old lamp. A lamp.")

    assert [(each.title, each.words) for each in found] == [
        *(("a", "old lamp"), ("b", "lamp"), ("a", "lamp"), ("b", "lamp"))
    ]


def test_a_rule_of_another_board_and_innocent_words_match_nothing(session, make, rule):
    make.board(slug="grief")
    rule("lamp", board_slug="grief")
    rule("ass", title="rude")

    assert matches(session, "sleep", "Lamp", "Assess the class.") == []


def test_a_mark_stands_for_the_rule_and_the_words_wherever_they_are(session, rule):
    rule("lamp")
    [first, second] = matches(session, "sleep", "", "A lamp and a LAMP")

    assert len(first.mark) == 8
    assert first.mark == second.mark
    assert replace(first, words="wick").mark != first.mark
    assert replace(first, rule_id=bytes(16)).mark != first.mark


def test_a_rule_with_many_lines_is_told_of_in_some_places(session, rule):
    words = [f"word{number}" for number in range(PLACES_MAX * 2)]
    rule("\n".join(words))

    assert len(matches(session, "sleep", "", " ".join(words))) == PLACES_MAX
