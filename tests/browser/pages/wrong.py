"""What people see when something goes wrong: each refusal, each fault, and no database at all."""

from functools import wraps
from pathlib import Path

from flask import request

from forum.errors import Busy, Conflict
from forum.transaction import db
from tests.browser.pages.house import House
from tests.browser.pages.outside import JOINED
from tests.browser.pages.shown import as_guest, as_member, fill
from tests.browser.pages.street import HARD
from tests.browser.pages.within import POST

NEW = "/boards/sleep/new"
TYPED = fill(title="Awake again", body=HARD)
HUGE = fill(title="Awake again", body="x" * 3_000_000)
FAULTS = {
    "busy": Busy("Too much is going on here. Please try again in a few seconds.", retry_after=5),
    "quicker": Conflict("Somebody has changed this meanwhile. Look again before you go on."),
    "ours": ValueError(),
}


def furnish(house: House) -> None:
    """Let whatever is sent to a board fail, in the way that its name tells."""
    with house.live.inside() as make:
        for slug in ("sleep", *FAULTS):
            make.board(slug=slug, name=slug.title())
    view = house.app.view_functions["writing.new_thread"]

    @wraps(view)
    def failing(slug: str) -> object:
        if request.method == "POST" and slug in FAULTS:
            raise FAULTS[slug]
        return view(slug=slug)

    house.app.view_functions["writing.new_thread"] = failing


def furnish_limits(house: House) -> None:
    """Let somebody from this computer have tried to join too often."""
    guest = house.visit()
    form = guest.get("/join").form("/join")
    for _ in range(20):
        guest.client.post("/join", data=form.fields)


def furnish_no_database(house: House) -> None:
    """Take the database away, when everybody is in already."""
    with house.live.inside() as make:
        make.board(slug="sleep", name="Sleep")
    assert house.people
    with house.app.app_context():
        place = db.engine.url.database
        db.engine.dispose()
    assert place is not None
    for file in Path(place).parent.glob(f"{Path(place).name}*"):
        file.unlink()
    Path(place).mkdir()  # nothing can be opened here, nor made anew


PAGES = (
    as_guest("404", "/nowhere", status=404),
    as_guest("404-thread", "/t/AAAAAAAAAAAAAAAAAAAAAA", status=404),
    as_member("404-member", "/nowhere", status=404),
    as_member("403", "/operator", status=403),
    as_member("409-words", "/boards/quicker/new", TYPED, POST, status=409),
    as_member("413", NEW, HUGE, POST, status=413),
    as_member("500-words", "/boards/ours/new", TYPED, POST, status=500),
    as_member("503-words", "/boards/busy/new", TYPED, POST, status=503),
)
LIMITS = (as_guest("429", "/join", *JOINED, status=429),)
DOWN = (
    as_guest("database-down", "/", status=503),
    as_member("database-down-member", "/boards/sleep", status=503),
    as_guest("database-down-help", "/help"),
)
