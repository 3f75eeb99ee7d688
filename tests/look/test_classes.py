"""Templates and style sheet speak of the same things."""

import re
from pathlib import Path

import pytest

from tests.look.sheet import CLASS, ROOT, joined, rules_of

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Lists that only need their bullets taken off, which any class does.
BARE = {"links", "results", "threads"}
WRITTEN = re.compile(r"class=\"((?:\{\{.*?\}\}|\{%.*?%\}|[^\"])*)\"")
GAP = "\0"  # where a value stands that is known only when the page is made


def styled() -> set[str]:
    return {name for r in rules_of(joined()) if r.styles for name in CLASS.findall(r.selector)}


def classes_in(template: str) -> set[str]:
    """Return the classes that `template` can write; one that ends in GAP is only a beginning."""
    found: set[str] = set()
    for value in re.findall(WRITTEN, template):
        found.update(_literals(value))
        # An addition that begins with a space is a word of its own.
        plain = re.sub(r"\{%.*?%\}|\{\{ ' .*?\}\}", " ", value)
        plain = re.sub(r"\{\{.*?\}\}", GAP, plain)
        found.update(word for word in plain.split() if word.strip(GAP))
    return found


def _literals(value: str) -> list[str]:
    """Return the words that the expressions in `value` can add: ' btn--x' if this == 'that'."""
    words: list[str] = []
    for expression in re.findall(r"\{\{(.*?)\}\}", value):
        shown = re.sub(r"(?:==|!=|in)\s*'[^']*'|'[^']*'\s*:", "", expression)
        words += " ".join(re.findall(r"'([^']*)'", shown)).split()
    return words


def missing(names: set[str], known: set[str]) -> set[str]:
    begun = {n for n in names if n.endswith(GAP)}
    hollow = {n for n in begun if not any(k.startswith(n.rstrip(GAP)) for k in known)}
    return (names - begun - known - BARE) | hollow


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_class_in_a_template_has_a_style(path: Path):
    assert missing(classes_in(path.read_text()), styled()) == set()


def test_a_class_without_a_style_is_noticed():
    known = (
        """<p class="btn{{ ' tag--new' if kind == 'that' }}{% if x %} row{% endif %} h{{ n }}">"""
    )
    unknown = """<p class="ghostly{{ ' tag--odd' if kind == 'that' }} zz{{ n }}">"""

    assert missing(classes_in(known), styled()) == set()
    assert missing(classes_in(unknown), styled()) == {"ghostly", "tag--odd", f"zz{GAP}"}
