"""The record of what staff did, as staff and everybody else meet it."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from forum.audit.actions import Action
from forum.audit.models import Audit
from forum.audit.recording import record
from forum.clock import now
from forum.transaction import db, reading, transaction
from tests.proofs.scanning import Secret, findings, listening

OTTER = bytes([5]) * 16


@pytest.fixture
def kept(app):
    """Sixty posts asked to be reworded, and one case that was read."""
    with app.app_context(), transaction() as session:
        for _ in range(60):
            record(session, OTTER, Action.REWORD, f"case:{'a' * 22}", rule=2, at=now())
        record(session, OTTER, Action.CASE_OPENED_HELD, f"case:{'b' * 22}", at=now())
    return app


def entries(page) -> list[str]:
    return [" ".join(row.get_text(" ").split()) for row in page.all("main tbody tr")]


@pytest.mark.parametrize("role", ["moderator", "lead", "operator"])
def test_all_staff_read_the_record_and_nobody_else_does(kept, visit, guest, member, role):
    page = visit().arrive_on_duty(role=role).get("/moderation/audit")

    assert page.status == 200
    assert any("Read words that wait or were hidden" in entry for entry in entries(page))
    assert member.get("/moderation/audit").status == 403
    assert guest.get("/moderation/audit").heading == "Sign in"


def test_the_record_is_read_in_parts_from_the_newest_on(kept, visit):
    lead = visit().arrive_on_duty(role="lead")
    first = lead.get("/moderation/audit")
    second = lead.get(str(first.one("a[rel=next]")["href"]))

    assert len(entries(first)) == 50
    assert len(entries(second)) >= 12
    assert "Set where the record begins" in entries(second)[-1]
    assert entries(lead.get(str(second.one("a[rel=prev]")["href"]))) == entries(first)


def test_the_record_can_be_read_by_deed_and_person_and_keeps_both_from_part_to_part(kept, visit):
    lead = visit().arrive_on_duty(role="lead", name="Grey Heron")
    page = lead.get("/moderation/audit?action=reword")

    assert page.one("option[value=reword]").has_attr("selected")
    assert all("Asked for other words" in entry for entry in entries(page))
    assert len(entries(lead.get(str(page.one("a[rel=next]")["href"])))) == 10
    own = lead.get("/moderation/audit?action=reword&person=Grey+Heron")
    assert "There is no such entry" in own.words
    assert lead.get("/moderation/audit?person=Nobody").status == 404
    assert lead.get("/moderation/audit?action=nothing").status == 404
    assert lead.get("/moderation/audit?after=nowhere").status == 404


def test_the_record_says_a_day_and_shows_nobody_s_id(kept, visit):
    with listening(kept) as heard:
        page = visit().arrive_on_duty(role="lead").get("/moderation/audit")

    assert f"{now():%-d %B %Y}" in entries(page)[0]
    assert findings(heard, [Secret("staff", OTTER)]) == []


def test_a_record_that_does_not_hold_is_told_of_where_staff_read_it(kept, visit, caplog):
    lead = visit().arrive_on_duty(role="lead")
    [chore] = [c for c in kept.extensions["chores"] if c.name == "check-record"]
    with kept.app_context():
        chore.run()
    assert "does not hold" not in lead.get("/moderation/audit").one("main .lede").get_text()
    assert not lead.get("/moderation/audit").all("main [role=alert]")

    with kept.app_context(), transaction() as session:
        session.connection().exec_driver_sql("DROP TRIGGER audit_update")
        session.execute(update(Audit).where(Audit.seq == 7).values(rule=3))
    with kept.app_context():
        chore.run()

    assert "The record does not hold" in lead.get("/moderation/audit").one("[role=alert]").text
    assert [r.message for r in caplog.records if r.levelname == "ERROR"] == [
        "the record of what staff did does not hold"
    ]


def test_the_command_says_whether_the_record_holds(kept):
    run = kept.test_cli_runner()
    with kept.app_context():
        began = reading().scalar(select(func.min(Audit.day)))

    good = run.invoke(args=["audit", "verify"])
    [mark] = re.findall(r"[0-9a-f]{64}", good.output)
    same = run.invoke(args=["audit", "verify", "--mark", mark])
    other = run.invoke(args=["audit", "verify", "--mark", "0" * 64])
    with kept.app_context(), transaction() as session:
        session.connection().exec_driver_sql("DROP TRIGGER audit_update")
        session.execute(update(Audit).where(Audit.seq == 7).values(rule=3))
    bad = run.invoke(args=["audit", "verify"])

    assert good.exit_code == 0
    assert f"The record holds: 62 entries since {began}." in good.output
    assert (same.exit_code, other.exit_code, bad.exit_code) == (0, 1, 1)
    assert "no entry has that mark" in other.output
    assert "entry 7 was changed" in bad.output
    with kept.app_context():
        db.engine.dispose()


def test_everybody_reads_what_moderators_did_by_week_and_rule_and_no_more_exactly(app, guest):
    # Given a record that began five weeks ago, with six posts under one rule and one under another
    monday = now() - timedelta(days=now().weekday(), weeks=3)
    with app.app_context(), transaction() as session:
        session.connection().exec_driver_sql("DROP TRIGGER audit_update")
        session.execute(update(Audit).values(day=(monday - timedelta(weeks=2)).date()))
        for number in range(6):
            obj = f"case:{number:022d}"
            record(session, OTTER, Action.TAKE_DOWN, obj, rule=2, at=monday)
        record(session, OTTER, Action.REWORD, f"case:{'b' * 22}", rule=3, at=monday)
        record(session, OTTER, Action.REWORD, f"case:{'c' * 22}", rule=3, at=now())

    page = guest.get("/moderation/public-log")

    assert entries(page) == [
        "2. Keep everyone safe from being known 6",
        "3. No methods, no doses, no sourcing a few",
    ]
    assert page.words.count("Moderators changed nothing that week.") >= 3
    assert "Set-Cookie" not in page.headers
    assert {cell["role"] for cell in page.all("main tbody td")} == {"cell"}


def test_a_new_forum_says_that_there_is_nothing_to_tell_yet(guest):
    assert "no whole week" in guest.get("/moderation/public-log").words
