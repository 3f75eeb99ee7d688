"""A question goes into bytes and comes back, moves through its pages, and drops its filters."""

from hypothesis import given, strategies as st

from forum.search.asking.choices import When
from forum.search.backend import Order, Position
from forum.search.pages.question import PAGES_BACK, Question, packed, unpacked

FIRST = Position(has_all=True, key=3.25, tie=2**63 + 1)
SECOND = Position(has_all=False, key=-0.5, tie=7)
names = st.lists(st.text(min_size=1, max_size=40), max_size=5).map(tuple)
positions = st.builds(Position, st.booleans(), st.floats(allow_nan=False), st.integers(0, 2**64))
questions = st.builds(
    Question,
    st.text(max_size=100),
    boards=names,
    when=st.sampled_from(When),
    order=st.sampled_from(Order),
    left_out=st.none() | names,
    helped=st.booleans(),
    waiting=st.booleans(),
    every_post=st.booleans(),
    as_typed=st.booleans(),
    plain=st.booleans(),
    trail=st.lists(positions, max_size=4).map(tuple),
)


@given(questions)
def test_a_question_comes_back_as_it_was(question):
    assert unpacked(packed(question)) == question


def test_what_nobody_chose_takes_no_room():
    assert packed(Question("sleep")) == b'{"words":"sleep"}'


def test_a_question_moves_to_its_next_page_and_back():
    second = Question("sleep").next_page(FIRST)
    third = second.next_page(SECOND)

    assert (Question("sleep").page, second.page, third.page) == (1, 2, 3)
    assert (Question("sleep").after, second.after, third.after) == (None, FIRST, SECOND)
    assert third.page_before() == second
    assert second.page_before() == Question("sleep")


def test_the_way_back_does_not_grow_for_ever():
    question = Question("sleep")
    for number in range(PAGES_BACK + 5):
        question = question.next_page(Position(has_all=True, key=1.0, tie=number))

    assert len(question.trail) == PAGES_BACK
    assert question.after == Position(has_all=True, key=1.0, tie=PAGES_BACK + 4)


def test_a_change_leads_back_to_the_first_page():
    changed = Question("sleep").next_page(FIRST).from_start(plain=True)

    assert changed == Question("sleep", plain=True)


def test_what_is_chosen_is_counted_and_can_be_dropped():
    question = Question(
        "sleep",
        boards=("sleep", "work"),
        when=When.WEEK,
        left_out=("violence",),
        helped=True,
        waiting=True,
        order=Order.NEWEST,
        every_post=True,
        trail=(FIRST,),
    )

    assert question.choices == 5
    assert question.without_filters() == Question(
        "sleep", left_out=(), order=Order.NEWEST, every_post=True
    )
    assert Question("sleep").choices == 0
