"""Take an invitation back that nobody used."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from forum.language.messages import _
from forum.permissions import Act
from forum.staff.appointing.withdrawing import withdraw as take_back
from forum.staff.forms import WithdrawForm
from forum.transaction import transaction
from forum.web.access import duties, me_on_duty
from forum.web.throttle import limit_answering

bp = Blueprint("withdrawing_staff", __name__)


@bp.post("/operator/staff/withdraw")
@limit_answering
@duties(Act.STAFF)
def withdraw() -> Response:
    with transaction() as session:
        was_open = take_back(session, WithdrawForm().invitation.data or "", by=me_on_duty())
    if was_open:
        flash(_("The link is good no longer."), "done")
    else:
        flash(_("That link was used or taken back already."), "waiting")
    return redirect(url_for("staff.show"), 303)
