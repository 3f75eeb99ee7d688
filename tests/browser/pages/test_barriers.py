"""Nobody is kept out: axe-core finds no barrier on any page, at any width, in either theme."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from tests.browser.leaving import WITH
from tests.browser.pages.barriers import (
    COLOURS,
    READ_ONCE,
    TAGS,
    barriers,
    boxes,
    let_axe_in,
    let_quick_axe_in,
)
from tests.browser.pages.groups import GROUPS
from tests.browser.pages.shown import OPEN_ALL

pytestmark = [pytest.mark.browser, pytest.mark.axe]
WIDTHS = (320, 390, 1280)
# Our own policy would not let axe in.
LET_IN = WITH | {"bypass_csp": True}
QUIETLY = LET_IN | {"quiet": True}


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_no_page_has_a_barrier(opened_pages, group):
    found: dict[str, list[str]] = {}

    for shown, page in opened_pages(group, **QUIETLY):
        page.evaluate(OPEN_ALL)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for theme, barrier in in_both_themes(page):
                found.setdefault(barrier, []).append(f"{shown} {width} {theme}")

    assert found == {}


def in_both_themes(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what keeps people out in the light, and in the dark, with the theme.

    All is asked in the light. In the dark it is asked about colours, and about all else only
    where the dark moves, hides or shows something.
    """
    page.emulate_media(color_scheme="light")
    shape = boxes(page)
    yield from (("light", barrier) for barrier in barriers(page))
    page.emulate_media(color_scheme="dark")
    rules = COLOURS if boxes(page) == shape else TAGS
    yield from (("dark", barrier) for barrier in barriers(page, rules))


# Where a script adds to the page, before anybody has done anything.
SCRIPTED = ("join", "write", "reply", "thread-replies-member", "queue", "case-mine", "search")
WITH_SCRIPTS = [group for group in GROUPS if {page.name for page in group.pages} & set(SCRIPTED)]


@pytest.mark.parametrize("group", WITH_SCRIPTS, ids=str)
def test_scripts_add_no_barrier(opened_pages, group):
    pages = tuple(page for page in group.pages if page.name in SCRIPTED)
    scripted = replace(group, pages=pages)

    found = {shown.name: barriers(page) for shown, page in opened_pages(scripted, **LET_IN)}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("browser_options", [LET_IN], indirect=True)
def test_a_barrier_is_noticed(page: Page):
    page.set_content("<title>x</title><main><h1>Rest</h1><input><p style='color:#bbb'>Rest</p>")

    names = {barrier.split(":")[0] for barrier in barriers(page)}
    assert {"label", "color-contrast", "html-has-lang"} <= names


DARK = "@media (prefers-color-scheme: dark) { %s }"


@pytest.mark.parametrize("browser_options", [LET_IN], indirect=True)
@pytest.mark.parametrize(
    ("style", "name"),
    [("p { color: #eee }", "color-contrast"), ("label { display: none }", "label")],
)
def test_a_barrier_of_the_dark_alone_is_noticed(page: Page, style: str, name: str):
    body = "<main><h1>Rest</h1><label for=a>Name</label><input id=a><p>Rest</p></main>"
    head = f"<title>x</title><style>{DARK % style}</style>"
    page.set_content(f"<!doctype html><html lang=en>{head}{body}")

    found = {(theme, barrier.split(":")[0]) for theme, barrier in in_both_themes(page)}
    assert found == {("dark", name)}


READ = """texts => texts.map(text => {
  const {red, green, blue, r, g, b, alpha} = new axe.commons.color.Color().parseString(text);
  return [red, green, blue, r, g, b, alpha];
})"""


@pytest.mark.parametrize("browser_options", [LET_IN], indirect=True)
def test_a_colour_that_was_read_before_is_the_same(page: Page):
    texts = [
        "rgb(34, 40, 49)",
        "rgba(34, 40, 49, 0.5)",
        "rgba(0, 0, 0, 0)",
        "color(srgb 0.2 0.4 1.2 / 0.3)",
        "color(srgb -0.1 0.4 0.6)",
        "oklab(0.6 0.1 -0.1)",
        "hsl(20deg 30% 40%)",
        "tomato",
        "#bbb",
    ]
    let_axe_in(page)
    read = page.evaluate(READ, texts)

    page.evaluate(READ_ONCE)
    assert page.evaluate(READ, texts + texts) == read + read
    assert page.evaluate(READ, ["#bbb", "tomato"]) == [read[-1], read[-2]]


ALL_OF_IT = """tags => axe.run(document, {runOnly: tags}).then(({violations, passes, incomplete}) =>
  [violations, passes, incomplete].map(rules => rules.map(({id, nodes}) =>
    [id, nodes.map(({target, any, all, none}) =>
      [target, [...any, ...all, ...none].map(({id, data, message}) => [id, data, message])])])))"""
MANY_COLOURS = """<!doctype html><html lang=en><title>x</title><style>
  body { background: #eee } .half { opacity: .5 } .blend { mix-blend-mode: multiply }
  .over { background: rgba(20, 40, 60, .4); color: oklab(.6 .1 -.1) }
  .shade { text-shadow: 0 0 3px #fff; color: #777 }
  .drawn { background: linear-gradient(red, blue) }
</style><main><h1>Rest</h1><p style="color: #bbb">One <a href="/" style="color: #a9a">two</a></p>
<div class=over><p>Three</p><p class=half>Four</p>
<p class=blend style="background: tan">Five</p></div>
<p class=shade>Six</p><p class=drawn>Seven</p><input><button style="color: tomato">Eight</button>"""


@pytest.mark.parametrize("browser_options", [LET_IN], indirect=True)
def test_the_quick_axe_finds_what_axe_itself_finds(page: Page):
    found = []
    for let_in in (let_axe_in, let_quick_axe_in):
        page.set_content(MANY_COLOURS)
        let_in(page)
        found += [page.evaluate(ALL_OF_IT, TAGS) for _ in range(2)]

    wrong, right, undecided = ([rule for rule, _ in rules] for rules in found[0])
    assert "color-contrast" in wrong
    assert "color-contrast" in right
    assert "color-contrast" in undecided
    assert all(each == found[0] for each in found)
