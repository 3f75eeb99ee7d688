"""The page of one case: put together, and opened with a note in the record where words are held."""

from datetime import datetime
from typing import Any

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.boards.content_notes import offered, unpacked
from forum.boards.models import Board
from forum.clock import now
from forum.errors import Conflict, NotFound
from forum.house.reading import replies_for, rules_in_force
from forum.language.messages import _l, as_shipped
from forum.moderation.claiming import claim
from forum.moderation.deciders import check_may_see, check_not_own
from forum.moderation.deciding.keeping.recording import record_act
from forum.moderation.models import Another, Case, CaseState
from forum.moderation.pages.deciding_forms import DecisionForm
from forum.moderation.pages.desk_views import count_case, decider, my_way, show
from forum.moderation.pages.own_way_forms import NoteForm
from forum.moderation.queue.around import around
from forum.moderation.queue.candidates import WAITING
from forum.moderation.queue.case_reading import OpenCase, read_case, wording_of
from forum.moderation.queue.describing import (
    BANDS,
    REASONS,
    STANDINGS,
    found_by,
    length_of,
    people,
    said_by,
)
from forum.moderation.queue.history import decisions, done_in, history
from forum.moderation.queue.offering import offered_acts
from forum.moderation.queue.waits import rounded, waiting
from forum.moderation.welfare.own_way import OwnWay
from forum.moderation.welfare.pace import is_heavy
from forum.permissions import Act, may
from forum.staff.reading import names_of
from forum.transaction import reading, transaction
from forum.web.kept_words import kept_words

SOMEBODY = _l("Somebody")


def open_it(case_id: bytes) -> bool:
    """Let whoever asks read the case, if nobody else does; return whether it is theirs now.

    Reading words that others cannot read is recorded, in the same transaction.
    """
    try:
        with transaction() as session:
            claim(session, case_id, decider(), at=now())
            _record_reading(session, case_id)
    except Conflict:
        return False
    return True


def is_reader(opened: OpenCase) -> bool:
    return opened.reader(now()) == decider().staff_id


def _record_reading(session: Session, case_id: bytes) -> None:
    opened = read_case(session, case_id)
    by: dict[str, Any] = {"staff_id": decider().staff_id, "at": now()}
    if opened.is_hidden:
        record_act(session, opened.case, Action.CASE_OPENED_HELD, **by)
    if opened.appeal is not None:
        record_act(session, opened.case, Action.CASE_MESSAGE_READ, **by)


def case_page(case_id: bytes, *, is_mine: bool, status: str = "", **forms: Any) -> str:
    """Return the page of the case; `status` says what went wrong with a decision, if it did."""
    session, way = reading(), my_way()
    opened = read_case(session, case_id)
    _check_reader(session, opened)
    may_read = is_mine or not opened.is_hidden
    count_case(case_id, is_heavy=is_heavy(opened.case.band, unpacked(opened.case.topics)))
    return show(
        "moderation/case.html",
        way,
        opened=opened,
        case=opened.case,
        wording=wording_of(session, opened) if may_read else None,
        may_read=may_read,
        is_mine=is_mine,
        status=status,
        around=around(session, opened.post) if opened.post is not None else None,
        **_told(session, opened, way),
        **_forms(session, opened, forms, is_mine=is_mine),
    )


def _check_reader(session: Session, opened: OpenCase) -> None:
    """Refuse a case of another board as if there were none, and one about the reader themselves."""
    check_may_see(session, opened.case, decider())
    check_not_own(session, opened.case, decider())


def _told(session: Session, opened: OpenCase, way: OwnWay) -> dict[str, Any]:
    """Return what the page says in words of our own."""
    case, at = opened.case, now()
    reader = opened.reader(at)
    names = names_of(session, {reader} - {None}) if reader else {}
    topics = unpacked(case.topics)
    return {
        "band": BANDS[case.band],
        "length": length_of(case.length),
        "wait": _wait(case, at),
        "standing": STANDINGS.get(case.standing or ""),
        "topics": topics,
        "is_covered": way.covers(case.band, topics),
        "is_waiting": case.state in WAITING,
        "reader": names.get(reader or b"", SOMEBODY) if reader else None,
        "said": [(said_by(each), found_by(each)) for each in opened.sources],
        "reasons": REASONS,
        "flaggers": people(sum(each.count for each in opened.sources if each.kind == "flag")),
        "past": history(session, case, at=at),
        "decided": decisions(session, case),
        "done_in": done_in,
    }


def _wait(case: Case, at: datetime) -> str:
    """Return since when the case waits, in words; nothing of one that is closed."""
    if case.opened_at is None:
        return ""
    is_late = case.goal_at is not None and case.goal_at < at
    return waiting(rounded(case.opened_at, at), is_late=is_late)


def _forms(
    session: Session, opened: OpenCase, given: dict[str, Any], *, is_mine: bool
) -> dict[str, Any]:
    case = opened.case
    form = given.get("form") or decision_form(session, opened)
    role, me = decider().role, decider().staff_id
    is_free = case.state in WAITING and opened.reader(now()) in (None, me)
    return {
        "form": form,
        "note_form": given.get("note_form") or NoteForm(formdata=None),
        "acts": offered_acts(
            is_appeal=case.state == CaseState.APPEALED, may_pause=may(role, Act.PAUSE)
        ),
        "replies": [(each, as_shipped(each.title)) for each in replies_for(session)],
        "may_decide": (is_mine or "form" in given) and is_free and may(role, Act.DECIDE),
        "may_second": case.needs_another == Another.SECOND and may(role, Act.DECIDE),
    }


def decision_form(session: Session, opened: OpenCase) -> DecisionForm:
    """Return the form as it was sent, or what was typed before a code was asked for, or empty."""
    here = url_for("cases.show", cid=opened.case.id)
    form = DecisionForm(data=_start(session, opened) | _kept(here))
    boards = session.scalars(
        select(Board).where(Board.archived_on.is_(None), Board.id != opened.board.id)
    )
    form.offer(
        rules_in_force(session),
        sorted(boards, key=lambda board: board.position),
        offered(opened.board.content_notes),
    )
    return form


def _start(session: Session, opened: OpenCase) -> dict[str, Any]:
    try:
        wording = wording_of(session, opened)
    except NotFound:
        wording = None
    return {
        "version": opened.case.version,
        "body": wording.source if wording else "",
        "title": (wording.title or "") if wording else "",
    }


def _kept(page: str) -> dict[str, Any]:
    """Return what was typed on the page before; the version is that of today."""
    return {name: value for name, value in kept_words(page).items() if name != "version"}
