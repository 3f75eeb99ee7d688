"""What somebody reads who may not write for a while: why, until which day, and what they can do."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.house.models import HouseRule
from forum.language.messages import _, date_in_words
from forum.moderation.deciding.models import Decision, Sanction, SanctionKind
from forum.moderation.deciding.sanctioning import sanction_of
from forum.moderation.models import Case
from forum.moderation.standing import live_sanctions, stops_writing
from forum.moderation.writers.filing import files_for
from forum.moderation.writers.telling import may_appeal
from forum.threads.models import Post


@dataclass(frozen=True)
class Paused:
    """Why a member may not write.

    Attributes:
        until: the last day on which it holds.
        post_id: the post that it is about, where they can ask us to look again; None when they
            have taken it back.
    """

    kind: SanctionKind
    until: date
    rule_title: str
    message: str
    post_id: bytes | None = None
    may_appeal: bool = False

    @property
    def until_said(self) -> str:
        return date_in_words(self.until)


def pause_of(
    session: Session, root: bytes, *, thread_id: bytes | None, today: date
) -> Paused | None:
    """Return what keeps a member from writing in a thread (None: in a new one), or None."""
    live = live_sanctions(session, root, today=today)
    sanction = stops_writing(live, thread_id=thread_id)
    return _told_of(session, sanction, today=today) if sanction is not None else None


def words_for(sanction: Sanction) -> str:
    """Return what is said to somebody who tries to write all the same."""
    day = date_in_words(sanction.until_day)
    if sanction.kind == SanctionKind.MUTE:
        until = _("You cannot write in this thread until the end of %(day)s.", day=day)
    else:
        until = _("You cannot write until the end of %(day)s.", day=day)
    why = _(
        "A moderator has paused you: rule %(rule)d. They say: “%(said)s” Beside the post that "
        "it is about, you can ask somebody else to look again. Your words are still here. You can "
        "keep them as a draft, and you can still read everything.",
        rule=sanction.rule,
        said=sanction.message,
    )
    return f"{until} {why}"


def _told_of(session: Session, sanction: Sanction, *, today: date) -> Paused:
    """Return what is said of one sanction to the member whom it is on."""
    post_id = _post_of(session, sanction)
    files = files_for(session, [post_id]) if post_id else []
    return Paused(
        kind=SanctionKind(sanction.kind),
        until=sanction.until_day,
        rule_title=_rule_title(session, sanction.rule),
        message=sanction.message,
        post_id=post_id,
        may_appeal=any(may_appeal(file, today=today) for file in files),
    )


def _post_of(session: Session, sanction: Sanction) -> bytes | None:
    """Return the post for which it was placed: the id of the decision leads to it."""
    of_handle = (
        select(Decision.id, Case.post_id)
        .join(Case, Case.id == Decision.case_id)
        .join(Post, Post.id == Case.post_id)
        .where(Post.handle_id == sanction.handle_id)
    )
    rows = session.execute(of_handle)
    return next((row.post_id for row in rows if sanction_of(row.id) == sanction.id), None)


def _rule_title(session: Session, number: int) -> str:
    newest = select(HouseRule.title).where(HouseRule.number == number)
    return session.scalar(newest.order_by(HouseRule.version.desc()).limit(1)) or ""
