"""Reads answers to forms as a person does: what is said, what is in the box, what was posted."""

import re

from tests.visitor import PageSeen, Visitor

# What only a programmer understands.
JARGON = re.compile(
    r"csrf|token|session|valid(?!ly)|null|none\b|error:|exception|\b[45]\d\d\b", re.I
)


def send(visitor: Visitor, thread: str, **fields: str) -> PageSeen:
    """Reply through the form of the thread's page."""
    return visitor.send(visitor.get(thread), f"{thread}/reply", **{"action": "post"} | fields)


def box(page: PageSeen) -> str:
    """Return what is in the text box of an answer, as a browser would send it again."""
    return page.all("textarea[name=body]")[-1].get_text().removeprefix("\r\n").removeprefix("\n")


def posts(visitor: Visitor, thread: str) -> list[str]:
    """Return the words of all replies."""
    return [" ".join(p.get_text().split()) for p in visitor.get(thread).all(".words")][1:]


def sentences(page: PageSeen) -> list[str]:
    """Return what is said to be wrong; each a sentence that anybody understands."""
    found = [" ".join(item.get_text(" ").split()) for item in page.all("[data-problems] li")]
    assert found, f"nothing says what is wrong: {page.words}"
    for sentence in found:
        assert re.fullmatch(r"[A-Z‘].*[.?]", sentence), sentence
        assert not JARGON.search(sentence), sentence
    return found
