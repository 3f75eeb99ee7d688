"""Every fact that our own code logs is one that the formatter knows, so none is lost unseen."""

import ast
from pathlib import Path

import pytest

from forum.privacy.redaction import FACTS, OURS


def facts(tree: ast.AST) -> set[str]:
    """Return the names in every `extra={...}`."""
    return {
        ast.literal_eval(name)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "extra"
        for name in node.value.keys
    }


@pytest.mark.parametrize("path", sorted(Path(OURS).rglob("*.py")), ids=str)
def test_our_own_code_logs_only_facts_that_are_printed(path):
    assert facts(ast.parse(path.read_text())) <= set(FACTS)


def test_a_fact_that_would_be_lost_is_noticed():
    line = ast.parse("log.info('flag resolved', extra={'outcome': 1, 'handle': 2})")

    assert facts(line) - set(FACTS) == {"handle"}
