"""The pages that are only read, and the way out."""

from flask import Blueprint, current_app, make_response, render_template, request
from werkzeug import Response

from forum.care.help_lines import REGIONS, region_for
from forum.pages.house_rules import HOUSE_RULES
from forum.web import sessions
from forum.web.access import everyone

bp = Blueprint("pages", __name__)


@bp.get("/help")
@everyone
def help() -> str:  # noqa: A001 - the address
    region = region_for(request.args.get("region", ""))
    return render_template("pages/help.html", regions=REGIONS, region=region)


@bp.get("/rules")
@everyone
def rules() -> str:
    return render_template("pages/rules.html", rules=HOUSE_RULES)


@bp.get("/privacy")
@everyone
def privacy() -> str:
    return render_template("pages/privacy.html")


@bp.get("/stay-safe")
@everyone
def stay_safe() -> str:
    return render_template("pages/stay_safe.html")


@bp.get("/leave")
@everyone
def leave() -> Response:
    """End the session, clear this site's data and go to the operator's neutral page."""
    sessions.end()
    exit_url = current_app.extensions["settings"].exit_url
    response = make_response(render_template("pages/leave.html", exit_url=exit_url))
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
