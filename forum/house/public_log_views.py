"""What moderators did, for everybody."""

from flask import Blueprint, render_template

from forum.clock import now
from forum.house.models import HouseRule
from forum.house.public_log import weeks_of
from forum.house.reading import newest_of_each
from forum.transaction import reading
from forum.web.access import everyone, works_without_sessions
from forum.web.guests.declaring import same_for_guests

bp = Blueprint("public_log", __name__)


@bp.get("/moderation/public-log")
@everyone
@same_for_guests()
@works_without_sessions
def show() -> str:
    session = reading()
    rules = {rule.number: rule for rule in newest_of_each(session, HouseRule)}
    weeks = weeks_of(session, today=now().date())
    return render_template("house/public_log.html", weeks=weeks, rules=rules)
