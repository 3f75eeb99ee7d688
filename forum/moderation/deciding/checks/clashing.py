"""Which acts contradict each other. Pure."""

from collections.abc import Collection

from forum.moderation.deciding.acts import GOES_ALONE, HIDES, ON_PERSONS, Act

CLASHES = (
    ({Act.LEAVE}, HIDES | {Act.REDACT} | ON_PERSONS),
    ({Act.REWORD}, {Act.REDACT, Act.TAKE_DOWN}),
    ({Act.TAKE_DOWN}, {Act.REDACT, Act.NOTE}),
    ({Act.PAUSE}, {Act.BAR}),
)


def clash(acts: Collection[Act]) -> tuple[Act, Act] | None:
    """Return two of `acts` that cannot go together, or None when all can."""
    ours = [act for act in Act if act in acts]
    alone = next((act for act in ours if act in GOES_ALONE and len(ours) > 1), None)
    if alone is not None:
        return alone, next(act for act in ours if act is not alone)
    for some, others in CLASHES:
        first = [act for act in ours if act in some]
        second = [act for act in ours if act in others]
        if first and second:
            return first[0], second[0]
    return None
