"""Limits without addresses: who does much is told to wait, and nobody is remembered for it."""

import ipaddress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings as within, strategies as st
from sqlalchemy.orm import Session

from forum.app import create_app
from forum.public_ids import to_text
from forum.transaction import db
from forum.web import throttle
from forum.web.throttle import HourKey, mark_of_this_hour, network_of
from tests.makers import Make
from tests.visitor import Visitor

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
JOINS, WRITES = 20, 20


def test_within_the_hour_a_visitor_is_the_same():
    key = HourKey()
    marks = {key.mark(b"visitor", at=NOON + timedelta(minutes=m)) for m in (0, 1, 59)}

    assert len(marks) == 1


def test_the_next_hour_knows_nobody_of_the_last_one():
    key = HourKey()
    hours = [NOON, NOON + timedelta(hours=1), NOON, NOON + timedelta(days=1)]

    assert len({key.mark(b"visitor", at=at) for at in hours}) == 4


def test_a_mark_is_of_one_visitor_and_of_one_process():
    key = HourKey()
    own = key.mark(b"visitor", at=NOON)

    assert own != key.mark(b"another", at=NOON)
    assert own != HourKey().mark(b"visitor", at=NOON)
    assert b"visitor".hex() not in own


def test_a_guest_has_a_mark_of_this_hour_that_is_no_counters_mark(app):
    def mark(address):
        with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
            return mark_of_this_hour(), throttle._who()

    mine, counted = mark("192.0.2.7")

    assert mark("192.0.2.7")[0] == mine != mark("192.0.2.8")[0]
    assert len(mine) == 16
    assert mine.hex() != counted


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("192.0.2.7", "::ffff:192.0.2.7"),
        ("2001:db8:1:200::1", "2001:db8:1:2ff:ffff:ffff:ffff:ffff"),
        ("", "unix:"),
    ],
)
def test_one_visitor_has_many_addresses(address, same):
    assert network_of(address) == network_of(same)


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("192.0.2.7", "192.0.2.8"),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.8"),
        ("2001:db8:1:200::1", "2001:db8:1:300::1"),
        ("192.0.2.7", ""),
    ],
)
def test_two_visitors_are_two(address, other):
    assert network_of(address) != network_of(other)


@within(deadline=None)
@given(st.ip_addresses(v=6), st.integers(0, 2**72 - 1))
def test_whoever_owns_a_network_is_one_visitor_in_all_of_it(address, host):
    moved = ipaddress.IPv6Address(int(address) >> 72 << 72 | host)

    if not (address.ipv4_mapped or moved.ipv4_mapped):
        assert network_of(str(address)) == network_of(str(moved))


@within(deadline=None)
@given(st.text(max_size=40))
def test_whatever_stands_for_an_address_is_one_visitor(text):
    assert len(network_of(text)) in (0, 4, 16)


@pytest.fixture
def forum(settings, monkeypatch, time_stands):
    """A forum with its limits, at one moment; `forum(proxies=1)` behind a proxy.

    What counts has a clock of its own: a minute is not over, however slow the machine is.
    """
    time_stands.moment = NOON
    monkeypatch.setattr("time.time", NOON.timestamp)
    made = []

    def build(**given: object) -> Visitor:
        app = create_app(replace(settings, limits="normal", **given))
        app.extensions["failures"] = failures = []
        app.extensions["log_failure"] = failures.append
        made.append(app)
        return Visitor(app)

    yield build
    for app in made:
        with app.app_context():
            db.engine.dispose()


def join(visitor: Visitor, times: int, **more) -> list[int]:
    """Send the first form of joining again and again."""
    fields = visitor.get("/join").form("/join").fields
    return [visitor.post("/join", fields, **more).status for _ in range(times)]


def test_who_joins_too_often_is_told_to_wait(forum):
    visitor = forum()

    assert join(visitor, JOINS) == [422] * JOINS
    page = visitor.send(visitor.get("/join"), "/join")
    assert (page.status, page.heading) == (429, "That was a lot in a short time")
    assert page.headers["Retry-After"] == "3600"
    assert "Please wait 60 minutes, then try again." in page.words


