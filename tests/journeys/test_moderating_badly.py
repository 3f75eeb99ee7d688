"""Whoever sends a moderator's forms with anything but what the pages offer harms nobody."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.clock import now
from forum.house.models import HouseRule, SavedReply
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.models import Reason
from forum.public_ids import new_id, to_text
from forum.sealing import new_root
from tests.journeys.cases import flag, flagged
from tests.journeys.hidden import article, said

NASTY = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\u202eevil\u202c \u0645\u0631\u062d\u0628\u0627\u200f \u200b",
    "nul\x00nul\x1b[31m",
    "{{ 7*7 }}{% raw %}",
    "a" * 20_000,
]
ODD = {"pause_kind": "x"}


@pytest.fixture
def board(inside):
    with inside() as make:
        return make.board(slug="sleep", name="Sleep", content_notes="drinking")


def decided(otter, case, **fields):
    form = otter.get(case).form(f"{case}/decide").fields
    return otter.post(f"{case}/decide", form | fields)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"decision": "explode"}, "Choose what to do."),
        ({"decision": ["leave", "take-down"]}, "do not go together"),
        ({"decision": ["appeal-kept"], "message": "Kept."}, "Nobody asked us"),
        ({"decision": "take-down", "rule": "77", "message": "So."}, "one of the rules"),
        ({"decision": "take-down", "rule": "-1", "message": "So."}, "Choose the rule"),
        ({"decision": "take-down", "rule": "1", "message": "\u200b \x00"}, "Write a few words"),
        ({"decision": "take-down", "rule": "1", "message": "a" * 2_001}, "shorter by 1"),
        ({"decision": "pause", "rule": "1", "message": "So.", "days": "400"}, "how long"),
        (
            {"decision": "pause", "rule": "1", "message": "So.", "days": "1", "pause_kind": "x"},
            "stops",
        ),
        ({"decision": "note", "note": "no such topic"}, ""),
        ({"decision": "move", "rule": "1", "board": "../../etc"}, "boards that are open"),
        ({"decision": "redact", "rule": "1", "message": "So.", "body": "\x00"}, "Leave some words"),
        ({"decision": "redact", "rule": "1", "message": "So.", "body": "b" * 20_001}, "shorter"),
        ({"decision": "lock", "rule": "1", "reason": "r" * 301}, "shorter by 1"),
    ],
)
def test_what_no_page_offers_is_refused_and_nothing_typed_is_lost(
    inside, board, otter, fields, told
):
    with inside() as make:
        post, case = flagged(make, board=board, at=now())

    page = decided(otter, case, **fields)

    assert page.status == 422
    assert told in page.problems
    typed = fields.get("message", "")
    if typed.isprintable() and typed:
        assert page.form(f"{case}/decide").fields["message"] == typed
    assert otter.get(f"/p/{to_text(post.id)}").status == 200


@pytest.mark.parametrize("version", ["", "x", "0", "-3", "9" * 40, "1.5", "\x00"])
def test_a_version_that_is_none_decides_nothing(inside, board, otter, version):
    with inside() as make:
        _, case = flagged(make, board=board, at=now())

    page = decided(otter, case, decision="leave", version=version)

    assert page.status in (409, 422)
    assert otter.get(case).one("[data-version]")["data-version"] == "1"


def test_the_same_act_twice_is_once(inside, board, otter):
    with inside() as make:
        _, case = flagged(make, board=board, at=now())

    page = decided(otter, case, decision=["leave", "leave", "explode"])

    assert "Leave it as it is" in page.words
    assert page.words.count("You can undo it") == 1


@pytest.mark.parametrize("nasty", NASTY[:4])
def test_hostile_words_of_a_moderator_stay_words(visit, inside, board, otter, nasty):
    writer = visit().arrive()
    with inside() as make:
        post, case = flagged(make, board=board, writer=make.writer(root=writer.root), at=now())

    noted = otter.send(otter.get(case), f"{case}/note", note=nasty)
    form = noted.form(f"{case}/decide").fields
    acts = {"decision": ["redact", "lock"], "rule": "1", "message": nasty}
    page = otter.post(f"{case}/decide", form | acts | {"body": nasty, "reason": nasty})

    assert (noted.status, page.status) == (200, 200)
    for seen in (noted, otter.get(case), writer.get(f"/t/{to_text(post.thread_id)}")):
        assert not seen.all("main script, main img[onerror]")
        assert "49" not in seen.one("main").get_text().split()
        assert "\x00" not in seen.text
        assert "\x1b" not in seen.text


def test_a_note_of_twenty_thousand_letters_is_refused_and_kept(inside, board, otter):
    with inside() as make:
        _, case = flagged(make, board=board, at=now())

    page = otter.send(otter.get(case), f"{case}/note", note=NASTY[4])

    assert page.status == 422
    assert NASTY[4] in page.text


def test_wrong_ids_lead_nowhere(inside, board, otter):
    with inside() as make:
        _, case = flagged(make, board=board, at=now())
    form = otter.get(case).form(f"{case}/decide").fields
    for wrong in (to_text(new_id()), "x", "a" * 22, "%00", "..%2f"):
        for deed in ("", "/decide", "/undo", "/second", "/claim", "/pass", "/note", "/hand-over"):
            address = f"/moderation/cases/{wrong}{deed}"
            answer = otter.post(address, form) if deed else otter.get(address)
            assert answer.status == 404, address


def test_a_case_of_another_board_is_not_there_for_any_deed(visit, inside, board, otter):
    with inside() as make:
        _, case = flagged(make, board=board, at=now())
    form = otter.get(case).form(f"{case}/decide").fields
    otter.post(f"{case}/pass", form)
    other = visit().arrive_on_duty(boards=["loss"], name="Early Curlew")
    token = other.get("/moderation/me").form("/moderation/me").fields["csrf_token"]
    typed = form | {"csrf_token": token, "decision": "leave", "note": "Hello.", "agree": "yes"}

    for deed in ("decide", "undo", "second", "claim", "pass", "note", "hand-over"):
        assert other.post(f"{case}/{deed}", typed).status == 404, deed
    cid = case.rpartition("/")[2]
    for action in ("leave", "assign", "spam"):
        page = other.post(
            "/moderation/bulk", typed | {"case": f"{cid}:1", "action": action, "csrf_token": token}
        )
        assert "0 cases are done." in page.words
    assert otter.get(case).one("[data-version]")["data-version"] == "1"
    assert "Hello." not in otter.get(case).words


@pytest.mark.parametrize("whose", ["post", "flag"])
def test_nobody_does_anything_with_their_own_post_or_flag(visit, inside, board, otter, whose):
    root = new_root()
    with inside() as make:
        me = make.writer(root=root if whose == "post" else new_root())
        post = make.reply(make.thread(board=board), writer=me, at=now())
        case = flag(make, post, reasons=["spam"], at=now())
        if whose == "flag":
            flag_as_member(make._session, root, post.id, Report(Reason.SPAM), at=now())
    form = otter.get(case).form(f"{case}/decide").fields
    otter.post(f"{case}/pass", form)
    mine = visit().arrive_on_duty(role="lead", root=root, name="Early Curlew")
    token = mine.get("/moderation/me").form("/moderation/me").fields["csrf_token"]
    typed = form | {"csrf_token": token, "decision": "leave", "note": "Hello.", "agree": "yes"}

    assert mine.get(case).status == 403
    for deed in ("decide", "claim", "pass", "note", "second"):
        assert mine.post(f"{case}/{deed}", typed).status in (403, 409), deed
    cid = case.rpartition("/")[2]
    for action in ("leave", "assign", "spam"):
        page = mine.post("/moderation/bulk", typed | {"case": f"{cid}:1", "action": action})
        assert "0 cases are done." in page.words
        assert "This is about you" in page.words
    decided(otter, case, decision="take-down", rule="1", message="So.")
    assert mine.post(f"{case}/undo", typed | {"version": "2"}).status == 403
    assert "Hello." not in otter.get(case).words


def test_a_rule_and_a_saved_reply_may_end_while_decisions_cite_them(visit, inside, board, otter):
    writer, guest = visit().arrive(), visit()
    with inside() as make:
        post, case = flagged(make, board=board, writer=make.writer(root=writer.root), at=now())
        _, later = flagged(make, board=board, at=now())
    page = otter.get(case)
    button = page.all("button[name=fill]")[0]
    form = otter.send(page, f"{case}/decide", decision="take-down", fill=button["value"])
    otter.send(form, f"{case}/decide", fill="")
    typed = otter.get(later).form(f"{later}/decide").fields
    rule = form.form(f"{case}/decide").fields["rule"]
    with inside() as make:
        for row in make._session.scalars(select(HouseRule).where(HouseRule.number == int(rule))):
            row.retired_on = now().date() - timedelta(days=1)
            title = row.title
        for reply in make._session.scalars(select(SavedReply)):
            reply.retired_on = now().date() - timedelta(days=1)

    seen = writer.get(f"/t/{to_text(post.thread_id)}")
    assert title in said(article(seen, f"/p/{to_text(post.id)}"))
    assert f"house rule {rule}" in guest.get(f"/t/{to_text(post.thread_id)}").words
    for address in (case, "/moderation", "/moderation/audit", "/moderation/public-log", "/rules"):
        assert otter.get(address).status == 200
    late = otter.post(
        f"{later}/decide",
        typed | {"decision": "take-down", "rule": rule, "message": "My own words."},
    )
    assert late.status == 422
    assert "Choose one of the rules" in late.problems
    assert late.form(f"{later}/decide").fields["message"] == "My own words."
    ended = otter.post(f"{later}/decide", typed | {"decision": "reword", "fill": button["value"]})
    assert ended.status == 200
