"""The people who run the place look after words that mean the same to a search."""

import pytest

LIST = "/operator/synonyms"
SOBER = f"{LIST}/sober"


@pytest.fixture
def operator(visit):
    return visit().arrive_on_duty(role="operator", name="Grey Heron")


def entry(page, key: str = "sober") -> str:
    return page.one(f"[data-entry={key}]").get_text(" ", strip=True)


@pytest.mark.parametrize("address", [LIST, f"{LIST}/new", SOBER])
def test_operators_alone_look_after_them(visit, guest, member, operator, address):
    assert operator.get(address).status == 200
    assert guest.get(address).heading == "Sign in"
    assert member.get(address).status == 403
    assert visit().arrive_on_duty(role="lead", name="Calm Otter").get(address).status == 403


def test_words_are_added_changed_and_removed(operator):
    page = operator.send(operator.get(f"{LIST}/new"), f"{LIST}/new", words="lamp\nlantern")
    here = str(page.all("[data-entry] a")[0]["href"])
    assert page.address == LIST
    assert "lamp, lantern" in page.words

    page = operator.send(operator.get(here), here, words="lamp\ntorch", also="candle")
    assert "lamp, torch and also candle" in page.words

    page = operator.send(operator.get(f"{here}/back"), f"{here}/back")
    assert "Removed." in page.words
    assert "torch" not in page.words
    assert operator.get(here).status == 404


def test_what_came_with_lamplit_is_switched_changed_and_put_back(operator):
    off = operator.send(operator.get(f"{SOBER}/switch"), f"{SOBER}/switch")
    assert entry(off).endswith("Off")
    on = operator.send(operator.get(SOBER), f"{SOBER}/switch")
    assert not entry(on).endswith("Off")

    changed = operator.send(operator.get(SOBER), SOBER, words="sober", also="dry", is_one_way="y")
    assert entry(changed) == "sober leads to dry"
    back = operator.send(operator.get(f"{SOBER}/back"), f"{SOBER}/back")
    assert "It is as it came with Lamplit." in back.words
    assert entry(back).startswith("sober, clean")


def test_what_does_not_fit_comes_back_as_it_was_typed(operator):
    page = operator.send(operator.get(SOBER), SOBER, words="the", also="Words that stay")

    assert page.status == 422
    assert "Words that stay" in page.one("textarea[name=also]").get_text()
    assert page.problems
    assert operator.send(operator.get(f"{LIST}/new"), f"{LIST}/new", words="").status == 422


def test_two_operators_at_one_entry_lose_nothing(operator, visit):
    other = visit().arrive_on_duty(role="operator", name="Calm Badger")
    mine, theirs = operator.get(SOBER), other.get(SOBER)

    operator.send(mine, SOBER, words="sober\nmy lamp")
    page = other.send(theirs, SOBER, words="sober\ntheir lamp")

    assert page.status == 409
    assert "my lamp" in page.one("[data-other]").get_text()
    assert "their lamp" in page.one("textarea[name=words]").get_text()
    assert other.send(page, SOBER).address == LIST
