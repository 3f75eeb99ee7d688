"""What those hear who wrote something and who flagged it, and what they can do about it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.clock import now
from forum.handles.speaking import Writer
from forum.moderation.deciding.models import Decision
from forum.moderation.meanwhile.sweeping import settle_one
from forum.moderation.models import Case
from forum.public_ids import to_text
from forum.threads.models import Post
from forum.transaction import reading, transaction
from tests.journeys.cases import flag

WORDS = "You never try. Ask Jo at number 9."
WHY = "It landed hard on somebody. Could you leave out the part about trying?"
LATER = timedelta(minutes=11)


@pytest.fixture
def post(inside, member):
    """The member's own reply to somebody."""
    with inside() as make:
        thread = make.thread(board=make.board(slug="sleep"), at=now())
        return make.reply(thread, body=WORDS, writer=Writer(root=member.root), at=now())


@pytest.fixture
def case(inside, post):
    """The address of its case."""
    with inside() as make:
        return flag(make, make.post(post.id), reasons=["unkind"], at=now())


@pytest.fixture
def later(app):
    """`later()` lets the ten minutes go by, as the worker does."""

    def settle():
        with app.app_context():
            ids = reading().scalars(select(Case.id)).all()
            for each in ids:
                with transaction() as session:
                    settle_one(session, each, at=now() + LATER)

    return settle


def decide(otter, case, *acts, **more):
    fields = {"rule": "1", "message": WHY} | more
    page = otter.get(case)
    form = page.form(f"{case}/decide")
    return otter.post(form.action, form.fields | fields | {"decision": list(acts)})


def thread_of(post):
    return f"/t/{to_text(post.thread_id)}"


def edit_of(post):
    return f"/p/{to_text(post.id)}/edit"


def test_a_writer_reads_at_once_that_it_is_hidden_and_then_why(
    member, guest, otter, post, case, *, later
):
    decide(otter, case, "reword")
    at_once = member.get(thread_of(post)).words
    later()
    page = member.get(thread_of(post))

    assert WORDS not in guest.get(thread_of(post)).words
    assert "Please change this" in at_once
    assert "Their message comes in about ten minutes." in at_once
    assert WHY not in at_once
    assert WHY in page.words
    assert "From Steady Otter, a moderator" in page.words
    assert "Be kind" in page.words
    assert WORDS in page.words
    assert WHY not in guest.get(thread_of(post)).words


def test_changed_words_come_back_beside_the_old_ones_and_are_let_out(
    member, guest, otter, post, case, *, later
):
    decide(otter, case, "reword")
    later()
    page = member.get(edit_of(post))
    member.send(page, edit_of(post), body="I worry about you.", action="post")
    assert "I worry about you." not in guest.get(thread_of(post)).words

    page = otter.get(case)
    assert WORDS in page.words
    assert "I worry about you." in page.words
    decide(otter, case, "leave", message="")

    assert "I worry about you." in guest.get(thread_of(post)).words


def test_words_that_a_moderator_changed_are_shown_as_they_were_to_their_writer_alone(
    member, guest, otter, post, case, *, later
):
    decide(otter, case, "redact", body="You never try. Ask somebody.")
    at_once = member.get(thread_of(post)).words
    later()

    for words in (at_once, member.get(thread_of(post)).words):
        assert "A moderator changed your words" in words
        assert "number 9" in words
    assert "Ask somebody." in guest.get(thread_of(post)).words
    assert "number 9" not in guest.get(thread_of(post)).words


def test_a_writer_asks_once_for_another_look_and_somebody_else_gives_it(
    visit, member, guest, otter, post, *, case, later
):
    # Given a post that was taken down
    decide(otter, case, "take-down")
    later()
    ask = f"/p/{to_text(post.id)}/appeal"
    assert "Ask for another look" in member.get(thread_of(post)).words

    # When its writer asks, who decided first cannot answer, and somebody else lifts it
    member.send(member.get(ask), ask, body="I meant it well.")
    assert "You asked us to look again." in member.get(thread_of(post)).words
    heron = visit().arrive_on_duty(name="Calm Heron")
    assert "I meant it well." in heron.get(case).words
    refused = decide(heron, case, "take-down")
    decide(heron, case, "appeal-lifted", message="You are right.")
    later()

    # Then everybody reads it again, and its writer why
    assert refused.status == 422
    assert WORDS in guest.get(thread_of(post)).words
    page = member.get(thread_of(post))
    assert "lifted what was decided" in page.words
    assert "You are right." in page.words
    assert member.post(ask, member.get("/me").form("/sign-out").fields).status in (404, 422)


