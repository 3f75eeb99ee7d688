"""The running forum notices that requests come otherwise than the settings say."""

import logging
from dataclasses import replace

import pytest

from forum.app import create_app
from forum.doctor.way.noticing import ENOUGH, Tally
from forum.doctor.way.signs import Sign, noted
from forum.transaction import db

ADDRESS = "203.0.113.77"


def seen(folder, *, passed: int, proxies: int, times: int = ENOUGH, rest: int = 0) -> list[Sign]:
    """Count `times` requests that passed so many proxies, and `rest` as the settings say."""
    tally = Tally(folder, proxies=proxies, https=False)
    for each in [passed] * times + [proxies] * rest:
        tally.count(each, secure=False)
    return noted(folder, proxies)


@pytest.mark.parametrize(
    ("passed", "proxies", "sign"),
    [
        (0, 0, []),
        (1, 1, []),
        (1, 0, [Sign.MORE]),
        (3, 1, [Sign.MORE]),
        (0, 1, [Sign.FEWER]),
        (1, 2, [Sign.FEWER]),
    ],
)
def test_most_requests_decide(tmp_path, passed, proxies, sign):
    assert seen(tmp_path, passed=passed, proxies=proxies) == sign


def test_a_few_requests_with_forged_headers_decide_nothing(tmp_path):
    half = ENOUGH // 2

    assert seen(tmp_path, passed=9, proxies=1, times=ENOUGH - 1) == []
    assert seen(tmp_path, passed=9, proxies=1, times=half, rest=half) == []
    assert seen(tmp_path, passed=9, proxies=1, times=half + 1, rest=half - 1) == [Sign.MORE]


def test_a_sign_goes_when_requests_come_as_they_should(tmp_path):
    tally = Tally(tmp_path, proxies=0, https=False)
    for passed in [1] * ENOUGH + [0] * ENOUGH:
        tally.count(passed, secure=False)

    assert noted(tmp_path, 0) == []


@pytest.mark.parametrize(("https", "secure", "sign"), [(1, 0, 1), (1, 1, 0), (0, 0, 0)])
def test_requests_without_the_https_that_was_promised_are_noticed(tmp_path, https, secure, sign):
    tally = Tally(tmp_path, proxies=0, https=bool(https))
    for _ in range(ENOUGH):
        tally.count(0, secure=bool(secure))

    assert noted(tmp_path, 0) == [Sign.PLAIN] * sign


def visits(settings, path: str, **headers: str) -> None:
    app = create_app(settings)
    for _ in range(ENOUGH):
        app.test_client().get(path, headers=headers)
    with app.app_context():
        db.engine.dispose()


def test_the_forum_counts_the_proxies_of_its_requests_and_tells_no_address(settings, caplog):
    caplog.set_level(logging.INFO)
    forwarded = {"X-Forwarded-For": f"{ADDRESS}, 198.51.100.4"}

    visits(replace(settings, proxies=1), "/nowhere", **forwarded)

    assert noted(settings.data, 1) == [Sign.MORE]
    assert sum("see lamplit doctor" in line for line in caplog.messages) == 1
    written = b"".join(file.read_bytes() for file in settings.data.rglob("*") if file.is_file())
    assert ADDRESS.encode() not in written + caplog.text.encode()


def test_whoever_asks_beside_the_proxy_whether_it_is_alive_does_not_count(settings):
    visits(replace(settings, proxies=1), "/healthz")

    assert noted(settings.data, 1) == []


def test_a_request_that_claims_https_through_a_known_proxy_is_believed(settings):
    https = replace(settings, proxies=1, site_url="https://forum.example.org")
    forwarded = {"X-Forwarded-For": ADDRESS, "X-Forwarded-Proto": "https"}

    visits(https, "/nowhere", **forwarded)
    assert noted(settings.data, 1) == []

    visits(https, "/nowhere", **(forwarded | {"X-Forwarded-Proto": "http"}))
    assert noted(settings.data, 1) == [Sign.PLAIN]
