"""The pages that are only read, and the way out."""

from flask import Blueprint, current_app, make_response, render_template, request, url_for
from werkzeug import Response

from forum.care.help_lines import present_edition
from forum.care.help_words import in_order, in_readers_words
from forum.house.edition_views import editions_now
from forum.house.editions import edition_asked, newest, other_editions
from forum.privacy.inventory.told import rows
from forum.privacy.retention import COUNTRY
from forum.web import look
from forum.web.access import everyone, works_without_sessions
from forum.web.guests.declaring import same_for_guests
from forum.web.headers import FOREIGN
from forum.web.visits import sessions

# The only cookie of a person who only reads: the country that they chose, on the page of help.
REGION = "region"
REGION_KEPT = COUNTRY.time

bp = Blueprint("pages", __name__)


@bp.get("/help")
@everyone
@works_without_sessions
def help() -> Response:  # noqa: A001 - the address
    """Show the help lines of a country that the person chose, now or before in this browser."""
    edition = present_edition(current_app.extensions["settings"].data)
    asked = request.args.get("region")
    chosen = edition.find(request.cookies.get(REGION, "") if asked is None else asked)
    shown = chosen or (edition.elsewhere if asked else edition.first)
    page = render_template(
        "pages/help.html",
        regions=in_order(edition.regions),
        region=in_readers_words(shown),
        is_unknown=bool(asked) and chosen is None,
        is_chosen=chosen is not None,
    )
    response = make_response(page)
    if asked == "" and REGION in request.cookies:
        _forget_region(response)
    if asked and chosen and request.headers.get("Sec-Fetch-Site") not in FOREIGN:
        _remember_region(response, chosen.code)
    return response


def _remember_region(response: Response, code: str) -> None:
    """Leave the country with the person's browser, which tells it to this one page alone."""
    https = current_app.extensions["settings"].site_url.startswith("https:")
    response.set_cookie(
        REGION,
        code,
        max_age=None if look.current().shared else REGION_KEPT,
        path=url_for("pages.help"),
        secure=https,
        httponly=True,
        samesite="Lax",
    )


def _forget_region(response: Response) -> None:
    response.delete_cookie(REGION, path=url_for("pages.help"), httponly=True, samesite="Lax")


@bp.get("/rules")
@everyone
@same_for_guests("edition")
@works_without_sessions
def rules() -> str:
    editions = editions_now()
    edition = edition_asked(request.args.get("edition", ""), editions)
    others = other_editions(edition, editions)
    return render_template(
        "pages/rules.html", edition=edition, newest=newest(editions), others=others
    )


@bp.get("/privacy")
@everyone
@same_for_guests()
@works_without_sessions
def privacy() -> str:
    return render_template("pages/privacy.html", rows=rows())


@bp.get("/stay-safe")
@everyone
@same_for_guests()
@works_without_sessions
def stay_safe() -> str:
    return render_template("pages/stay_safe.html")


@bp.get("/leave")
@everyone
@works_without_sessions
def leave() -> Response:
    """End the session, clear this site's data and go to the operator's neutral page."""
    sessions.end()
    exit_url = current_app.extensions["settings"].exit_url
    response = make_response(render_template("pages/leave.html", exit_url=exit_url))
    look.forget()
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    _forget_region(response)  # for browsers that do not know that header
    return response
