"""What conversations tell the queue: words that wait, that changed, that are gone."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.clock import now
from forum.events import NewsDesk
from forum.moderation.claiming import return_all
from forum.moderation.closing import close, wipe_words
from forum.moderation.deciding.resubmitting import resubmit
from forum.moderation.deciding.settling import gone
from forum.moderation.finding import open_case_of
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Band, Case, CaseState, SourceKind
from forum.moderation.opening import Speaks, open_case, take_flags
from forum.moderation.screening import Screening, carried
from forum.moderation.transitions import Step, step
from forum.staff.news import StaffLeft
from forum.threads.holding.hiding import hide
from forum.threads.holding.wording import current_words
from forum.threads.models import Line, Post, PostState
from forum.threads.news import PostChanged, PostGone, PostPublished, PostWaits, ThreadMoved

CHANGED = "changed"
# Of a post that came here without being looked at, such as one that was brought in.
UNSCREENED = Speaks(SourceKind.FIRST_POST)
CHANGED_AGAIN = Speaks(SourceKind.RESUBMISSION, band=Band.TODAY)


def sit_down_at(desk: NewsDesk) -> None:
    """Hear of everything that concerns a case."""
    desk.record(PostPublished, hear_of_words)
    desk.record(PostWaits, hear_of_waiting)
    desk.record(PostChanged, hear_of_change)
    desk.record(PostGone, hear_of_end)
    desk.record(ThreadMoved, hear_of_move)
    desk.record(StaffLeft, hear_of_leaving)


def hear_of_words(session: Session, news: PostPublished) -> None:
    """Open a case for what was found in words that others read at once."""
    _report(session, news.post_id, carried(session), at=now())


def hear_of_waiting(session: Session, news: PostWaits) -> None:
    """Open a case for words that wait: without one, nobody would ever see them."""
    screened = carried(session)
    speaks = screened.speaks or (UNSCREENED,)
    _report(session, news.post_id, Screening(speaks=speaks, standing=screened.standing), at=now())


def hear_of_change(session: Session, news: PostChanged) -> None:
    """Let the case of the post know that its words are others now."""
    screened, at = carried(session), now()
    case = open_case_of(session, news.post_id)
    if case is not None:
        _note_change(session, case, at=at)
    post = session.get_one(Post, news.post_id)
    if screened.waits and post.state == PostState.PUBLISHED:
        hide(session, post, line=Line.WAITING, rule=None, at=at)
    if case is None:
        screened = replace(screened, speaks=tuple(_of_closed(post, screened)))
    _report(session, news.post_id, screened, at=at)


def hear_of_end(session: Session, news: PostGone) -> None:
    """Withdraw the case of words that their writer took back, and forget what it held of them."""
    case, at = open_case_of(session, news.post_id), now()
    if case is not None:
        step(case, Step.WITHDRAW)
        note_event(session, case, Happening(Step.WITHDRAW), at=at)
        take_flags(session, case, at=at)
        gone(session, case, thread_id=news.thread_id, at=at)
        close(session, case, at=at)
    wipe_words(session, news.post_id)


def hear_of_move(session: Session, news: ThreadMoved) -> None:
    """Let the cases of a thread be found by those who look after its new board."""
    of_thread = select(Post.id).where(Post.thread_id == news.thread_id)
    there = update(Case).where(Case.post_id.in_(of_thread.scalar_subquery()))
    session.execute(there.values(board_id=news.board_id))


def hear_of_leaving(session: Session, news: StaffLeft) -> None:
    """Put back what somebody read who is no longer on duty."""
    return_all(session, news.staff_id, at=now())


def _of_closed(post: Post, screened: Screening) -> Iterable[Speaks]:
    """Return what speaks for looking again at changed words whose case is closed, if it had one.

    What was taken down stays so, whatever it says now; unless somebody may be in danger. What
    waits always comes to somebody.
    """
    if post.line == Line.TAKEN_DOWN:
        return [each for each in screened.speaks if each.kind == SourceKind.RISK]
    return screened.speaks or ([CHANGED_AGAIN] if post.state == PostState.HELD else [])


def _report(session: Session, post_id: bytes, screened: Screening, *, at: datetime) -> None:
    for speaks in screened.speaks:
        post = session.get_one(Post, post_id)
        open_case(session, post, speaks, standing=screened.standing, at=at)


def _note_change(session: Session, case: Case, *, at: datetime) -> None:
    if case.state in (CaseState.RETURNED, CaseState.DECIDED):
        resubmit(session, case, at=at)
    else:
        case.version += 1
        note_event(session, case, Happening(CHANGED), at=at)
    _, words = current_words(session, case.post_id)
    case.length = len(words.split())
