"""Leads change the house rules and the saved replies, and nothing is lost by it."""

import pytest

from forum.house.models import HouseRule
from forum.house.shipped import HOUSE_RULES
from forum.transaction import db

RULES, REPLIES = "/moderation/rules", "/moderation/replies"
ADDRESSES = [RULES, REPLIES]


@pytest.fixture
def lead(visit):
    return visit().arrive_on_duty(role="lead", name="Grey Heron")


def titles(page, part: str = "held") -> list[str]:
    return [h.get_text() for h in page.all(f"section[aria-labelledby={part}-h] h3")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_leads_look_after_both_and_operators_after_rules(visit, guest, member, lead, address):
    assert lead.get(address).status == 200
    assert guest.get(address).heading == "Sign in"
    moderator = visit().arrive_on_duty(role="moderator", name="Calm Moderator")
    operator = visit().arrive_on_duty(role="operator", name="Calm Operator")
    for page in (address, f"{address}/1", f"{address}/new", f"{address}/1/retire"):
        for reader in (member, moderator):
            assert reader.get(page).status == 403
        assert operator.get(page).status == (200 if address == RULES else 403)


def test_operators_find_rules_and_words_beside_their_other_pages(visit):
    operator = visit().arrive_on_duty(role="operator", name="Calm Operator")
    for address in (RULES, "/moderation/words", "/operator/staff", "/operator/settings"):
        [here] = operator.get(address).all(".sorts a[aria-current=page]")
        assert here["href"] == address


def test_a_rule_that_is_changed_holds_at_once_and_is_recorded(lead, guest):
    page = lead.get(f"{RULES}/1")
    assert page.one("input[name=title]")["value"] == HOUSE_RULES[0].title

    done = lead.send(page, f"{RULES}/1", text="Always, and to everybody.")

    assert done.address == RULES
    assert "Always, and to everybody." in guest.get("/rules").words
    assert HOUSE_RULES[0].text in guest.get("/rules?edition=1").words
    record = lead.get("/moderation/audit").all("main tbody tr")[0].get_text(" ")
    assert "Changed a house rule" in record
    assert "Grey Heron" in record


def test_a_rule_is_added_retired_and_brought_back(lead, guest):
    done = lead.send(lead.get(f"{RULES}/new"), f"{RULES}/new", title="Rest well", text="You may.")
    assert titles(done)[-1] == "8. Rest well"

    retired = lead.send(lead.get(f"{RULES}/8/retire"), f"{RULES}/8/retire")
    assert titles(retired, "retired") == ["8. Rest well"]
    assert "Rest well" not in guest.get("/rules").words

    back = lead.send(retired, f"{RULES}/8/bring-back")
    assert titles(back)[-1] == "8. Rest well"
    assert "Rest well" in guest.get("/rules").words


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("page", ["new", "1"])
def test_what_does_not_fit_comes_back_as_it_was_typed(lead, address, page):
    where = f"{address}/{page}"
    again = lead.send(lead.get(where), where, title="", text="Words that stay")

    assert again.status == 422
    assert "Write a title." in again.problems
    assert again.one("textarea[name=text]").get_text().strip() == "Words that stay"


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_old_form_comes_back_as_it_was_typed(lead, address):
    again = lead.post(f"{address}/1", {"title": "T", "text": "Words that stay", "version": "1"})

    assert again.status == 422
    assert "open for too long" in again.problems
    assert again.one("textarea[name=text]").get_text().strip() == "Words that stay"


@pytest.mark.parametrize("address", ADDRESSES)
def test_two_leads_at_once_see_each_other_s_words_and_lose_none(lead, visit, address):
    # Given two leads who have the same form open
    other = visit().arrive_on_duty(role="lead", name="Calm Badger")
    mine, theirs = lead.get(f"{address}/1"), other.get(f"{address}/1")

    # When both send it
    lead.send(mine, f"{address}/1", title="From the heron", text="Words of the heron")
    again = other.send(theirs, f"{address}/1", title="From the badger", text="The badger's words")

    # Then the second one sees both, and may put theirs in the place of the first
    assert again.status == 409
    assert "Words of the heron" in again.one("[data-other]").get_text()
    assert again.one("textarea[name=text]").get_text().strip() == "The badger's words"
    done = other.send(again, f"{address}/1")
    assert done.status == 200
    assert "The badger's words" in done.words
    assert "Words of the heron" not in done.words


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_was_retired_meanwhile_is_not_changed_and_the_words_are_kept(lead, address):
    page = lead.get(f"{address}/1")
    lead.send(lead.get(f"{address}/1/retire"), f"{address}/1/retire")

    again = lead.send(page, f"{address}/1", text="Words that stay")

    assert again.status == 409
    assert "just retired this" in again.one("[data-other]").get_text()
    assert again.one("textarea[name=text]").get_text().strip() == "Words that stay"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("deed", ["retire", "bring-back"])
def test_a_button_of_an_old_page_does_nothing(lead, address, deed):
    page = lead.get(f"{address}/1/retire")
    token = page.one("[data-sure] [name=csrf_token]")["value"]

    again = lead.post(f"{address}/1/{deed}", {"csrf_token": token, "version": "7"})

    assert again.status == 409
    assert "Look again" in again.words


def retire(lead, number):
    here = f"{RULES}/{number}/retire"
    return lead.send(lead.get(here), here)


def test_what_is_retired_is_asked_about_first(lead):
    assert not lead.get(RULES).all("form[action$='/retire']")
    rule, reply = (lead.get(f"{address}/1/retire") for address in ADDRESSES)

    assert rule.heading == "Retire rule 1, “Be kind”?"
    assert "Decisions that name it can still be read" in rule.words
    assert reply.heading.startswith("Retire the saved reply")
    for page in (rule, reply):
        assert "bring it back at any time" in page.words


def test_the_last_rule_stays(lead, app):
    for rule in HOUSE_RULES[1:]:
        retire(lead, rule.number)

    again = retire(lead, 1)

    assert again.status == 422
    assert "last rule" in again.words
    with app.app_context():
        assert db.session.query(HouseRule).filter_by(retired_on=None).count() == 1


def test_a_reply_belongs_to_a_rule_that_holds(lead):
    page = lead.get(f"{REPLIES}/new")
    typed = {"title": "Heated", "text": "Please rest a little."}

    wrong = lead.send(page, f"{REPLIES}/new", rule="99", **typed)
    done = lead.send(wrong, f"{REPLIES}/new", rule="4", **typed)

    assert wrong.status == 422
    assert "Choose a rule that holds now." in wrong.problems
    assert titles(done)[-1] == "Heated"
    assert "For rule 4." in done.words


@pytest.mark.parametrize("number", ["0", "99", "10000", "9" * 30, "-1", "one"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_never_was_is_not_found(lead, address, number):
    assert lead.get(f"{address}/{number}").status == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_form_that_comes_without_its_fields_changes_nothing(lead, address):
    before = titles(lead.get(address))
    token = lead.get(f"{address}/1").form(f"{address}/1").fields["csrf_token"]

    answer = lead.post(f"{address}/1", {"csrf_token": token, "title": "Another", "text": "Words."})

    assert answer.status in (409, 422)
    assert titles(lead.get(address)) == before
