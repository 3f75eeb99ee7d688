"""What somebody meets who goes through a page with the Tab key, forwards and then backwards."""

from playwright.sync_api import Page

STOPS = """
const strip = document.querySelector(".strip");
const sticks = strip && getComputedStyle(strip).position === "sticky";
const stops = [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)].filter((stop) => stop.checkVisibility());
const wordsOf = (stop) => stop.textContent.trim().replace(/\\s+/g, " ") || stop.name || stop.type;
const nameOf = (stop) => `${stop.localName} "${wordsOf(stop).slice(0, 40)}"`;
const isHidden = (stop) => {
  const box = stop.getBoundingClientRect();
  const top = sticks && !strip.contains(stop) ? strip.getBoundingClientRect().bottom : 0;
  const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, top);
  // A browser brings the line of a text box into view in which somebody writes, not the whole box.
  const least = stop.localName === "textarea" ? 40 : Math.min(box.height, innerHeight / 2) - 1;
  return seen < least || box.right < 1 || box.left > innerWidth - 1;
};
"""
# A browser moves somebody into a large box by other rules than a script: see `_boxes_lost`.
WALK = f"""() => {{
  {STOPS}
  const found = new Set();
  const ringOf = (thing, part) => {{
    const style = getComputedStyle(thing, part);
    return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
  }};
  const look = (stop) => {{
    stop.focus();
    if (document.activeElement !== stop) return found.add(`${{nameOf(stop)}} takes no focus`);
    const rings = [undefined, "::before", "::after"].map((part) => ringOf(stop, part));
    if (Math.max(...rings) < 3) found.add(`${{nameOf(stop)}} has no ring`);
    if (stop.localName !== "textarea" && isHidden(stop)) found.add(`${{nameOf(stop)}} is not seen`);
  }};
  stops.forEach(look);
  stops.reverse().forEach(look);
  return [...found];
}}"""
BOXES = f"""() => {{ {STOPS}
  return stops.flatMap((stop, at) => stop.localName === "textarea" ? [at] : []); }}"""
BESIDE = f"([at, step]) => {{ {STOPS} stops[at + step]?.focus(); }}"
UNSEEN = f"""(at) => {{ {STOPS}
  return document.activeElement === stops[at] && isHidden(stops[at]) ? nameOf(stops[at]) : ""; }}"""
HERE_UNSEEN = f"""() => {{ {STOPS}
  const stop = document.activeElement;
  return stops.includes(stop) && isHidden(stop) ? nameOf(stop) : ""; }}"""
IS_AT = f"(end) => {{ {STOPS} return document.activeElement === stops.at(end); }}"
HOW_MANY = f"() => {{ {STOPS} return stops.length; }}"
# A tick or a dot is pressed on its words; links in running text are as high as their line.
REACH = f"""() => {{
  {STOPS}
  const main = "button, select, textarea, summary, input, .btn, .nav a, .strip__help, .pager a";
  const isInText = (stop) =>
    stop.parentElement.textContent.trim() !== stop.textContent.trim() &&
    stop.closest("p, li, dd, td, h1, h2, h3") !== null;
  const found = stops.filter((stop) => {{
    const box = (stop.closest("label") ?? stop).getBoundingClientRect();
    const isMain = stop.matches(main);
    const isSmall = box.height < (isMain ? 43.5 : 24) || box.width < 24;
    return isSmall && !stop.closest(".skip") && (isMain || !isInText(stop));
  }});
  return [...new Set(found.map((stop) => `${{nameOf(stop)}} is hard to press`))];
}}"""


def first_stops(page: Page, count: int) -> list[str]:
    """Return what the first stops of the Tab key say."""
    words = []
    for _ in range(count):
        page.keyboard.press("Tab")
        words.append(" ".join(page.locator(":focus").inner_text().split()))
    return words


def lost_stops(page: Page) -> list[str]:
    """Return the stops where somebody would not see where they are."""
    lost: list[str] = page.evaluate(WALK)
    return lost + _boxes_lost(page)


def lost_on_the_way(page: Page, key: str, *, end: int) -> list[str]:
    """Press this key until the stop of this number is reached; return those that are not seen."""
    lost = []
    for _ in range(page.evaluate(HOW_MANY)):
        page.keyboard.press(key)
        lost.append(page.evaluate(HERE_UNSEEN))
        if page.evaluate(IS_AT, end):
            return [name for name in lost if name]
    raise AssertionError(f"{key} does not lead to the end of {page.url}")


def hard_to_press(page: Page) -> list[str]:
    """Return what is smaller than a finger needs."""
    small: list[str] = page.evaluate(REACH)
    return small


def _boxes_lost(page: Page) -> list[str]:
    lost = []
    for at in page.evaluate(BOXES):
        for step, key in ((-1, "Tab"), (1, "Shift+Tab")):
            page.evaluate(BESIDE, [at, step])
            page.keyboard.press(key)
            lost.append(page.evaluate(UNSEEN, at))
    return [f"{name} is not seen" for name in lost if name]
