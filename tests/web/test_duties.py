"""What staff alone may do: the table is asked each time, and nothing typed is lost."""

from datetime import timedelta

import pytest
from flask import request

from forum.accounts.models import Staff
from forum.clock import now
from forum.permissions import Act
from forum.transaction import db
from forum.web.access import DUTIES, duties, fresh_code, me_on_duty, on_staff
from forum.web.kept_words import kept_words


def door() -> str:
    """A view."""
    return "<h1>Inside</h1>"


@pytest.fixture
def desk(app):
    """A page for who may read the queue, a form with a page above it, and an act on a person."""

    def show(n: str = "") -> str:
        return f"<h1>{me_on_duty().name}</h1><p>{kept_words(request.path)}</p>"

    def bar() -> object:
        return fresh_code("/queue") or "barred"

    app.config["WTF_CSRF_ENABLED"] = False
    app.add_url_rule("/queue", "queue", duties(Act.READ_QUEUE)(show))
    app.add_url_rule("/queue/<n>/decide", "decide", duties(Act.DECIDE)(show), methods=["POST"])
    app.add_url_rule("/queue/bar", "bar", duties(Act.BAR)(bar), methods=["POST"])
    app.add_url_rule("/lamp", "lamp", on_staff(show))
    return app


def test_a_view_for_staff_says_what_it_is_for():
    view = duties(Act.READ_QUEUE)(door)

    assert (view.access, view.act) == (DUTIES, Act.READ_QUEUE)
    assert view.__name__ == "door"


def test_staff_come_in_under_their_working_name(desk, visit):
    moderator = visit().arrive_on_duty(name="Calm Wren")

    assert "Calm Wren" in moderator.client.get("/queue").text
    assert "Calm Wren" in moderator.client.get("/lamp").text
    assert moderator.client.post("/queue/1/decide").status_code == 200


@pytest.mark.parametrize("path", ["/queue", "/lamp"])
def test_a_guest_is_asked_to_sign_in_before_anything_else(desk, guest, path):
    answer = guest.client.get(path)

    assert answer.status_code == 303
    assert answer.location == f"/sign-in?next={path}"


@pytest.mark.parametrize("path", ["/queue", "/lamp"])
def test_a_member_without_duties_is_refused_whatever_their_visit_says(desk, visit, path):
    for role in (None, "moderator", "lead", "operator"):
        assert visit().arrive(role=role).client.get(path).status_code == 403


def test_who_may_not_do_it_is_refused_before_they_are_asked_for_a_code(desk, visit):
    operator = without_code(visit().arrive_on_duty("operator"))
    moderator = without_code(visit().arrive_on_duty(name="Calm Wren"))

    assert operator.client.get("/queue").status_code == 403
    assert moderator.client.post("/queue/bar").status_code == 403


def test_a_moderator_who_was_removed_is_out_at_once(desk, app, visit):
    moderator = visit().arrive_on_duty()
    assert moderator.client.get("/queue").status_code == 200
    with app.app_context():
        db.session.query(Staff).delete()
        db.session.commit()

    assert moderator.client.get("/queue").status_code == 403


def without_code(visitor, ago=None):
    """Let the visit have no code yet, or one from some time ago."""
    with visitor.client.session_transaction() as kept:
        del kept["code_at"]
        if ago is not None:
            kept["code_at"] = int((now() - ago).timestamp())
    return visitor


@pytest.mark.parametrize(
    ("method", "path", "back"),
    [("GET", "/queue?band=now", "/queue?band%3Dnow"), ("POST", "/queue/1/decide", "/queue")],
)
def test_without_a_code_in_this_visit_staff_are_asked_for_one(desk, visit, method, path, back):
    moderator = without_code(visit().arrive_on_duty())

    answer = moderator.client.open(path, method=method, data={"message": "Kind words"})

    assert (answer.status_code, answer.location) == (303, f"/step-up?next={back}")
    assert moderator.client.get("/lamp").status_code == 200


def test_what_was_typed_waits_for_the_page_that_one_comes_back_to(desk, visit):
    moderator = without_code(visit().arrive_on_duty())
    typed = {"decision": "pause", "message": "Kind words", "code": "123456", "csrf_token": "t"}

    moderator.client.post("/queue/1/decide", data=typed)

    with moderator.client.session_transaction() as kept:
        assert kept["kept"] == {
            "page": "/queue",
            "fields": {"decision": ["pause"], "message": "Kind words"},
        }


def test_without_a_second_factor_staff_are_led_to_set_one_up(desk, app, visit):
    moderator = visit().arrive_on_duty()
    with app.app_context():
        db.session.execute(db.text("DELETE FROM second_factor"))
        db.session.commit()

    answer = moderator.client.get("/queue")

    assert (answer.status_code, answer.location) == (303, "/me/second-factor?next=/queue")


@pytest.mark.parametrize(("minutes", "asks"), [(0, False), (4, False), (6, True), (60, True)])
def test_who_acts_on_a_person_gives_a_code_every_five_minutes(desk, visit, minutes, asks):
    lead = without_code(visit().arrive_on_duty("lead"), ago=timedelta(minutes=minutes))

    answer = lead.client.post("/queue/bar", data={"message": "Kind words"})

    assert answer.status_code == (303 if asks else 200)
    if asks:
        assert answer.location == "/step-up?next=/queue"
        assert "Kind words" in lead.client.get("/queue").text


def test_an_expired_form_of_staff_asks_a_guest_to_sign_in(desk, guest):
    desk.config["WTF_CSRF_ENABLED"] = True

    answer = guest.client.post("/queue/1/decide", data={"message": "Kind words"})

    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/queue")


@pytest.mark.parametrize(
    ("role", "there"),
    [
        (None, []),
        ("moderator", ["/me/on-duty"]),
        ("lead", ["/me/on-duty", "/operator/staff"]),
        ("operator", ["/operator/staff"]),
    ],
)
def test_the_menu_shows_staff_what_is_theirs(visit, role, there):
    visitor = visit().arrive_on_duty(role) if role else visit().arrive()
    links = [link["href"] for link in visitor.get("/").all(".mainnav a[href]")]

    assert [link for link in links if link in ("/me/on-duty", "/operator/staff")] == there
