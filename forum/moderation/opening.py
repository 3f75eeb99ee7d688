"""Open a case, or let what comes later join the one that is open."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.language.messages import _
from forum.moderation.bands import most_urgent, put_in_band
from forum.moderation.finding import open_case_of
from forum.moderation.happenings import Happening, note_event
from forum.moderation.many_flags import flaggers, heed_many
from forum.moderation.models import Band, Case, CaseState, Flag, Source, SourceKind
from forum.moderation.transitions import Step, step
from forum.public_ids import new_id
from forum.threads.holding.wording import current_words
from forum.threads.models import Post, Thread

SOURCE = "source"


@dataclass(frozen=True)
class Speaks:
    """Something that speaks for looking at a post: what it is, and how urgent it makes it.

    `detail` is a reason, or the title of a word rule with what it found, a line each.
    """

    kind: SourceKind
    detail: str = ""
    band: Band = Band.WHENEVER


def open_case(
    session: Session, post: Post, speaks: Speaks, *, at: datetime, standing: str | None = None
) -> Case:
    """Return the one open case of `post`, which has heard what `speaks`."""
    case = open_case_of(session, post.id) or _begun(session, _case_of(session, post, speaks, at))
    case.standing = case.standing or standing
    join(session, case, speaks, at=at)
    return case


def join(session: Session, case: Case, speaks: Speaks, *, at: datetime) -> Source:
    """Let the case hear what `speaks`; it can get more urgent by it, never less."""
    is_late = case.state == CaseState.DECIDED
    source = _same(session, case, speaks, is_late=is_late)
    if source is None:
        source = Source(
            id=new_id(),
            case_id=case.id,
            kind=speaks.kind,
            detail=speaks.detail,
            band=speaks.band,
            count=1,
            is_late=is_late,
        )
        session.add(source)
        note_event(session, case, Happening(SOURCE, note=str(speaks.kind)), at=at)
    elif speaks.kind == SourceKind.FLAG:
        source.count += 1  # of anything else, once is enough
    if not is_late:
        _raise_to(case, speaks.band)
    return source


def hear_late(session: Session, case: Case, *, at: datetime) -> None:
    """Let the case hear what came after its decision, as when that is undone."""
    late = session.scalars(select(Source).where(Source.case_id == case.id, Source.is_late)).all()
    for source in late:
        speaks = Speaks(SourceKind(source.kind), source.detail, Band(source.band))
        same = _same(session, case, speaks, is_late=False)
        if same is None:
            source.is_late = False
        else:
            same.count += source.count
            session.delete(source)
        _raise_to(case, speaks.band)
    take_flags(session, case, at=at)


def follow_up(session: Session, closed: Case, post: Post, *, at: datetime) -> Case | None:
    """Open a case for what came after a decision that is settled now, if anything did."""
    of_it = select(Source).where(Source.case_id == closed.id, Source.is_late)
    late = session.scalars(of_it).all()
    case = None
    for source in late:
        speaks = Speaks(SourceKind(source.kind), source.detail, Band(source.band))
        case = case or _begun(session, _case_of(session, post, speaks, at))
        source.case_id, source.is_late = case.id, False
        _raise_to(case, speaks.band)
    if case is not None:
        take_flags(session, case, at=at)
    return case


def take_flags(session: Session, case: Case, *, at: datetime) -> None:
    """Let the case have the flags of its post that came too late for the one before."""
    before = flaggers(session, case)
    waiting = Flag.post_id == case.post_id, Flag.case_id.is_(None), Flag.outcome.is_(None)
    session.flush()
    session.execute(update(Flag).where(*waiting).values(case_id=case.id))
    heed_many(session, case, before=before, at=at)


def reopen(session: Session, case: Case, *, at: datetime) -> Case:
    """Let a case that was decided wait for somebody else, as its writer asks for.

    Raises:
        Refused: it cannot be appealed now.
    """
    other = open_case_of(session, case.post_id)
    if other is not None and other.id != case.id:
        raise Refused(_("Somebody is looking at this post again already. Ask when they have."))
    step(case, Step.APPEAL)
    case.closed_on, case.returned_on, case.waited = None, None, None
    case.opened_at = at
    put_in_band(case, most_urgent([case.band, Band.TODAY]))
    join(session, case, Speaks(SourceKind.APPEAL, band=Band.TODAY), at=at)
    return case


def _raise_to(case: Case, band: Band) -> None:
    put_in_band(case, most_urgent([case.band, band]))


def _same(session: Session, case: Case, speaks: Speaks, *, is_late: bool) -> Source | None:
    same = Source.kind == speaks.kind, Source.detail == speaks.detail, Source.is_late == is_late
    return session.scalar(select(Source).where(Source.case_id == case.id, *same))


def _case_of(session: Session, post: Post, speaks: Speaks, at: datetime) -> Case:
    title, words = current_words(session, post.id)
    case = Case(
        id=new_id(),
        post_id=post.id,
        board_id=session.get_one(Thread, post.thread_id).board_id,
        state=CaseState.OPEN,
        version=_last_version(session, post) + 1,
        kind=speaks.kind,
        topics=post.notes,
        length=len(words.split()),
        passes=0,
        opened_at=at,
        snapshot=words,
        snapshot_title=title,
    )
    put_in_band(case, speaks.band)
    return case


def _last_version(session: Session, post: Post) -> int:
    """Return the version of the post's latest case, by which cases of one day keep their order."""
    before = select(func.max(Case.version)).where(Case.post_id == post.id)
    return session.scalar(before) or 0


def _begun(session: Session, case: Case) -> Case:
    """Return `case`, or the one that somebody else opened in the same moment."""
    try:
        with session.begin_nested():
            session.add(case)
    except IntegrityError:
        other = open_case_of(session, case.post_id)
        if other is None:
            raise
        return other
    return case
