"""What somebody chose on Make it yours, as Chromium draws it: every choice, and the corners."""

import pytest
from playwright.sync_api import FloatRect, Page

from forum.public_ids import to_text
from tests.browser.live import Live
from tests.browser.pages.measures import SPILLS
from tests.browser.test_help import PAGE_OF_PDF

pytestmark = pytest.mark.browser
GROUNDS = {"light": "#eeeef4", "dark": "#13162a"}
CORNERS = ["", "larger.sans.wide.dark", "larger.light", "large.wide.sans", "sans.wide.dark.es"]
PHONE, SMALL, DESK = (390, 844), (320, 640), (1280, 900)
STYLE = "([place, name]) => getComputedStyle(document.querySelector(place))[name]"
TOKEN = "getComputedStyle(document.documentElement).getPropertyValue('--{}').trim()"
WHITE, BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"
TURNED = "document.documentElement.dir = 'rtl'"
TWICE = "document.documentElement.style.fontSize = '32px'"
NEWS = "link => link.innerHTML += ` <span class=count>12</span>`"
TOPS = "found => new Set(found.map(each => each.getBoundingClientRect().top)).size"


@pytest.fixture
def paths(live: Live) -> list[str]:
    """Pages of every shape: a list, a talk that forks, forms, words of the house, help, a table."""
    with live.inside() as make:
        thread = make.thread(board=make.board(slug="sleep"), title="Awake again")
        first = make.reply(thread)
        for _ in range(2):
            make.reply(thread, parent=first)
    talk = f"/t/{to_text(thread.id)}"
    reading = ["/", "/boards/sleep", talk, "/help", "/privacy", "/me/look", "/join", "/search"]
    return [
        *reading,
        "/me",
        f"{talk}/reply?to={to_text(first.id)}",
        "/moderation",
        "/operator/staff",
    ]


def go(page: Page, address: str, size: tuple[int, int] = PHONE) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)


def look(page: Page, live: Live, words: str) -> None:
    page.context.add_cookies([{"name": "look", "value": words, "url": live.address}])


def style(page: Page, place: str, name: str) -> str:
    return str(page.evaluate(STYLE, [place, name]))


def box(page: Page, place: str) -> FloatRect:
    found = page.locator(place).bounding_box()
    assert found
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["", "light", "dark"])
def test_the_theme_is_the_readers_and_else_the_devices(page: Page, live: Live, scheme, theme):
    page.emulate_media(color_scheme=scheme)
    look(page, live, theme)

    go(page, f"{live.address}/help")

    assert page.evaluate(TOKEN.format("ground")) == GROUNDS[theme or scheme]
    assert style(page, ":root", "colorScheme") == (theme or scheme)


@pytest.mark.parametrize(("words", "size"), [("", "16px"), ("large", "19px"), ("larger", "22px")])
def test_words_are_as_large_as_they_were_chosen(page: Page, live: Live, words, size):
    look(page, live, words)

    go(page, f"{live.address}/me/look")

    assert style(page, ":root", "fontSize") == size


def test_plain_letters_and_more_room(page: Page, live: Live):
    go(page, f"{live.address}/me/look")
    usual = [style(page, ".words", name) for name in ("fontFamily", "letterSpacing")]
    line = float(style(page, ".words", "lineHeight").removesuffix("px"))

    look(page, live, "sans.wide")
    page.reload()

    assert usual[0].startswith("Literata")
    assert style(page, ".words", "fontFamily").startswith('"Atkinson')
    assert usual[1] == "normal"
    assert float(style(page, ".words", "letterSpacing").removesuffix("px")) > 0
    assert float(style(page, ".words", "lineHeight").removesuffix("px")) > line


@pytest.mark.parametrize("words", CORNERS)
def test_choices_go_together(page: Page, live: Live, paths, words):
    live.sign_in_on_duty(page.context, "lead")
    look(page, live, words)
    misfits = []

    for path in paths:
        go(page, live.address + path, SMALL)
        misfits += [path] * page.evaluate(SPILLS)
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        misfits += [f"{path}, wide"] * page.evaluate(SPILLS)

    assert misfits == []


@pytest.mark.parametrize("size", [SMALL, DESK])
def test_a_page_can_be_turned_round(page: Page, live: Live, paths, size):
    live.sign_in_on_duty(page.context, "lead")
    misfits = []

    for path in paths:
        go(page, live.address + path, size)
        page.evaluate(TURNED)
        [left] = page.locator(".exit").evaluate_all("a => a.map(e => e.getBoundingClientRect().x)")
        misfits += [path] * (page.evaluate(SPILLS) or left > size[0] / 2)

    assert misfits == []


@pytest.mark.parametrize("words", ["", "es"])
@pytest.mark.parametrize("size", [SMALL, PHONE])
def test_both_ways_out_fit_when_letters_are_twice_as_large(page: Page, live: Live, size, words):
    look(page, live, words)
    go(page, live.address, size)

    page.evaluate(TWICE)

    strip, leave, help_now = (box(page, part) for part in (".strip", ".exit", ".strip__a"))
    assert strip["height"] <= 128
    assert help_now["x"] >= 0
    assert help_now["x"] + help_now["width"] <= leave["x"]
    assert leave["x"] + leave["width"] <= size[0]
    assert not page.evaluate(SPILLS)


@pytest.mark.parametrize("words", ["", "larger"])
def test_the_way_out_is_one_line_on_the_smallest_phone(page: Page, live: Live, words):
    look(page, live, words)

    go(page, live.address, SMALL)

    assert box(page, ".exit")["height"] <= (62 if words else 45)


@pytest.mark.parametrize("role", ["moderator", "lead", "operator"])
def test_the_menu_of_staff_is_two_rows_on_a_phone(page: Page, live: Live, role):
    live.sign_in_on_duty(page.context, role)

    go(page, f"{live.address}/help")

    rows = [page.locator(".nav").nth(row).locator("li") for row in range(2)]
    assert [row.evaluate_all(TOPS) for row in rows] == [1, 1]


@pytest.mark.parametrize("width", [360, 390])
def test_news_do_not_push_the_menu_into_a_second_row(page: Page, live: Live, width):
    live.sign_in(page.context)
    go(page, f"{live.address}/help", (width, 800))

    page.locator(".nav a[href='/me/notices']").evaluate(NEWS)

    assert page.locator(".nav li").evaluate_all(TOPS) == 1


@pytest.mark.parametrize("words", ["dark", "larger.wide.dark", "sans.light"])
def test_paper_is_white_and_help_is_one_sheet_whatever_was_chosen(page: Page, live: Live, words):
    page.emulate_media(color_scheme="dark")
    look(page, live, words)
    page.goto(f"{live.address}/help")
    sheets = len(PAGE_OF_PDF.findall(page.pdf(format="A4")))

    page.emulate_media(media="print", color_scheme="dark")

    assert sheets == 1
    assert style(page, ":root", "colorScheme") == "light"
    assert [style(page, "body", name) for name in ("backgroundColor", "color")] == [WHITE, BLACK]
    assert page.evaluate(TOKEN.format("lamp-soft")) == "#fbedcf"


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_way_out_is_large_enough_for_a_thumb(page: Page, live: Live, size):
    go(page, live.address, size)

    assert min(box(page, part)["height"] for part in (".exit", ".strip__help")) >= 44
