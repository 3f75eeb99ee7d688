"""What is asked first is shown with its effect, what is sent along, and the way back."""

from bs4 import BeautifulSoup

from forum.web.sure import Sure, sure_page

ASKED = Sure(
    "Close <Sleep>?",
    ("Nobody can write.", "Everybody can read."),
    "You can open it again.",
    "Close it",
    "/operator/boards",
    {"mark": 'a"b'},
)


def test_the_page_says_what_happens_and_sends_along_what_was_seen(app):
    with app.test_request_context("/operator/boards/sleep/archive"):
        page = BeautifulSoup(sure_page(ASKED, here="operator"), "html.parser")

    form = page.select_one("form[data-sure]")
    assert form["action"] == "/operator/boards/sleep/archive"
    assert page.h1.get_text() == "Close <Sleep>?"
    assert [each.get_text() for each in form.select("li")] == list(ASKED.effects)
    assert ASKED.undo in form.get_text()
    assert form.select_one("input[name=mark]")["value"] == 'a"b'
    assert form.select_one("input[name=csrf_token]")["value"]
    assert form.select_one("a")["href"] == "/operator/boards"
