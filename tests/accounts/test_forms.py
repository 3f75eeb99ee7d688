"""What the pages for arriving accept."""

import pytest
from wtforms import HiddenField

from forum.accounts.forms import JoinForm
from forum.web.look import COOKIES_OFF


def sent(app, **fields: str) -> JoinForm:
    """The form as somebody sent it, its token taken for granted: tests/journeys look at that."""
    return sent_with_cookie(app, "s=x", **fields)


def sent_with_cookie(app, cookie: str, **fields: str) -> JoinForm:
    app.config["WTF_CSRF_ENABLED"] = False
    headers = {"Cookie": cookie} if cookie else {}
    with app.test_request_context("/join", method="POST", data=fields, headers=headers):
        form = JoinForm()
        form.validate()
        return form


def test_who_has_read_the_rules_and_is_an_adult_may_join(app):
    assert sent(app, rules_ok="y", age_ok="y").errors == {}


@pytest.mark.parametrize(
    ("ticked", "missing", "words"),
    [
        ("age_ok", "rules_ok", "Please read the house rules, then tick this."),
        ("rules_ok", "age_ok", "You need to be 18 or over to join."),
    ],
)
def test_both_boxes_must_be_ticked(app, ticked, missing, words):
    assert sent(app, **{ticked: "y"}).errors == {missing: [words]}


def test_a_browser_that_keeps_no_cookie_is_told_so(app):
    """It could not come in, and "this page was open for too long" would be untrue."""
    form = sent_with_cookie(app, "", rules_ok="y", age_ok="y")

    assert form.form_errors == [COOKIES_OFF]


def test_a_shared_device_may_be_said_and_need_not(app):
    assert sent(app, rules_ok="y", age_ok="y").shared.data is False
    assert sent(app, rules_ok="y", age_ok="y", shared="y").shared.data is True


def test_nothing_more_is_asked_of_anybody(app):
    fields = sent(app, rules_ok="y")._fields.items()
    asked = {name for name, field in fields if not isinstance(field, HiddenField)}

    assert asked == {"rules_ok", "age_ok", "shared"}
