"""The codes of an authenticator app."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from forum.staff.second_factor import address_for_app, in_groups, new_secret, step_at, step_of
from tests.codes import code_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HALF_MINUTE = timedelta(seconds=30)


def test_a_secret_has_160_bits_and_is_drawn_each_time():
    secrets = {new_secret() for _ in range(20)}

    assert {len(secret) * 5 for secret in secrets} == {160}
    assert len(secrets) == 20


def test_a_secret_can_be_typed_in_groups_of_four():
    assert in_groups("ABCDEFGHIJ") == "ABCD EFGH IJ"


def test_what_the_app_is_told_holds_the_secret_and_nothing_of_the_site():
    secret = new_secret()

    address = urlsplit(address_for_app(secret))

    assert (address.scheme, address.netloc, address.path) == ("otpauth", "totp", "/Sign-in")
    assert parse_qs(address.query) == {"secret": [secret]}


def test_the_codes_are_those_of_the_standard():
    """RFC 6238, appendix B: the last six digits of its example for SHA-1."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    at = datetime.fromtimestamp(1111111109, UTC)

    assert step_of(secret, "081804", at) == step_at(secret, at) == 0x23523EC


@pytest.mark.parametrize(
    ("early", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_code_is_good_for_its_half_minute_and_those_beside_it(early, fits):
    secret = new_secret()
    then = NOON + early * HALF_MINUTE

    step = step_of(secret, code_of(secret, then), NOON)

    assert step == (step_at(secret, then) if fits else None)


@pytest.mark.parametrize("code", ["", "1", "12345", "1234567", "abcdef", "١٢٣٤٥٦"])
def test_what_is_not_six_digits_never_fits(code):
    assert step_of(new_secret(), code, NOON) is None
