import json

import pytest

from forum.errors import Refused
from forum.seeding.lines import NAME_MAX_CHARS, POSTS_MAX, TEXT_MAX_CHARS, parse_line, shown
from tests.seeding.saying import TODAY, line, post, talk


def refusal(text: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parse_line(text, today=TODAY)
    return str(refused.value)


def test_a_line_is_a_thread_with_its_posts():
    text = line(post("a", name="Blue Cup", day="2025-12-24"), post("b", "a"), title="Two of us")

    thread = parse_line(text, today=TODAY)

    assert (thread.board, thread.title) == ("nights", "Two of us")
    opening, answer = thread.posts
    assert (opening.name, opening.body, str(opening.day)) == (
        "Blue Cup",
        "Words of a.",
        "2025-12-24",
    )
    assert (answer.parent, answer.name, answer.day) == (0, None, TODAY)


def test_what_the_format_does_not_know_is_ignored():
    known = parse_line(line(post()), today=TODAY)

    assert parse_line(line(post(likes=9), language="en"), today=TODAY) == known


@pytest.mark.parametrize("nothing", [None, ""])
def test_an_empty_value_is_a_missing_one(nothing):
    text = line(post(1), post(2, nothing, name=nothing, day=nothing))

    answer = parse_line(text, today=TODAY).posts[1]

    assert (answer.parent, answer.name, answer.day) == (None, None, TODAY)


@pytest.mark.parametrize("one", [1, 1.0, "1"])
def test_a_number_and_its_text_are_one_ref(one):
    assert parse_line(line(post("1"), post(2), post(3, one)), today=TODAY).posts[2].parent == 0


def test_a_post_may_answer_one_that_comes_later_in_the_line():
    assert parse_line(line(post(1), post(2, 3), post(3)), today=TODAY).posts[1].parent == 2


def test_words_are_tidied_as_typed_ones_are():
    text = line(post(body="a\0b \u202ec\r\nd  ", name=" Blue\n Cup "), title=" A\tlong \0night ")

    thread = parse_line(text, today=TODAY)

    assert thread.title == "A long night"
    assert (thread.posts[0].body, thread.posts[0].name) == ("ab c\nd", "Blue Cup")


def test_half_a_sign_becomes_the_sign_for_unreadable():
    text = b'{"board": "nights", "title": "abc", "posts": [{"ref": 1, "body": "a\\ud800b"}]}'

    assert parse_line(text, today=TODAY).posts[0].body == "a\ufffdb"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b'{"board": "caf\xe9"}', "It is not UTF-8 text, from byte 15 on."),
        (b'{"board": "nights"', "It is not JSON, from letter 19 on."),
        (b"\0", "It is not JSON, from letter 1 on."),
        (b"[" * 200_000, "a number or a nesting is too big"),
        (b"1" * 5_000, "a number or a nesting is too big"),
        (b'{"board": NaN}', "a number or a nesting is too big"),
        (b"[]", "It is not an object with 'board', 'title' and 'posts'."),
        (b"7", "It is not an object with 'board', 'title' and 'posts'."),
    ],
)
def test_a_line_that_is_no_object_is_refused(text, reason):
    assert reason in refusal(text)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"board": None}, "It has no 'board'."),
        ({"board": 5}, "'board' is not text."),
        ({"title": None}, "Give your thread a title: a few words are enough."),
        ({"title": ["abc"]}, "'title' is not text."),
        ({"title": "ab"}, "Make the title at least 3 letters long."),
        ({"title": "a" * 151}, "Make the title shorter by 1 letter. It can have 150."),
        ({"title": "a" * (TEXT_MAX_CHARS + 1)}, "'title' is longer than 200,000 letters."),
        ({"posts": []}, "'posts' is not a list with at least one post."),
        ({"posts": {"ref": 1}}, "'posts' is not a list with at least one post."),
        ({"posts": None}, "'posts' is not a list with at least one post."),
        ({"posts": [1]}, "Post 1 is not an object."),
    ],
)
def test_a_thread_that_does_not_fit_is_refused(change, reason):
    assert refusal(line(**change)) == reason


@pytest.mark.parametrize(
    ("posts", "reason"),
    [
        ([post(None)], "Post 1 has no 'ref'."),
        ([post("")], "Post 1 has no 'ref'."),
        ([post(ref=True)], "Post 1: 'ref' is not text."),
        ([post(ref=[1])], "Post 1: 'ref' is not text."),
        ([post(1), post(2), post("1")], "Posts 1 and 3 have the same 'ref'."),
        ([post(1, 1)], "Post 1: It opens the thread, so it can't answer another post."),
        ([post(1), post(2, 9)], "Post 2: It answers '9', which is not in this thread."),
        ([post(1), post(2, {})], "Post 2: 'parent_ref' is not text."),
        ([post(body=None)], "Post 1: Write a few words first. One line is enough."),
        ([post(body=" \0\u200b\n")], "Post 1: Write a few words first. One line is enough."),
        ([post(body=5)], "Post 1: 'body' is not text."),
        (
            [post(body="a" * 20_001)],
            "Post 1: Make it shorter by 1 letter. One post can have 20,000.",
        ),
        (
            [post(body="a" * (TEXT_MAX_CHARS + 1))],
            "Post 1: 'body' is longer than 200,000 letters.",
        ),
        ([post(name=["Blue"])], "Post 1: 'name' is not text."),
        (
            [post(name="a" * (NAME_MAX_CHARS + 1))],
            "Post 1: A name can have 40 letters; this one has 41.",
        ),
        ([post(day="24.12.2025")], "Post 1: '24.12.2025' is not a day; write it as 2024-05-31."),
        ([post(day="2025-02-30")], "Post 1: '2025-02-30' is not a day; write it as 2024-05-31."),
        ([post(day="20251224")], "Post 1: '20251224' is not a day; write it as 2024-05-31."),
        ([post(day=20251224)], "Post 1: 'day' is not text."),
        ([post(day="2026-03-02")], "Post 1: 2026-03-02 is in the future."),
    ],
)
def test_a_post_that_does_not_fit_is_refused_with_its_place(posts, reason):
    assert refusal(line(*posts)) == reason


def test_a_thread_can_have_only_so_many_posts():
    posts = [post(n, body="a") for n in range(POSTS_MAX + 1)]

    assert refusal(line(*posts)) == "It has 10,001 posts; one thread can have 10,000."


def test_of_two_values_under_one_key_the_last_counts():
    text = json.dumps(talk())[:-1] + ', "title": "The last"}'

    assert parse_line(text.encode(), today=TODAY).title == "The last"


def test_a_file_is_quoted_briefly_and_cannot_write_to_the_terminal():
    assert shown("a\x1b[2Jb\nc") == "a[2Jb c"
    assert shown("a" * 100_000) == "a" * 39 + "…"
