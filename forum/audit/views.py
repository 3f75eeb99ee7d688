"""The record, for everybody who has duties."""

from flask import Blueprint, render_template, request, url_for

from forum.audit.reading import Wanted, lines, people
from forum.audit.saying import DONE, ITSELF, called
from forum.audit.verifying import is_known_good
from forum.permissions import Act
from forum.transaction import reading
from forum.web.access import duties

bp = Blueprint("audit", __name__)


@bp.get("/moderation/audit")
@duties(Act.AUDIT)
def show() -> str:
    session, asked = reading(), request.args
    wanted = Wanted(action=asked.get("action", ""), person=asked.get("person", ""))
    part = lines(session, wanted, after=asked.get("after", ""))
    return render_template(
        "audit/show.html",
        part=part,
        wanted=wanted,
        actions=DONE,
        people={name: called(name) for name in [*sorted(set(people(session).values())), ITSELF]},
        holds=is_known_good(session),
        older=_way(wanted, part.older),
        newer=_way(wanted, part.newer),
    )


def _way(wanted: Wanted, after: str | None) -> str | None:
    """Return the address of another part of the same list; None if there is no such part."""
    if after is None:
        return None
    action, person = wanted.action or None, wanted.person or None
    return url_for(".show", action=action, person=person, after=after or None)
