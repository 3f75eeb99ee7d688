"""Somebody who has a keyboard and nothing else."""

from playwright.sync_api import Locator, Page

FURTHEST = 150  # stops; no page has so many before what somebody looks for
IS_IT = "(stop, wanted) => stop.matches(wanted)"
SAYS = "(stop, words) => (stop.closest('label') ?? stop).innerText.includes(words)"


class Hands:
    """Goes through an open page with the Tab key, types, and presses what has the focus."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keyboard = page.keyboard

    @property
    def here(self) -> Locator:
        return self.page.locator(":focus")

    def go_to(self, selector: str, words: str = "") -> None:
        """Go on until the focus is on something of this kind that says these words."""
        for _ in range(FURTHEST):
            self.keyboard.press("Tab")
            if self.here.count() and self._is_on(selector, words):
                return
        raise AssertionError(f"no {selector} {words!r} by the Tab key on {self.page.url}")

    def follow(self, words: str) -> None:
        """Go to a link and open it."""
        self.go_to("a[href]", words)
        self._press("Enter")

    def send(self, words: str) -> None:
        """Go to a button and press it."""
        self.go_to("button", words)
        self._press("Enter")

    def open(self, words: str) -> None:
        """Go to what is folded and unfold it."""
        self.go_to("summary", words)
        self.keyboard.press("Enter")

    def tick(self, name: str) -> None:
        self.go_to(f"[name={name}]")
        self.keyboard.press("Space")

    def choose(self, name: str, value: str) -> None:
        """Choose one of several with the arrow keys, as a keyboard does."""
        self.go_to(f"[name={name}]")
        if self.here.get_attribute("value") == value:
            self.keyboard.press("Space")
        for _ in range(FURTHEST):
            if self.here.get_attribute("value") == value:
                return
            self.keyboard.press("ArrowDown")
        raise AssertionError(f"no {name} is {value} on {self.page.url}")

    def type_into(self, name: str, words: str) -> None:
        self.go_to(f"[name={name}]")
        self.keyboard.type(words)

    def _is_on(self, selector: str, words: str) -> bool:
        return bool(self.here.evaluate(IS_IT, selector) and self.here.evaluate(SAYS, words))

    def _press(self, key: str) -> None:
        with self.page.expect_navigation():
            self.keyboard.press(key)
