"""What the pages for arriving accept."""

from typing import Any

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forum.web.forms import Form
from forum.web.look import COOKIES_OFF, cookies_are_off

SHARED = "Other people use this device"


class ArrivingForm(Form):
    """Of no use to a browser that keeps no cookies: whoever comes in would be out again."""

    def validate(self, extra_validators: Any = None) -> bool:
        if cookies_are_off():
            self.form_errors.append(COOKIES_OFF)
            return False
        return bool(super().validate(extra_validators))


class JoinForm(ArrivingForm):
    """Step 1."""

    rules_ok = BooleanField(
        "I have read the house rules",
        validators=[DataRequired("Please read the house rules, then tick this.")],
    )
    age_ok = BooleanField(
        "I am 18 or over",
        validators=[DataRequired("You need to be 18 or over to join.")],
    )
    shared = BooleanField(SHARED)


class WordsBackForm(Form):
    """Two of the new words, typed back. The labels say which."""

    word_a = StringField("Word")
    word_b = StringField("Word")


class SignInForm(ArrivingForm):
    """Six words. `next` is where to go on afterwards, an address of ours."""

    passphrase = TextAreaField("Your six words")
    shared = BooleanField(SHARED)
    next = HiddenField(default="")


class RecoverForm(ArrivingForm):
    """One recovery code."""

    code = StringField("Recovery code")


class PassphraseForm(Form):
    """The present six words, before new ones are made."""

    passphrase = TextAreaField("Your six words now")
