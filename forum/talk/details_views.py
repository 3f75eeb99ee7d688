"""The preview, with a look at details that show who somebody is and at what word rules match."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from werkzeug import Response

from forum.care.details.finding import Detail, blank, find
from forum.care.details.why import ABOUT, About
from forum.care.marking import marked, marked_line
from forum.care.risk.assessing import signal
from forum.talk.desk import Desk
from forum.talk.forms import WritingForm
from forum.transaction import reading
from forum.wordrules.matching import Match, matches
from forum.wordrules.telling import by_rule
from forum.writing import to_html

Answer = Response | str | tuple[str, int]
Finding = Detail | Match
# So many marks of a form are looked at; each has so many characters (finding.py).
DETAILS_MAX, MARK_CHARS = 6000, 8


@dataclass(frozen=True)
class Told:
    """A detail as its writer reads of it: the number is that of its marks in the preview."""

    number: int
    detail: Detail
    about: About
    is_changed: bool


def look_at_details(form: WritingForm, desk: Desk) -> Answer | None:
    """Show the preview, with what is to be told of the words; None when nothing keeps them back."""
    typed = _without_what_is_ticked(form)
    found = find(typed) + find(form.body.data)
    desk.met = met = matches(reading(), desk.board, typed, form.body.data)
    told: list[Finding] = [*found, *met]
    if form.is_sent and not _unapproved(told, form.details_ok.data or "", desk):
        return None
    seen = set((form.details_ok.data or "").split(","))
    form.details_ok.data = ",".join({each.mark: "" for each in told})
    details = _told_of(found, seen)
    numbers = {each.detail.mark: each.number for each in details}
    page = desk.show(
        preview=marked(to_html(form.body.data), numbers),
        preview_title=marked_line(typed, numbers) if typed else None,
        details=details,
        told=by_rule(met),
        is_hard=signal(form.body.data, typed) is not None,
    )
    return (page, 422) if form.is_sent else page


def _without_what_is_ticked(form: WritingForm) -> str:
    """Blank out what the writer has ticked; return the title, empty where there is none."""
    marks = set(form.blank.data or ())
    title = form["title"] if "title" in form else None  # noqa: SIM401 - a form has no get
    form.body.data = blank(form.body.data, marks)
    if title is None:
        return ""
    title.data = blank(title.data, marks)
    return str(title.data)


def _told_of(found: Iterable[Detail], seen: Collection[str]) -> list[Told]:
    """Return each detail once, in the order in which they were met.

    One that was shown before and is still there was left as it is on purpose.
    """
    once = {detail.mark: detail for detail in found}.values()
    return [
        Told(number, detail, ABOUT[detail.kind], is_changed=detail.mark not in seen)
        for number, detail in enumerate(once, start=1)
    ]


def _unapproved(found: Sequence[Finding], approval: str, desk: Desk) -> list[Finding]:
    """Return what nobody was told of.

    `approval` holds the marks that the writer has seen; a script may just say "yes" or "1".
    Ways to reach somebody are not left in by having been seen.
    """
    seen = set(approval.split(",")[:DETAILS_MAX]) - _marks_that_must_go(found)
    if not found or (approval and len(approval) < MARK_CHARS):
        return []
    public: list[Finding] = []
    if desk.before:
        public = [*find(desk.before), *matches(reading(), desk.board, "", desk.before)]
    known = seen | {each.mark for each in public}
    return [each for each in found if each.mark not in known]


def _marks_that_must_go(found: Iterable[Finding]) -> set[str]:
    details = (each for each in found if isinstance(each, Detail))
    return {detail.mark for detail in details if ABOUT[detail.kind].must_go}
