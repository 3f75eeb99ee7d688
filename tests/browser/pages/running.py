"""What leads and operators look after."""

from urllib.parse import urlsplit

from tests.browser.pages import street
from tests.browser.pages.house import House
from tests.browser.pages.outside import SEND
from tests.browser.pages.shown import as_lead, as_member, as_operator, fill, press, tick
from tests.browser.pages.street import SLEEP

STAFF = "/operator/staff"


def furnish(house: House) -> None:
    """Make the street, and a word rule."""
    street.furnish(house)
    with house.live.inside() as make:
        make.word_rule(title="old lamps", why="Lamps are hot, and some people burn themselves.")
    lead = house.people["lead"]
    rule = str(lead.get("/moderation/words").one("[data-rule] a[data-change]")["href"])
    house.places["word rule"] = rule
    page = lead.send(lead.get(STAFF), f"{STAFF}/invite", role="moderator")
    house.places["invitation"] = urlsplit(page.one("[data-invitation]").get_text()).path


LEADING = (
    as_lead("queue-lead", "/moderation"),
    as_lead("audit", "/moderation/audit"),
    as_lead("house-rules", "/moderation/rules"),
    as_lead("house-rule", "/moderation/rules/1"),
    as_lead("house-rule-error", "/moderation/rules/1", fill(title=""), SEND, status=422),
    as_lead("house-rule-new", "/moderation/rules/new"),
    as_lead("saved-replies", "/moderation/replies"),
    as_lead("saved-reply", "/moderation/replies/1"),
    as_lead("saved-reply-new", "/moderation/replies/new"),
    as_lead("word-rules", "/moderation/words"),
    as_lead("word-rule", "{word rule}"),
    as_lead("word-rule-new", "/moderation/words/new"),
    as_lead("word-rule-off", "{word rule}/switch"),
    as_lead("word-rule-remove", "{word rule}/retire"),
    as_lead("house-rule-retire", "/moderation/rules/1/retire"),
    as_lead("saved-reply-retire", "/moderation/replies/1/retire"),
    as_lead("word-rule-error", "/moderation/words/new", SEND, status=422),
    as_lead(
        "word-rules-tried",
        "/moderation/words",
        fill(body="An old lamp and another."),
        press("form[action$=try] button"),
    ),
    as_lead("staff", STAFF),
    as_lead("staff-error", STAFF, press("form[action$='/invite'] .btn"), status=422),
    as_lead("staff-invited", STAFF, tick("[name=role]"), press("form[action$='/invite'] .btn")),
    as_lead("staff-remove", "/operator/staff/remove?name=Steady+Otter"),
    as_member("staff-join", "{invitation}"),
    as_lead("home-lead", "/"),
    as_lead("second-factor-new", "/me/second-factor", SEND),
)
OPERATING = (
    as_operator("operator", "/operator"),
    as_operator("operator-boards", "/operator/boards"),
    as_operator("operator-board", f"/operator/boards/{SLEEP}"),
    as_operator("operator-board-new", "/operator/boards/new"),
    as_operator("operator-board-error", "/operator/boards/new", SEND, status=422),
    as_operator("help-lines", "/operator/help-lines"),
    as_operator("help-lines-country", "/operator/help-lines/gb"),
    as_operator("settings", "/operator/settings"),
    as_operator("synonyms", "/operator/synonyms"),
    as_operator("synonym", "/operator/synonyms/sober"),
    as_operator("synonym-new", "/operator/synonyms/new"),
    as_operator("synonym-error", "/operator/synonyms/new", SEND, status=422),
    as_operator("operator-board-close", f"/operator/boards/{SLEEP}/archive"),
    as_operator("help-lines-hide", "/operator/help-lines/gb/hide"),
    as_operator("synonym-off", "/operator/synonyms/sober/switch"),
    as_operator("synonym-back", "/operator/synonyms/sober/back"),
    as_operator("writing-off", "/operator/settings/writing-off"),
    as_operator("joining-off", "/operator/settings/joining-off"),
    as_operator("home-operator", "/"),
)
