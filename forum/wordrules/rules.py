"""What a word rule can be: how long, how many lines, and which words are refused."""

from collections.abc import Callable

from forum.errors import Refused
from forum.language.messages import _, _l

TITLE_MAX_CHARS = 60
WHY_MAX_CHARS = 300
LINES_MAX = 60
NO_LINES = _l("Type at least one word or pattern, one on each line.")
MANY_LINES = _l("A rule can have %(most)d lines. Make a second rule for the others.")
NO_TITLE = _l("Say in a few words what the rule is about. Writers read it.")
NO_WHY = _l("Say in a sentence why. Writers read it.")
LONG = _l("Use %(most)d letters at most. This has %(has)d.")


def check_lines(text: str, check: Callable[[str], str]) -> str:
    """Return the lines of a rule, each as `check` has it, without empty ones.

    Raises:
        Refused: there are none or too many, or `check` refuses one; the line is named.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise Refused(str(NO_LINES), field="text")
    if len(lines) > LINES_MAX:
        raise Refused(str(MANY_LINES) % {"most": LINES_MAX}, field="text")
    checked = [_check_line(number, line, check) for number, line in enumerate(lines, start=1)]
    return "\n".join(dict.fromkeys(checked))


def _check_line(number: int, line: str, check: Callable[[str], str]) -> str:
    try:
        return check(line)
    except Refused as problem:
        raise Refused(
            _("Line %(number)d: %(problem)s", number=number, problem=problem), field="text"
        ) from problem


def check_title(title: str) -> str:
    return _check_sentence(title, TITLE_MAX_CHARS, NO_TITLE, field="title")


def check_why(why: str) -> str:
    return _check_sentence(why, WHY_MAX_CHARS, NO_WHY, field="why")


def _check_sentence(text: str, most: int, nothing: str, *, field: str) -> str:
    tidy = " ".join(text.split())
    if not tidy:
        raise Refused(str(nothing), field=field)
    if len(tidy) > most:
        raise Refused(str(LONG) % {"most": most, "has": len(tidy)}, field=field)
    return tidy
