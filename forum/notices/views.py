"""The page of notices."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.clock import now
from forum.language.messages import _
from forum.notices.counting_views import forget, remember
from forum.notices.forms import NoticeForm
from forum.notices.telling import Told, change_for, clear, read, told
from forum.paging import part
from forum.sealing import derive
from forum.transaction import reading, transaction
from forum.web.access import members
from forum.web.throttle import limit_answering
from forum.web.visits.sessions import member

bp = Blueprint("notices", __name__)


@bp.get("/me/notices")
@members
def show() -> str:
    all_ = told(reading(), member().root, viewer=member(), today=now().date())
    remember(sum(each.is_new for each in all_))
    shown = part(all_, _key, after=request.args.get("after", ""))
    return render_template("notices/show.html", here="notices", part=shown, form=NoticeForm())


@bp.post("/me/notices")
@limit_answering
@members
def mark() -> Response:
    form = NoticeForm()
    deed = clear if form.is_clear else read
    root, today = member().root, now().date()
    change = change_for(reading(), root, form.chosen, viewer=member(), today=today)
    with transaction() as session:
        deed(session, root, change, today=today)
    forget()
    if not form.chosen:
        flash(_("All cleared.") if form.is_clear else _("All marked as read."), "done")
    return redirect(url_for(".show"), 303)


def _key(each: Told) -> bytes:
    """Return 16 bytes for a cursor that tell this notice from others, and are not its id."""
    return derive(each.row.id, "cursor", b"")
