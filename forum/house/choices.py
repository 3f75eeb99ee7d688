"""What the people who run the place chose for all of it; what nobody chose has a default here."""

from dataclasses import asdict, dataclass, replace
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.errors import Conflict, Refused
from forum.handles.glancing import glanced
from forum.house.changing import By
from forum.house.models import SiteChoice
from forum.language.messages import _

HOURS_MAX_CHARS = 200
YES = "yes"
_ALL = select(SiteChoice.name, SiteChoice.value)


@dataclass(frozen=True)
class Choices:
    """All choices.

    `tighten_new`: while nobody is on duty, what new members write waits. `tighten_flags`: while
    nobody is, a post that three people flagged waits. `hours`: when moderators are usually on.
    `read_only`: nobody can write, and `reopens` says until when, in the house's own words.
    `joining_closed`: nobody new can come in.
    """

    tighten_new: bool = False
    tighten_flags: bool = False
    hours: str = ""
    read_only: bool = False
    reopens: str = ""
    joining_closed: bool = False

    @property
    def mark(self) -> str:
        """Return what a form carries along to say which choices its sender saw."""
        return blake2b(repr(self).encode(), digest_size=8).hexdigest()


class ChosenMeanwhile(Conflict):
    """Somebody else chose first. `now` is what they chose."""

    def __init__(self, now: Choices) -> None:
        self.now = now
        super().__init__(
            _("Somebody else has just changed a setting. Look again before you go on.")
        )


def choices_now(session: Session) -> Choices:
    kept = {row.name: row.value for row in glanced(session, _ALL, {})}
    return Choices(
        tighten_new=kept.get("tighten_new") == YES,
        tighten_flags=kept.get("tighten_flags") == YES,
        hours=kept.get("hours", ""),
        read_only=kept.get("read_only") == YES,
        reopens=kept.get("reopens", ""),
        joining_closed=kept.get("joining_closed") == YES,
    )


def choose(session: Session, wanted: Choices, *, seen: str, by: By) -> None:
    """Put `wanted` in the place of the choices whose mark is `seen`.

    Raises:
        ChosenMeanwhile: they are not the present ones.
        Refused: words of it are too long.
    """
    wanted = replace(wanted, hours=_fitting("hours", wanted), reopens=_fitting("reopens", wanted))
    session.execute(select(SiteChoice.name).with_for_update())
    present = choices_now(session)
    if present.mark != seen:
        raise ChosenMeanwhile(present)
    before = asdict(present)
    for name, value in asdict(wanted).items():
        if value != before[name]:
            session.merge(SiteChoice(name=name, value=_written(value)))
            setting = f"setting:{name.replace('_', '-')}"
            record(session, by.staff_id, Action.SETTING_CHANGED, setting, at=by.at)
    session.flush()


def _fitting(name: str, wanted: Choices) -> str:
    words = str(getattr(wanted, name)).strip()
    if len(words) > HOURS_MAX_CHARS:
        raise Refused(_("Say it in %(most)d letters or fewer.", most=HOURS_MAX_CHARS), field=name)
    return words


def _written(value: object) -> str:
    return {True: YES, False: "no"}[value] if isinstance(value, bool) else str(value)
