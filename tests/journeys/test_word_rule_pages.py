"""Leads look after word rules: add, try, change, switch, remove, and nothing typed is lost."""

import pytest
from sqlalchemy import select

from forum.audit.models import Audit
from forum.transaction import reading
from forum.wordrules.forms import CHOOSE
from forum.wordrules.keeping import NO_BOARD
from forum.wordrules.rules import NO_LINES, NO_TITLE, NO_WHY
from tests.journeys.drafts import keep
from tests.visitor import PageSeen

LIST, NEW, TRY = "/moderation/words", "/moderation/words/new", "/moderation/words/try"
TYPED = {
    "title": "old lamps",
    "why": "They are hot.",
    "kind": "phrase",
    "text": "old lamp\nwick",
    "effect": "hold",
}


@pytest.fixture
def lead(visit, inside):
    with inside() as make:
        make.board(slug="sleep", name="Sleep")
        make.board(slug="grief", name="Grief")
    return visit().arrive_on_duty("lead")


def add(lead, **typed) -> PageSeen:
    return lead.send(lead.get(NEW), NEW, **TYPED | typed)


def address(page) -> str:
    """Return the address of the one rule on the list."""
    [link] = page.all("[data-rule] a[data-change]")
    return str(link["href"])


def listed(page) -> list[str]:
    return [" ".join(rule.get_text(" ").split()) for rule in page.all("[data-rule]")]


def recorded(app) -> list[tuple[str, bool]]:
    with app.app_context():
        wanted = select(Audit).where(Audit.action == "word-rule-changed")
        return [(row.object[:10], row.staff_id is not None) for row in reading().scalars(wanted)]


