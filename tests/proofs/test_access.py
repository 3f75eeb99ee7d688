"""Proof 8: every route, for everyone who may ask. The list of routes is the application's own."""

import pytest
from flask import Flask

from forum.permissions import Act, may
from forum.sealing import new_root
from forum.web.access import LEVELS, AccessUndeclared, check_declared
from tests.proofs.everybody import things
from tests.proofs.routes import dump, routes

# What a route answers to those who may use it, where it is not a page.
ANSWERS = {
    "GET threads.permalink": 303,
    "GET keeping.notes": 404,  # nothing waits to be kept
    "GET keeping.printable": 404,
    "GET health.ready": 503,  # no worker runs beside these tests
    "POST accounts.sign_out": 303,
    "GET joining_staff.join": 404,  # no such invitation
    "GET staff.remove": 404,  # nobody of no name
    "GET second_factor.square": 404,  # nothing is being set up
    "GET queue.go_on": 303,
    "GET search.found": 404,  # no such question
}
ROLES = ("moderator", "lead", "operator")
REFUSED = "form-refused"
# Opening a case is reading it: others see who does, and whoever comes later.
OPENED = ("moderation_case", "case_lease", "case_event")
OF_THE_AUTHOR = {"writing.edit", "writing.take_back", "appeals.appeal"}
TYPED = {"title": "A title", "body": "Some words", "action": "post", "sure": "1", "kind": "hear"}
TYPED |= {"passphrase": "one two three four five six", "code": "x", "word_a": "x", "word_b": "x"}
TYPED |= {"rules_ok": "y", "age_ok": "y", "known_name": "Quiet Heron", "post_as": "known"}


@pytest.fixture
def forum(app, visit, inside, settings):
    """A forum with a thread, its author, another member and somebody with duties."""
    root = new_root()
    values = things(inside, visit(), root=root)
    return Forum(app, visit, settings, root, list(routes(app, values)))


class Forum:
    """What the tests below ask of it."""

    def __init__(self, app, visit, settings, root, all_routes):
        self.app, self.visit, self.settings = app, visit, settings
        self.root, self.routes = root, all_routes
        self.staff = {role: visit().arrive_on_duty(role, name=role).root for role in ROLES}

    def everybody(self):
        return {
            "guest": self.visit(),
            "author": self.visit().arrive(root=self.root),
            "other": self.visit().arrive(),
        } | {role: self.visit().arrive_on_duty(role, root=self.staff[role]) for role in ROLES}

    def state(self):
        """Return every row, but for how often a form was refused, which is counted of nobody."""
        found = dump(self.settings.data / "lamplit.db")
        found["security_count"] = [row for row in found["security_count"] if REFUSED not in row]
        return found


def expected(route, who: str) -> int:
    if route.access != "everyone" and who == "guest":
        return 303
    if not is_allowed(route, who):
        return 403
    if route.endpoint in OF_THE_AUTHOR and who != "author":
        return 403
    return ANSWERS.get(str(route), 200)


def is_allowed(route, who: str) -> bool:
    if route.access == "duties":
        return may(who, route.act)
    return who in ROLES or route.access != "on staff"


def test_every_route_says_who_may_use_it(forum):
    assert len(forum.routes) > 20
    assert {route.access for route in forum.routes} <= set(LEVELS)


def test_a_route_that_does_not_say_stops_the_start():
    app = Flask("sample", static_folder=None)
    app.add_url_rule("/secret", "secret", lambda: "")

    with pytest.raises(AccessUndeclared, match="secret"):
        check_declared(app)


