"""From what was typed and chosen to a question for the engine."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from forum.search.asking import requests
from forum.search.asking.choices import Choices, Reader
from forum.search.asking.query import WORDS_MAX, parse
from forum.search.asking.requests import Asked, ask
from forum.search.asking.shipped import shipped_entries
from forum.search.asking.synonyms import Synonyms
from forum.search.backend import Audience, Order, Position
from tests.search.asking.lexicon import Lexicon

SLEEP, PANIC = b"s" * 16, b"p" * 16
READER = Reader(Audience.EVERYONE, {"sleep": SLEEP, "panic": PANIC})
SHIPPED = Synonyms(shipped_entries().values())
WRITTEN = Lexicon(sleep=90, stopped=50, drinking=40, sense=9, anxious=7)


@pytest.fixture
def asked():
    def ask_for(typed: str, **given) -> Asked:
        return _ask(typed, READER, **given)

    return ask_for


def _ask(typed: str, reader: Reader, **given) -> Asked:
    choices = Choices(**given)
    return ask(WRITTEN, parse(typed), choices, reader=reader, synonyms=SHIPPED)


def first_terms(asked: Asked) -> list[str]:
    return [wanted.alternatives[0].terms[0] for wanted in asked.request.wanted]


def test_a_question_at_night_is_understood(asked):
    found = asked("cant sleep sinse i stoped drinking")

    assert first_terms(found) == ["sleep", "stop", "drink"]
    assert found.corrected == "cant sleep since i stopped drinking"
    assert found.typed == "cant sleep sinse i stoped drinking"
    assert found.problem == found.remark == ""


def test_it_is_looked_for_as_typed_where_somebody_wants_that(asked):
    found = asked("stoped", as_typed=True)

    assert first_terms(found) == ["stope"]
    assert found.corrected == ""


def test_other_words_are_looked_for_unless_somebody_wants_none(asked):
    assert asked("sober").synonyms
    assert len(asked("sober").request.wanted[0].alternatives) > 1
    assert asked("sober", plain=True).synonyms == ()
    assert len(asked("sober", plain=True).request.wanted[0].alternatives) == 1


def test_a_board_and_a_year_are_chosen_in_words(asked):
    request = asked("sleep board:panic when:2024").request

    assert request.boards == {SLEEP, PANIC}
    assert request.only_boards == {PANIC}
    assert (request.since, request.until) == (date(2024, 1, 1), date(2024, 12, 31))


def test_boards_that_nobody_may_read_choose_nothing(asked):
    assert asked("sleep board:secret").request == asked("sleep board:nowhere").request


def test_the_first_words_of_a_board_mean_it_unless_another_is_called_so():
    reader = Reader(Audience.EVERYONE, {"sleep-and-nights": SLEEP, "panic": PANIC, "panic-2": b"2"})

    def chosen(typed: str) -> Asked:
        return _ask(typed, reader)

    assert chosen("drinking board:sleep").request.only_boards == {SLEEP}
    assert chosen("drinking board:panic").request.only_boards == {PANIC}
    assert chosen("drinking board:sl").request.only_boards is None


def test_a_board_that_is_not_there_is_told(asked):
    assert asked("sleep board:nowhere").remark == requests.NO_BOARD
    assert asked("sleep board:panic").remark == ""


def test_all_choices_reach_the_engine(asked):
    here = Position(has_all=True, key=1.5, tie=3)
    request = asked(
        'sleep -work -the "no more"',
        boards=frozenset({"sleep"}),
        since=date(2026, 1, 2),
        left_out=frozenset({"grief"}),
        helped=True,
        waiting=True,
        order=Order.NEWEST,
        per_thread=False,
        after=here,
        limit=7,
    ).request

    assert [each.terms for each in request.without] == [("work",)]
    assert (request.only_boards, request.since) == ({SLEEP}, date(2026, 1, 2))
    assert (request.left_out, request.helped, request.waiting) == ({"grief"}, True, True)
    assert (request.order, request.per_thread) == (Order.NEWEST, False)
    assert (request.after, request.limit) == (here, 7)
    assert request.text == "sleep no more"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", requests.EMPTY),
        (" ?! 😀", requests.EMPTY),
        ("who am I", requests.COMMON),
        ('"to the"', requests.COMMON),
        ("-drinking", requests.ONLY_WITHOUT),
        ("board:sleep when:2024", requests.ONLY_WITHOUT),
    ],
)
def test_what_finds_nothing_is_said_in_a_sentence(asked, typed, problem):
    found = asked(typed)

    assert found.problem == problem
    assert found.request.wanted == ()


def test_slips_never_leave_nothing_to_look_for(asked):
    assert first_terms(asked("sinse")) == ["sins"]


def test_what_was_left_out_is_said(asked):
    assert asked("lamp " * 300).remark == requests.cut_after_letters()
    assert asked(" ".join(f"w{n}" for n in range(40))).remark == requests.cut_after_words()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=60,
)
@given(st.text(st.sampled_from('"-: aboe') | st.characters(), max_size=700))
def test_anything_can_be_asked(asked, typed):
    request = asked(typed).request

    assert len(request.wanted) <= 2 * WORDS_MAX
    assert len(request.without) <= WORDS_MAX
    assert all(len(wanted.alternatives) <= 12 for wanted in request.wanted)
