"""What is asked before a house rule or a saved reply is retired."""

from forum.house.changing import Row
from forum.house.models import HouseRule
from forum.language.messages import _
from forum.web.sure import Sure


def retiring(row: Row, back: str) -> Sure:
    """Return what is asked about a rule or a reply; `back` is the address of its list."""
    fields = {"version": str(row.version)}
    undo = _("You can bring it back at any time, at the end of the list.")
    if isinstance(row, HouseRule):
        effects = (
            _("This rule no longer holds. Everybody sees that at once."),
            _("Moderators can no longer name it. Its saved replies are no longer offered."),
            _("Decisions that name it can still be read, with its words."),
        )
        heading = _("Retire rule %(number)d, “%(title)s”?", number=row.number, title=row.title)
        return Sure(heading, effects, undo, _("Retire this rule"), back, fields)
    heading = _("Retire the saved reply “%(title)s”?", title=row.title)
    effect = _("Moderators can no longer start from it. What was sent stays as it is.")
    return Sure(heading, (effect,), undo, _("Retire this reply"), back, fields)
