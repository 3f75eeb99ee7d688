"""What the pages for arriving accept."""

from typing import Any

from flask import request
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forum.language.messages import _l
from forum.web.forms import Form
from forum.web.kept_words import kept_words
from forum.web.look import COOKIES_OFF, cookies_are_off
from forum.web.routing import own_address

SHARED = _l("Other people use this device")


def _asked_for() -> str:
    """Return the page of ours that the address of this one names."""
    return own_address(request.args.get("next", ""))


class ArrivingForm(Form):
    """Leads to `next`. Without cookies it is of no use: whoever comes in would be out again."""

    next = HiddenField(default=_asked_for)

    @property
    def to(self) -> str:
        """Return where to go on afterwards, an address of ours, or nothing."""
        return own_address(self.next.data or "")

    @property
    def has_words_waiting(self) -> bool:
        """Return whether words that were typed there wait for whoever comes in."""
        return bool(kept_words(self.to))

    def validate(self, extra_validators: Any = None) -> bool:
        if cookies_are_off():
            self.form_errors.append(COOKIES_OFF)
            return False
        return bool(super().validate(extra_validators))


class JoinForm(ArrivingForm):
    """Step 1."""

    age_ok = BooleanField(
        _l("I am 18 or over"),
        validators=[DataRequired(_l("You need to be 18 or over to join."))],
    )
    rules_ok = BooleanField(
        _l("I have read the house rules"),
        validators=[DataRequired(_l("Please read the house rules, then tick this."))],
    )
    shared = BooleanField(SHARED)


class WordsBackForm(Form):
    """Two of the new words, typed back. The labels say which."""

    word_a = StringField(_l("Word"))
    word_b = StringField(_l("Word"))


class SignInForm(ArrivingForm):
    """Six words."""

    passphrase = TextAreaField(_l("Your six words"))
    shared = BooleanField(SHARED)


class RecoverForm(ArrivingForm):
    """One recovery code."""

    code = StringField(_l("Recovery code"))


class PassphraseForm(Form):
    """The present six words, before new ones are made."""

    passphrase = TextAreaField(_l("Your six words now"))
