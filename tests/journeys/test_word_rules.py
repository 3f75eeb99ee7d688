"""Word rules as writers meet them: told which words, why and what happens, before sending."""

import pytest

from forum.wordrules.models import Effect, Kind
from tests.counting import statements_of
from tests.journeys.answers import box, posts
from tests.journeys.drafts import keep
from tests.journeys.meanwhile import last_post
from tests.proofs.walking import start_thread

NEW = "/boards/sleep/new"
PLAIN = "I could not rest, and it has been like this for weeks."
WHY = "Lamps are hot, and some people burn themselves."
TELLS = {
    Effect.NOTE: "You can change it, or leave it as it is.",
    Effect.HOLD: "a moderator reads it before others do. Until then, only you can see it.",
    Effect.TODAY: "If you leave it as it is, a moderator will read it too.",
    Effect.SOON: "If you leave it as it is, a moderator will read it too.",
    Effect.NOW: "If you leave it as it is, a moderator will read it too.",
}


@pytest.fixture
def thread(inside, visit):
    with inside() as make:
        make.board(slug="sleep", name="Sleep")
        make.board(slug="grief", name="Grief")
    return start_thread(visit().arrive(), "sleep", title="Awake again", body="How do you do it?")


@pytest.fixture(params=["reply", "new"])
def where(request, thread):
    return {"reply": f"{thread}/reply", "new": NEW}[request.param]


@pytest.fixture
def watch(inside, thread):
    """Adds a rule: `watch("old lamp", effect=Effect.NOTE)`."""

    def add_rule(text: str, **given) -> None:
        with inside() as make:
            make.word_rule(text, **{"title": "old lamps", "why": WHY} | given)

    return add_rule


def told(page) -> list[str]:
    return [" ".join(each.get_text(" ").split()) for each in page.all("[data-word-rule]")]


@pytest.mark.parametrize("effect", list(Effect))
@pytest.mark.parametrize("action", ["preview", "post"])
def test_a_writer_is_told_which_words_why_and_what_happens(member, thread, watch, effect, action):
    watch("old lamp", effect=effect)
    body = "My O\u200bL D l4mp fell. The o l d  l a m p!"

    page = keep(member, f"{thread}/reply", body=body, action=action)

    assert page.status == {"preview": 200, "post": 422}[action]
    [words] = told(page)
    assert words.startswith("Found old lamps: “ ")
    assert WHY in words
    assert TELLS[effect] in words
    assert "o l d l a m p" in words
    assert "Nothing has been posted yet" in page.words
    assert box(page) == body
    assert posts(member, thread) == []


def test_words_that_were_told_of_and_left_are_sent_as_they_are(member, where, watch):
    watch("old lamp")
    page = keep(member, where, title="A title", body="My old lamp fell.", action="post")
    assert page.status == 422

    sent = member.send(page, where, action="post")

    assert (sent.status, "My old lamp fell." in sent.words) == (200, True)


def test_a_title_is_looked_at_too(member, thread, watch):
    watch("old lamp")

    page = keep(member, NEW, title="An OLD lamp", body=PLAIN, action="post")

    assert page.status == 422
    assert "OLD lamp" in told(page)[0]
    assert "An OLD lamp" not in member.get("/boards/sleep").text


def test_what_was_told_covers_nothing_that_came_later(member, where, watch):
    watch("old lamp\nwick")
    page = keep(member, where, title="A title", body="My old lamp fell.", action="post")

    again = member.send(page, where, action="post", body="My old lamp fell. The wick too.")

    assert again.status == 422
    assert "“ wick ”" in told(again)[0]
    assert "The wick too." in member.send(again, where, action="post").words


def test_a_plain_text_and_a_false_friend_are_not_held_up(member, where, watch):
    watch("ass")
    watch(r"\b\d+ ?mg\b", kind=Kind.PATTERN)

    page = keep(member, where, title="A class", body=f"{PLAIN} I assess it.", action="post")

    assert (page.status, "Posted." in page.words) == (200, True)


def test_a_rule_of_another_board_says_nothing_here(member, where, watch):
    watch("old lamp", board_slug="grief")
    watch("old lamp", off_on=["sleep"])

    page = keep(member, where, title="A title", body="My old lamp fell.", action="post")

    assert "Posted." in page.words


def test_a_script_that_says_yes_beforehand_is_believed(member, where, watch):
    watch("old lamp")

    page = keep(
        *(member, where), title="A title", body="An old lamp.", action="post", details_ok="1"
    )

    assert "Posted." in page.words


def test_a_change_is_held_up_by_new_words_only(member, thread, watch):
    # Given a post from before the rule
    keep(member, f"{thread}/reply", body="An old lamp.", action="post")
    where = f"/p/{last_post(member, thread)}/edit"
    watch("old lamp\nwick")

    # When its writer changes other words, and then adds some that the rule is for
    changed = keep(member, where, body="An old lamp. It is dark.", action="post")
    warned = keep(member, where, body="An old lamp. A wick.", action="post")

    # Then only the second is held up
    assert "It is dark." in changed.words
    assert warned.status == 422
    assert "Nothing has been saved yet" in warned.words
    assert "A wick." in member.send(warned, where, action="post").words


def test_details_and_words_are_told_of_at_once(member, where, watch):
    watch("old lamp", effect=Effect.HOLD)
    body = "My old lamp. Call 07911 123456."

    page = keep(member, where, title="A title", body=body, action="post")

    assert page.all("[data-preview] [data-detail=phone]")
    assert len(told(page)) == 1
    sent = member.send(page, where, action="post")
    assert sent.status == 200


def test_hostile_words_are_inert_where_they_are_told(member, where, watch):
    watch(r"<.{1,60}>", kind=Kind.PATTERN, title="<b>tags</b>", why="<i>So</i>.")

    page = keep(
        member, where, title="A title", body="<script>alert(1)</script> <b>x</b>", action="post"
    )

    [section] = page.all("[data-told]")
    assert section.select("script, i, bdi b") == []
    assert "<script>alert(1)</script>" in section.get_text()
    assert "<b>tags</b>" in section.get_text()


def test_a_whole_line_that_is_found_is_told_of_by_its_beginning(member, thread, watch):
    watch("so .+", kind=Kind.PATTERN)
    body = f"So {'long ' * 400}"

    page = keep(member, f"{thread}/reply", body=body, action="post")

    assert "…" in told(page)[0] or "..." in told(page)[0]
    assert len(told(page)[0]) < 400
    assert member.send(page, f"{thread}/reply", action="post").status == 200


@pytest.mark.parametrize("effect", [Effect.NOTE, Effect.HOLD])
def test_words_that_are_sent_are_looked_at_once(app, member, where, watch, effect):
    watch("old lamp", effect=effect)
    page = keep(member, where, title="A title", body="My old lamp fell.", action="post")

    with statements_of(app) as seen:
        sent = member.send(page, where, action="post")

    assert "My old lamp fell." in sent.words
    assert ("A moderator reads it before others do." in sent.words) == (effect == Effect.HOLD)
    assert sum("FROM word_rule" in each for each in seen) == 1
