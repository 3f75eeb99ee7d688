"""All that the people who run the place have to know, worst first. Pure."""

from datetime import datetime

from forum.language.messages import _, _n
from forum.operating.telling import machine, place
from forum.operating.telling.facts import Machine, Place, Statement, Weight


def statements(of_machine: Machine, of_place: Place, at: datetime) -> list[Statement]:
    """Return all statements; those that need somebody come first."""
    told = [*place.said_of(of_place, at), *machine.said_of(of_machine, at.date())]
    return sorted(told, key=lambda each: each.weight)


def heading(told: list[Statement]) -> str:
    count = sum(each.weight != Weight.WELL for each in told)
    if not count:
        return _("Nothing needs you")
    return _n("One thing needs you", "%(num)d things need you", count)
