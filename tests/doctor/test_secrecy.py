"""A forum that shows what went wrong, or whose secret is none, does not start."""

from dataclasses import replace

from forum.doctor.findings import Severity
from forum.doctor.secrecy import debugging, no_limits, weak_secret
from tests.doctor.wards import chosen, severities


def test_debugging_is_refused(patient):
    assert list(debugging(patient)) == []

    [found] = debugging(replace(patient, is_debugging=True))
    assert found.severity == Severity.REFUSED
    assert "FLASK_DEBUG" in found.mend


def test_a_secret_that_can_be_guessed_is_refused_and_not_repeated(patient):
    assert list(weak_secret(patient)) == []  # the one that was made

    [found] = weak_secret(chosen(patient, secret=b"letmein!" * 5))
    assert found.severity == Severity.REFUSED
    assert "letmein" not in str(found)


def test_a_forum_without_limits_is_told_of(patient):
    assert list(no_limits(patient)) == []
    assert severities(no_limits(chosen(patient, limits="off"))) == [Severity.WARNING]
