"""How urgent a case is: from its sources alone, so that it can be explained."""

from collections.abc import Iterable
from datetime import timedelta

from forum.moderation.models import Band, Case, Reason

ORDER = tuple(Band)
RANKS = {band: rank for rank, band in enumerate(ORDER)}
# Within which time somebody should have looked, while moderators are on.
GOALS = {
    Band.NOW: timedelta(minutes=15),
    Band.SOON: timedelta(hours=1),
    Band.TODAY: timedelta(hours=8),
    Band.WHENEVER: timedelta(hours=48),
}
OF_REASON = {
    Reason.RISK: Band.NOW,
    Reason.IDENTIFIES: Band.SOON,
    Reason.UNKIND: Band.TODAY,
    Reason.MEDICINE: Band.TODAY,
    Reason.SPAM: Band.TODAY,
    Reason.OTHER: Band.WHENEVER,
}
# So many people who flag one post make it one band more urgent.
MANY_FLAGS = 3
LONGER = "longer"


def rank_of(band: Band | str) -> int:
    """Return 0 for the most urgent band, 3 for the least."""
    return RANKS[Band(band)]


def most_urgent(bands: Iterable[Band | str]) -> Band:
    return Band(min(bands, key=rank_of, default=Band.WHENEVER))


def one_up(band: Band | str) -> Band:
    return ORDER[max(0, rank_of(band) - 1)]


def put_in_band(case: Case, band: Band) -> None:
    """Let the case have that band, and the goal that goes with it."""
    case.band, case.rank = band, rank_of(band)
    if case.opened_at is not None:
        case.goal_at = case.opened_at + GOALS[band]


def waited_within(waited: timedelta) -> str:
    """Return the name of the shortest goal that a wait was within, or LONGER."""
    return next((str(band) for band, goal in GOALS.items() if waited <= goal), LONGER)