@pytest.mark.parametrize("who", ["guest", "author", "other", *ROLES])
def test_every_page_answers_who_may_read_it_and_nobody_else(forum, who):
    wrong, before = {}, forum.state()
    for route in (route for route in forum.routes if route.method == "GET"):
        answer = forum.everybody()[who].client.get(route.path)
        if answer.status_code != expected(route, who):
            wrong[str(route)] = (answer.status_code, expected(route, who))
        if route.access != "everyone" and who == "guest":
            assert answer.headers["Location"] == f"/sign-in?next={route.path}"

    assert wrong == {}
    after = forum.state()
    # A member's own mark of how far they have read the one thread, found by nobody else.
    marks = set(after.pop("sealed_entry")) - set(before.pop("sealed_entry"))
    assert len(marks) == (0 if who == "guest" else 1)
    if may(who, Act.READ_HELD):
        assert {table for table in after if after[table] != before[table]} == set(OPENED)
        after |= {table: before[table] for table in OPENED}
    assert after == before, "reading has changed something"


@pytest.mark.parametrize("who", ["guest", "author", "other", *ROLES])
def test_without_its_token_no_form_changes_anything(forum, who):
    before = forum.state()
    for route in (route for route in forum.routes if route.method == "POST"):
        answer = forum.everybody()[who].client.post(route.path, data=TYPED)

        assert forum.state() == before, f"{route} was not refused"
        if route.access != "everyone" and who == "guest":
            assert answer.headers["Location"].startswith("/sign-in?next=/"), route
            assert answer.status_code == 303
        elif who == "guest" and route.endpoint == "accounts.sign_out":
            # Whoever is out already is led on: there is nothing that a token would keep safe.
            assert (answer.status_code, answer.headers["Location"]) == (303, "/")
            assert "Set-Cookie" not in answer.headers
        else:
            assert answer.status_code in (400, 403, 404, 422), route


@pytest.mark.parametrize("token", ["", "x", "IjEi.aaaaaa.bbbbbb", "somebody else's"])
def test_a_token_that_is_not_this_visits_changes_nothing(forum, token):
    if token == "somebody else's":
        token = forum.visit().arrive().get("/me/name").form("/me/name").fields["csrf_token"]
    author, before = forum.everybody()["author"], forum.state()
    author.get("/me/name")
    for route in (route for route in forum.routes if route.method == "POST"):
        author.client.post(route.path, data=TYPED | {"csrf_token": token})

    assert forum.state() == before
    assert author.get("/me").status == 200, "signed out by a form that was not theirs"


def with_token(visitor):
    return TYPED | {"csrf_token": visitor.get("/me/name").form("/me/name").fields["csrf_token"]}


@pytest.mark.parametrize("who", ["other", *ROLES])
def test_what_somebody_wrote_is_theirs_alone_to_change(forum, who):
    visitor, before = forum.everybody()[who], forum.state()
    fields = with_token(visitor)

    answers = [
        visitor.client.post(route.path, data=fields).status_code
        for route in forum.routes
        if route.endpoint in OF_THE_AUTHOR and route.method == "POST"
    ]

    assert answers == [403] * len(OF_THE_AUTHOR)
    assert forum.state() == before


def test_with_their_own_token_the_author_may(forum):
    """So that the refusals above are not refusals of everybody."""
    author, before = forum.everybody()["author"], forum.state()
    [edit] = [r for r in forum.routes if str(r) == "POST writing.edit"]

    answer = author.client.post(edit.path, data=with_token(author))

    assert answer.status_code == 303
    assert forum.state() != before


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_on_another_site_is_refused_whoever_sends_it(forum, site):
    before = forum.state()
    people = forum.everybody()
    for who, visitor in people.items():
        fields = TYPED if who == "guest" else with_token(visitor)
        for route in (route for route in forum.routes if route.method == "POST"):
            answer = visitor.client.post(route.path, data=fields, headers={"Sec-Fetch-Site": site})
            assert answer.status_code == 403, (who, route)
            assert "Set-Cookie" not in answer.headers

    assert forum.state() == before
    assert [people[who].get("/me").status for who in people if who != "guest"] == [200] * 5


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_forms_are_not_refused(forum, site):
    author = forum.everybody()["author"]
    [edit] = [r for r in forum.routes if str(r) == "POST writing.edit"]

    answer = author.client.post(
        edit.path, data=with_token(author), headers={"Sec-Fetch-Site": site}
    )

    assert answer.status_code == 303
