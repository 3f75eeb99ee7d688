"""Who looks after the place: the list, inviting somebody, removing somebody."""

from functools import partial

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug import Response

from forum.boards.curating import all_boards
from forum.clock import now
from forum.errors import NotFound, Refused
from forum.permissions import Act, Role, may_appoint
from forum.staff.appointing.inviting import (
    Duties,
    invite as make_invitation,
    link_to,
)
from forum.staff.appointing.leaving import find_staff, remove as take_duties, warning_before
from forum.staff.appointing.withdrawing import mark_of, open_invitations
from forum.staff.calling import asked_to_be, called, gone_said
from forum.staff.forms import InviteForm, RemoveForm
from forum.staff.reading import all_staff
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties, fresh_code, me_on_duty
from forum.web.kept_words import kept_words, let_go
from forum.web.throttle import limit_answering

bp = Blueprint("staff", __name__)
Answer = Response | str | tuple[str, int]
LINK = "invitation"


@bp.get("/operator/staff")
@duties(Act.STAFF)
def show() -> str:
    return _page(InviteForm(data=kept_words(_here())))


@bp.post("/operator/staff/invite")
@limit_answering
@checks_its_form
@duties(Act.STAFF)
def invite() -> Answer:
    if way := fresh_code(_here()):
        return way
    form = _offered(InviteForm())
    if not form.validate():
        return _page(form), 422
    try:
        with transaction() as writing:
            wanted = Duties(form.chosen_role(), form.boards.data or [])
            token = make_invitation(writing, wanted, by=me_on_duty(), at=now())
    except Refused as problem:
        form.refuse(problem)
        return _page(form), 422
    let_go(_here())
    session[LINK] = link_to(current_app.extensions["settings"].site_url, token)
    return redirect(_here(), 303)


@bp.route("/operator/staff/remove", methods=["GET", "POST"])
@limit_answering
@checks_its_form
@duties(Act.STAFF)
def remove() -> Answer:
    form = RemoveForm(name=request.values.get("name", ""))
    if request.method == "GET":
        return _remove_page(form)
    if way := fresh_code(url_for(".remove", name=form.name.data)):
        return way
    if not form.validate():
        return _remove_page(form), 422
    try:
        with transaction() as writing:
            name, is_sure = form.name.data or "", bool(form.sure.data)
            gone = take_duties(writing, name, by=me_on_duty(), is_sure=is_sure)
    except Refused as problem:
        form.refuse(problem)
        return _remove_page(form), 422
    flash(gone_said(gone.name, gone.role), "done")
    return redirect(_here() if gone.account_id != me_on_duty().staff_id else "/", 303)


def _page(form: InviteForm) -> str:
    open_links = open_invitations(reading(), today=now().date())
    return render_template(
        "staff/list.html",
        here="staff",
        me=me_on_duty(),
        may_appoint=partial(may_appoint, me_on_duty().role),
        staff=all_staff(reading()),
        called=called,
        asked_to_be=asked_to_be,
        form=_offered(form),
        link=session.pop(LINK, None),
        open_links=[(each, mark_of(each)) for each in open_links],
    )


def _offered(form: InviteForm) -> InviteForm:
    roles = [role for role in Role if may_appoint(me_on_duty().role, role)]
    form.offer(roles, [(board.slug, board.name) for board in all_boards(reading())])
    return form


def _remove_page(form: RemoveForm) -> str:
    try:
        staff = find_staff(reading(), form.name.data or "")
    except Refused as problem:
        raise NotFound from problem
    warning = warning_before(reading(), staff)
    return render_template(
        "staff/remove.html", here="staff", form=form, staff=staff, warning=warning, me=me_on_duty()
    )


def _here() -> str:
    return url_for(".show")
