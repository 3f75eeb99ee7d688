"""What patterns of details are made of: words with a capital, lists of words."""

UPPER = "[" + "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper()) + "]"
# A word of a name: Jane, O'Neill, St., Smith-Jones, McKay. Bounded, so that no text is slow.
CAPITAL = rf"(?<!\w){UPPER}[^\W\d_]{{0,24}}+(?:[-'’][^\W\d_]{{1,20}}+){{0,2}}+"
LETTER = r"[^\W\d_]"
# Before what begins with a word in any case: most places of a text are passed over at once.
AT_A_WORD = r"\b(?=\w)"


def alternatives(words: str) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
