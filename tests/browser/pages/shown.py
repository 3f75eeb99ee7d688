"""A page in one state: who opens it, where, and what they do there before it is looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page, Response

Step = Callable[[Page], Response | None]
OPEN_ALL = "for (const d of document.querySelectorAll('details')) d.open = true"
LET_IT_BE_SENT = "for (const f of document.forms) f.noValidate = true"


@dataclass(frozen=True)
class Shown:
    """One page of the gallery. `name` is that of its picture; in `address` stand {places}."""

    name: str
    who: str
    address: str
    steps: tuple[Step, ...] = ()
    status: int = 200

    def __str__(self) -> str:
        return self.name

    def open_in(self, page: Page, address: str, places: Mapping[str, str]) -> None:
        """Go there as its person does, and see that it is the page that is meant."""
        answer = page.goto(address + self.address.format(**places))
        for step in self.steps:
            answer = step(page) or answer
        assert answer is not None
        assert answer.status == self.status, f"{self.name}: {answer.status} at {page.url}"


def press(selector: str) -> Step:
    """Send a form by one of its buttons, whatever the browser itself thinks of what is in it."""

    def step(page: Page) -> Response | None:
        page.evaluate(LET_IT_BE_SENT)
        with page.expect_navigation() as there:
            page.locator(selector).first.click()
        return there.value

    return step


def fill(**fields: str) -> Step:
    def step(page: Page) -> None:
        for name, words in fields.items():
            page.locator(f"main [name={name}]").first.fill(words)

    return step


def tick(*selectors: str) -> Step:
    def step(page: Page) -> None:
        page.evaluate(OPEN_ALL)
        for selector in selectors:
            page.locator(selector).first.check()

    return step


def type_back_wrongly(page: Page) -> None:
    """Type two words that are none of the six."""
    fill(word_a="wrong", word_b="wrong")(page)


def lose_the_visit(page: Page) -> None:
    """Be signed out, without being told, while the page stays open."""
    page.context.clear_cookies(name="s")


def as_guest(name: str, address: str, *steps: Step, status: int = 200) -> Shown:
    return Shown(name, "guest", address, steps, status)


def as_member(name: str, address: str, *steps: Step, status: int = 200) -> Shown:
    return Shown(name, "member", address, steps, status)


def as_moderator(name: str, address: str, *steps: Step, status: int = 200) -> Shown:
    return Shown(name, "moderator", address, steps, status)


def as_lead(name: str, address: str, *steps: Step, status: int = 200) -> Shown:
    return Shown(name, "lead", address, steps, status)


def as_operator(name: str, address: str, *steps: Step, status: int = 200) -> Shown:
    return Shown(name, "operator", address, steps, status)
