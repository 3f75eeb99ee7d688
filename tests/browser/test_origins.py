"""In a real browser the recorded hosts are one, and no policy is broken."""

import pytest
from playwright.sync_api import Browser, Page

from forum.public_ids import to_text
from tests.browser.live import HERE, Live, Watch

pytestmark = pytest.mark.browser
LINKS = "See https://example.org/a and [this](https://example.com/b?c=d)."
EVERYONE = ("/", "/boards/sleep", "/t/{tid}", "/t/{tid}?view=list", "/help", "/help?region=other")
EVERYONE += ("/join", "/sign-in", "/recover", "/rules", "/privacy", "/stay-safe", "/nowhere")
EVERYONE += ("/how-we-moderate", "/first-post", "/me/look", "/p/{pid}/flag", "/p/{pid}")
EVERYONE += ("/accessibility", "/search", "/search?q=again")
MEMBERS = ("/boards/sleep/new", "/t/{tid}/reply?to={pid}", "/me", "/me/name", "/me/passphrase")
MEMBERS += ("/me/notices", "/me/threads", "/me/kept", "/me/drafts", "/me/topics", "/me/leave")
STAFF = ("/me/second-factor", "/step-up", "/me/on-duty", "/operator/staff")
STAFF += ("/moderation", "/moderation/me", "/moderation/debrief", "/moderation/finish")


@pytest.fixture
def places(live: Live) -> dict[str, str]:
    """A board and a thread with links in it."""
    with live.inside() as make:
        thread = make.thread(board=make.board(slug="sleep"), body=LINKS)
        post = make.reply(thread, body=LINKS)
        return {"tid": to_text(thread.id), "pid": to_text(post.id)}


@pytest.mark.parametrize(("scheme", "scripts"), [("light", True), ("dark", False)])
def test_no_page_reaches_elsewhere(chromium: Browser, live: Live, places, scheme, scripts):
    # Given a browser that is watched
    context = chromium.new_context(color_scheme=scheme, java_script_enabled=scripts)
    watch = Watch().over(context)
    page = context.new_page()

    # When somebody reads everything, signs in and writes
    for path in EVERYONE:
        page.goto(live.address + path.format(**places))
    live.sign_in(context)
    for path in MEMBERS:
        page.goto(live.address + path.format(**places))
    page.goto(f"{live.address}/boards/sleep/new")
    page.fill("[name=title]", "Awake again")
    page.fill("[name=body]", LINKS)
    page.click("button[value=preview]")
    page.wait_for_selector("[data-preview] a[href*='example']")
    page.click("button[value=post]")
    page.wait_for_selector("[data-post] a[href*='example']")
    context.close()

    # Then one host was asked, and nothing was refused except the page that is missing
    assert watch.hosts == {HERE}
    assert [c for c in watch.complaints if "404" not in c] == []


LEADS = (*STAFF, "/me", "/operator/staff/remove?name=Steady+Lead", "/moderation/audit")
LEADS += ("/moderation/rules", "/moderation/rules/1", "/moderation/public-log")
LEADS += ("/moderation/rules/new", "/moderation/rules/1/retire", "/moderation/replies/1")
LEADS += ("/moderation/replies", "/moderation/replies/new", "/moderation/replies/1/retire")
LEADS += ("/moderation/words", "/moderation/words/new")
OPERATORS = ("/operator", "/operator/boards", "/operator/boards/sleep", "/operator/boards/new")
OPERATORS += ("/operator/help-lines", "/operator/help-lines/gb", "/operator/settings")
OPERATORS += ("/operator/synonyms", "/operator/synonyms/new", "/operator/synonyms/sober")
OPERATORS += ("/operator/staff", "/moderation/audit", "/operator/boards/sleep/archive")
OPERATORS += ("/operator/settings/joining-off", "/operator/settings/writing-off")
OPERATORS += ("/operator/synonyms/sober/switch",)


@pytest.mark.parametrize("scripts", [False, True])
@pytest.mark.parametrize(("role", "paths"), [("lead", LEADS), ("operator", OPERATORS)])
def test_no_page_of_staff_reaches_elsewhere(
    chromium: Browser, live: Live, places, scripts, role, paths
):
    scheme = "dark" if scripts else "light"
    context = chromium.new_context(color_scheme=scheme, java_script_enabled=scripts)
    watch = Watch().over(context)
    page = context.new_page()
    live.sign_in_on_duty(context, role)

    statuses = {path: _status(page, live.address + path) for path in paths}
    context.close()

    assert set(statuses.values()) == {200}, statuses
    assert (watch.hosts, watch.complaints) == ({HERE}, [])


def _status(page: Page, address: str) -> int:
    """Go there and return how it answered; 0 when it led elsewhere."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status if answer.url == address else 0


def test_the_pages_are_dressed(page, live: Live, places):
    """Else "no foreign request" would hold because nothing was loaded at all."""
    page.goto(f"{live.address}/t/{places['tid']}")

    assert page.evaluate("document.styleSheets.length") == 1
    assert page.evaluate("document.fonts.size") >= 5


SPIES = [
    "<img src='https://example.org/spy.png'>",
    "<link rel='stylesheet' href='https://example.org/spy.css'>",
    "<p style='background: url(https://example.org/spy)'>x</p>",
    "<iframe src='https://example.org'></iframe>",
    "<meta http-equiv='refresh' content='0; url=https://example.org/'>",
]
SCRIPTED = [
    "<script>document.title = 'inline'</script>",
    "<script src='//example.org/x.js'></script>",
]


@pytest.mark.parametrize(
    ("planted", "scripts"),
    [(spy, False) for spy in SPIES] + [(spy, True) for spy in SPIES + SCRIPTED],
)
def test_a_planted_spy_is_noticed(chromium: Browser, live: Live, planted, scripts):
    live.app.view_functions["pages.rules"] = lambda: f"<h1>Rules</h1>{planted}"
    context = chromium.new_context(java_script_enabled=scripts)
    watch = Watch().over(context)
    page = context.new_page()

    page.goto(f"{live.address}/rules")
    for _ in range(300):
        if not watch.complaints:
            page.wait_for_timeout(100)
    context.close()

    assert watch.complaints
