"""What `make fuzz` tries for a minute is tried a little here; a broken promise is noticed."""

import pytest
from hypothesis import given, settings, strategies as st

from tests.hostile import fuzzing
from tests.hostile.fuzzing import TARGETS, seeds

a_little = settings(deadline=None, max_examples=60)


@pytest.mark.parametrize("target", TARGETS)
@a_little
@given(st.binary(max_size=300))
def test_whatever_comes_the_promise_is_kept(target: str, given: bytes) -> None:
    TARGETS[target](given)


@pytest.mark.parametrize("target", [name for name in TARGETS if name != "writing"])
def test_what_others_collected_breaks_nothing(target: str) -> None:
    """All of it goes through forum/writing.py in test_writing.py."""
    collected = list(seeds())
    for seed in collected:
        TARGETS[target](seed)

    assert len(collected) > 500


@pytest.mark.parametrize(
    ("target", "name", "broken"),
    [
        ("writing", "to_html", lambda typed: f"<p>{typed}<script>alert(1)</script></p>"),
        ("writing", "tidy", lambda typed: typed + "!"),
        ("asking", "CHARS_MAX", 3),
        ("envelopes", "unseal", lambda key, box: box),
        ("addresses", "opened", lambda token, **given: token),
        ("addresses", "from_text", lambda text: b"0" * 16),
        ("cookies", "written", lambda look: "large"),
    ],
)
def test_a_promise_that_is_broken_is_noticed(monkeypatch, target, name, broken) -> None:
    monkeypatch.setattr(fuzzing, name, broken)

    with pytest.raises(AssertionError):
        TARGETS[target](b"something typed")
