"""What templates may ask for beyond what a view gives them."""

from datetime import UTC, date, datetime

import pytest
from flask import flash, render_template_string
from jinja2 import UndefinedError

from forum.house.shipped import HOUSE_RULES
from forum.public_ids import new_id, to_text
from forum.web import filters

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.fixture
def drawn(app, monkeypatch):
    """Draw a template at noon, for a guest."""
    monkeypatch.setattr(filters, "now", lambda: NOON)

    def draw(template: str, **given: object) -> str:
        with app.test_request_context("/"):
            return render_template_string(template, **given)

    return draw


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ day | when(9) }}", "a few hours ago"),
        ("{{ day | when }}", "today"),
        ("{{ day | when(none) }}", "today"),
        ("{{ day | when_day }}", "today"),
        ("{{ day | is_recent }}", "True"),
    ],
)
def test_moments_are_told_coarsely(drawn, template, said):
    assert drawn(template, day=date(2026, 3, 18)) == said


def test_an_id_is_written_as_in_addresses(drawn):
    public_id = new_id()

    assert drawn("{{ it | public_id }}", it=public_id) == to_text(public_id)


def test_a_name_has_its_window(drawn):
    assert drawn("{{ (it | window) == (it | window) }}", it=new_id()) == "True"


def test_the_beginning_of_a_post_is_plain_text(drawn):
    beginning = drawn("{{ it | excerpt(40) }}", it="It is *three* & dark. " * 9)

    assert beginning.startswith("It is three &amp; dark. It is three")
    assert len(beginning) < 60


def test_what_has_been_made_safe_is_drawn_and_everything_else_is_escaped(drawn):
    html = "<p>Hello</p>"

    assert drawn("{{ it | words }}", it=html) == html
    assert drawn("{{ it }}", it=html) == "&lt;p&gt;Hello&lt;/p&gt;"


@pytest.mark.parametrize("template", ["{{ nobody }}", "{% if nobody %}{% endif %}", "{{ it.no }}"])
def test_what_a_view_forgot_is_our_bug_and_never_an_empty_place(drawn, template):
    with pytest.raises(UndefinedError):
        drawn(template, it=NOON)


def test_every_page_knows_its_site(app, drawn):
    assert drawn("{{ site_name }}, {{ language }}") == "Lamplit, en"
    assert drawn("{{ house_rules | length }}") == str(len(HOUSE_RULES))


@pytest.mark.parametrize(
    ("cookie", "known"),
    [
        ("", "False window"),
        ("look=plain", "True window"),
        ("look=shared", "True plain"),
        ("look=other", "False window"),
    ],
)
def test_every_page_knows_how_telling_it_may_look(app, cookie, known):
    with app.test_request_context("/", headers={"Cookie": cookie}):
        drawn = render_template_string("{{ plain_titles }} {{ icon }}")

    assert drawn == known


def test_every_page_knows_whether_somebody_is_signed_in(app, guest, member):
    assert "Sign out" not in guest.get("/").words
    assert "Sign out" in member.get("/").words


def test_a_notice_is_told_once(app):
    with app.test_request_context("/"):
        flash("Posted.", "done")
        template = "{% for kind, words in notices %}{{ kind }}: {{ words }}{% endfor %}"
        told = render_template_string(template)

    with app.test_request_context("/"):
        again = render_template_string(template)

    assert (told, again) == ("done: Posted.", "")


def test_tags_leave_no_gaps(drawn):
    assert drawn("{% if true %}\n  a\n{% endif %}\nb") == "  a\nb"
