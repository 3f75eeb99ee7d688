"""What the people who run the place have switched off is said, and kept, at the door."""

from flask import Flask, g, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.local import LocalProxy

from forum.house.choices import Choices, choices_now
from forum.transaction import reading

JOIN = "accounts.join"


def init_app(app: Flask) -> None:
    app.jinja_env.globals["house_choices"] = LocalProxy(choices_here)
    app.before_request(_may_join)


def choices_here() -> Choices:
    """Return what was chosen, looked up once for each request; the usual if it cannot be read."""
    if "house_choices" not in g:
        try:
            g.house_choices = choices_now(reading())
        except SQLAlchemyError:
            g.house_choices = Choices()
    found: Choices = g.house_choices
    return found


def _may_join() -> tuple[str, int] | None:
    """Whoever has begun to join may end it; nobody else begins while joining is off."""
    if request.endpoint != JOIN or not choices_here().joining_closed:
        return None
    return render_template("house/joining_closed.html"), 200 if request.method == "GET" else 403
