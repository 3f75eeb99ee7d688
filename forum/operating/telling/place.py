"""What is said of the place: cases, moderators, boards, help lines, what is switched off. Pure."""

from collections.abc import Iterator
from datetime import datetime

from forum.language.messages import _, _n
from forum.moderation.queue.waits import rounded, waited
from forum.operating.telling.facts import HELP_AGES_DAYS, Place, Statement, Weight
from forum.privacy.coarse_time import until


def said_of(place: Place, at: datetime) -> Iterator[Statement]:
    yield from _switched_off(place)
    yield _cases(place, at)
    yield _moderators(place, at)
    yield from _help_lines(place)
    yield _boards(place)


def _switched_off(place: Place) -> Iterator[Statement]:
    if place.is_read_only:
        words = _("Writing is off: people can only read.")
        yield Statement(words, Weight.LATE, "site_settings.show", _("Let people write again"))
    if place.is_joining_closed:
        words = _("Joining is off: nobody new can come in.")
        yield Statement(words, Weight.LATE, "site_settings.show", _("Let people join again"))


def _cases(place: Place, at: datetime) -> Statement:
    to = ("staff.show", _("Look who could help"))
    if place.late and place.longest is not None:
        words = _n(
            "One case has waited longer than it may: %(long)s.",
            "%(num)d cases have waited longer than they may, the first one %(long)s.",
            place.late,
            long=waited(rounded(place.longest, at)),
        )
        return Statement(words, Weight.BROKEN if place.is_danger_late else Weight.LATE, *to)
    if not place.waiting:
        return Statement(_("No case waits for a moderator."), Weight.WELL)
    words = _n(
        "One case waits, and not for too long.",
        "%(num)d cases wait, none of them for too long.",
        place.waiting,
    )
    return Statement(words, Weight.WELL)


def _moderators(place: Place, at: datetime) -> Statement:
    if not place.moderators:
        to = ("staff.show", _("Invite a moderator"))
        return Statement(_("There is no moderator yet."), Weight.LATE, *to)
    to = ("site_settings.show", _("What happens when nobody is on"))
    if place.on_until is None:
        return Statement(_("No moderator is on now."), Weight.WELL, *to)
    words = _n(
        "A moderator is on %(until)s. Nobody is on after that yet.",
        "%(num)d moderators are on, the last one %(until)s. Nobody is on after that yet.",
        place.on_now,
        until=until(place.on_until, at),
    )
    return Statement(words, Weight.WELL, *to)


def _help_lines(place: Place) -> list[Statement]:
    to = ("help_lines.show", _("Look after the help lines"))
    told = [Statement(fault, Weight.LATE, *to) for fault in place.faults]
    if count := len(place.aged_countries):
        words = _n(
            "The help lines of one country were not checked for %(days)d days.",
            "The help lines of %(num)d countries were not checked for %(days)d days.",
            count,
            days=HELP_AGES_DAYS,
        )
        return [*told, Statement(words, Weight.LATE, *to)]
    return told or [Statement(_("All help lines were checked lately."), Weight.WELL, *to)]


def _boards(place: Place) -> Statement:
    to = ("operator_boards.show", _("Look after the boards"))
    if not place.open_boards:
        words = _("There is no board yet that people can write on.")
        return Statement(words, Weight.LATE, *to)
    words = _n("One board is open.", "%(num)d boards are open.", place.open_boards)
    return Statement(words, Weight.WELL, *to)
