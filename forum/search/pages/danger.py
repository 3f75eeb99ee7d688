"""Whether the words in the box may be about a life in danger. Pure."""

from forum.care.risk.assessing import WORDLESS, assess
from forum.care.risk.folding import fold
from forum.care.risk.lexicon import BOOK

# Whoever grieves or is lonely looks for company, and a panel about danger would talk past them.
# Whoever says more than that may mean more.
SORROW_MAX_WORDS = 5
_SORROW = WORDLESS | {"loss", "alone"}


def may_be_in_danger(words: str) -> bool:
    """Return whether help is offered above what is found; rather too often than too seldom.

    Most questions have nothing that says anything by itself: for these, no more is asked.
    """
    found = BOOK.find(fold(words))
    if WORDLESS.issuperset(each.group for each in found):
        return False
    risk = assess(words)
    if risk.band or len(words.split()) > SORROW_MAX_WORDS:
        return bool(risk.band or risk.phrases)
    return bool(risk.phrases) and any(each.group not in _SORROW for each in found)
