"""What the pages for arriving accept."""

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired

from forum.web.forms import Form


class JoinForm(Form):
    """Step 1."""

    rules_ok = BooleanField(
        "I have read the house rules",
        validators=[DataRequired("Please read the house rules, then tick this.")],
    )
    age_ok = BooleanField(
        "I am 18 or over",
        validators=[DataRequired("You need to be 18 or over to join.")],
    )


class WordsBackForm(Form):
    """Two of the new words, typed back. The labels say which."""

    word_a = StringField("Word")
    word_b = StringField("Word")


class SignInForm(Form):
    """Six words. `next` is where to go on afterwards, an address of ours."""

    passphrase = TextAreaField("Your six words")
    next = HiddenField(default="")


class RecoverForm(Form):
    """One recovery code."""

    code = StringField("Recovery code")


class PassphraseForm(Form):
    """The present six words, before new ones are made."""

    passphrase = TextAreaField("Your six words now")
