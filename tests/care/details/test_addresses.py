"""Addresses: their pieces are joined where they touch."""

import pytest

from forum.care.details.addresses import addresses
from forum.care.details.glancing import Glance


def found(text):
    return [text[start:end] for start, end in addresses(Glance(text))]


@pytest.mark.parametrize(
    "address",
    [
        "14b Station Road, Hebden Bridge, HX7 6ET",
        "22 Elm St, Springfield, IL 62704",
        "Flat 3, 9 King's Court",
        "12 Acacia Avenue\nLeeds\nLS6 2AB",
        "Schillerstraße 12, 10625 Berlin",
        "Keizersgracht 241, 1016 EA Amsterdam",
        "P.O. Box 443",
        "12 Acacia Avenue, Leeds",
        "51.50735, -0.12776",
    ],
)
def test_an_address_is_found_whole(address):
    assert found(f"Please come to {address}.") == [address]


def test_lines_that_say_little_alone_are_an_address_together():
    assert found("Melum 50\nSuite 4\nSpain 96857") == ["Melum 50\nSuite 4\nSpain 96857"]


@pytest.mark.parametrize(
    "text", ["Melum 50", "Suite 4", "Spain 96857", "96857", "Mood 4\nSleep 6\nPain 5"]
)
def test_a_hint_alone_is_no_address(text):
    assert found(text) == []


def test_addresses_with_talk_between_are_two():
    text = "from 12 Acacia Avenue we then moved to 7 Mill Lane and stayed"

    assert found(text) == ["12 Acacia Avenue", "7 Mill Lane"]


@pytest.mark.parametrize(
    "text",
    [
        "I sat in my flat for 3 days",
        "Chapter 12, Page 4",
        "I weigh 70 and my flat screen is on",
        "in 2019 I moved to Leeds",
    ],
)
def test_talk_of_homes_and_numbers_is_left_alone(text):
    assert found(text) == []
