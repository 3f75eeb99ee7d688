"""The six words and the recovery codes: drawn, read forgivingly, and checked. Pure.

Words: EFF's large list (forum/accounts/words/README.md). Six of them, drawn by `secrets`, are
77.5 bits. The four words with a hyphen are never drawn, so that a hyphen is always a separator;
that costs 0.005 bits. No word of the list begins another one, so that six words typed without
spaces can still be told apart.
"""

import difflib
import secrets
import unicodedata
from bisect import bisect_left
from pathlib import Path

from forum.errors import Refused
from forum.language.messages import _, _l

WORDS_IN_PASSPHRASE = 6
TYPED_MAX_CHARS = 2_000
WORD_MAX_CHARS = 40
CODE_BITS = 128
# 31 letters and digits without O, I, L, 0 and 1, which are mixed up when written by hand.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_CHARS = 26  # 31 ** 26 is more than 2 ** 128
CODE_GROUPS = (5, 5, 5, 5, 6)

_LIST = Path(__file__).parent / "words" / "eff_large.txt"
# In order. As a set besides, they would take half a megabyte for as long as the forum runs.
WORDS = tuple(word for word in _LIST.read_text(encoding="ascii").split() if "-" not in word)
# By how many words were typed.
_TOO_FEW = (
    _l("That is no words. There are six."),
    _l("That is one word. There are six."),
    _l("That is two words. There are six."),
    _l("That is three words. There are six."),
    _l("That is four words. There are six."),
    _l("That is five words. There are six."),
)


def new_passphrase() -> str:
    """Return six words, joined by spaces."""
    return " ".join(secrets.choice(WORDS) for _ in range(WORDS_IN_PASSPHRASE))


def words_to_ask(passphrase: str) -> tuple[int, int]:
    """Return which two words to ask back, numbered from 1, the earlier one first."""
    numbers = range(1, len(passphrase.split()) + 1)
    first, second = sorted(secrets.SystemRandom().sample(numbers, 2))
    return first, second


def normalise(typed: str) -> list[str]:
    """Return the words in what a person typed, however they typed them.

    Case, accents of width, numbering, commas, hyphens, line breaks and invisible characters do
    not matter, nor do missing spaces.
    """
    folded = unicodedata.normalize("NFKC", typed[:TYPED_MAX_CHARS]).casefold()
    visible = (char for char in folded if unicodedata.category(char) != "Cf")
    spaced = "".join(char if char.isalpha() else " " for char in visible)
    return [word for token in spaced.split() for word in _apart(token)]


def _apart(token: str) -> list[str]:
    """Return the words of the list that `token` is made of, or `token` itself."""
    words, start = [], 0
    for end in range(1, min(len(token), TYPED_MAX_CHARS) + 1):
        if _is_known(token[start:end]):
            words.append(token[start:end])
            start = end
    return words if words and start == len(token) else [token]


def _is_known(word: str) -> bool:
    at = bisect_left(WORDS, word)
    return WORDS[at : at + 1] == (word,)


def check_words(words: list[str]) -> None:
    """Refuse what cannot be a passphrase, and say why.

    Naming a wrong word reveals nothing about anybody: the list is public.
    """
    for word in words[:WORDS_IN_PASSPHRASE]:
        if not _is_known(word):
            raise Refused(_not_a_word(word[:WORD_MAX_CHARS]), field="passphrase")
    if len(words) < WORDS_IN_PASSPHRASE:
        raise Refused(str(_TOO_FEW[len(words)]), field="passphrase")
    if len(words) > WORDS_IN_PASSPHRASE:
        raise Refused(_("Those are more than six words."), field="passphrase")


def _not_a_word(word: str) -> str:
    near = [known for known in WORDS if abs(len(known) - len(word)) <= 2 and known[0] == word[0]]
    close = difflib.get_close_matches(word, near, n=1, cutoff=0.7)
    if close:
        return _(
            "‘%(word)s’ is not one of our words: did you mean ‘%(near)s’?", word=word, near=close[0]
        )
    return _("‘%(word)s’ is not one of our words.", word=word)


def new_recovery_code() -> str:
    """Return 128 random bits as letters and digits that can be written by hand, in groups."""
    number, digits = secrets.randbits(CODE_BITS), ""
    for _place in range(CODE_CHARS):
        number, digit = divmod(number, len(CODE_ALPHABET))
        digits += CODE_ALPHABET[digit]
    groups, start = [], 0
    for size in CODE_GROUPS:
        groups.append(digits[start : start + size])
        start += size
    return "-".join(groups)


def normalise_code(typed: str) -> str:
    """Return the letters and digits of a typed code; case, spaces and hyphens do not matter."""
    folded = unicodedata.normalize("NFKC", typed[:TYPED_MAX_CHARS]).upper()
    return "".join(char for char in folded if char.isalnum())


def check_code(code: str) -> None:
    """Refuse what cannot be a recovery code, and say why. `code` has been normalised."""
    strange = next((char for char in code if char not in CODE_ALPHABET), None)
    if strange is not None:
        raise Refused(
            _("A code never has ‘%(sign)s’ in it. Look once more.", sign=strange), field="code"
        )
    if len(code) != CODE_CHARS:
        raise Refused(
            _(
                "A code has %(number)d letters and digits. That was %(typed)d.",
                number=CODE_CHARS,
                typed=len(code),
            ),
            field="code",
        )
