"""Which help lines somebody has to compare with their sources again. Pure."""

from collections.abc import Iterable
from datetime import date

from forum.care.help_region import Region
from forum.language.messages import listed

DAYS_OF_A_MONTH = 30


def aged_lines(regions: Iterable[Region], today: date) -> list[str]:
    """Return one sentence for all countries that were checked equally long ago."""
    by_age: dict[str, list[Region]] = {}
    for region in regions:
        if region.is_aged(today):
            by_age.setdefault(_when(region.checked_on, today), []).append(region)
    return [_sentence(aged, when) for when, aged in by_age.items()]


def _when(checked_on: date | None, today: date) -> str:
    if checked_on is None:
        return "on a day that nobody wrote down"
    if checked_on > today:
        return "on a day that is still to come"
    return f"{(today - checked_on).days // DAYS_OF_A_MONTH} months ago"


def _sentence(aged: list[Region], when: str) -> str:
    names = listed([region.name for region in aged])
    sources = aged[0].source if len(aged) == 1 and aged[0].sources else "their sources"
    return f"The help lines for {names} were last checked {when}: compare them with {sources}."
