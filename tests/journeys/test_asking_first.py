"""What many people feel is asked about on a page of its own; what can be undone is done at once."""

import pytest

BOARDS, LINES = "/operator/boards", "/operator/help-lines"


@pytest.fixture
def operator(visit):
    return visit().arrive_on_duty(role="operator", name="Grey Heron")


@pytest.mark.parametrize("address", [f"{BOARDS}/nowhere/archive", f"{LINES}/gb/hide?line=Nobody"])
def test_nothing_is_asked_about_what_is_not_there(operator, address):
    assert operator.get(address).status == 404


def test_a_board_goes_down_and_to_the_top(operator, inside):
    with inside() as make:
        for slug in ("one", "two", "three"):
            make.board(slug=slug, name=slug.title())

    page = operator.send(operator.get(BOARDS), f"{BOARDS}/one/down")
    assert "Moved down." in page.words
    page = operator.send(page, f"{BOARDS}/three/top")

    assert [h.get_text() for h in page.all("main li h2")] == ["Three", "Two", "One"]
    assert not page.all("main li")[0].select("form[action$=up], form[action$=top]")
    fields = page.form(f"{BOARDS}/one/up").fields
    assert operator.post(f"{BOARDS}/one/sideways", fields).status == 404


@pytest.mark.parametrize(
    ("address", "back"),
    [
        (f"{BOARDS}/one/archive", BOARDS),
        (f"{LINES}/gb/hide", f"{LINES}/gb"),
        (f"{LINES}/gb/hide?line=Samaritans", f"{LINES}/gb"),
        ("/operator/synonyms/sober/switch", "/operator/synonyms/sober"),
        ("/operator/synonyms/sober/back", "/operator/synonyms/sober"),
        ("/operator/settings/writing-off", "/operator/settings"),
        ("/operator/settings/joining-off", "/operator/settings"),
        ("/moderation/rules/1/retire", "/moderation/rules"),
    ],
)
def test_each_says_its_effect_and_how_it_is_undone_and_leads_back(operator, inside, address, back):
    with inside() as make:
        make.board(slug="one", name="One")

    page = operator.get(address)

    assert page.status == 200
    assert [h.get_text() for h in page.all("[data-sure] h2")] == [
        "What happens",
        "If you change your mind",
    ]
    assert page.all("[data-sure] .panel--clay li")
    assert page.one("[data-sure] .btn--clay ~ a")["href"] == back


def test_to_look_at_the_question_changes_nothing(operator, guest, inside):
    with inside() as make:
        make.board(slug="one", name="One")
    for address in (f"{BOARDS}/one/archive", f"{LINES}/gb/hide", "/moderation/rules/1/retire"):
        operator.get(address)

    assert "Closed" not in operator.get(BOARDS).words
    assert "Samaritans" in guest.get("/help?region=gb").words
    assert "Be kind" in guest.get("/rules").words


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"name": ""}, "name", "Give the board a name."),
        ({"slug": ""}, "slug", "Give the board its part of the address."),
        ({"slug": "Late Nights"}, "slug", "can't be part of an address"),
        ({"description": ""}, "description", "Give the board a description."),
        ({"content_notes": "x" * 41}, "content_notes", "A content note has 1 to 40 letters"),
    ],
)
def test_what_is_wrong_with_a_new_board_leads_to_its_box(operator, typed, field, words):
    new, usual = f"{BOARDS}/new", {"name": "Nights", "slug": "nights", "description": "Dark."}

    again = operator.send(operator.get(new), new, **usual | typed)

    assert again.status == 422
    link = again.one(".error-summary a")
    assert words in link.get_text()
    assert link["href"] == f"#{field}"
