"""A whole forum of one's own in a folder, answering, with its people, for one group of pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from config import load
from forum.app import create_app
from forum.transaction import db
from tests.browser.live import Live, serving
from tests.browser.pages.shown import Shown
from tests.visitor import Visitor

NAMES = {"moderator": "Steady Otter", "lead": "Early Curlew", "operator": "Calm Badger"}
HURRIED = {"LAMPLIT_LIMITS": "off", "LAMPLIT_HOLD_FIRST_POSTS": "0"}


@dataclass
class House:
    """What the pages of a group are about. `places` is what their addresses name."""

    live: Live
    places: dict[str, str] = field(default_factory=dict)

    @property
    def app(self) -> Flask:
        return self.live.app

    @cached_property
    def member(self) -> Visitor:
        return self.visit().arrive()

    @cached_property
    def people(self) -> dict[str, Visitor]:
        """Everybody who opens pages here, each signed in."""
        staff = {r: self.visit().arrive_on_duty(r, name=name) for r, name in NAMES.items()}
        return {"guest": self.visit(), "member": self.member} | staff

    def visit(self) -> Visitor:
        return Visitor(self.app)


@dataclass(frozen=True)
class Group:
    """Pages that are looked at in one house. `furnish` makes what they show."""

    name: str
    furnish: Callable[[House], None]
    pages: tuple[Shown, ...]
    settings: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.name


@contextmanager
def opened_house(group: Group, folder: Path) -> Iterator[House]:
    """Open the forum whose database lies in `folder`, furnished for the group."""
    app = create_app(load({"LAMPLIT_DATA": str(folder)} | HURRIED | dict(group.settings)))
    app.extensions["failures"] = failures = []
    app.extensions["log_failure"] = failures.append
    with serving(app) as live:
        house = House(live)
        group.furnish(house)
        yield house
    with app.app_context():
        db.engine.dispose()


@contextmanager
def quiet(page: Page) -> Iterator[None]:
    """Let the page come as it does without script, and be asked by scripts of ours afterwards."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    yield
    session.send("Emulation.setScriptExecutionDisabled", {"value": False})
    session.detach()


class Rooms:
    """A browser's windows, one for each person: what one does is not seen by the next.

    `look` is the cookie of /me/look, `blocked` a pattern of files that do not come, and `quiet`
    keeps the page's own scripts from running in a browser that has JavaScript.
    """

    def __init__(
        self,
        house: House,
        chromium: Browser,
        *,
        look: str = "",
        blocked: str = "",
        quiet: bool = False,
        **options: object,
    ) -> None:
        self._house, self._chromium, self._options = house, chromium, options
        self._contexts: dict[str, BrowserContext] = {}
        self._look, self._blocked, self._is_quiet = look, blocked, quiet

    def page_for(self, shown: Shown) -> Page:
        """Return a new page, in which `shown` is open."""
        if shown.who not in self._contexts:
            self._contexts[shown.who] = self._new_context()
        self._let_in(shown.who)
        page = self._contexts[shown.who].new_page()
        with quiet(page) if self._is_quiet else nullcontext():
            shown.open_in(page, self._house.live.address, self._house.places)
        return page

    def _new_context(self) -> BrowserContext:
        context = self._chromium.new_context(**self._options)  # type: ignore[arg-type]
        if self._blocked:
            context.route(self._blocked, lambda route: route.abort())
        return context

    def close(self) -> None:
        for context in self._contexts.values():
            context.close()

    def _let_in(self, who: str) -> None:
        """Be signed in anew before each page, whatever was done on the last one."""
        self._contexts[who].clear_cookies()
        cookie = self._house.people[who].client.get_cookie("s")
        if cookie is not None:
            self._give(who, "s", cookie.value)
        if self._look:
            self._give(who, "look", self._look)

    def _give(self, who: str, name: str, value: str) -> None:
        here = {"name": name, "value": value, "url": self._house.live.address}
        self._contexts[who].add_cookies([here])
