"""Makes word rules."""

import pytest

from forum.wordrules.keeping import NewRule, add
from forum.wordrules.models import Effect, Kind


def new_rule(text: str = "old lamp", **given) -> NewRule:
    usual = {"kind": Kind.PHRASE, "effect": Effect.HOLD, "title": "lamps", "why": "They are hot."}
    return NewRule(text=text, **usual | given)


@pytest.fixture
def rule(session):
    """Adds a rule: `rule("old lamp", effect="note")`."""
    return lambda text="old lamp", **given: add(session, new_rule(text, **given))
