"""/operator/boards: boards are added, changed, closed, opened again and put in order."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.boards.curating import NewBoard, all_boards
from forum.clock import now
from forum.errors import Refused
from forum.house.changing import By
from forum.language.messages import _, _l
from forum.operating import boards
from forum.operating.forms import BoardForm, MarkForm, NewBoardForm
from forum.operating.sure_views import closing
from forum.permissions import Act
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties, me_on_duty
from forum.web.kept_words import kept_words, let_go
from forum.web.sure import sure_page
from forum.web.throttle import limit_writing

bp = Blueprint("operator_boards", __name__)
ONE = "/operator/boards/<slug>"
Answer = Response | str | tuple[str, int]
MOVED = {"up": _l("Moved up."), "down": _l("Moved down."), "top": _l("Moved to the top.")}


@bp.get("/operator/boards")
@duties(Act.BOARDS)
def show() -> str:
    marks = [(board, boards.mark_of(board)) for board in all_boards(reading())]
    return render_template("operating/boards.html", here="operator", boards=marks, form=MarkForm())


@bp.route("/operator/boards/new", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.BOARDS)
def add() -> Answer:
    form = NewBoardForm()
    if request.method == "GET":
        return _fresh_page(form)
    if not form.validate():
        return _page(form), 422
    new = form.words(form.slug.data or "")
    return _answer(form, None, lambda session, by: boards.add(session, new, by=by))


@bp.route(ONE, methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.BOARDS)
def change(slug: str) -> Answer:
    board = boards.find(reading(), slug)
    form = BoardForm(obj=board, mark=boards.mark_of(board))
    if request.method == "GET":
        return _fresh_page(form, slug)
    if not form.validate():
        return _page(form, slug), 422
    words = form.words(slug)
    return _answer(form, slug, lambda s, by: boards.change(s, _seen(slug, form), words, by=by))


@bp.route(f"{ONE}/archive", methods=["GET", "POST"])
@limit_writing
@duties(Act.BOARDS)
def archive(slug: str) -> Answer:
    if request.method == "GET":
        board = boards.find(reading(), slug)
        return sure_page(closing(board, boards.mark_of(board)), here="operator")
    with transaction() as session:
        boards.archive(session, _seen(slug, MarkForm()), by=_by())
    return _back(_("Closed. People can still read it."))


@bp.post(f"{ONE}/open")
@limit_writing
@duties(Act.BOARDS)
def open_again(slug: str) -> Response:
    with transaction() as session:
        boards.open_again(session, _seen(slug, MarkForm()), by=_by())
    return _back(_("It is open again."))


@bp.post(f"{ONE}/<any(up, down, top):where>")
@limit_writing
@duties(Act.BOARDS)
def move(slug: str, where: str) -> Response:
    with transaction() as session:
        boards.move(session, slug, boards.Move(where), by=_by())
    return _back(str(MOVED[where]))


def _answer(form: BoardForm, slug: str | None, deed: Callable[[Session, By], None]) -> Answer:
    try:
        with transaction() as session:
            deed(session, _by())
    except Refused as problem:
        form.refuse(problem)
        return _page(form, slug), 422
    except boards.BoardChangedMeanwhile as conflict:
        form.mark.data = conflict.mark
        return _page(form, slug, other=conflict.now), 409
    let_go(request.path)
    return _back(_("Kept. It holds from now on."))


def _fresh_page(form: BoardForm, slug: str | None = None) -> str:
    form.put_back(kept_words(request.path))
    return _page(form, slug)


def _page(form: BoardForm, slug: str | None = None, *, other: NewBoard | None = None) -> str:
    return render_template(
        "operating/board.html", here="operator", form=form, slug=slug, other=other
    )


def _seen(slug: str, form: MarkForm) -> boards.Seen:
    return boards.Seen(slug, form.mark.data or "")


def _by() -> By:
    return By(me_on_duty().staff_id, now())


def _back(words: str) -> Response:
    flash(words, "done")
    return redirect(url_for("operator_boards.show"), 303)
