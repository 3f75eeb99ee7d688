"""What is done to many cases at once, and only what can be taken back."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from forum.clock import now
from forum.language.messages import _, _n
from forum.moderation.deciding.bulk import Bulk, in_bulk
from forum.moderation.pages.bulk_forms import BulkForm
from forum.moderation.pages.desk_views import decider
from forum.permissions import Act
from forum.transaction import transaction
from forum.web.access import duties
from forum.web.throttle import limit_answering

bp = Blueprint("bulk", __name__)
MOST_IN_BULK = 50


@bp.post("/moderation/bulk")
@limit_answering
@duties(Act.DECIDE)
def decide() -> Response:
    form = BulkForm()
    chosen = form.chosen()[:MOST_IN_BULK]
    if not chosen or form.action.data not in set(Bulk):
        flash(_("Choose one or more cases first."), "problem")
        return redirect(url_for("queue.show"), 303)
    report = in_bulk(transaction, chosen, Bulk(form.action.data), decider=decider(), at=now())
    done = len(report.done)
    flash(_n("1 case is done.", "%(num)d cases are done.", done), "done")
    for why in dict.fromkeys(why for _case, why in report.skipped):
        flash(_("Not done: %(why)s", why=why), "waiting")
    return redirect(url_for("queue.show"), 303)
