"""How long words wait for a moderator just now, from cases that were closed lately."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.language.messages import _l
from forum.moderation.bands import LONGER, ORDER
from forum.moderation.models import Band, Case

LATELY = timedelta(days=28)
# Below this number of cases a figure would say more about one evening than about the place.
FEWEST = 5
TOLD = {
    Band.NOW: _l("usually under 15 minutes"),
    Band.SOON: _l("usually under an hour"),
    Band.TODAY: _l("usually under 8 hours"),
    Band.WHENEVER: _l("usually under 2 days"),
}
LONG = _l("just now often longer than 2 days")


def usual_wait(session: Session, *, today: date) -> str:
    """Return how long it usually takes, in words; empty when there is too little to say."""
    lately = Case.closed_on >= today - LATELY, Case.waited.is_not(None)
    counted = select(Case.waited, func.count()).where(*lately).group_by(Case.waited)
    return said_of({str(row[0]): int(row[1]) for row in session.execute(counted)})


def said_of(numbers: Mapping[str, int]) -> str:
    """Return in words within which goal more than half of the cases were."""
    all_, so_far = sum(numbers.values()), 0
    if all_ < FEWEST:
        return ""
    for band in ORDER:
        so_far += numbers.get(band.value, 0)
        if 2 * so_far > all_:
            return TOLD[band]
    return LONG if numbers.get(LONGER) else ""
