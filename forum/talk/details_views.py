"""The preview, with a look at details that show who somebody is."""

from collections.abc import Collection, Iterable

from werkzeug import Response

from forum.care.details.finding import Detail, blank, find
from forum.care.details.why import ABOUT, About
from forum.care.marking import marked, marked_line
from forum.talk.desk import Desk
from forum.talk.forms import WritingForm
from forum.writing import to_html

Answer = Response | str | tuple[str, int]
# So many marks of a form are looked at; each has so many characters (finding.py).
DETAILS_MAX, MARK_CHARS = 2000, 8


def look_at_details(form: WritingForm, desk: Desk) -> Answer | None:
    """Show the preview, with what gives somebody away; None when nothing keeps the words back."""
    marks = set(form.blank.data or ())
    title = form["title"] if "title" in form else None  # noqa: SIM401 - a form has no get
    form.body.data = blank(form.body.data, marks)
    if title is not None:
        title.data = blank(title.data, marks)
    typed = title.data if title is not None else ""
    found = find(typed) + find(form.body.data)
    if form.is_sent and not _unapproved(found, form.details_ok.data or "", desk.before):
        return None
    seen = set((form.details_ok.data or "").split(","))
    form.details_ok.data = ",".join({detail.mark: "" for detail in found})
    page = desk.show(
        preview=marked(to_html(form.body.data)),
        preview_title=marked_line(typed) if typed else None,
        details=_told_of(found, seen),
    )
    return (page, 422) if form.is_sent else page


def _told_of(found: Iterable[Detail], seen: Collection[str]) -> list[tuple[Detail, About, bool]]:
    """Return each detail once, with what to say of it, and whether its tick is to be there.

    One that was shown before and is still there was left as it is on purpose.
    """
    once = {detail.mark: detail for detail in found}.values()
    return [(detail, ABOUT[detail.kind], detail.mark not in seen) for detail in once]


def _unapproved(found: Iterable[Detail], approval: str, before: str) -> list[Detail]:
    """Return the details that nobody was warned of.

    `approval` holds the marks that the writer has seen; a script may just say "yes" or "1".
    """
    seen = set(approval.split(",")[:DETAILS_MAX])
    if approval and len(approval) < MARK_CHARS:
        return []
    known = seen | {detail.mark for detail in find(before)}
    return [detail for detail in found if detail.mark not in known]
