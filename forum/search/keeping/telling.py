"""What an operator is told of the index, in plain sentences. Pure."""

from forum.search.keeping.differences import Differences


def told(found: Differences) -> list[str]:
    if found.are_none:
        return [f"Index and database agree: {counted(found.same)}."]
    kinds = {
        "missing in the index": found.missing,
        "in the index with other words or facts": found.stale,
        "in the index, though nobody can read it": found.extra,
    }
    lines = [f"{counted(len(ids))}: {what}." for what, ids in kinds.items() if ids]
    return [*lines, "To mend it, run: lamplit search rebuild"]


def counted(number: int) -> str:
    return "1 post" if number == 1 else f"{number:,} posts"
