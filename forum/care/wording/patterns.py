"""Patterns that cost no more than the text is long. The only module to import re2."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

import re2

from forum.care.wording.folding import Folded, fold_sign
from forum.errors import Refused
from forum.language.messages import _, _l

PATTERN_MAX_CHARS = 300
# Steps of the machine that a pattern becomes, and the room that it may take while it runs.
STEPS_MAX = 1_000
ROOM_MAX_BYTES = 1 << 20
# Texts in which a pattern that finds "nothing" shows itself.
_SHOWS_NOTHING = ("", "a", " ", "a b", "1", ".", "\n", "ab, c.\n\n1")

# A pattern of our own, put into each sieve to try it.
_OURS = "lamplit"

NO_PATTERN = _l("Type a pattern.")
TOO_DEAR = _l("This pattern would cost too much time. Leave out large repeats such as {1,100}.")
WRONG_REPEAT = _l("A repeat in this pattern is too large or the wrong way round. {1,20} works.")
MATCHES_NOTHING = _l("This pattern matches where nothing is written, so it would match everywhere.")


def check_pattern(text: str) -> str:
    """Return a pattern that can be used.

    Raises:
        Refused: it cannot be read, matches where nothing stands, or costs too much.
    """
    if not text.strip():
        raise Refused(str(NO_PATTERN), field="text")
    if len(text) > PATTERN_MAX_CHARS:
        most = PATTERN_MAX_CHARS
        raise Refused(
            _("A pattern can have %(most)d signs. Two shorter rules do the same.", most=most),
            field="text",
        )
    try:
        machine = _machine(text)
    except (re2.error, UnicodeEncodeError) as error:
        raise Refused(_why(error), field="text") from error
    if machine.programsize > STEPS_MAX or machine.reverseprogramsize > STEPS_MAX:
        raise Refused(str(TOO_DEAR), field="text")
    if any(_finds_nothing(machine, said) for said in _SHOWS_NOTHING):
        raise Refused(str(MATCHES_NOTHING), field="text")
    return text


class Sieve:
    """Many patterns, of which a text is looked through for those alone whose letters it has.

    Each pattern needs some letters, as "mg" or "pill". Which of them a text has is seen in one go,
    whatever the number of patterns: most texts then need a fiftieth of the time.
    """

    def __init__(self, patterns: Mapping[int, str]) -> None:
        """Take patterns by their numbers. One that cannot be read matches nowhere."""
        sieve, self._read = re2.Filter(), list[tuple[int, Any]]()
        for number, pattern in patterns.items():
            try:
                which = sieve.Add(_folded(pattern), _options())
            except (re2.error, UnicodeEncodeError):
                continue
            self._read.append((number, sieve.re(which)))
        self._sieve = sieve if _is_usable(sieve) else None

    def spans(self, folded: Folded, *, most: int) -> Iterator[tuple[int, int, int]]:
        """Yield which pattern matches the folded text, and where."""
        for number, machine in self._left_of(folded.text):
            for found in islice(machine.finditer(folded.text), most):
                if found.start() < found.end():
                    yield number, found.start(), found.end()

    def _left_of(self, text: str) -> Iterable[tuple[int, Any]]:
        if self._sieve is None:
            return self._read
        those = self._sieve.Match(text, potential=True) or ()
        return [self._read[which] for which in those if which < len(self._read)]


def _is_usable(sieve: Any) -> bool:
    """Return whether a sieve has room for its patterns: if not, it says that none may match."""
    ours = sieve.Add(_OURS)
    try:
        sieve.Compile()
    except re2.error:
        return False
    return ours in (sieve.Match(_OURS, potential=True) or ())


def _finds_nothing(machine: Any, text: str) -> bool:
    return any(found.start() == found.end() for found in machine.finditer(text))


@lru_cache(maxsize=1024)
def _machine(pattern: str) -> Any:
    return re2.compile(_folded(pattern), _options())


def _options() -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = ROOM_MAX_BYTES
    return options


def _folded(pattern: str) -> str:
    return "".join(_as_folded(sign) for sign in pattern)


def _as_folded(sign: str) -> str:
    """Return a sign of a pattern as it stands in folded text; what steers a pattern stays."""
    if sign.isascii():
        return sign
    folded = fold_sign(sign)
    return folded if folded.isalnum() or folded in ("'", "-", " ", "") else sign


def _why(error: Exception) -> str:
    [said] = error.args[:1] if isinstance(error, re2.error) else ["it holds half a sign"]
    words = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    if "repetition size" in words:
        return str(WRONG_REPEAT)
    if "too large" in words:
        return str(TOO_DEAR)
    return _(
        "This pattern cannot be read: %(why)s. Look-around and back references do not work here.",
        why=words,
    )
