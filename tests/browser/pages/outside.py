"""What a guest sees."""

from tests.browser.pages.shown import as_guest, fill, press, tick, type_back_wrongly
from tests.browser.pages.street import SLEEP

SEND = press("main button.btn:visible")
JOINED = (tick("[name=age_ok]", "[name=rules_ok]"), SEND)
SEARCH = press(".searchbar button")

PAGES = (
    as_guest("home", "/"),
    as_guest("board", f"/boards/{SLEEP}"),
    as_guest("board-newest", f"/boards/{SLEEP}?sort=newest"),
    as_guest("board-waiting", f"/boards/{SLEEP}?waiting=1"),
    as_guest("board-closed", "/boards/small-good-things"),
    as_guest("thread-one-post", "{one}"),
    as_guest("thread-endless-words", "{wide}"),
    as_guest("thread-right-to-left", "{rtl}"),
    as_guest("thread-states-to-others", "{states}"),
    as_guest("thread-finished", "{finished}"),
    as_guest("thread-noted", "{noted}"),
    as_guest("thread-replies", "{own}"),
    as_guest("thread-list", "{own}?view=list"),
    as_guest("flag", "{mine}/flag"),
    as_guest("flag-error", "{mine}/flag", SEND, status=422),
    as_guest("flag-risk", "{mine}/flag", tick("[value=risk]"), SEND),
    as_guest("help", "/help"),
    as_guest("help-other", "/help?region=other"),
    as_guest("rules", "/rules"),
    as_guest("rules-edition", "/rules?edition=1"),
    as_guest("privacy", "/privacy"),
    as_guest("stay-safe", "/stay-safe"),
    as_guest("how-we-moderate", "/how-we-moderate"),
    as_guest("public-log", "/moderation/public-log"),
    as_guest("first-post", "/first-post"),
    as_guest("accessibility", "/accessibility"),
    as_guest("look", "/me/look"),
    as_guest("join", "/join"),
    as_guest("join-error", "/join", SEND, status=422),
    as_guest("join-codes", "/join", *JOINED),
    as_guest("join-codes-error", "/join", *JOINED, type_back_wrongly, SEND, status=422),
    as_guest("join-print", "/join", *JOINED, press("a[href='/keep/print']")),
    as_guest("sign-in", "/sign-in"),
    as_guest("sign-in-asked", "/me"),
    as_guest("sign-in-error", "/sign-in", fill(passphrase="six wrong words"), SEND, status=422),
    as_guest("recover", "/recover"),
    as_guest("recover-error", "/recover", fill(code="x"), SEND, status=422),
    as_guest("search", "/search"),
    as_guest("search-found", "/search", fill(q="sleep"), SEARCH),
    as_guest("search-one", "/search", fill(q="phone call"), SEARCH),
    as_guest("search-nothing", "/search", fill(q="qqqqzzzz"), SEARCH),
    as_guest("search-care", "/search", fill(q="I want to die"), SEARCH),
    as_guest("search-long", "/search", fill(q="w" * 200), SEARCH),
    as_guest("search-no-words", "/search", SEARCH, status=422),
)
