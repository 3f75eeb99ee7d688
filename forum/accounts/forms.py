"""What the pages for arriving accept."""

from typing import Any

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forum.language.messages import _l
from forum.web.forms import Form
from forum.web.look import COOKIES_OFF, cookies_are_off

SHARED = _l("Other people use this device")


class ArrivingForm(Form):
    """Of no use to a browser that keeps no cookies: whoever comes in would be out again."""

    def validate(self, extra_validators: Any = None) -> bool:
        if cookies_are_off():
            self.form_errors.append(COOKIES_OFF)
            return False
        return bool(super().validate(extra_validators))


class JoinForm(ArrivingForm):
    """Step 1. `next` is where to go on afterwards, an address of ours."""

    age_ok = BooleanField(
        _l("I am 18 or over"),
        validators=[DataRequired(_l("You need to be 18 or over to join."))],
    )
    rules_ok = BooleanField(
        _l("I have read the house rules"),
        validators=[DataRequired(_l("Please read the house rules, then tick this."))],
    )
    shared = BooleanField(SHARED)
    next = HiddenField(default="")


class WordsBackForm(Form):
    """Two of the new words, typed back. The labels say which."""

    word_a = StringField(_l("Word"))
    word_b = StringField(_l("Word"))


class SignInForm(ArrivingForm):
    """Six words. `next` is where to go on afterwards, an address of ours."""

    passphrase = TextAreaField(_l("Your six words"))
    shared = BooleanField(SHARED)
    next = HiddenField(default="")


class RecoverForm(ArrivingForm):
    """One recovery code."""

    code = StringField(_l("Recovery code"))


class PassphraseForm(Form):
    """The present six words, before new ones are made."""

    passphrase = TextAreaField(_l("Your six words now"))
