"""What the pages for arriving accept."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forum.errors import Refused

TYPED_MAX_CHARS = 2_000


class TellingForm(FlaskForm):
    """A form that can show what a deed refused."""

    def refuse(self, problem: Refused) -> None:
        field = self._fields.get(problem.field or "", None)
        if field is None:
            self.form_errors.append(str(problem))
        else:
            field.errors = [*field.errors, str(problem)]


class JoinForm(TellingForm):
    """Step 1."""

    rules_ok = BooleanField(
        "I have read the house rules",
        validators=[DataRequired("Please read the house rules, then tick this.")],
    )
    age_ok = BooleanField(
        "I am 18 or over",
        validators=[DataRequired("You need to be 18 or over to join.")],
    )


class WordsBackForm(TellingForm):
    """Two of the new words, typed back. The labels say which."""

    word_a = StringField("Word")
    word_b = StringField("Word")


class SignInForm(TellingForm):
    """Six words. `next` is where to go on afterwards, an address of ours."""

    passphrase = TextAreaField("Your six words")
    next = HiddenField(default="")


class RecoverForm(TellingForm):
    """One recovery code."""

    code = StringField("Recovery code")


class PassphraseForm(TellingForm):
    """The present six words, before new ones are made."""

    passphrase = TextAreaField("Your six words now")
