"""What the pages for arriving accept."""

import pytest

from forum.accounts.forms import JoinForm


def sent(app, **fields: str) -> JoinForm:
    """The form as somebody sent it, its token taken for granted: tests/journeys look at that."""
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context("/join", method="POST", data=fields):
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


def test_nothing_more_is_asked_of_anybody(app):
    asked = {name for name in sent(app, rules_ok="y")._fields if name != "csrf_token"}

    assert asked == {"rules_ok", "age_ok"}
