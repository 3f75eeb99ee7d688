"""What goes through pages finds what it is to find."""

import pytest
from playwright.sync_api import Page

from tests.browser.keyboard.walking import first_stops, hard_to_press, lost_on_the_way, lost_stops

pytestmark = pytest.mark.browser
GOOD = """<style>:focus-visible { outline: 3px solid }
a, button { display: inline-block; min-height: 44px; min-width: 44px }
p a { display: inline; }
.strip { position: sticky; top: 0; height: 60px; background: white }
html { scroll-padding-top: 80px } .far { margin-top: 2000px; display: block }</style>
<div class="strip"><a href="#x">Out</a></div><button>Press</button><a class="far" href="#y">Far</a>
<p>Words with <a href="#z">a link</a> in them.</p>"""


@pytest.mark.parametrize(
    ("wrong", "lost", "small"),
    [
        ("", [], []),
        ("button { outline: none !important }", ['button "Press" has no ring'], []),
        (".far { position: fixed; top: 0 }", ['a "Far" is not seen'], []),
        (".far { position: absolute; left: -999px }", ['a "Far" is not seen'], []),
        ("button { height: 40px; min-height: 0 }", [], ['button "Press" is hard to press']),
        (".far { height: 20px; min-height: 0 }", [], ['a "Far" is hard to press']),
    ],
)
def test_what_is_lost_or_small_is_found(page: Page, wrong, lost, small):
    page.set_content(f"{GOOD}<style>{wrong}</style>")

    assert first_stops(page, 2) == ["Out", "Press"]
    assert (lost_stops(page), hard_to_press(page)) == (lost, small)


def test_a_stop_that_is_passed_unseen_is_found(page: Page):
    page.set_content(f"{GOOD}<style>.far {{ position: fixed; top: 0 }}</style>")

    assert lost_on_the_way(page, "Tab", end=-1) == ['a "Far"']
