import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.accounts.signing_in import duties_of, sign_in
from forum.errors import Refused
from forum.seeding.demo import fill, fill_if_empty
from forum.threads.models import Post
from forum.transaction import db
from tests.codes import code_of


def posts(app) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Post)) or 0


def test_filling_gives_the_words_of_a_moderator(app):
    words = fill(app)

    with app.app_context(), Session(db.engine) as session:
        came = sign_in(session, words)
        assert duties_of(session, came.opened.root) == "moderator"
    assert posts(app) > 100


def test_a_forum_that_is_filled_is_left_alone(app):
    fill(app)
    before = posts(app)

    with pytest.raises(Refused):
        fill(app)
    assert fill_if_empty(app) is None
    assert posts(app) == before


def test_filling_if_empty_fills_an_empty_forum(app):
    words = fill_if_empty(app)

    assert words is not None
    assert len(words.split()) == 6


def test_a_filled_forum_shows_its_conversations(app, guest):
    fill(app)

    guest.get("/boards/small-good-things")
    page = guest.get("/boards/low-days")

    assert "Everyone else seems to be coping" in page.text


def test_filling_that_fails_leaves_nothing_behind(app, monkeypatch):
    def break_off(*_: object, **__: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("forum.seeding.samples._set_steps", break_off)
    with pytest.raises(RuntimeError):
        fill(app)

    assert posts(app) == 0
    monkeypatch.undo()
    assert fill_if_empty(app) is not None


def test_its_moderator_is_staff_who_sets_up_a_second_factor_at_the_first_visit(app, guest):
    words = fill(app)
    guest.send(guest.get("/sign-in"), "/sign-in", passphrase=words)

    page = guest.get("/me/on-duty")
    kept = guest.send(page, "/me/second-factor", code=code_of(page.one("[data-totp-secret]").text))

    assert page.heading == "Set up your second factor"
    assert guest.send(kept, "/me/second-factor").heading == "On duty"
