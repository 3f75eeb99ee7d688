"""The codes of an authenticator app: made and compared. The only module that imports pyotp."""

import hmac
from datetime import datetime

import pyotp

DIGITS = 6
GROUP_CHARS = 4
# What the app on somebody's phone calls it: nothing of this site is to be read there.
LABEL = "Sign-in"


def new_secret() -> str:
    """Return 160 random bits, as an app takes them: 32 letters and digits."""
    return pyotp.random_base32()


def in_groups(secret: str) -> str:
    """Return the secret as it can be typed by hand."""
    return " ".join(
        secret[start : start + GROUP_CHARS] for start in range(0, len(secret), GROUP_CHARS)
    )


def address_for_app(secret: str) -> str:
    """Return what the square code says to the app."""
    return pyotp.TOTP(secret).provisioning_uri(name=LABEL)


def step_at(secret: str, at: datetime) -> int:
    """Return which half minute it is; each has one code."""
    return pyotp.TOTP(secret).timecode(at)


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """Return the half minute whose code this is: the present one or one beside it, else None.

    Source: RFC 6238, section 5.2.
    """
    here, totp = step_at(secret, at), pyotp.TOTP(secret)
    fits = [
        step
        for step in (here - 1, here, here + 1)
        if hmac.compare_digest(totp.generate_otp(step).encode(), code.encode())
    ]
    return max(fits, default=None)
