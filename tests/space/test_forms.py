"""The form for a known name says what to do when nothing was chosen."""

from forum.space.forms import KnownNameForm


def sent(app, **fields: str) -> KnownNameForm:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context("/me/name", method="POST", data=fields):
        form = KnownNameForm()
        form.validate()
        return form


def test_a_name_is_taken_as_it_was_sent(app):
    """Whether it is on offer is a matter of the deed, which looks again."""
    form = sent(app, known_name="Quiet Heron")

    assert (form.errors, form.known_name.data) == ({}, "Quiet Heron")


def test_choosing_nothing_is_no_choice(app):
    assert sent(app, round="1").errors == {
        "known_name": ["Choose one of these names, or leave this page."]
    }
