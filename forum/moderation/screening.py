"""What happens to words on the way in: whether they wait for a moderator, and what speaks for it.

Looked at before anything is written; what is found opens a case with the post
(meanwhile/listening.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from forum.boards.models import Board, Posting
from forum.care.risk.assessing import Risk, signal
from forum.database import AnyRow
from forum.errors import Refused
from forum.handles.keyring import keys
from forum.house.choices import Choices, choices_now
from forum.language.messages import _
from forum.moderation.deciding.models import Sanction
from forum.moderation.models import Band, SourceKind
from forum.moderation.opening import Speaks
from forum.moderation.standing import (
    Standing,
    has_published,
    lets_wait,
    live_sanctions,
    standing_of,
    stops_writing,
    written_with,
)
from forum.moderation.tightening import stricter
from forum.moderation.writers.pauses import words_for
from forum.wordrules.matching import Match, matches

HOLD = "hold"
# Stands above what the signal found, where a word rule has its title; nobody reads it.
RISK_TITLE = "risk"
KEY = "screened"
# Whoever has written fewer posts is new while nobody is on duty, whatever a board says.
NEWCOMER_POSTS = 3


@dataclass(frozen=True)
class Meant:
    """What somebody is about to say, and where: `thread_id` is None for a new thread.

    `board` may be any row that has the slug of one, and what it lets wait.
    `is_new` says that it is no change of a post; `is_change` that others can read the post already,
    as it was before; `is_asked` that a moderator asked for the change, which a pause does not keep
    anybody from. `met` is what word rules match in it, where its writer has just been asked.
    """

    board: Board | AnyRow
    body: str
    title: str = ""
    thread_id: bytes | None = None
    is_new: bool = False
    is_change: bool = False
    is_asked: bool = False
    met: Sequence[Match] | None = None


@dataclass(frozen=True)
class Screening:
    """What was found. `standing` is looked up where a case can come of it.

    `risk` is None where nobody needs to look; it has phrases that only the person themselves and
    moderators may see.
    """

    waits: bool = False
    speaks: tuple[Speaks, ...] = ()
    standing: Standing = Standing.SETTLED
    words: tuple[Match, ...] = ()
    risk: Risk | None = field(default=None, repr=False)


def screen(
    session: Session, root: bytes, meant: Meant, *, first_posts: int, at: datetime
) -> Screening:
    """Return what there is to say before the words are sent.

    Args:
        first_posts: so many posts of a new member wait.

    Raises:
        Refused: this member may not write here now; it says why, and until when.
    """
    chosen = check_open(session)
    sanctions = live_sanctions(session, root, today=at.date())
    if not meant.is_asked:
        check_may_write(sanctions, thread_id=meant.thread_id)
    words = tuple(_met(session, meant))
    risk = signal(meant.body, meant.title)
    holds = [*_of_sanctions(sanctions), *_of_board(session, root, meant, first_posts)]
    if not holds and chosen.tighten_new:
        holds += _of_absence(session, root, first_posts=first_posts, at=at)
    holds += _of_words(words, holds=True)
    speaks = (*holds, *_of_words(words, holds=False), *_of_risk(risk))
    standing = Standing.SETTLED
    if speaks or not meant.is_new:  # else no case comes of it, and nobody reads it
        written = written_with(session, keys(session, root))
        standing = standing_of(written, sanctions, first_posts=first_posts)
    return Screening(
        waits=any(_is_held(each, meant) for each in holds),
        speaks=speaks,
        standing=standing,
        words=words,
        risk=risk,
    )


def _met(session: Session, meant: Meant) -> Sequence[Match]:
    if meant.met is not None:
        return meant.met
    return matches(session, meant.board.slug, meant.title, meant.body)


def check_open(session: Session) -> Choices:
    """Refuse words while the people who run the place have switched writing off.

    Returns:
        what they chose.
    """
    chosen = choices_now(session)
    if not chosen.read_only:
        return chosen
    if chosen.reopens:
        said = _("Writing is off until %(then)s.", then=chosen.reopens)
    else:
        said = _("Writing is off just now.")
    kept = _("Your words are still here. You can keep them as a draft.")
    raise Refused(f"{said} {kept}")


def check_may_write(sanctions: Sequence[Sanction], *, thread_id: bytes | None) -> None:
    """Refuse words of somebody who is paused, with the rule and the day on which it ends."""
    sanction = stops_writing(sanctions, thread_id=thread_id)
    if sanction is not None:
        raise Refused(words_for(sanction))


def carry(session: Session, screened: Screening) -> None:
    """Let the transaction in which the words are written know what was found in them."""
    session.info[KEY] = screened


def carried(session: Session) -> Screening:
    """Return what `carry` gave, once."""
    found: Screening = session.info.pop(KEY, Screening())
    return found


def _of_sanctions(sanctions: Sequence[Sanction]) -> list[Speaks]:
    return [Speaks(SourceKind.SANCTION)] if lets_wait(sanctions) else []


def _of_board(session: Session, root: bytes, meant: Meant, first_posts: int) -> list[Speaks]:
    """Return why the words wait on this board, whatever they say.

    It does not ask for their writer's standing: whose first post was taken down is still new.
    """
    posting = Posting(meant.board.posting)
    if posting == Posting.EVERYTHING:
        return [Speaks(SourceKind.EVERYTHING)]
    if posting == Posting.FIRST_POSTS and not has_published(session, root, first_posts):
        return [Speaks(SourceKind.FIRST_POST)]
    return []


def _of_absence(session: Session, root: bytes, *, first_posts: int, at: datetime) -> list[Speaks]:
    """Return why the words of somebody new wait while nobody is on duty.

    Also where no first posts wait, whoever has written little is new.
    """
    if has_published(session, root, max(first_posts, NEWCOMER_POSTS)):
        return []
    is_strict = stricter(session, at=at).tighten_new
    return [Speaks(SourceKind.NOBODY_ON_DUTY, band=Band.TODAY)] if is_strict else []


def _is_held(speaks: Speaks, meant: Meant) -> bool:
    """A newcomer's post that a moderator has let out stays where it is when they change it."""
    return not (meant.is_change and speaks.kind == SourceKind.FIRST_POST)


def _of_words(words: Sequence[Match], *, holds: bool) -> list[Speaks]:
    """Return what word rules found, by rule: its title, and under it the words as written."""
    found: dict[tuple[str, str], list[str]] = {}
    for match in words:
        if (match.effect == HOLD) == holds and match.effect != "note":
            found.setdefault((match.title, match.effect), []).append(match.words)
    return [
        Speaks(
            SourceKind.WORD_RULE,
            "\n".join((title, *dict.fromkeys(" ".join(each.split()) for each in said))),
            Band.TODAY if effect == HOLD else Band(effect),
        )
        for (title, effect), said in found.items()
    ]


def _of_risk(risk: Risk | None) -> list[Speaks]:
    if risk is None or risk.band is None:
        return []
    phrases = dict.fromkeys(" ".join(phrase.split()) for phrase in risk.phrases)
    return [Speaks(SourceKind.RISK, "\n".join((RISK_TITLE, *phrases)), Band(risk.band))]
