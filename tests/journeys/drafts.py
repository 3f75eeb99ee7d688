"""Keeps drafts as a person does, and reads what waits in my space."""

from tests.visitor import PageSeen, Visitor


def keep(visitor: Visitor, where: str, **typed: str) -> PageSeen:
    """Type into the form on the page `where`, and keep it for later."""
    return visitor.send(
        visitor.get(where), where.split("?", maxsplit=1)[0], **{"action": "draft"} | typed
    )


def waiting(visitor: Visitor) -> list[str]:
    """Return what is said of each draft in my space."""
    found = visitor.get("/me/drafts").all("li:has(input[name=draft])")
    return [" ".join(draft.get_text(" ").split()) for draft in found]


def ways_on(visitor: Visitor) -> list[str]:
    """Return the addresses at which drafts can be gone on with."""
    return [str(link["href"]) for link in visitor.get("/me/drafts").all("main a[href*='?draft=']")]
