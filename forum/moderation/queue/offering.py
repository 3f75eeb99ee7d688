"""What can be chosen on a case, in the order in which a page offers it. Pure."""

from forum.moderation.deciding.acts import EFFECTS, LABELS, ON_PERSONS, Act

APPEAL_ACTS = (Act.KEPT, Act.LIFTED, Act.SECOND_OPINION)
FIRST_ACTS = (
    *(Act.LEAVE, Act.REWORD, Act.REDACT, Act.TAKE_DOWN),
    *(Act.SECOND_OPINION, Act.SAFETY_LEAD),
)
FURTHER_ACTS = (Act.NOTE, Act.LOCK, Act.MOVE, Act.PAUSE, Act.BAR)

Offer = tuple[str, str, str]


def offered_acts(*, is_appeal: bool, may_pause: bool) -> dict[str, list[Offer]]:
    """Return what can be chosen: value, name and effect of each, the main ones first."""
    first = APPEAL_ACTS if is_appeal else FIRST_ACTS
    further = (
        () if is_appeal else [act for act in FURTHER_ACTS if may_pause or act not in ON_PERSONS]
    )
    return {
        name: [(str(act), LABELS[act], EFFECTS[act]) for act in acts]
        for name, acts in (("first", first), ("further", further))
    }
