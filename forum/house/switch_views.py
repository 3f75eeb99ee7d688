"""What the people who run the place have switched off is said, and kept, at the door."""

from collections.abc import Callable
from functools import partial

from flask import Flask, g, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.local import LocalProxy

from forum.house.choices import Choices, choices_now
from forum.transaction import reading

JOIN = "accounts.join"


def init_app(app: Flask, *, has_begun: Callable[[], bool]) -> None:
    """Keep the door.

    Args:
        has_begun: whether whoever asks was given their six words already, and not yet let in.
    """
    app.jinja_env.globals["house_choices"] = LocalProxy(choices_here)
    app.before_request(partial(_may_join, has_begun))


def choices_here() -> Choices:
    """Return what was chosen, looked up once for each request; the usual if it cannot be read."""
    if "house_choices" not in g:
        try:
            g.house_choices = choices_now(reading())
        except SQLAlchemyError:
            g.house_choices = Choices()
    found: Choices = g.house_choices
    return found


def _may_join(has_begun: Callable[[], bool]) -> tuple[str, int] | None:
    """Whoever has begun to join may end it; nobody else begins while joining is off."""
    if request.endpoint != JOIN or not choices_here().joining_closed or has_begun():
        return None
    return render_template("house/joining_closed.html"), 403 if request.method == "POST" else 200
