"""The rules that come with Lamplit do their work and leave people's talk alone."""

from datetime import date

import pytest

from forum.care.wording.matching import Wording, find
from forum.wordrules.keeping import change, retire, switch_off
from forum.wordrules.models import Effect
from forum.wordrules.reading import rules_kept
from forum.wordrules.shipping import FILE, ship, shipped_rules
from forum.wordrules.trying import EVERYDAY
from tests.wordrules.conftest import new_rule

TODAY = date(2026, 3, 1)
MATCHED = {
    "contact": ["Just DM me.", "Add me on Snapchat", "my kik is lamp7", "let's talk on Discord"],
    "selling-medicine": [
        "No prescription needed!",
        "Order Xanax online",
        "Tramadol for sale",
        "discreet shipping",
    ],
    "selling": ["DM for prices", "guaranteed r e t u r n s", "Invеstment opportunity"],
    "medicine-and-amount": ["I take 20mg of citalopram", "Sertraline, now at ５０ mg"],
    "many-pills": ["I took about 30 pills", "the whole bottle of pills"],
    "methods": ["the most painless way to die", "a lethal dose of it", "how to tie a noose"],
}
LEFT_ALONE = [
    *EVERYDAY,
    "I want to die. I cannot do this any more.",
    "She died by suicide last spring, and I miss her.",
    "He told me to text him when I got home.",
    "I started sertraline two weeks ago and feel sick.",
    "I walked 20 miles and took two paracetamol.",
    "The doctor gave me a prescription for my sleep.",
    "I bought a lamp online.",
    "I used to self-harm. It has been two years.",
    "We take the pills at eight.",
]


def keys_for(text: str) -> set[str]:
    return {
        key
        for key, rule in shipped_rules().items()
        if find(text, [Wording(rule.kind, line) for line in rule.text.splitlines() if line])
    }


@pytest.mark.parametrize(("key", "text"), [(k, t) for k, some in MATCHED.items() for t in some])
def test_a_shipped_rule_matches_what_it_is_for(key, text):
    assert key in keys_for(text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_people_may_say_how_they_are(text):
    assert keys_for(text) == set()


def test_each_shipped_rule_is_tried_here_and_can_be_kept(session):
    added = ship(session)

    assert {rule.shipped for rule in added} == set(shipped_rules()) == set(MATCHED)
    assert all(rule.enabled and rule.board_slug is None for rule in added)


def test_no_shipped_rule_holds_for_how_somebody_feels():
    for key in ("contact", "medicine-and-amount", "many-pills"):
        assert shipped_rules()[key].effect is not Effect.HOLD
    assert "Reviewed 2" in FILE.read_text()


def test_shipping_again_brings_nothing_back(session):
    first, second, third, *_ = ship(session)
    switch_off(session, first.id)
    retire(session, second.id, today=TODAY)
    changed = change(session, third.id, new_rule("lamp"), today=TODAY)
    kept = {rule.id for rule in rules_kept(session)}

    assert ship(session) == []
    assert {rule.id for rule in rules_kept(session)} == kept
    assert second.id not in kept
    assert changed.id in kept