def test_a_rule_is_added_meets_a_writer_and_is_recorded(lead, visit, app):
    page = add(lead)

    assert (page.status, page.address) == (200, LIST)
    [rule] = listed(page)
    assert "old lamps On A moderator reads it first. All boards." in rule
    warned = keep(
        visit().arrive(), "/boards/sleep/new", title="A title", body="The w i c k.", action="post"
    )
    assert "Found old lamps:" in warned.words
    assert recorded(app) == [("word-rule:", True)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": ""}, str(NO_TITLE)),
        ({"title": "a" * 61}, "Use 60 letters at most. This has 61."),
        ({"why": " "}, str(NO_WHY)),
        ({"text": ""}, str(NO_LINES)),
        ({"text": "lamp\n?!"}, "Line 2: "),
        ({"kind": "pattern", "text": "lamp\n("}, "Line 2: This pattern cannot be read"),
        ({"kind": "pattern", "text": "a*"}, "matches where nothing is written"),
        ({"kind": "pattern", "text": r"(?:\w{1,50} ){1,20}"}, "would cost too much time"),
        ({"kind": "riddle"}, str(CHOOSE)),
        ({"effect": "silence"}, str(CHOOSE)),
        ({"board": "nowhere"}, str(NO_BOARD)),
        ({"off_on": "nowhere"}, str(NO_BOARD)),
        ({"csrf_token": "wrong"}, "This page was open for too long."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(lead, typed, words):
    page = add(lead, **typed)

    assert page.status == 422
    assert words in page.problems
    fields = page.form(NEW).fields
    for name in {"title", "why", "text"} - set(typed):
        assert fields[name] == TYPED[name]
    if "text" in typed:
        assert fields["text"] == typed["text"]
    assert listed(lead.get(LIST)) == []


def test_a_rule_that_would_do_a_lot_is_kept_only_when_sent_once_more(lead, inside):
    with inside() as make:
        thread = make.thread(body="It is dark.")
        for number in range(9):
            make.reply(thread, body=f"It is night {number}.")

    page = add(lead, text="it is")

    assert page.status == 422
    [warning] = page.all("[data-trial]")
    assert "It would have held 10 of the last 10 posts." in warning.get_text(" ")
    assert "It is dark" not in page.text
    assert listed(lead.get(LIST)) == []
    other = lead.send(page, NEW, text="it")  # another rule needs another yes
    assert other.status == 422
    assert listed(lead.send(other, NEW))


def test_a_young_forum_warns_of_a_rule_for_everything(lead):
    page = add(lead, kind="pattern", text=r"\w", effect="note")

    assert page.status == 422
    assert "It would have found 10 of the 10 everyday sentences" in page.words


def test_a_change_takes_the_place_of_what_was(lead, app):
    here = address(add(lead))
    form = lead.get(here).form(here).fields
    assert {name: form[name] for name in TYPED} == TYPED

    page = lead.send(lead.get(here), here, title="new lamps", board="sleep")

    assert "new lamps On A moderator reads it first. Sleep." in listed(page)[0]
    assert address(page) != here
    old = lead.get(here)
    assert old.heading == "A word rule that is over"
    assert old.all("form button.btn:not(.btn--second)") == []
    assert len(recorded(app)) == 2


def test_two_leads_at_once_one_wins_and_the_other_reads_what_it_says_now(lead, visit):
    here = address(add(lead))
    second = visit().arrive_on_duty("lead", name="Grey Heron")
    open_page = second.get(here)
    lead.send(lead.get(here), here, text="new lamp")

    page = second.send(open_page, here, text="lamp oil")

    assert page.status == 409
    assert "new lamp" in page.one("[data-other]").get_text()
    assert "lamp oil" in page.one("textarea[name=text]").get_text()
    [action] = [form["action"] for form in page.all("main form[method=post]")]
    assert "lamp oil" in listed(second.send(page, str(action)))[0]
    assert len(listed(second.get(LIST))) == 1


def test_who_changes_what_another_has_removed_can_keep_it_as_a_new_rule(lead, visit):
    here = address(add(lead))
    second = visit().arrive_on_duty("lead", name="Grey Heron")
    open_page = second.get(here)
    lead.send(lead.get(f"{here}/retire"), f"{here}/retire")

    page = second.send(open_page, here, text="lamp oil")

    assert page.status == 409
    assert "Somebody has just removed this" in page.words
    assert "lamp oil" in listed(second.send(page, NEW))[0]


def test_a_rule_is_switched_off_and_on_again(lead, member):
    def sent() -> PageSeen:
        return keep(member, "/boards/sleep/new", title="A title", body="Old lamp.", action="post")

    here = address(add(lead))

    asked = lead.get(f"{here}/switch")
    assert asked.heading.startswith("Switch off the word rule")
    off = lead.send(asked, f"{here}/switch")
    assert "old lamps Off" in listed(off)[0]
    assert "Posted." in sent().words
    on = lead.send(off, f"{here}/switch")
    assert "old lamps On" in listed(on)[0]
    assert sent().status == 422


def test_a_rule_can_be_off_on_one_board(lead, member):
    add(lead, off_on="sleep")

    page = keep(member, "/boards/sleep/new", title="A title", body="Old lamp.", action="post")

    assert "Posted." in page.words
    assert "All boards, but not Sleep." in listed(lead.get(LIST))[0]
    other = keep(member, "/boards/grief/new", title="A title", body="Old lamp.", action="post")
    assert other.status == 422


def test_a_removed_rule_is_kept_for_those_who_cite_it(lead, app):
    here = address(add(lead))
    before, off = lead.get(f"{here}/retire"), lead.get(f"{here}/switch")
    assert "Decisions that name it can still be read." in before.words

    page = lead.send(before, f"{here}/retire")

    assert listed(page) == []
    assert lead.get(here).heading == "A word rule that is over"
    assert lead.send(before, f"{here}/retire").status == 409
    assert lead.send(off, f"{here}/switch").status == 409
    assert len(recorded(app)) == 2


@pytest.mark.parametrize("page", ["retire", "switch"])
def test_to_ask_for_the_head_of_the_question_changes_nothing(lead, app, page):
    here = address(add(lead))

    answer = lead.client.head(f"{here}/{page}")

    assert answer.status_code == 200
    assert len(listed(lead.get(LIST))) == 1
    assert len(recorded(app)) == 1


def test_only_leads_look_after_word_rules(visit, lead):
    here = address(add(lead))
    for visitor in (visit().arrive(), visit().arrive_on_duty(name="Grey Heron")):
        for path in (LIST, NEW, here):
            assert visitor.get(path).status == 403
    assert visit().get(LIST).address.startswith("/sign-in")
    assert lead.get(f"{LIST}/{'A' * 22}").status == 404
    assert lead.get(f"{LIST}/nonsense").status == 404


def test_hostile_rules_and_texts_are_inert(lead):
    hostile = "<script>alert(1)</script>"
    page = add(lead, title=hostile[:60], why=hostile, text=hostile)

    assert page.all("[data-rule] script") == []
    assert hostile in page.words
    tried = lead.send(page, TRY, board="sleep", body=f"“{hostile}”")
    assert tried.all("[data-tried] script") == []
