"""Everything that a moderator can do, through the form of a case, alone and together."""

from datetime import timedelta

import pytest

from forum.clock import now
from forum.handles.speaking import Writer
from forum.public_ids import to_text
from tests.codes import code_of
from tests.journeys.cases import flag

WORDS = "You never try. Ask Jo at number 9."
WHY = "It landed hard on somebody."


@pytest.fixture
def curlew(visit):
    return visit().arrive_on_duty("lead", name="Early Curlew")


@pytest.fixture
def post(inside, member):
    with inside() as make:
        make.board(slug="low", name="Low days")
        board = make.board(slug="sleep", name="Sleep")
        thread = make.thread(board=board, title="Awake again", at=now())
        return make.reply(thread, body=WORDS, writer=Writer(root=member.root), at=now())


@pytest.fixture
def case(inside, post):
    with inside() as make:
        return flag(make, make.post(post.id), reasons=["unkind"], at=now())


def decide(moderator, case, *acts, **more):
    form = moderator.get(case).form(f"{case}/decide")
    fields = {"rule": "1", "message": WHY} | more
    return moderator.post(form.action, form.fields | fields | {"decision": list(acts)})


def thread(guest, post):
    return guest.get(f"/t/{to_text(post.thread_id)}")


def test_a_note_stands_before_the_words(otter, guest, post, case):
    decide(otter, case, "note", note="violence")

    assert "Talks about violence." in thread(guest, post).words


def test_details_are_taken_out(otter, guest, post, case):
    decide(otter, case, "redact", body="You never try.")

    assert "You never try." in thread(guest, post).words
    assert "number 9" not in thread(guest, post).text


def test_a_thread_is_finished_with_a_reason_and_its_post_taken_down_at_once(
    otter, guest, post, case
):
    decide(otter, case, "take-down", "lock", reason="It went in circles.")

    page = thread(guest, post)
    assert "This thread is finished. It went in circles." in page.words
    assert WORDS not in page.words
    assert page.all("[data-post]")[-1]["data-state"] == "withheld"


def test_a_thread_moves_to_another_board_and_back_when_undone(otter, guest, post, case):
    after = decide(otter, case, "leave", "move", board="low")

    assert guest.get("/boards/low").all("[data-thread]")
    assert not guest.get("/boards/sleep").all("[data-thread]")
    otter.send(after, f"{case}/undo")
    assert guest.get("/boards/sleep").all("[data-thread]")


@pytest.mark.parametrize(("kind", "told"), [("mute", "thread"), ("pause", "")])
def test_a_writer_is_paused_until_the_moderator_takes_it_back(
    otter, member, post, case, kind, told
):
    after = decide(otter, case, "take-down", "pause", days="3", pause_kind=kind)
    reply = f"/t/{to_text(post.thread_id)}/reply"
    paused = member.send(member.get(reply), reply, body="Once more.", action="post")

    assert paused.status == 422
    assert told in paused.problems
    otter.send(after, f"{case}/undo")
    free = member.send(member.get(reply), reply, body="Once more.", action="post")
    assert free.status == 200


def test_before_an_act_on_a_person_a_code_is_asked_for_again_and_nothing_typed_is_lost(
    otter, member, post, case, monkeypatch
):
    page, at = otter.get(case), now() + timedelta(minutes=6)
    monkeypatch.setattr("forum.web.access.now", lambda: at)
    form = page.form(f"{case}/decide")
    fields = {"rule": "1", "message": WHY, "days": "7", "decision": ["take-down", "pause"]}

    asked = otter.post(form.action, form.fields | fields)
    monkeypatch.undo()
    back = otter.send(asked, "/step-up", code=code_of(otter.totp_secret))

    assert asked.heading == "Give your code"
    assert back.address == case
    kept = back.form(f"{case}/decide").fields
    assert (kept["message"], kept["rule"], kept["days"]) == (WHY, "1", "7")
    assert {box["value"] for box in back.all("[name=decision][checked]")} == {
        "take-down",
        "pause",
    }


def test_a_bar_needs_a_second_person(otter, curlew, case):
    decide(otter, case, "take-down", "bar")
    assert otter.get("/moderation").all("article[data-case]") == []

    page = curlew.get(case)
    row = curlew.get("/moderation").one("article[data-case]")
    done = curlew.send(page, f"{case}/second", agree="yes")

    assert "A bar waits for a second person" in row.get_text()
    assert "Do you agree?" in page.words
    assert "Thank you for the second look." in done.words
    assert curlew.get("/moderation").all("article[data-case]") == []


@pytest.mark.parametrize(
    ("act", "told"),
    [("second-opinion", "another view"), ("safety-lead", "safety lead")],
)
def test_a_case_is_handed_on_to_somebody_else(otter, curlew, case, act, told):
    decide(otter, case, act, rule="", message="I am not sure.")

    assert otter.get("/moderation").all("article[data-case]") == []
    assert told in curlew.get("/moderation").one("article[data-case]").get_text()
    page = curlew.get(case)
    assert "I am not sure." in page.words
    assert page.all("[data-decide]")


def test_what_does_not_go_together_is_said(otter, case):
    page = decide(otter, case, "leave", "take-down")

    assert page.status == 422
    assert "do not go together" in page.problems
