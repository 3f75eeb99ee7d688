"""What somebody was told, in their file."""

from sqlalchemy import select

from forum.leaving.download.told import decisions, notices, sanctions
from forum.moderation.deciding.models import Appeal
from forum.moderation.models import Case
from forum.notices.models import Notice
from forum.public_ids import new_id, to_text
from tests.leaving.living import TODAY
from tests.moderation.making import a_decision, moderator


def test_every_notice_is_there(session, mine):
    handles = [key.handle_id for key in mine.keyring]
    written = session.scalars(select(Notice.kind).where(Notice.handle_id.in_(handles))).all()

    found = [item["what"] for item in notices(session, mine, TODAY)]

    assert sorted(found) == sorted(written)
    assert len(found) > 4


def test_pauses_are_there_with_what_was_said(session, mine):
    assert {item["message"] for item in sanctions(session, mine)} == {"Please rest for a day."}


def test_decisions_are_there_once_they_are_told_and_what_was_said_against_them(session, mine, life):
    case = session.scalars(select(Case).where(Case.post_id.in_(life.posts))).first()
    told = {"settled_on": TODAY, "message": "That was unkind.", "acts": "take-down", "rule": 2}
    decision = a_decision(session, case, moderator(), **told)
    appeal = Appeal(id=new_id(), case_id=case.id, decision_id=decision.id, text="No.", day=TODAY)
    session.add(appeal)
    session.flush()

    [item] = decisions(session, mine)

    assert item["post"] == f"/p/{to_text(case.post_id)}"
    assert (item["decided"], item["message"], item["you_said"]) == (
        ["take-down"],
        "That was unkind.",
        "No.",
    )


def test_a_decision_that_nobody_was_told_yet_is_not_there(session, mine, life):
    case = session.scalars(select(Case).where(Case.post_id.in_(life.posts))).first()
    a_decision(session, case, moderator(), message="That was unkind.")

    assert list(decisions(session, mine)) == []
