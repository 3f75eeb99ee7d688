"""What would tell secrets by itself: a way of running for developers, a secret that is none."""

from collections.abc import Iterator

from forum.doctor.findings import Finding, refused, warned
from forum.doctor.guessing import ENOUGH_BITS, bits
from forum.doctor.patient import Patient


def debugging(patient: Patient) -> Iterator[Finding]:
    if patient.is_debugging:
        yield refused(
            "Debugging is on: a page of what went wrong would show what people wrote.",
            "Leave out --debug, and unset FLASK_DEBUG.",
        )


def weak_secret(patient: Patient) -> Iterator[Finding]:
    if bits(patient.chosen.secret) < ENOUGH_BITS:
        yield refused(
            "LAMPLIT_SECRET can be guessed: it repeats itself, or has few different letters.",
            "Leave it out, and one is made in the data folder. "
            'Or use what this prints: python3 -c "import secrets; print(secrets.token_hex())"',
        )


def no_limits(patient: Patient) -> Iterator[Finding]:
    if patient.chosen.limits == "off":
        yield warned(
            "LAMPLIT_LIMITS is 'off': whoever guesses six words is not slowed down.",
            "Leave it out, unless this forum is for tests.",
        )
