"""The way to the forum is closed to those who would read along, or it is told."""

from pathlib import Path

import pytest

from forum.doctor.findings import Severity
from forum.doctor.way import addresses
from forum.doctor.way.signs import Sign, note
from tests.doctor.wards import chosen, severities
from tests.makers import NOON

HTTPS, ONION = "https://forum.example.org", "http://" + "a" * 56 + ".onion"
WARNED = [Severity.WARNING]


@pytest.mark.parametrize(
    ("site_url", "proxies", "told"),
    [
        ("http://127.0.0.1:8000", 0, []),
        ("http://[::1]:8000", 0, []),
        ("http://localhost:8000", 0, []),
        (ONION, 0, []),
        (ONION, 1, []),
        (HTTPS, 1, []),
        ("http://forum.example.org", 1, WARNED),
        ("http://192.0.2.1", 0, WARNED),
        ("http://127.0.0.1:8000", 1, WARNED),
    ],
)
def test_a_forum_without_https_is_told_of(patient, site_url, proxies, told):
    patient = chosen(patient, site_url=site_url, proxies=proxies)

    assert severities(addresses.no_https(patient)) == told


@pytest.mark.parametrize(
    ("site_url", "proxies", "told"), [(HTTPS, 1, []), (HTTPS, 0, WARNED), (ONION, 0, [])]
)
def test_https_that_nobody_speaks_is_told_of(patient, site_url, proxies, told):
    patient = chosen(patient, site_url=site_url, proxies=proxies)

    assert severities(addresses.promised_https(patient)) == told


@pytest.mark.parametrize(
    ("listen", "told"),
    [
        (("127.0.0.1", 8000), []),
        (("::1", 8000), []),
        (("localhost", 8000), []),
        (Path("/run/lamplit/door"), []),
        (("0.0.0.0", 8000), WARNED),
        (("::", 8000), WARNED),
    ],
)
def test_a_door_beside_the_proxy_is_told_of(patient, listen, told):
    assert severities(addresses.side_door(chosen(patient, listen=listen))) == told


@pytest.mark.parametrize("sign", Sign)
def test_what_the_running_forum_noticed_is_told(patient, sign):
    assert list(addresses.seen_otherwise(patient)) == []

    note(patient.chosen.data, 0, {sign}, day=NOON.date())

    assert [each.words for each in addresses.seen_otherwise(patient)] == [addresses.SEEN[sign][0]]
