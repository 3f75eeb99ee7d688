"""What can be measured on a page that is open, each as a sentence about what is wrong."""

from collections.abc import Iterator, Mapping

from playwright.sync_api import Page

SPILLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
DOUBLE_TEXT = ":root { font-size: 32px !important }"
# What WCAG 1.4.12 lets a reader change.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-block-end: 2em !important }"
)
ADD_STYLE = """css => {
  const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
# With which of these style sheets the page spills; nothing is drawn between one and the next.
SPILLING = f"""sheets => {{
  const add = {ADD_STYLE};
  const found = sheets.filter(css => {{ add(css); return {SPILLS}; }});
  add("");
  return found;
}}"""
# Words that somebody can read while there is a style sheet, and cannot without one; and words
# that are written in the style sheet.
LOST = """() => {
  const shows = here => here.checkVisibility({visibilityProperty: true});
  const own = here => [...here.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const seen = [...document.querySelectorAll("body *")].filter(here => own(here) && shows(here));
  // A cell of a table that has no room to be one says again what its column is called.
  const cells = "body :not([data-label])";
  const made = [...document.querySelectorAll(cells)].flatMap(here => ["::before", "::after"]
    .map(part => getComputedStyle(here, part).content)
    .filter(words => /^".*[a-z]{2}.*"$/i.test(words)));
  for (const sheet of document.styleSheets) sheet.disabled = true;
  const lost = seen.filter(here => !shows(here)).map(here => here.textContent.trim().slice(0, 40));
  for (const sheet of document.styleSheets) sheet.disabled = false;
  return [...lost, ...made];
}"""
# Text that starts above what stands before it in the page, where all is in one column.
OUT_OF_ORDER = """() => {
  const found = []; let last = null;
  for (const here of document.querySelectorAll("main :is(h1, h2, h3, p, li, label, legend)")) {
    const box = here.getBoundingClientRect();
    if (!here.checkVisibility({visibilityProperty: true}) || box.width < 2) continue;
    if (last && !last.node.contains(here) && box.bottom <= last.box.top)
      found.push(here.textContent.trim().slice(0, 40));
    last = {node: here, box};
  }
  return found;
}"""
# Controls that say nothing, or that nobody can see.
SILENT = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), textarea, select, summary")]
  .filter(here => here.checkVisibility({visibilityProperty: true}))
  .filter(here => ![here.innerText, here.labels?.[0]?.innerText, here.ariaLabel,
    document.getElementById(here.getAttribute("aria-labelledby"))?.innerText].join("").trim())
  .map(here => here.outerHTML.slice(0, 80))"""
# Buttons and boxes that are only told from the page by their colour.
BORDERLESS = """() => [...document.querySelectorAll(
    ".btn:not(.btn--link), .input, .textarea, .select, .exit")]
  .filter(here => here.checkVisibility({visibilityProperty: true}))
  .filter(here => getComputedStyle(here).borderTopStyle === "none"
    || parseFloat(getComputedStyle(here).borderTopWidth) < 1)
  .map(here => here.outerHTML.slice(0, 80))"""
MOVES = "document.getAnimations().map(each => each.animationName || each.transitionProperty)"


def too_wide(page: Page, widths_with: Mapping[str, tuple[int, ...]]) -> Iterator[str]:
    """Say at which widths the page scrolls sideways: for each style sheet added, or for ""."""
    for width in sorted({each for widths in widths_with.values() for each in widths}):
        page.set_viewport_size({"width": width, "height": 900})
        sheets = [css for css, widths in widths_with.items() if width in widths]
        for css in page.evaluate(SPILLING, sheets):
            page.evaluate(ADD_STYLE, css)
            yield f"too wide at {width}{' with ' + css[:12] if css else ''}: {_widest(page)}"
            page.evaluate(ADD_STYLE, "")


def _widest(page: Page) -> str:
    """Return the thing that sticks out most."""
    found: str = page.evaluate(
        """() => { const most = document.documentElement.clientWidth + .5;
          const all = [...document.querySelectorAll("body *")]
          .filter(each => each.getBoundingClientRect().right > most)
          .map(each => each.tagName.toLowerCase() + "." + each.className);
          return all.slice(-2).join(", "); }"""
    )
    return found


def out_of_order(page: Page) -> Iterator[str]:
    """Say what stands elsewhere than it is read."""
    page.set_viewport_size({"width": 320, "height": 900})
    for words in page.evaluate(OUT_OF_ORDER):
        yield f"out of order: {words}"


def lost_without_style(page: Page) -> Iterator[str]:
    for words in page.evaluate(LOST):
        yield f"lost without style: {words}"


def invisible_in_forced_colours(page: Page) -> Iterator[str]:
    page.emulate_media(forced_colors="active")
    for found in page.evaluate(BORDERLESS):
        yield f"no border in forced colours: {found}"
    page.emulate_media(forced_colors="none")


def moving(page: Page) -> Iterator[str]:
    for motion in ("reduce", "no-preference"):
        page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        for found in page.evaluate(MOVES):
            yield f"moves: {found}"


def silent(page: Page) -> Iterator[str]:
    for found in page.evaluate(SILENT):
        yield f"says nothing: {found}"
