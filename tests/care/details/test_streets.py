"""Streets, as several countries name them."""

import pytest

from forum.care.details.glancing import Glance
from forum.care.details.streets import streets


def named(text):
    return [text[start:end] for start, end in streets(Glance(text))]


@pytest.mark.parametrize(
    "street",
    [
        "14b Station Road",
        "22 Elm St",
        "221 baker street",
        "9 King's Court",
        "3-5 Old Mill Lane",
        "Schillerweg 7",
        "Lange Straße 12a",
        "Keizersgracht 241",
        "Kossuth utca 5",
        "8 bis rue des Lilas",
        "12, avenue de la Gare",
        "Via Roma 3",
        "Calle de Alcalá, 45",
        "Rua das Flores 12",
    ],
)
def test_a_street_with_its_number_is_found(street):
    assert street in named(f"We are at {street}, by the river.")


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("the shop on Orchard Row", "Orchard Row"),
        ("i live on maple street", "maple street"),
        ("we live at 12 acacia close", "12 acacia close"),
        ("I live at 12 Mill Lane in Leeds and was born there", "12 Mill Lane in Leeds"),
        ("we live at 4 Black and White Road", "4 Black and White Road"),
    ],
)
def test_a_street_without_a_number_is_found_where_somebody_is_there(text, street):
    assert street in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "10 minutes down the road",
        "2 blocks from the street",
        "after 20 long miles of road",
        "I live on the street",
        "we live on a busy road",
        "a walk down Memory Lane",
        "she watches Coronation Street",
        "Chapter 4 of the book",
        "I had 3 different places",
        "Room service on the High Street",
        "a meeting via Zoom 2 days ago",
    ],
)
def test_talk_of_ways_and_streets_is_left_alone(text):
    assert named(text) == []
