"""Pages with nothing on them yet, and a thread that is too long to be read."""

from tests.browser.pages.house import House
from tests.browser.pages.shown import as_guest, as_lead, as_member, as_moderator, as_operator
from tests.journeys.test_long_threads import written

LONG = 5_000


def furnish_board(house: House) -> None:
    """Open a board on which nobody has written."""
    with house.live.inside() as make:
        make.board(slug="sleep", name="Sleep and long nights")


def furnish_nothing(house: House) -> None:
    """Leave the house as it was built."""


def furnish_long(house: House) -> None:
    """Write a thread that nobody reads to its end."""
    house.places["long"] = written(house.app, house.live.inside, LONG)
    page = house.visit().get(house.places["long"])
    house.places["long middle"] = str(page.one("a[rel=next]")["href"])


BARE = (
    as_guest("home-no-boards", "/"),
    as_operator("operator-empty", "/operator"),
    as_operator("operator-boards-empty", "/operator/boards"),
)
PAGES = (
    as_guest("home-no-threads", "/"),
    as_guest("board-empty", "/boards/sleep"),
    as_guest("board-waiting-empty", "/boards/sleep?waiting=1"),
    as_guest("public-log-empty", "/moderation/public-log"),
    as_member("home-member-empty", "/"),
    as_member("my-space-empty", "/me"),
    as_member("notices-empty", "/me/notices"),
    as_member("my-threads-empty", "/me/threads"),
    as_member("kept-empty", "/me/kept"),
    as_member("drafts-empty", "/me/drafts"),
    as_moderator("queue-empty", "/moderation"),
    as_moderator("queue-mine-empty", "/moderation?mine=1"),
    as_moderator("finish-empty", "/moderation/finish"),
    as_lead("word-rules-empty", "/moderation/words"),
    as_lead("saved-replies-empty", "/moderation/replies"),
    as_lead("audit-empty", "/moderation/audit"),
)
MANY = (
    as_guest("thread-5000", "{long}"),
    as_guest("thread-5000-middle", "{long middle}"),
    as_guest("thread-5000-list", "{long}?view=list"),
    as_member("thread-5000-member", "{long}"),
)
