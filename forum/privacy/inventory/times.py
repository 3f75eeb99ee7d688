"""How long something is kept, said in the reader's language."""

from forum.language.messages import _n
from forum.privacy import retention
from forum.privacy.retention import Kept


def times() -> dict[str, str]:
    """Return each time of the table of retention by its name in small letters, in words."""
    rows = vars(retention).items()
    return {name.lower(): in_words(kept) for name, kept in rows if isinstance(kept, Kept)}


def in_words(kept: Kept) -> str:
    number, unit = kept.said.split()
    num = int(number)
    return {
        "minute": lambda: _n("%(num)d minute", "%(num)d minutes", num),
        "hour": lambda: _n("%(num)d hour", "%(num)d hours", num),
        "day": lambda: _n("%(num)d day", "%(num)d days", num),
        "week": lambda: _n("%(num)d week", "%(num)d weeks", num),
        "month": lambda: _n("%(num)d month", "%(num)d months", num),
        "year": lambda: _n("%(num)d year", "%(num)d years", num),
    }[unit.removesuffix("s")]()
