"""A secret is as good as its letters are hard to guess."""

import secrets
import string

import pytest

from forum.doctor.guessing import ENOUGH_BITS, bits


@pytest.mark.parametrize(
    "secret",
    [
        "a" * 64,
        "changeme" * 8,
        "0123456789abcdef" * 4,
        string.ascii_letters,
        "1234567890123456789012345678901234567890",
        "please-change-me-please-change-me",
        "\x00" * 32,
    ],
)
def test_a_secret_that_can_be_guessed_has_few_bits(secret):
    assert bits(secret.encode()) < ENOUGH_BITS


@pytest.mark.parametrize("draw", [secrets.token_hex, secrets.token_urlsafe, secrets.token_bytes])
def test_a_secret_that_was_drawn_has_enough_however_it_is_written(draw):
    for _ in range(200):
        drawn = draw(32)
        assert bits(drawn if isinstance(drawn, bytes) else drawn.encode()) >= ENOUGH_BITS


@pytest.mark.parametrize("secret", [b"", b"x"])
def test_nearly_nothing_has_no_bits(secret):
    assert bits(secret) == 0
