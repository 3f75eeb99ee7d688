"""Somebody who may not write for a while: reads all, is told why, can ask, and can do as asked."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from forum.clock import now
from forum.moderation.deciding.models import Sanction
from forum.moderation.meanwhile.sweeping import settle_one
from forum.public_ids import from_text, to_text
from tests.journeys.hidden import article, said

WHY = "Please rest for a while."


def decided(otter, case, **fields):
    form = otter.get(case).form(f"{case}/decide").fields
    return otter.post(f"{case}/decide", form | {"rule": "1", "message": WHY} | fields)


def settle(inside, case):
    with inside() as make:
        at = now() + timedelta(minutes=11)
        settle_one(make._session, from_text(case.rpartition("/")[2]), at=at)


def reply(visitor, thread, body="Let me say this."):
    page = visitor.get(f"{thread}/reply")
    return visitor.send(page, f"{thread}/reply", body=body, action="post")


def test_who_is_paused_reads_everything_and_writes_nothing(member, otter, mine, inside):
    post, case = mine
    thread = f"/t/{to_text(post.thread_id)}"
    page = member.get(f"{thread}/reply")
    decided(otter, case, decision=["take-down", "pause"], days="3", pause_kind="pause")
    settle(inside, case)

    answer = member.send(page, f"{thread}/reply", body="Let me say this.", action="post")

    assert answer.status == 422
    assert WHY in answer.problems
    assert "Let me say this." in answer.text
    for address in ("/me", thread, "/boards/sleep", "/"):
        assert member.get(address).status == 200, address
    new = member.send(
        member.get("/boards/sleep/new"),
        "/boards/sleep/new",
        title="Awake",
        body="Say.",
        action="post",
    )
    assert new.status == 422
    appealed = member.send(
        member.get(f"/p/{to_text(post.id)}/appeal"), f"/p/{to_text(post.id)}/appeal", body="No."
    )
    assert appealed.status == 200
    assert "You asked us to look again" in said(article(appealed, f"/p/{to_text(post.id)}"))


def test_undoing_a_pause_lets_them_write_at_once(member, otter, mine):
    post, case = mine
    thread = f"/t/{to_text(post.thread_id)}"
    after = decided(otter, case, decision="pause", days="7", pause_kind="pause")
    assert reply(member, thread).status == 422

    otter.send(after, f"{case}/undo")

    assert reply(member, thread).status == 200


def test_who_is_asked_to_change_words_can_do_so_while_they_are_paused(member, otter, mine, inside):
    post, case = mine
    address = f"/p/{to_text(post.id)}"
    decided(otter, case, decision=["reword", "pause"], days="7", pause_kind="pause")
    settle(inside, case)

    page = member.send(
        member.get(f"{address}/edit"), f"{address}/edit", body="I was hurt.", action="post"
    )

    assert page.status == 200
    assert "Waiting for a moderator" in said(article(page, address))
    assert "Changed by its writer" in otter.get("/moderation").words


def test_a_mute_is_for_one_thread(member, otter, mine, inside, board):
    post, case = mine
    with inside() as make:
        other = f"/t/{to_text(make.thread(board=board).id)}"
    decided(otter, case, decision="pause", days="1", pause_kind="mute")

    here = reply(member, f"/t/{to_text(post.thread_id)}")

    assert here.status == 422
    assert "in this thread" in here.problems
    assert reply(member, other).status == 200


def test_whose_posts_wait_are_seen_by_a_moderator_first(member, otter, mine, inside, board, guest):
    _, case = mine
    with inside() as make:
        other = f"/t/{to_text(make.thread(board=board).id)}"
    decided(otter, case, decision="pause", days="1", pause_kind="hold")

    page = reply(member, other)

    assert "Waiting for a moderator" in page.words
    assert "Let me say this." not in guest.get(other).words
    assert "Post of somebody whose posts wait" in otter.get("/moderation").words


def test_a_bar_holds_for_a_year_when_two_agree_and_can_be_appealed(
    visit, member, otter, mine, inside
):
    post, case = mine
    address = f"/p/{to_text(post.id)}"
    decided(otter, case, decision=["take-down", "bar"])
    lead = visit().arrive_on_duty(role="lead", name="Calm Heron")
    lead.send(lead.get(case), f"{case}/second", agree="yes")
    settle(inside, case)
    with inside() as make:
        [sanction] = make._session.scalars(select(Sanction))
        assert sanction.kind == "bar"

    again = visit().arrive(root=member.root)
    page = again.get(f"/t/{to_text(post.thread_id)}")
    assert WHY in page.words
    appealed = again.send(again.get(f"{address}/appeal"), f"{address}/appeal", body="Please.")
    assert "You asked us to look again" in appealed.words
    third = visit().arrive_on_duty(role="lead", name="Slow River")
    for first in (otter, lead):
        assert not first.get(case).all("[data-decide]"), "they keep nobody from it"
    decided(third, case, decision="appeal-lifted")
    settle(inside, case)
    assert reply(again, f"/t/{to_text(post.thread_id)}").status == 200


def test_moderators_own_first_posts_wait_for_another(visit, inside, board, otter, app):
    app.extensions["settings"] = replace(app.extensions["settings"], hold_first_posts=3)
    with inside() as make:
        thread = f"/t/{to_text(make.thread(board=make.board(posting='first-posts')).id)}"
    curlew = visit().arrive_on_duty(name="Early Curlew")

    page = reply(curlew, thread)

    assert "Waiting for a moderator" in page.words
    assert not curlew.get("/moderation").all("article[data-case]")
    assert len(otter.get("/moderation").all("article[data-case]")) == 1
