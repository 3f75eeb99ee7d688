"""The parts of a form: each box says what it is, what helps, and what is wrong with it."""

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from wtforms import BooleanField, Form, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput

from tests.look.sheet import ROOT

PART = "{% import '_form.html' as f %}"


class Letter(Form):
    title = StringField("Title", [InputRequired("Please write a title.")])
    body = TextAreaField("Your words")
    post_as = RadioField(
        "Who will you be?",
        [InputRequired("Please choose who you will be.")],
        choices=["A new name", "My known name"],
    )
    note = SelectMultipleField("Notes", choices=["someone dying"], option_widget=CheckboxInput())
    sure = BooleanField("I am sure")


@pytest.fixture
def draw():
    """Draws a piece of template around a letter, without the rest of the forum."""
    env = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    env.globals["asset"] = lambda name: f"/static/{name}"

    def drawn(piece: str, form: Form) -> BeautifulSoup:
        return BeautifulSoup(env.from_string(PART + piece).render(form=form), "html.parser")

    return drawn


@pytest.fixture
def wrong():
    """A letter that was sent empty."""
    form = Letter()
    form.validate()
    return form


def test_a_box_has_a_label_and_its_hint(draw):
    page = draw("{{ f.line(form.title, hint='A few words.', maxlength=150) }}", Letter())

    box = page.find("input")

    assert page.find("label", attrs={"for": box["id"]}).get_text() == "Title"
    assert page.find(id=box["aria-describedby"]).get_text() == "A few words."
    assert box["maxlength"] == "150"
    assert "aria-invalid" not in box.attrs


def test_a_box_without_hint_or_fault_is_described_by_nothing(draw):
    page = draw("{{ f.area(form.body, size='tall') }}", Letter())

    assert "aria-describedby" not in page.find("textarea").attrs
    assert page.find("textarea")["class"] == ["textarea", "textarea--tall"]


def test_what_is_wrong_stands_beside_the_box(draw, wrong):
    page = draw("{{ f.line(form.title, hint='A few words.') }}", wrong)

    box = page.find("input")
    described = [page.find(id=part).get_text() for part in box["aria-describedby"].split()]

    assert described == ["A few words.", "Error: Please write a title."]
    assert box["aria-invalid"] == "true"


def test_problems_are_listed_and_each_leads_to_its_box(draw, wrong):
    boxes = "{{ f.line(form.title) }}{{ f.choices(form.post_as) }}"
    page = draw("{{ f.problems(form) }}" + boxes, wrong)

    links = page.select("[data-problems] a")

    assert page.select_one("[data-problems]")["role"] == "alert"
    assert [link.get_text() for link in links] == [
        "Please write a title.",
        "Please choose who you will be.",
    ]
    assert all(page.find("input", id=link["href"].removeprefix("#")) for link in links)


def test_a_form_without_problems_lists_none(draw):
    assert draw("{{ f.problems(form) }}", Letter()).get_text().strip() == ""


@pytest.mark.parametrize("part", ["choices(form.post_as)", "ticks(form.note)", "tick(form.sure)"])
def test_every_choice_can_be_pressed_by_its_words(draw, part):
    page = draw("{{ f." + part + " }}", Letter())

    boxes = page.find_all("input")

    assert boxes
    assert all(box.find_parent("label").get_text().strip() for box in boxes)


def test_a_group_of_choices_has_its_question_and_what_is_wrong(draw, wrong):
    page = draw("{{ f.choices(form.post_as, hint='You stay this one.') }}", wrong)

    group = page.find("fieldset")
    described = [page.find(id=part).get_text() for part in group["aria-describedby"].split()]

    assert group.find("legend").get_text() == "Who will you be?"
    assert described == ["You stay this one.", "Error: Please choose who you will be."]


def test_what_people_typed_is_never_page(draw):
    form = Letter(data={"title": '"><script>alert(1)</script>'})

    page = draw("{{ f.line(form.title, hint='<b>') }}", form)

    assert page.find("script") is None
    assert page.find("b") is None
    assert page.find("input")["value"] == '"><script>alert(1)</script>'
