"""Proofs 5 and 8 for things: whatever a route is asked about what somebody may not see, it answers
as about what never was. Routes are the application's own: one that is added is asked at once.
"""

import hashlib
from functools import cached_property

import pytest

from forum.public_ids import to_text
from forum.sealing import new_root
from tests.proofs.hidden_things import (
    A_GUEST,
    ITS_WRITER,
    NEVER,
    SHOWN,
    hidden_things,
    may_see,
)
from tests.proofs.routes import METHODS, dump

NAMING = {"tid", "pid", "slug"}
WRITER = new_root()
WHO = (A_GUEST, "a member", ITS_WRITER, "a moderator", "a lead", "an operator")
TYPED = {"title": "A title", "body": "Some words", "action": "post", "sure": "1", "kind": "hear"}
TYPED |= {"reason": "unkind", "note": "It hurt."}


class Street:
    """The forum, one visitor, and every route that names a thing."""

    def __init__(self, app, visit, inside, file, who):
        self.app, self.who, self.file = app, who, file
        with inside() as make:
            self.things = hidden_things(make, WRITER)
        self.visitor = visit()
        if who in (ITS_WRITER, "a member"):
            self.visitor.arrive(root=WRITER if who == ITS_WRITER else None)
        elif who != A_GUEST:
            self.visitor.arrive_on_duty(who.split()[-1])
        self.rules = [
            (rule, method)
            for rule in app.url_map.iter_rules()
            for method in METHODS
            if rule.arguments and rule.arguments <= NAMING and method in rule.methods
            if app.view_functions[rule.endpoint].access in ("everyone", "members")
        ]

    def ask(self, rule, method, kind):
        """Return what is answered, without what the address itself names; None if it cannot be."""
        names = self.things[kind]
        if not rule.arguments <= names.keys():
            return None
        with self.app.test_request_context():
            path = self.app.url_for(rule.endpoint, **names)
        sent = TYPED | self.token if method == "POST" else None
        answer = self.visitor.client.open(path, method=method, data=sent)
        told = f"{answer.status_code}\n{answer.headers}\n{answer.text}"
        for name in map(_written, names.values()):
            told = told.replace(name, "…")
        return answer.status_code, hashlib.sha256(told.encode()).hexdigest()

    @cached_property
    def token(self):
        if self.who == A_GUEST:
            token = self.visitor.get("/join").one("main [name=csrf_token]")["value"]
        else:
            token = self.visitor.get("/me/name").form("/me/name").fields["csrf_token"]
        return {"csrf_token": token}

    def differing(self, kinds):
        """Return which routes tell one of these things from nothing."""
        return [
            (rule.endpoint, method, kind)
            for rule, method in self.rules
            for nothing in [self.ask(rule, method, NEVER)]
            for kind in kinds
            if self.ask(rule, method, kind) not in (None, nothing)
        ]


def _written(name):
    return to_text(name) if isinstance(name, bytes) else name


@pytest.fixture
def street(app, visit, inside, settings):
    return lambda who: Street(app, visit, inside, settings.data / "lamplit.db", who)


@pytest.mark.parametrize("who", WHO)
def test_no_route_tells_what_somebody_may_not_see_from_nothing(street, who):
    there = street(who)
    hidden = [kind for kind in there.things if not may_see(who, kind) and kind != NEVER]
    before = dump(there.file)

    assert len(hidden) >= 2
    assert there.differing(hidden) == []
    assert dump(there.file) == before


@pytest.mark.parametrize("who", [A_GUEST, "a member"])
def test_every_page_tells_what_is_there_from_nothing(street, who):
    """So that the answers above are not the same for everything."""
    there = street(who)
    pages = [(rule, method) for rule, method in there.rules if method == "GET"]
    told = {rule.endpoint: there.ask(rule, method, SHOWN) for rule, method in pages}
    nothing = {rule.endpoint: there.ask(rule, method, NEVER) for rule, method in pages}

    alike = {endpoint for endpoint in told if told[endpoint] == nothing[endpoint]}
    assert len(told) >= 8
    for_members = {"writing.new_thread", "writing.reply", "writing.edit", "appeals.appeal"}
    assert alike == (for_members if who == A_GUEST else set())


def test_a_route_that_tells_would_be_found(street, app):
    there = street("a member")
    kept = app.view_functions["threads.show"]

    def telling(tid):
        if tid == there.things["a closed group's thread"]["tid"]:
            return "<h1>Not for you</h1>", 404
        return kept(tid)

    app.view_functions["threads.show"] = telling
    telling.access = kept.access

    found = there.differing(["a closed group's thread"])
    assert found == [("threads.show", "GET", "a closed group's thread")]
