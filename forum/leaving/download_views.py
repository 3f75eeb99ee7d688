"""Download what is mine: one file, made while it is sent."""

from collections.abc import Iterator

from flask import Blueprint, render_template, request, stream_template, stream_with_context
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.accounts.signing_in import sign_in_again
from forum.clock import now
from forum.errors import Refused
from forum.events import Security, SecurityEvent
from forum.language.messages import _l
from forum.leaving.belongings import Belongings, belongings
from forum.leaving.download.archive import as_json, zipped
from forum.leaving.download.labels import LABELS
from forum.leaving.download.pieces import Item
from forum.leaving.download.sections import Section, sections
from forum.leaving.forms import DownloadForm
from forum.transaction import look_anew, reading, tell
from forum.web import look
from forum.web.access import checks_its_form, members
from forum.web.throttle import limit_signing_in
from forum.web.visits.sessions import member

bp = Blueprint("download", __name__)
Answer = Response | str | tuple[str, int]


@bp.route("/me/download", methods=["GET", "POST"])
@limit_signing_in
@checks_its_form
@members
def show() -> Answer:
    form = DownloadForm()
    if request.method == "GET":
        return _page(form)
    if not form.validate():
        return _page(form), 422
    try:
        sign_in_again(reading(), form.passphrase.data or "", root=member().root)
    except Refused as problem:
        form.refuse(problem)
        return _page(form), 422
    tell(SecurityEvent(Security.DOWNLOADED))
    return _file(member().root)


def _page(form: DownloadForm) -> str:
    return render_template("leaving/download.html", here="me", form=form)


def _file(root: bytes) -> Response:
    parts = [
        *sections(now().date()),
        Section("this_browser", _l("How this browser shows the pages"), _this_browser),
    ]
    response = Response(stream_with_context(_zip(root, parts)), mimetype="application/zip")
    # Its name tells nobody where it comes from.
    response.headers["Content-Disposition"] = "attachment; filename=notes.zip"
    return response


def _zip(root: bytes, parts: list[Section]) -> Iterator[bytes]:
    session = reading()
    mine = belongings(session, root)
    for_programs = as_json((part.key, part.gather(session, mine)) for part in parts)
    for_people = stream_template(
        "leaving/notes.html",
        sections=((part.title, part.gather(session, mine)) for part in parts),
        labels=LABELS,
    )
    for piece in zipped({"json": for_programs, "html": for_people}):
        look_anew()  # however slowly it is fetched, nothing is held meanwhile
        yield piece


def _this_browser(session: Session, mine: Belongings) -> Iterator[Item]:
    yield {"what": [word for word in look.written(look.current()).split(".") if word]}