def test_the_first_moderator_cannot_answer_an_appeal(app, member, otter, post, case, later):
    decide(otter, case, "take-down")
    later()
    ask = f"/p/{to_text(post.id)}/appeal"
    member.send(member.get(ask), ask, body="")

    page = otter.get(case)
    token = {"csrf_token": otter.get("/moderation").form("/sign-out").fields["csrf_token"]}
    answer = {"version": page.one("[data-version]")["data-version"], "message": WHY}
    refused = otter.post(f"{case}/decide", token | answer | {"decision": "appeal-kept"})

    assert refused.status == 403
    with app.app_context():
        assert len(reading().scalars(select(Decision)).all()) == 1


def test_the_inbox_tells_a_writer_and_a_flagger_what_came_of_it(visit, member, otter, post, later):
    flagger = visit().arrive()
    page = flagger.get(f"/p/{to_text(post.id)}/flag")
    flagger.send(page, page.form(f"/p/{to_text(post.id)}/flag").action, reason="unkind")
    row = otter.get("/moderation").one("article[data-case]")
    decide(otter, f"/moderation/cases/{row['data-case']}", "take-down")
    assert "A moderator" not in member.get("/me/notices").one("main").get_text()
    later()

    of_writer = member.get("/me/notices").one("[data-notice]")
    of_flagger = flagger.get("/me/notices").one("[data-notice]")

    assert "A moderator wrote to you about your words" in of_writer.get_text()
    assert "A moderator has done something about it" in of_flagger.get_text()
    assert not of_flagger.select("a[href^='/p/']"), "it leads nowhere while it is hidden"


def test_who_flagged_hears_that_it_was_taken_back(visit, member, post):
    flagger = visit().arrive()
    address = f"/p/{to_text(post.id)}/flag"
    flagger.send(flagger.get(address), address, reason="unkind")

    take_back = f"/p/{to_text(post.id)}/take-back"
    member.send(member.get(edit_of(post)), take_back, sure="1")

    told = flagger.get("/me/notices").one("[data-notice]").get_text()
    assert "Its writer has taken it back" in told


def test_a_paused_member_reads_why_and_keeps_their_words(member, otter, post, case):
    decide(otter, case, "pause", days="3", pause_kind="pause")

    page = member.get(f"{thread_of(post)}/reply")
    sent = member.send(page, f"{thread_of(post)}/reply", body="One more thing.", action="post")

    assert sent.status == 422
    assert "You cannot write until the end of" in sent.problems
    assert WHY in sent.problems
    assert sent.form(f"{thread_of(post)}/reply").fields["body"] == "One more thing."


def test_a_paused_member_reads_it_before_they_type_and_can_ask_for_another_look(
    visit, member, otter, post, *, case, later
):
    here = f"{thread_of(post)}/reply"
    assert not member.get(here).all("[data-paused]")

    decide(otter, case, "pause", days="3", pause_kind="pause")
    later()

    for address in (here, "/boards/sleep/new"):
        told = member.get(address).one("[data-paused]")
        assert "You can’t post here until the end of" in told.get_text()
        assert WHY in told.get_text()
        assert told.select_one(f"a[href='/p/{to_text(post.id)}/appeal']")
    assert not visit().arrive().get(here).all("[data-paused]")


def test_a_post_that_is_left_as_it_is_tells_its_writer_nothing(member, otter, post, case, later):
    decide(otter, case, "leave", message="")
    later()

    assert "moderator" not in member.get(thread_of(post)).one(f"#p-{to_text(post.id)}").get_text()
    assert member.get("/me/notices").all("[data-notice]") == []


def test_nobody_else_is_told_what_a_moderator_wrote(
    visit, app, member, otter, post, *, case, later
):
    decide(otter, case, "leave", message="Take care tonight.")
    later()
    other = visit().arrive()

    assert "Take care tonight." in member.get(thread_of(post)).words
    assert "Take care tonight." not in other.get(thread_of(post)).words
    with app.app_context():
        assert reading().get_one(Post, post.id).state == "published"
