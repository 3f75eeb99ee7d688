"""What the pages for arriving accept, and where they say what is wrong."""

import pytest
from werkzeug.datastructures import MultiDict

from forum.accounts.forms import (
    JoinForm,
    PassphraseForm,
    RecoverForm,
    SignInForm,
    TellingForm,
    WordsBackForm,
)
from forum.errors import Refused


@pytest.fixture(autouse=True)
def one_request(app):
    """One form that was sent, its token taken for granted: tests/journeys look at that."""
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context("/join", method="POST"):
        yield


def sent(form: type[TellingForm], **fields: str) -> TellingForm:
    return form(MultiDict(fields))


def test_who_has_read_the_rules_and_is_an_adult_may_join():
    assert sent(JoinForm, rules_ok="y", age_ok="y").validate()


@pytest.mark.parametrize(
    ("ticked", "missing", "words"),
    [
        ("age_ok", "rules_ok", "Please read the house rules, then tick this."),
        ("rules_ok", "age_ok", "You need to be 18 or over to join."),
    ],
)
def test_both_boxes_must_be_ticked(ticked, missing, words):
    form = sent(JoinForm, **{ticked: "y"})

    assert not form.validate()
    assert form.errors == {missing: [words]}


def test_nothing_more_is_asked_of_anybody():
    asked = {name for name in sent(JoinForm)._fields if name != "csrf_token"}

    assert asked == {"rules_ok", "age_ok"}


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (SignInForm, "passphrase"),
        (PassphraseForm, "passphrase"),
        (RecoverForm, "code"),
        (WordsBackForm, "word_b"),
    ],
)
def test_a_problem_with_one_field_stands_beside_it(form, field):
    form = sent(form, **{field: "hello"})
    form.validate()

    form.refuse(Refused("Try again.", field=field))

    assert form.errors == {field: ["Try again."]}


@pytest.mark.parametrize("field", [None, "a field of another form"])
def test_any_other_problem_stands_above_the_form(field):
    form = sent(SignInForm)
    form.validate()

    form.refuse(Refused("Try again.", field=field))

    assert form.form_errors == ["Try again."]
    assert list(form.errors.values()) == [["Try again."]]


def test_a_second_problem_does_not_hide_the_first():
    form = sent(JoinForm, rules_ok="y")
    form.validate()

    form.refuse(Refused("And once more.", field="age_ok"))

    assert form.errors["age_ok"] == ["You need to be 18 or over to join.", "And once more."]


def test_problems_do_not_pass_to_the_next_persons_form():
    form = sent(SignInForm)
    form.validate()
    form.refuse(Refused("Try again.", field="passphrase"))
    form.refuse(Refused("And again."))

    assert sent(SignInForm).errors == {}
