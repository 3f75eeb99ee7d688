"""What stands in a template as it is compiled says what it would have said when it is drawn."""

from collections.abc import Iterator

import pytest
from flask import Flask, render_template
from flask_babel import force_locale
from jinja2 import DictLoader
from markupsafe import Markup

from forum.language.messages import _l

TEMPLATES = {
    "plain": "{{ _('Quick exit') }} {% trans %}Quick exit{% endtrans %}",
    "marks": '{% trans %}<span class="vh">Emergency: </span>Quick exit{% endtrans %}',
    "value": "{{ _('Talks about %(topics)s', topics=value) }}",
    "sentence": "{% trans number=value %}Call {{ number }}{% endtrans %}",
    "put on": "{{ '<i>' ~ _('Talks about %(topics)s', topics=value) }}",
    "put on plain": "{{ _('Quick exit') ~ '<i>' }}",
    "chosen": "{{ _('Quick exit') if value else value }}",
    "within": "{% macro m(words) %}<p>{{ words }}</p>{% endmacro %}{{ m(_('Quick exit')) }}",
    "many": "{% trans count=2 %}{{ count }} reply{% pluralize %}{{ count }} replies{% endtrans %}",
    "hundred": "{% trans %}All of it, 100%, is here.{% endtrans %}",
    "number": "{{ _('Wait %(minutes)d minutes.', minutes=5) }}",
    "address": "<a id=\"{{ url_for('pages.help', region='a&b') }}\">{{ url_for('boards.home') }}",
    "address of": "{{ url_for('threads.show', tid=id) }}{{ url_for('pages.help', region=value) }}",
    "loop": "{% for each in [1, 2] %}{{ _('Quick exit') }}{% else %}{{ _('Search') }}{% endfor %}",
}
VALUES = {
    "text": "Ann & <b>Ben</b>",
    "marked": Markup("<b>Ben</b>"),
    "number": 7,
    "nothing": None,
    "lazy": _l("Quick exit"),
    "with a sign": "50% of %(number)s",
}


@pytest.fixture
def drawing(app: Flask) -> Iterator[Flask]:
    app.jinja_env.loader = DictLoader({f"{name}.html": text for name, text in TEMPLATES.items()})
    with app.test_request_context():
        yield app


@pytest.mark.parametrize("spoken", ["en", "es"])
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_it_is_drawn_as_if_nothing_had_been_worked_out(drawing, name, value, spoken):
    given = {"value": value, "id": bytes(16)}

    with force_locale(spoken):
        folded = render_template(f"{name}.html", **given)
        plain = drawing.jinja_env.get_template(f"{name}.html").render(**given)

    assert folded == plain


def test_the_same_template_speaks_to_each_reader_in_their_language(drawing):
    said = []
    for spoken in ("en", "es", "en"):
        with force_locale(spoken):
            said.append(render_template("marks.html"))

    assert said[0] == said[2] != said[1]
    assert "Emergency" in said[0]
    assert "Emergencia" in said[1]


def test_nothing_is_looked_up_for_a_sentence_that_is_always_the_same(drawing, monkeypatch):
    render_template("plain.html")
    monkeypatch.setitem(drawing.jinja_env.globals, "gettext", lambda *_: "looked up")

    assert render_template("plain.html") == "Quick exit Quick exit"


def test_an_address_that_is_wrong_is_told_when_it_is_drawn(drawing):
    drawing.jinja_env.loader.mapping["wrong.html"] = "{{ url_for('nowhere.show') }}"

    with pytest.raises(Exception, match="nowhere"):
        render_template("wrong.html")
