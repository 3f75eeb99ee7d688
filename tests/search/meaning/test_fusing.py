"""Two orders made one."""

from hypothesis import given, strategies as st

from forum.search.backend import Hit, Position
from forum.search.meaning.fusing import behind, fused, is_fused, position_of
from forum.search.meaning.nearest import Near
from tests.search.posts import key


def hit(name, thread=None, *, has_all=True):
    return Hit(key(name), key(thread or ("thread", name)), 3.0, has_all)


def near(name, thread=None):
    return Near(key(name), key(thread or ("thread", name)), key("board"), 0.5)


def ids(hits):
    return [each.id for each in hits]


def test_what_both_find_comes_before_what_one_finds():
    found = fused([hit("a"), hit("b")], [near("c"), near("b")], per_thread=True)

    assert ids(found)[0] == key("b")
    assert found[0].score == 1 / 62 + 1 / 62
    assert {each.score for each in found[1:]} == {1 / 61}


def test_by_words_alone_the_order_of_words_stays():
    hits = [hit(name) for name in range(20)]

    assert ids(fused(hits, [], per_thread=True)) == ids(hits)


def test_only_words_can_say_that_all_is_there():
    found = fused([hit("a"), hit("b", has_all=False)], [near("c")], per_thread=True)

    assert {each.id for each in found if each.has_all} == {key("a")}


def test_a_conversation_is_shown_once_by_the_post_with_the_words():
    found = fused([hit("a", "t")], [near("b", "t")], per_thread=True)

    assert ids(found) == [key("a")]
    assert found[0].score == 2 / 61


def test_posts_of_one_conversation_stay_apart_where_posts_are_asked_for():
    assert len(fused([hit("a", "t")], [near("b", "t")], per_thread=False)) == 2


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_pages_one_after_another_give_each_hit_once(by_words, by_meaning):
    hits = fused([hit(n) for n in by_words], [near(n) for n in by_meaning], per_thread=True)

    seen, after = [], None
    while page := behind(hits, after)[:3]:
        seen += page
        after = position_of(page[-1])

    assert seen == hits


def test_a_place_within_what_was_joined_is_known_from_one_behind_it():
    assert is_fused(None)
    assert is_fused(position_of(hit("a")))
    assert not is_fused(Position(has_all=False, key=0.0, tie=5))
