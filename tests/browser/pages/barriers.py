"""Looks for barriers in a page that is open, with axe-core."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "axe" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe asks about colours: all that a theme changes, where it changes no box.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# Where everything is, and whether it is seen.
BOXES = """() => JSON.stringify([...document.querySelectorAll("body *")].map(here => {
  const {x, y, width, height} = here.getBoundingClientRect();
  return [x, y, width, height, here.checkVisibility({visibilityProperty: true})];
}))"""
RUN = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]})
  .then(found => found.violations.map(
    ({id, help, nodes}) => ({id, help, where: nodes.slice(0, 3).map(node => node.target.join(" "))})
  ))"""

# axe keeps what belongs to each colour in six weak maps, for browsers older than ours, and makes
# many thousands of colours for a page. Kept with the colour, it is found at once.
QUICK_MAPS = """class WeakMap {
  key = Symbol();
  has(owner) { return Object.hasOwn(owner, this.key); }
  get(owner) { return owner[this.key]; }
  set(owner, value) { owner[this.key] = value; return this; }
}"""
# A page has few colours. axe reads each a thousand times.
READ_ONCE = """() => {
  const {Color} = axe.commons.color, read = Color.prototype.parseString, known = new Map();
  Color.prototype.parseString = function (text) {
    if (!known.has(text)) {
      read.call(this, text);
      known.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    [this.r, this.g, this.b, this.alpha] = known.get(text);
    return this;
  };
}"""


def boxes(page: Page) -> str:
    """Return the shape of the page: two themes that have one shape differ in colours alone."""
    found: str = page.evaluate(BOXES)
    return found


def let_axe_in(page: Page) -> None:
    """Let axe in as it is."""
    page.evaluate(AXE.read_text("utf-8"))


def let_quick_axe_in(page: Page) -> None:
    """Let in an axe that finds the same in half the time."""
    page.evaluate(f"(() => {{ {QUICK_MAPS}\n{AXE.read_text('utf-8')}\n}})()")
    page.evaluate(READ_ONCE)


def barriers(page: Page, rules: object = TAGS) -> list[str]:
    """Return each barrier that axe finds in the page as it stands, and where."""
    page.evaluate("window.scrollTo(0, 0)")  # what lies under the strip is not small
    if not page.evaluate("typeof axe === 'object'"):
        let_quick_axe_in(page)
    found: list[dict[str, Any]] = page.evaluate(RUN, rules)
    return [f"{each['id']}: {each['help']} {each['where']}" for each in found]
