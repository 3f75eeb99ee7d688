"""The second factor: set it up, give a code before acts of staff, keep the codes on paper."""

from typing import Any, cast

from flask import (
    Blueprint,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug import Response

from forum.clock import now
from forum.errors import NotFound, Refused
from forum.events import Security, SecurityEvent
from forum.language.messages import _
from forum.staff.enrolling import confirm, enrol, forget_factor, spare_codes_left
from forum.staff.forms import CodeForm
from forum.staff.second_factor import address_for_app, in_groups, new_secret
from forum.staff.square_code import png_of
from forum.transaction import reading, tell, transaction
from forum.web.access import checks_its_form, fresh_code, me_on_duty, on_staff
from forum.web.kept_words import kept_words
from forum.web.routing import own_address
from forum.web.throttle import limit_codes
from forum.web.visits.sessions import note_code

bp = Blueprint("second_factor", __name__)
Answer = Response | str | tuple[str, int]
# A secret that no app has confirmed yet, codes that were not kept yet, and where to go on then.
SECRET, CODES, AFTER = "factor_secret", "factor_codes", "factor_after"
PHOTO_OF_IT = "image/png"


@bp.get("/me/second-factor")
@on_staff
def show() -> str:
    if after := own_address(request.args.get("next", "")):
        session[AFTER] = after
    return _page(CodeForm())


@bp.post("/me/second-factor")
@limit_codes
@checks_its_form
@on_staff
def set_up() -> Answer:
    form = CodeForm()
    if not form.validate():
        return _page(form), 422
    if form.action.data == "kept":
        session.pop(CODES, None)
        return redirect(_after(), 303)
    if me_on_duty().has_second_factor and (way := fresh_code(_here())):
        return way
    if form.action.data == "renew":
        session[SECRET] = new_secret()
        return redirect(_here(), 303)
    try:
        _enrol(form.code.data or "")
    except Refused as problem:
        form.refuse(problem)
        return _page(form), 422
    return redirect(_here(), 303)


@bp.get("/me/second-factor/square.png")
@on_staff
def square() -> Response:
    """The secret as a picture, for the camera of a phone."""
    if SECRET not in session:
        raise NotFound
    response = make_response(png_of(address_for_app(session[SECRET])))
    response.headers["Content-Type"] = PHOTO_OF_IT
    return response


@bp.route("/step-up", methods=["GET", "POST"])
@limit_codes
@checks_its_form
@on_staff
def step_up() -> Answer:
    form = CodeForm()
    if not me_on_duty().has_second_factor:
        return redirect(url_for(".show", next=request.values.get("next", "")), 303)
    if request.method == "GET":
        form.next.data = own_address(request.args.get("next", ""))
        return _step_up_page(form)
    if not form.validate():
        return _step_up_page(form), 422
    try:
        with transaction() as writing:
            confirm(writing, me_on_duty().root, form.code.data or "", at=now())
    except Refused as problem:
        tell(SecurityEvent(Security.STAFF_REFUSED))
        form.refuse(problem)
        return _step_up_page(form), 422
    _let_through()
    return redirect(own_address(form.next.data or "") or url_for("space.me"), 303)


def _enrol(typed: str) -> None:
    """Set up the secret that was shown, and remember its codes until they were kept."""
    duty, at = me_on_duty(), now()
    with transaction() as writing:
        if duty.has_second_factor:
            forget_factor(writing, duty.staff_id)
        session[CODES] = enrol(writing, duty.root, _secret(), typed=typed, at=at)
    session.pop(SECRET)
    _let_through()
    flash(_("Your second factor is set up."), "done")


def _let_through() -> None:
    note_code(now())
    tell(SecurityEvent(Security.STAFF_CONFIRMED))


def _page(form: CodeForm) -> str:
    """Return the step that somebody is at: to keep codes, to set up, or done."""
    codes, duty = cast(list[str], session.get(CODES, [])), me_on_duty()
    given: dict[str, Any] = {"here": "me", "form": form, "codes": codes}
    if codes:
        return render_template("staff/spare_codes.html", **given)
    if duty.has_second_factor and SECRET not in session:
        left = spare_codes_left(reading(), duty.staff_id)
        return render_template("staff/second_factor.html", left=left, **given)
    return render_template("staff/enrol.html", secret=in_groups(_secret()), **given)


def _step_up_page(form: CodeForm) -> str:
    kept = bool(kept_words(form.next.data or ""))
    return render_template("staff/step_up.html", here="", form=form, words_are_kept=kept)


def _secret() -> str:
    """Return the secret that is being set up; one for the whole visit."""
    return cast(str, session.setdefault(SECRET, new_secret()))


def _here() -> str:
    return url_for(".show")


def _after() -> str:
    return own_address(session.pop(AFTER, "")) or url_for("space.me")
