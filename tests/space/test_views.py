"""My space: shown to me alone; a known name is chosen there once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum import database
from forum.handles.keyring import keys
from forum.handles.models import Handle
from forum.handles.speaking import OFFER_ROUNDS, Writer, become_known, known_handle, offers
from forum.public_ids import new_id, to_text
from forum.space.reading import my_threads
from forum.transaction import reading
from tests.counting import statements
from tests.makers import NOON


def choices(page) -> list[str]:
    return [str(box["value"]) for box in page.all("[name=known_name]")]


def known_names(app) -> set[str]:
    with app.app_context():
        return set(reading().scalars(select(Handle.name).where(Handle.scope == "site")))


@pytest.mark.parametrize("address", ["/me", "/me/name", "/me/passphrase"])
def test_a_stranger_is_asked_to_sign_in(guest, address):
    page = guest.get(address)

    assert page.heading == "Sign in"
    assert page.form("/sign-in").fields["next"] == address


def test_a_new_member_finds_their_space_empty(member):
    page = member.get("/me")

    assert page.heading == "My space"
    assert "None yet." in page.words
    assert not page.all("[data-thread]")


def test_my_threads_are_mine_alone(member, visit, inside):
    with inside() as make:
        mine = make.thread(title="Mine", writer=make.writer(root=member.root)).id
        make.thread(title="Somebody else's")
    other = visit().arrive()

    [thread] = member.get("/me").all("[data-thread]")

    assert thread["data-thread"] == to_text(mine)
    assert "You are " in thread.get_text()
    assert not other.get("/me").all("[data-thread]")


def test_a_thread_whose_first_words_are_gone_still_has_its_line(member, inside):
    with inside() as make:
        thread = make.thread(writer=make.writer(root=member.root))
        thread.title, thread.handle_id = None, None

    assert "The first words here were taken back" in member.get("/me").words


def test_duties_are_named(visit):
    page = visit().arrive(role="lead").get("/me")

    assert "You look after this forum as a lead." in page.words


def test_five_names_are_offered_and_five_more(member):
    page = member.get("/me/name")
    more = member.get("/me/name?round=1")

    assert len(choices(page)) == len(choices(more)) == 5
    assert choices(page) != choices(more)
    assert page.one("main a[href*='round=']")["href"] == "/me/name?round=1"
    last = member.get(f"/me/name?round={OFFER_ROUNDS - 1}")
    assert last.one("main a[href*='round=']")["href"] == "/me/name?round=0"


@pytest.mark.parametrize("round_", ["x", "-1", "9999999999999999999", str(OFFER_ROUNDS), ""])
def test_every_round_is_a_round(member, round_):
    assert len(choices(member.get(f"/me/name?round={round_}"))) == 5


def test_a_name_that_was_chosen_is_kept(app, member):
    page = member.get("/me/name?round=3")
    chosen = choices(page)[2]

    after = member.send(page, "/me/name", known_name=chosen)

    assert "That is your known name from now on." in after.words
    assert f"{chosen}" in after.one("[aria-label='About you here']").get_text()
    assert known_names(app) == {chosen}
    assert not choices(member.get("/me/name"))


@pytest.mark.parametrize("typed", ["", "My Real Name"])
def test_a_name_of_ones_own_is_not_taken(app, member, typed):
    page = member.send(member.get("/me/name"), "/me/name", known_name=typed)

    assert page.status == 422
    assert "Choose one of the" in page.problems
    assert len(choices(page)) == 5
    assert known_names(app) == set()


def test_a_name_that_somebody_took_meanwhile_is_no_longer_offered(app, member, inside):
    page = member.get("/me/name")
    wanted = choices(page)[0]
    with inside() as make:
        make._session.add(Handle(id=new_id(), scope="site", name=wanted, day=NOON.date()))

    again = member.send(page, "/me/name", known_name=wanted)

    assert again.status == 422
    assert "Somebody has just taken that name." in again.problems
    assert choices(again) == choices(page)[1:]


def test_a_known_name_is_chosen_once(app, member, inside):
    page = member.get("/me/name")
    with inside() as make:
        first = become_known(make._session, Writer(root=member.root), today=NOON.date()).name

    again = member.send(page, "/me/name", known_name=choices(page)[1])

    assert again.status == 422
    assert f"Your known name is {first}." in again.words
    assert known_names(app) == {first}


def test_names_on_offer_are_those_of_the_member(app, member):
    with app.app_context():
        expected = offers(reading(), member.root, 0)
        assert known_handle(reading(), member.root) is None

    assert choices(member.get("/me/name")) == expected


@pytest.fixture
def me(make):
    """A member, beside a conversation of others."""
    make.reply(make.thread())
    return make.writer()


def test_the_first_few_are_those_that_all_begin_with_and_no_others_are_read(session, make, me):
    for later in (0, 3, 1, 3, 2, 3):
        make.thread(writer=me, at=NOON + timedelta(days=later))
    keyring = keys(session, me.root)
    all_ = my_threads(session, keyring, viewer=me)

    with statements(session.get_bind()) as asked:
        few = my_threads(session, keyring, viewer=me, most=2)

    assert [my.thread.id for my in few] == [my.thread.id for my in all_[:2]]
    assert [my.me.id for my in few] == [my.me.id for my in all_[:2]]
    assert "LIMIT" in asked[0]
    assert len(asked) == 2


@pytest.mark.parametrize("most", [1, 3, 5])
def test_the_first_few_of_a_list_asked_for_in_parts_are_the_same(
    session, make, me, monkeypatch, most
):
    for later in (1, 0, 2, 0, 2):
        make.thread(writer=me, at=NOON + timedelta(days=later))
    keyring = keys(session, me.root)
    all_ = my_threads(session, keyring, viewer=me)
    monkeypatch.setattr(database, "MOST_AT_ONCE", 2)

    few = my_threads(session, keyring, viewer=me, most=most)

    assert [my.thread.id for my in few] == [my.thread.id for my in all_[:most]]
