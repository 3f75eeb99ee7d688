"""The matrix: every route, for everybody, in every state, is what forum/permissions.py says.

The list of routes is the application's own: one that is added is in the matrix at once.
"""

from urllib.parse import urlsplit

import pytest

from forum.permissions import Act, Role, may
from forum.sealing import new_root
from tests.proofs.everybody import BY_BOARD, EVERYBODY, GUEST, STATES, arrive, expected, things
from tests.proofs.routes import dump, routes

LED = {"/sign-in", "/step-up", "/me/second-factor"}
# Who may use a page and is led on, or is refused because the thing is not theirs.
OF_ITS_OWN = {
    ("writing.edit", 403): "the post is somebody else's",
    ("writing.take_back", 403): "the same",
    ("appeals.appeal", 403): "the same",
    ("second_factor.step_up", "/me/second-factor"): "there is no code before an app is set up",
    ("second_factor.set_up", "/step-up"): "a new app needs a code of the old one",
}
OUTSIDERS = [person for person in EVERYBODY if person.role is None]
STAFF = [person for person in EVERYBODY if person.role is not None]
CASES = [(person, STATES[0]) for person in OUTSIDERS]
CASES += [(person, state) for person in STAFF for state in STATES]


class Matrix:
    """The forum with its routes, and one person who comes anew for each of them."""

    def __init__(self, app, visit, settings, inside):
        self.visit, self.file = visit, settings.data / "lamplit.db"
        self.routes = list(routes(app, things(inside, visit())))

    def wrong(self, person, state, method):
        """Return each route that answered otherwise than it is to; and whether anything changed."""
        root, found = new_root(), {}
        arrive(self.visit(), person, state, root=root)
        for route in (route for route in self.routes if route.method == method):
            visitor, before = arrive(self.visit(), person, state, root=root), dump(self.file)
            answered, wanted = told(ask(visitor, person, route)), expected(route, person, state)
            if answered != wanted and (route.endpoint, answered) not in OF_ITS_OWN:
                found[str(route)] = (answered, wanted)
            if wanted != "in" and dump(self.file) != before:
                found[f"{route} changed something"] = (answered, wanted)
        return found


@pytest.fixture
def matrix(app, visit, settings, inside):
    return Matrix(app, visit, settings, inside)


def ask(visitor, person, route):
    """Ask as a browser does, which has the token of its forms."""
    if route.method == "GET":
        return visitor.client.get(route.path)
    page = visitor.get("/join" if not person.is_member else "/me/name")
    token = page.one("main [name=csrf_token]")["value"]
    return visitor.client.post(route.path, data={"csrf_token": token})


def told(answer) -> str | int:
    """Return "in", 403, or where the answer leads before one may come in."""
    place = urlsplit(answer.headers.get("Location", "")).path
    if answer.status_code == 303 and place in LED:
        return place
    return answer.status_code if answer.status_code == 403 else "in"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("person", "state"), CASES, ids=[f"{p}, {state}" for p, state in CASES])
def test_every_route_answers_everybody_as_it_is_to(matrix, person, state, method):
    assert matrix.wrong(person, state, method) == {}


def test_the_matrix_has_all_routes_of_staff_and_each_act_has_somebody(matrix):
    of_staff = {route.endpoint for route in matrix.routes if route.access == "duties"}

    assert {"staff.show", "staff.invite", "staff.remove", "on_duty.say"} <= of_staff
    assert set(BY_BOARD) <= of_staff
    assert [act for act in Act if not any(may(role, act) for role in Role)] == []


def test_a_route_that_lets_anybody_in_would_be_found(matrix, app):
    app.view_functions["staff.show"] = lambda: "<h1>Everybody</h1>"

    assert matrix.wrong(GUEST, STATES[0], "GET") == {"GET staff.show": ("in", "/sign-in")}
