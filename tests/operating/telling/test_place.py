"""What is said of the place."""

from dataclasses import replace
from datetime import timedelta

import pytest

from forum.operating.telling.facts import Place, Weight
from forum.operating.telling.place import said_of
from tests.makers import NOON

HOUR = timedelta(hours=1)
PLACE = Place(moderators=2, on_now=1, on_until=NOON + 6 * HOUR, open_boards=3)
LATE = {"waiting": 5, "late": 1, "longest": NOON - 5 * HOUR}


@pytest.mark.parametrize(
    ("change", "words", "weight", "endpoint"),
    [
        (LATE, "One case has waited longer than it may: 5 hours.", Weight.LATE, "staff.show"),
        (LATE | {"late": 3}, "3 cases have waited longer", Weight.LATE, "staff.show"),
        (LATE | {"is_danger_late": True}, "One case has waited", Weight.BROKEN, "staff.show"),
        ({"moderators": 0}, "There is no moderator yet.", Weight.LATE, "staff.show"),
        ({"open_boards": 0}, "no board yet", Weight.LATE, "operator_boards.show"),
        ({"aged_countries": ("Ireland",)}, "of one country", Weight.LATE, "help_lines.show"),
        (
            {"aged_countries": ("Ireland", "Malta")},
            "of 2 countries",
            Weight.LATE,
            "help_lines.show",
        ),
        ({"faults": ("Malta: no name.",)}, "Malta: no name.", Weight.LATE, "help_lines.show"),
        ({"is_read_only": True}, "Writing is off", Weight.LATE, "site_settings.show"),
        ({"is_joining_closed": True}, "Joining is off", Weight.LATE, "site_settings.show"),
    ],
)
def test_what_needs_somebody_is_said_once_and_leads_to_one_page(change, words, weight, endpoint):
    told = list(said_of(replace(PLACE, **change), NOON))

    [needed] = [each for each in told if each.weight is not Weight.WELL]
    assert words in needed.words
    assert (needed.weight, needed.endpoint) == (weight, endpoint)
    assert needed.link


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "No case waits for a moderator."),
        ({"waiting": 1}, "One case waits, and not for too long."),
        ({"waiting": 4}, "4 cases wait, none of them for too long."),
        ({}, "A moderator is on until this evening. Nobody is on after that yet."),
        ({"on_now": 2}, "2 moderators are on, the last one until this evening."),
        ({"on_now": 0, "on_until": None}, "No moderator is on now."),
        ({}, "3 boards are open."),
        ({"open_boards": 1}, "One board is open."),
        ({}, "All help lines were checked lately."),
    ],
)
def test_what_is_well_is_said_too(change, words):
    told = list(said_of(replace(PLACE, **change), NOON))

    assert any(words in each.words for each in told)
    assert {each.weight for each in told} == {Weight.WELL}


def test_faults_and_aged_lines_are_both_told():
    both = replace(PLACE, faults=("Malta: no name.",), aged_countries=("Ireland",))

    assert sum(each.weight is Weight.LATE for each in said_of(both, NOON)) == 2
