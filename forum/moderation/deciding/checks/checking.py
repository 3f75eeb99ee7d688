"""Whether what a moderator chose can be done. Pure."""

from forum.errors import Refused
from forum.language.messages import _
from forum.moderation.deciding.acts import (
    APPEAL,
    GOES_ALONE,
    HIDES,
    LABELS,
    LETS_OUT,
    MESSAGE_MAX_CHARS,
    NEEDS_MESSAGE,
    NEEDS_RULE,
    PAUSE_DAYS,
    REASON_MAX_CHARS,
    Act,
    PauseKind,
    is_any,
)
from forum.moderation.deciding.checks.clashing import clash
from forum.moderation.deciding.checks.lengths import too_long
from forum.moderation.deciding.choosing import Choice


def check_choice(choice: Choice, *, is_appeal: bool, waits: bool) -> None:
    """Refuse what cannot be done, or cannot be understood by whom it is told.

    Args:
        is_appeal: the writer asked us to look again.
        waits: nobody but its writer reads the post yet.
    """
    _check_acts(choice.acts, is_appeal=is_appeal)
    if waits and not is_any(choice.acts, LETS_OUT | HIDES | GOES_ALONE):
        raise Refused(_("This post waits. Choose also what becomes of it."), field="decision")
    if choice.rule is None and is_any(choice.acts, NEEDS_RULE):
        raise Refused(_("Choose the rule that this is about."), field="rule")
    _check_message(choice)
    _check_details(choice)


def _check_acts(acts: tuple[Act, ...], *, is_appeal: bool) -> None:
    if not acts:
        raise Refused(_("Choose what to do."), field="decision")
    if is_appeal and not is_any(acts, GOES_ALONE):
        raise Refused(
            _("The writer asked us to look again. Choose to keep or to lift what was decided."),
            field="decision",
        )
    if not is_appeal and is_any(acts, APPEAL):
        raise Refused(_("Nobody asked us to look at this again."), field="decision")
    if (pair := clash(acts)) is not None:
        one, other = (LABELS[act] for act in pair)
        both = _("“%(one)s” and “%(other)s” do not go together. Choose one.", one=one, other=other)
        raise Refused(both, field="decision")


def _check_message(choice: Choice) -> None:
    if not choice.message and is_any(choice.acts, NEEDS_MESSAGE):
        raise Refused(_("Write a few words to the writer, so that they know why."), field="message")
    _check_length(choice.message, MESSAGE_MAX_CHARS, field="message")
    _check_length(choice.reason, REASON_MAX_CHARS, field="reason")


def _check_length(text: str, most: int, *, field: str) -> None:
    if len(text) > most:
        over = len(text) - most
        raise Refused(too_long(over, most=most), field=field)


def _check_details(choice: Choice) -> None:
    """Refuse an act of which the form does not say enough."""
    if Act.PAUSE in choice.acts:
        if choice.days not in PAUSE_DAYS:
            raise Refused(_("Choose how long: 1, 3 or 7 days."), field="days")
        if choice.pause_kind not in set(PauseKind):
            raise Refused(_("Choose what the pause stops."), field="pause_kind")
    if Act.REDACT in choice.acts and not choice.body:
        raise Refused(_("Leave some words. To hide all of them, take it down."), field="body")
    if Act.NOTE in choice.acts and not choice.notes:
        raise Refused(_("Choose what the note says."), field="note")
    if Act.MOVE in choice.acts and not choice.board:
        raise Refused(_("Choose the board that it moves to."), field="board")
