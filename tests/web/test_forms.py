"""What every form shares: fields of text alone, and problems told where they belong."""

import io

import pytest
from flask import g, session as visit
from flask_babel import force_locale
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms import StringField, ValidationError

from forum.errors import Refused
from forum.web.forms import TOKEN, Form, form_token, tidied, tidied_line


class WordForm(Form):
    """Two fields."""

    word = StringField("Word")
    other = StringField("Another word")


@pytest.fixture(autouse=True)
def no_tokens(app):
    """Tokens are taken for granted here: tests/journeys look at them."""
    app.config["WTF_CSRF_ENABLED"] = False


def sent(app, method: str = "POST", **given) -> WordForm:
    with app.test_request_context("/join", method=method, **given):
        form = WordForm()
        form.validate()
        return form


def test_fields_are_taken_from_the_form_that_was_sent(app):
    assert sent(app, data={"word": "hello"}).data == {"word": "hello", "other": None}


@pytest.mark.parametrize("json", [{"word": "hello"}, ["word"], "word", 7, None])
def test_json_is_no_form(app, json):
    assert sent(app, json=json).word.data is None


def test_a_file_is_no_text(app):
    file = (io.BytesIO(b"hello"), "hello.txt")

    form = sent(app, data={"word": file, "other": "hello"})

    assert form.data == {"word": None, "other": "hello"}


def test_an_address_fills_in_no_form(app):
    assert sent(app, "GET", query_string={"word": "hello"}).word.data is None
    assert sent(app, query_string={"word": "hello"}).word.data is None


@pytest.mark.parametrize("field", ["word", "other"])
def test_a_problem_with_one_field_stands_beside_it(app, field):
    form = sent(app, data={"word": "hello"})

    form.refuse(Refused("Try again.", field=field))

    assert form.errors == {field: ["Try again."]}


@pytest.mark.parametrize("field", [None, "", "a field of another form"])
def test_any_other_problem_stands_above_the_form(app, field):
    form = sent(app, data={"word": "hello"})

    form.refuse(Refused("Try again.", field=field))

    assert form.form_errors == ["Try again."]
    assert list(form.errors.values()) == [["Try again."]]


def test_a_second_problem_does_not_hide_the_first(app):
    form = sent(app, data={"word": "hello"})

    form.refuse(Refused("Try again.", field="word"))
    form.refuse(Refused("And once more.", field="word"))

    assert form.errors == {"word": ["Try again.", "And once more."]}


def test_problems_do_not_pass_to_the_next_persons_form(app):
    form = sent(app, data={"word": "hello"})
    form.refuse(Refused("Try again.", field="word"))
    form.refuse(Refused("And again."))

    assert sent(app, data={"word": "hello"}).errors == {}


def test_what_was_typed_is_tidied_also_when_there_was_nothing():
    assert (tidied(None), tidied_line(None)) == ("", "")
    assert tidied(" One \r\n two\u202e ") == "One\n two"
    assert tidied_line(" One \n two ") == "One two"


def test_a_file_that_nobody_asked_for_stays_in_memory(app, monkeypatch):
    """Werkzeug would put what is large into a file, whose words stay on the disk."""
    opened = []
    monkeypatch.setattr("tempfile.TemporaryFile", lambda *a, **_: opened.append(a))
    head = b'Content-Disposition: form-data; name="letter"; filename="letter.txt"\r\n\r\n'
    letter = b"--x\r\n" + head + b"y" * 600_000 + b"\r\n--x--\r\n"
    sent_as = {"data": letter, "content_type": "multipart/form-data; boundary=x"}

    with app.test_request_context("/join", method="POST", **sent_as) as asked:
        assert len(asked.request.files["letter"].read()) == 600_000

    assert opened == []


@pytest.mark.parametrize(
    ("spoken", "said"), [("es", "Opción inválida."), ("en", "Not a valid choice.")]
)
def test_the_librarys_words_are_in_the_language_that_is_spoken(app, spoken, said):
    with app.test_request_context("/join"), force_locale(spoken):
        assert WordForm().word.gettext("Not a valid choice.") == said


def test_the_librarys_words_are_read_once(app, monkeypatch):
    sent(app, data={"word": "hello"}).word.gettext("Not a valid choice.")
    monkeypatch.setattr("forum.web.forms.translation", None)  # whoever read again would fail
    monkeypatch.setattr("flask_wtf.i18n.support", None)

    sent(app, data={"word": "hello"}).word.gettext("Not a valid choice.")


def test_a_page_has_one_token_whoever_writes_it(app):
    with app.test_request_context("/join"):
        first = form_token()

        assert first == generate_csrf() == form_token()
        assert visit[TOKEN]


def test_a_visit_that_has_a_secret_gets_a_token_of_it(app):
    with app.test_request_context("/join"):
        visit[TOKEN] = "of this visit"

        token = form_token()

        validate_csrf(token)
        assert generate_csrf() == token
        assert visit[TOKEN] == "of this visit"


def test_no_token_is_good_for_another_visit_or_another_place(app):
    with app.test_request_context("/join"):
        visit[TOKEN] = "of this visit"
        token = form_token()
    with app.test_request_context("/join"):
        visit[TOKEN] = "of another"
        with pytest.raises(ValidationError):
            validate_csrf(token)
    app.config["SECRET_KEY"] = "another place"
    with app.test_request_context("/join"):
        visit[TOKEN] = "of this visit"
        with pytest.raises(ValidationError):
            validate_csrf(token)
        g.pop(TOKEN, None)
        validate_csrf(form_token())


@pytest.fixture
def with_tokens(app):
    app.config["WTF_CSRF_ENABLED"] = True


@pytest.mark.usefixtures("with_tokens")
def test_a_form_has_the_token_of_its_page_where_it_is_shown_and_makes_none_else(app):
    with app.test_request_context("/join"):
        form = WordForm()
        assert TOKEN not in g

        shown = str(form.csrf_token())

        assert f'value="{form_token()}"' in shown


@pytest.mark.usefixtures("with_tokens")
@pytest.mark.parametrize(("secret", "is_good"), [("of this visit", True), ("of another", False)])
def test_a_token_that_was_sent_is_checked_with_the_fields(app, secret, is_good):
    with app.test_request_context("/join"):
        visit[TOKEN] = secret
        token = form_token()
    with app.test_request_context("/join", method="POST", data={"word": "hello", TOKEN: token}):
        visit[TOKEN] = "of this visit"

        assert WordForm().validate() is is_good
