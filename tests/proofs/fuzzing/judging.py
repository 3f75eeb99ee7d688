"""Asks one route some things, and says which answers should not have been."""

import traceback
from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, settings
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.proofs.fuzzing.asking import Ask, Told, asks
from tests.proofs.fuzzing.place import HIDDEN_FROM, Asker, Place
from tests.proofs.promised import faults

FOR_EVER = "public, max-age=31536000, immutable"
OF_A_TRACEBACK = ("Traceback (most", 'File "/', "sqlalchemy.", "werkzeug.", "sqlite3.")
MAY_BE_BUSY = b"/readyz"  # no worker runs beside a test, which it is there to say
# A route is asked so many of what the profile allows: it is one of hundreds.
SHARE = 50


def tried(place: Place, rule: Rule, method: str, asker: Asker) -> dict[str, list[str]]:
    """Return each thing that was asked and had a wrong answer, with what was wrong."""
    found: dict[str, list[str]] = {}
    told: Told = place.told.get(rule.endpoint, {})

    @settings(
        max_examples=settings().max_examples // SHARE,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(asks(rule, method, place.values, told, asker.token))
    def ask(asked: Ask) -> None:
        asker.come_again()
        answer = asked.send(asker.visitor.client)
        if problems := wrong(answer, asked, asker):
            found[f"{asker.role}: {asked!r}"[:2000]] = problems

    ask()
    return found


def wrong(answer: TestResponse, asked: Ask, asker: Asker) -> list[str]:
    """Return what an answer should not have been: a fault of ours, or somebody else's words."""
    found = _failures(asker.visitor.failures)
    if answer.status_code >= 500 and asked.path != MAY_BE_BUSY:
        found.append(str(answer.status_code))
    text, typed = answer.get_data().decode("utf-8", "replace"), repr(asked)
    hidden = (*OF_A_TRACEBACK, *HIDDEN_FROM[asker.role])
    found += [each for each in hidden if each in text and each not in typed]
    return found + faults(answer, kept=FOR_EVER if answer.cache_control.immutable else "no-store")


def _failures(failures: list[BaseException]) -> list[str]:
    found = ["".join(traceback.format_exception(each)[-3:]) for each in failures]
    failures.clear()
    return found


def all_tried(place: Place, askers: Sequence[Asker]) -> dict[str, list[str]]:
    found = {}
    for asker in askers:
        for rule, method in place.rules():
            found |= tried(place, rule, method, asker)
    return found
