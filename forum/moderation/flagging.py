"""Flag a post: one for each person and post, and nobody is ever shown whose."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotFound, Refused
from forum.handles.deriving import own_handles, reader_scope
from forum.handles.keyring import come_in
from forum.handles.speaking import Writer
from forum.language.messages import _, _l, _n, number
from forum.moderation.bands import OF_REASON
from forum.moderation.finding import open_case_of
from forum.moderation.many_flags import flaggers, heed_many
from forum.moderation.models import Case, CaseState, Flag, Reason, Source, SourceKind
from forum.moderation.opening import Speaks, open_case
from forum.permissions import Viewer
from forum.sealing import derive
from forum.threads.models import Post, PostState
from forum.threads.reading import post_for

NOTE_MAX_CHARS = 1000
SEEN_ALREADY = _l(
    "A moderator has looked at this since you flagged it. If something has changed, choose "
    "another reason and say in a few words what is wrong now."
)


@dataclass(frozen=True)
class Report:
    """What somebody says of a post: why, and a few words more if they like."""

    reason: Reason
    note: str = ""


@dataclass(frozen=True)
class Flagger:
    """Who flags: a reader's handle, or what stands for a guest on this post during this hour."""

    handle_id: bytes
    is_guest: bool = False


@dataclass(frozen=True)
class _Anybody:
    is_member: bool = False


def check_report(reason: str, note: str) -> Report:
    """Return what was filled in; refuse a reason that is none, or a note that is too long."""
    if reason not in set(Reason):
        raise Refused(_("Choose the reason that fits best."), field="reason")
    if len(note) > NOTE_MAX_CHARS:
        over = len(note) - NOTE_MAX_CHARS
        shorter = _n(
            "Make your note shorter by 1 letter.",
            "Make your note shorter by %(letters)s letters.",
            over,
            letters=number(over),
        )
        raise Refused(shorter, field="note")
    return Report(Reason(reason), note)


def flag_as_member(
    session: Session, root: bytes, post_id: bytes, report: Report, *, at: datetime
) -> Case:
    """Flag a post under the member's reader's handle, which their keyring has from now on.

    Raises:
        NotFound: there is no such post, or this member may not read it.
        Refused: it is their own, or they were told already what came of it.
    """
    post = _readable(session, post_id, Writer(root=root))
    if post.handle_id in own_handles(root, post.thread_id):
        raise Refused(_("This is your own post. You can change it, or take it back."))
    mine = come_in(session, root, reader_scope(post.thread_id))
    return flag(session, post, Flagger(mine), report, at=at)


def flag_as_guest(
    session: Session, mark: bytes, post_id: bytes, report: Report, *, at: datetime
) -> Case:
    """Flag a post as somebody of whom this hour's `mark` is all that is known.

    The mark itself is not kept: it would join whatever one guest flags in an hour.
    """
    post = _readable(session, post_id, _Anybody())
    mine = derive(mark, "guest", post.id)
    return flag(session, post, Flagger(mine, is_guest=True), report, at=at)


def flag(session: Session, post: Post, by: Flagger, report: Report, *, at: datetime) -> Case:
    """Put the flag on the post's one open case; given again, it is the same with other words."""
    before = _flag_of(session, post, by)
    if before is not None and before.outcome is not None:
        _check_new(before, report)
    if before is not None and before.outcome is None and before.reason == report.reason:
        before.note = report.note or None
        return session.get_one(Case, before.case_id) if before.case_id else _open(session, post)
    return _count(session, post, before or _flag_for(post, by), report, at=at)


def _count(session: Session, post: Post, flag_: Flag, report: Report, *, at: datetime) -> Case:
    """Count a flag that is new, or whose reason is."""
    if flag_ in session and flag_.outcome is None:
        _one_less(session, post, flag_)
    case = open_case(session, post, _speaks(report.reason), at=at)
    before = flaggers(session, case)
    flag_.reason, flag_.note, flag_.outcome = report.reason, report.note or None, None
    flag_.day = at.date()
    flag_.case_id = None if case.state == CaseState.DECIDED else case.id
    session.add(flag_)
    session.flush()
    heed_many(session, case, before=before, at=at)
    return case


def _one_less(session: Session, post: Post, before: Flag) -> None:
    """Let nobody be counted twice: a flag with another reason leaves the one it had."""
    case = _open(session, post)
    of_it = Source.case_id == case.id, Source.kind == SourceKind.FLAG
    those = select(Source).where(*of_it, Source.detail == before.reason)
    source = session.scalar(those.where(Source.is_late == (before.case_id is None)))
    if source is not None and source.count > 1:
        source.count -= 1
    elif source is not None:
        session.delete(source)


def _open(session: Session, post: Post) -> Case:
    """Return the case that a flag without outcome belongs to."""
    case = open_case_of(session, post.id)
    assert case is not None, "a flag waits for the outcome of a case that is open"
    return case


def _speaks(reason: Reason) -> Speaks:
    return Speaks(SourceKind.FLAG, str(reason), OF_REASON[reason])


def _flag_of(session: Session, post: Post, by: Flagger) -> Flag | None:
    mine = Flag.post_id == post.id, Flag.handle_id == by.handle_id
    return session.scalar(select(Flag).where(*mine))


def _flag_for(post: Post, by: Flagger) -> Flag:
    return Flag(
        id=derive(by.handle_id, "flag", post.id),
        post_id=post.id,
        handle_id=by.handle_id,
        is_guest=by.is_guest,
    )


def _check_new(before: Flag, report: Report) -> None:
    """Refuse what a moderator has answered already."""
    if before.reason == report.reason and (before.note or "") == report.note:
        raise Refused(SEEN_ALREADY)


def _readable(session: Session, post_id: bytes, viewer: Viewer) -> Post:
    """Return a post that shows words to `viewer`.

    Raises:
        NotFound: there is none.
    """
    post = post_for(session, post_id, viewer=viewer)
    if post.state != PostState.PUBLISHED:
        raise NotFound
    return post
