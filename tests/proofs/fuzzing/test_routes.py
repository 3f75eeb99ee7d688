"""Whatever is sent to whichever route, by whomever: an answer of ours, and nobody else's words.

`make nonsense` asks for longer.
"""

import pytest

from tests.proofs.fuzzing.judging import all_tried
from tests.proofs.fuzzing.place import HIDDEN_FROM, OF_A_GROUP, ROLES, Asker, made


@pytest.fixture
def place(app, inside):
    return made(app, inside)


def test_no_route_fails_or_tells_whatever_it_is_asked(app, place):
    askers = [Asker(app, role) for role in ROLES]
    place.learn(askers)

    assert len(place.told) > len(place.rules()) / 2, "fields are what there is to get wrong"
    assert all_tried(place, askers) == {}


@pytest.mark.parametrize("fault", ["it fails", "it tells", "it may be kept"])
def test_a_route_that_does_would_be_found(app, place, monkeypatch, fault):
    monkeypatch.setattr(place, "rules", lambda: [(app.url_map._rules_by_endpoint[here][0], "GET")])
    here, member = "pages.rules", Asker(app, "member")
    assert OF_A_GROUP in HIDDEN_FROM["member"]
    assert all_tried(place, [member]) == {}

    def faulty():
        if fault == "it fails":
            raise ValueError(fault)
        return (OF_A_GROUP, {}) if fault == "it tells" else ("", {"Cache-Control": "private"})

    app.view_functions[here] = faulty
    assert all_tried(place, [member]) != {}