def test_looking_is_never_too_often(forum):
    visitor = forum()
    join(visitor, JOINS + 1)

    assert {visitor.get(address).status for address in ("/join", "/help", "/")} == {200}


def test_two_cookies_are_one_visitor_and_two_networks_are_two(forum):
    visitor = forum()
    join(visitor, JOINS)

    assert join(Visitor(visitor.app), 1) == [429]
    assert join(visitor, 1, environ_base={"REMOTE_ADDR": "192.0.2.9"}) == [422]


def test_in_the_next_hour_everybody_starts_anew(forum, time_stands):
    visitor = forum()
    join(visitor, JOINS)
    time_stands.go_on(hours=1)

    assert join(visitor, 1) == [422]


def test_who_writes_too_fast_gets_their_words_back(forum):
    # Given a member who has sent as many previews as a minute allows
    visitor = forum().arrive()
    address = written(visitor)
    form = visitor.get(address).form(f"{address}/reply").fields | {"body": "I hear <you>."}
    sent = [visitor.post(f"{address}/reply", form).status for _ in range(WRITES)]

    # When they send once more
    page = visitor.post(f"{address}/reply", form)

    # Then they wait, and nothing is lost
    assert sent == [200] * WRITES
    assert page.status == 429
    assert page.one("textarea[readonly]").get_text().strip() == "I hear <you>."


def test_members_behind_one_address_are_counted_each_for_themselves(forum):
    first = forum().arrive()
    address = written(first)
    form = {"body": "I hear you."}
    for _ in range(WRITES + 1):
        first.send(first.get(address), f"{address}/reply", **form)
    second = Visitor(first.app).arrive()

    assert first.send(first.get(address), f"{address}/reply", **form).status == 429
    assert second.send(second.get(address), f"{address}/reply", **form).status == 200


def written(visitor: Visitor) -> str:
    """The address of a thread that this member has written."""
    with visitor.app.app_context(), Session(db.engine) as session:
        thread_id = Make(session).thread().id
        session.commit()
    return f"/t/{to_text(thread_id)}"


@pytest.mark.parametrize("address", ["/join", "/recover", "/sign-in"])
def test_a_flood_of_old_forms_is_told_to_wait_too(forum, address):
    statuses = [answer.status_code for answer in flood(forum(), address)]

    assert statuses[-1] == 429
    assert set(statuses) == {422, 429}


def flood(visitor: Visitor, address: str, **fields: str) -> list:
    return [visitor.client.post(address, data=fields) for _ in range(40)]


def test_a_flood_of_words_from_nobody_does_not_fill_the_disk(forum):
    """Words of a guest are kept in the session file until they have signed in."""
    visitor = forum()
    address = f"{written(visitor)}/reply"

    answers = flood(visitor, address, body="x" * 1000)

    assert answers[-1].status_code == 429


def test_without_limits_nobody_is_refused(guest):
    assert set(join(guest, JOINS + 5)) == {422}


@pytest.mark.parametrize(
    ("proxies", "last"),
    [(0, 429), (1, 422), (2, 429)],
)
def test_a_forwarded_address_is_believed_from_our_own_proxies_alone(forum, proxies, last):
    """The visitor writes what they like; each proxy adds whom it heard it from."""
    visitor = forum(proxies=proxies)
    fields = visitor.get("/join").form("/join").fields

    def send(number: int) -> int:
        heard = {"X-Forwarded-For": f"192.0.2.1, 198.51.100.{number}"}
        return visitor.post("/join", fields, headers=heard).status

    assert [send(number) for number in range(JOINS + 1)][-1] == last


def test_what_a_visitor_says_of_themselves_before_the_proxy_does_not_help(forum):
    visitor = forum(proxies=1)
    fields = visitor.get("/join").form("/join").fields

    def send(number: int) -> int:
        heard = {"X-Forwarded-For": f"198.51.100.{number}, 192.0.2.1"}
        return visitor.post("/join", fields, headers=heard).status

    assert [send(number) for number in range(JOINS + 1)][-1] == 429
