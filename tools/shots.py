"""Draw every page in every width and both themes, to be looked at: `make shots`.

    make shots
    make shots ARGS="--name thread --width 390 --theme dark"

The pictures lie in the folder shots, which is not handed in. shots/index.html shows them side by
side; the folder shots/sheets has several on one, for a quick look.
"""

import argparse
import html
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from flask_migrate import upgrade
from playwright.sync_api import Browser, Error, Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from config import load  # noqa: E402  (the project is not installed where its tests are)
from forum.app import create_app  # noqa: E402
from forum.transaction import db  # noqa: E402
from tests.browser.live import chromium_here  # noqa: E402
from tests.browser.pages.groups import GROUPS  # noqa: E402
from tests.browser.pages.house import Group, Rooms, opened_house  # noqa: E402
from tests.browser.pages.shown import OPEN_ALL, Shown  # noqa: E402

SHOTS = ROOT / "shots"
WIDTHS = (320, 390, 768, 1280, 1600)
THEMES = ("light", "dark")
TALLEST = 6000  # pixels; what is below shows nothing new
SHEET_WIDTH, SHEET_HEIGHT = 1500, 1500
COLUMNS = {320: 7, 390: 6, 768: 4, 1280: 4, 1600: 3}
STYLE = """
body { margin: 8px; font: 14px sans-serif; background: #777; display: grid; gap: 8px;
  grid-template-columns: repeat(var(--columns), 1fr); align-items: start; }
figure { margin: 0; max-height: var(--tallest); overflow: hidden; background: #999; }
img { width: 100%; display: block; } figcaption { padding: 2px 4px; }
"""


@dataclass(frozen=True)
class Wanted:
    """What is to be drawn: pages whose name has one of `names` in it."""

    names: tuple[str, ...]
    widths: tuple[int, ...]
    themes: tuple[str, ...]
    scripted: bool
    opened: bool
    look: str

    def of(self, group: Group) -> Group:
        """Return the group with those of its pages that are wanted."""
        pages = [each for each in group.pages if self._has(each.name)]
        return Group(group.name, group.furnish, tuple(pages), group.settings)

    def _has(self, name: str) -> bool:
        return not self.names or any(part in name for part in self.names)


def main() -> None:
    wanted, jobs = read_wishes()
    groups = [found for group in GROUPS if (found := wanted.of(group)).pages]
    with tempfile.TemporaryDirectory() as folder:
        begin = Path(folder) / "lamplit.db"
        migrate(begin)
        with ProcessPoolExecutor(jobs) as pool:
            drawing = [pool.submit(draw, group.name, wanted, begin) for group in groups]
            for each in drawing:
                print(each.result(), flush=True)
    lay_out(wanted)
    print(f"Look at {SHOTS / 'index.html'} and {SHOTS / 'sheets'}.")


def read_wishes() -> tuple[Wanted, int]:
    """Return what was asked for on the command line, and how many to draw at a time."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--name", action="append", default=[], help="part of a page's name")
    parser.add_argument("--width", action="append", type=int, help=f"one of {WIDTHS}")
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--script", action="store_true", help="with JavaScript on")
    parser.add_argument("--open", action="store_true", help="with every part unfolded")
    parser.add_argument("--look", default="", help="the cookie of /me/look, such as larger.sans")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    widths, themes = tuple(given.width or WIDTHS), tuple(given.theme or THEMES)
    names = tuple(given.name)
    return Wanted(names, widths, themes, given.script, given.open, given.look), given.jobs


def migrate(database: Path) -> None:
    """Make an empty database there."""
    app = create_app(load({"LAMPLIT_DATA": str(database.parent)}))
    with app.app_context():
        upgrade()
        db.engine.dispose()


def draw(name: str, wanted: Wanted, begin: Path) -> str:
    """Draw what is wanted of one group; return what was done."""
    group = wanted.of(next(each for each in GROUPS if each.name == name))
    with tempfile.TemporaryDirectory() as folder, chromium_here() as chromium:
        shutil.copy(begin, folder)
        with opened_house(group, Path(folder)) as house:
            rooms = Rooms(house, chromium, look=wanted.look, java_script_enabled=wanted.scripted)
            missing = [why for shown in group.pages if (why := _try(shown, rooms, wanted))]
            rooms.close()
    return "\n  ".join([f"{group.name}: {len(group.pages)} pages", *missing])


def _try(shown: Shown, rooms: Rooms, wanted: Wanted) -> str:
    """Draw a page in every way; return why it could not be drawn, or nothing."""
    try:
        page = rooms.page_for(shown)
    except (AssertionError, Error) as why:
        return f"{shown.name} is not drawn: {str(why).splitlines()[0]}"
    if wanted.opened:
        page.evaluate(OPEN_ALL)
    for theme, width in _ways(wanted):
        picture(page, SHOTS / f"{shown.name}-{width}-{theme}.png", width, theme=theme)
    page.close()
    return ""


def _ways(wanted: Wanted) -> Iterator[tuple[str, int]]:
    return ((theme, width) for theme in wanted.themes for width in wanted.widths)


def picture(page: Page, file: Path, width: int, *, theme: str) -> None:
    """Draw the whole page as it is in this width and theme."""
    file.parent.mkdir(exist_ok=True)
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("window.scrollTo(0, 0)")  # where the strip is, when all of a page is drawn
    tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    clip = {"x": 0, "y": 0, "width": width, "height": max(tall, 900)}
    page.screenshot(path=file, full_page=True, clip=clip)  # type: ignore[arg-type]


def lay_out(wanted: Wanted) -> None:
    """Put all pictures on one page, and those just drawn on sheets."""
    files = sorted(SHOTS.glob("*.png"))
    (SHOTS / "index.html").write_text(page_of(files, columns=6, tallest=900), "utf-8")
    shutil.rmtree(SHOTS / "sheets", ignore_errors=True)
    (SHOTS / "sheets").mkdir()
    names = [shown.name for group in GROUPS for shown in wanted.of(group).pages]
    with chromium_here() as chromium:
        for theme, width in _ways(wanted):
            there = [SHOTS / f"{name}-{width}-{theme}.png" for name in names]
            _sheets(chromium, [file for file in there if file.exists()], width, theme=theme)


def _sheets(chromium: Browser, files: list[Path], width: int, *, theme: str) -> None:
    columns = COLUMNS.get(width, 4)
    for number, start in enumerate(range(0, len(files), columns), 1):
        there = SHOTS / "sheets" / f"{width}-{theme}-{number:02}"
        some = files[start : start + columns]
        there.with_suffix(".html").write_text(page_of(some, columns, tallest=SHEET_HEIGHT), "utf-8")
        page = chromium.new_page(viewport={"width": SHEET_WIDTH, "height": 400})
        page.goto(there.with_suffix(".html").as_uri())
        page.screenshot(path=there.with_suffix(".png"), full_page=True)
        page.close()
        there.with_suffix(".html").unlink()


def page_of(files: list[Path], columns: int, *, tallest: int) -> str:
    """Return a page that shows these pictures, each a link to itself."""
    figures = "".join(
        f'<figure><figcaption>{html.escape(file.stem)}</figcaption><a href="{file.as_uri()}">'
        f'<img src="{file.as_uri()}" alt="" loading="eager"></a></figure>'
        for file in files
    )
    style = f":root {{ --columns: {columns}; --tallest: {tallest}px }}{STYLE}"
    head = f"<!doctype html><meta charset=utf-8><title>Shots</title><style>{style}</style>"
    return head + figures


if __name__ == "__main__":
    main()
