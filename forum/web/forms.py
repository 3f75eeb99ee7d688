"""What every form shares: it takes fields of text, neither files nor JSON, and can be told no."""

from functools import cache, lru_cache
from gettext import NullTranslations, translation
from io import BytesIO
from typing import Any

from flask import Request, current_app, g, request, session as visit
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf
from itsdangerous import URLSafeTimedSerializer
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, SelectMultipleField
from wtforms.csrf.core import CSRFTokenField
from wtforms.i18n import messages_path
from wtforms.widgets import CheckboxInput, ListWidget

from forum.errors import Refused
from forum.language.messages import language
from forum.writing import tidy, tidy_line


def tidied(typed: str | None) -> str:
    """Return what was typed as it is kept: a filter of a field of many lines."""
    return tidy(typed or "")


def tidied_line(typed: str | None) -> str:
    """Return the same as one line: a filter of a field of one."""
    return tidy_line(typed or "")


# As flask_wtf calls the secret of a visit, and the token that is signed with it.
TOKEN, SALT = "csrf_token", "wtf-csrf-token"


def form_token() -> str:
    """Return the token of this page's forms: what `generate_csrf` would, which makes a signer anew
    for each page.
    """
    token, secret = g.get(TOKEN), visit.get(TOKEN)
    if token is None and isinstance(secret, str):
        token = g.csrf_token = _signer(current_app.config["SECRET_KEY"]).dumps(secret)
    return str(token or generate_csrf())


@lru_cache(1)
def _signer(secret: str | bytes) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=SALT)


class TokenField(CSRFTokenField):
    """The token of a form, made where it is shown: whoever has sent it well sees another page."""

    def process(self, *given: Any, **named: Any) -> None:
        super(CSRFTokenField, self).process(*given, **named)

    def _value(self) -> str:
        return form_token()


class _ShownTokens(FlaskForm.Meta.csrf_class):
    """Checks a token as flask_wtf does."""

    field_class = TokenField


class InMemory(Request):
    """A request of which nothing is written to a disk, not even a file that nobody asked for."""

    def _get_file_stream(self, *_: object, **__: object) -> BytesIO:
        return BytesIO()


class Form(FlaskForm):
    """A form of ours. Its token is checked with its fields."""

    class Meta(FlaskForm.Meta):
        """Where the fields come from, their token, and the library's own words."""

        csrf_class = _ShownTokens

        def wrap_formdata(self, form: object, formdata: object) -> Any:
            if isinstance(formdata, MultiDict):
                return formdata
            return request.form if request.method == "POST" and request.form else None

        def get_translations(self, form: object) -> NullTranslations:
            return _words_of_the_library(language())

    def refuse(self, problem: Refused) -> None:
        """Put what a deed said beside the field that it is about, or above the form."""
        field = self._fields.get(problem.field or "")
        if field is None:
            self.form_errors.append(str(problem))
        else:
            field.errors = [*field.errors, str(problem)]


@cache
def _words_of_the_library(spoken: str) -> NullTranslations:
    """Return what WTForms says in a language; flask_wtf would read its file in each request."""
    return translation("wtforms", messages_path(), [spoken], fallback=True)


class TicksField(SelectMultipleField):
    """Any number of ticks. What fits is for `validate_…` to decide, not for the list alone."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        """Take what was sent as it is: our own words are kinder than the library's."""


class SwitchForm(Form):
    """A button that begins something, or ends it: `action` is "stop" for that."""

    action = HiddenField(default="")

    @property
    def is_undone(self) -> bool:
        return bool(self.action.data == "stop")
