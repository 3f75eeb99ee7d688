"""An entry of the list of words that mean the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from forum.errors import Refused
from forum.language.messages import _, _l
from forum.search.analysis import stems, terms, words

FORM_MAX_CHARS = 60
FORM_MAX_WORDS = 6
FORMS_MAX = 16
NO_WORDS = _l("Write at least one word.")
NO_OTHERS = _l("Write at least two words that mean the same, or words that are looked for as well.")


@dataclass(frozen=True)
class Entry:
    """Words of which each finds the others, and `also`, which find nothing back.

    If `is_one_way`, the words find `also` alone. `key` names the entry for good. `is_shipped`: it
    is as it came with Lamplit.
    """

    key: str
    words: tuple[str, ...]
    also: tuple[str, ...] = ()
    is_one_way: bool = False
    about: str = ""
    is_on: bool = True
    is_shipped: bool = field(default=False, compare=False)

    @property
    def forms(self) -> tuple[str, ...]:
        return self.words + self.also

    def others_than(self, form: str) -> list[str]:
        """Return what is looked for as well where `form` was typed."""
        own = stems(words(form))
        found = self.also if self.is_one_way else self.forms
        return [other for other in found if stems(words(other)) != own]


def check_entry(entry: Entry) -> Entry:
    """Return the entry with its words tidied, each once.

    Raises:
        Refused: a word does not fit; the field is named.
    """
    taken = _checked(entry.words, "words")
    also = _checked(entry.also, "also")
    if not entry.is_one_way:
        also = tuple(form for form in also if form not in taken)
    if not taken:
        raise Refused(NO_WORDS, field="words")
    if len(taken + also) < 2 or (entry.is_one_way and not also):
        raise Refused(NO_OTHERS, field="also" if entry.is_one_way else "words")
    return replace(entry, words=taken, also=also)


def _checked(forms: Iterable[str], name: str) -> tuple[str, ...]:
    tidied = dict.fromkeys(" ".join(form.split()) for form in forms if form.strip())
    if len(tidied) > FORMS_MAX:
        raise Refused(_too_many(), field=name)
    for form in tidied:
        _check_form(form, name)
    return tuple(tidied)


def _check_form(form: str, name: str) -> None:
    cut = words(form)
    if len(form) > FORM_MAX_CHARS or len(cut) > FORM_MAX_WORDS:
        raise Refused(_too_long(form), field=name)
    if not any(terms(form)):
        raise Refused(_too_usual(form), field=name)


def _too_many() -> str:
    return _(
        "One entry can have %(most)d words. Make a second entry for the others.", most=FORMS_MAX
    )


def _too_long(form: str) -> str:
    begins = form[:FORM_MAX_CHARS]
    return _(
        "“%(word)s” is too long: use %(most)d words at most.", word=begins, most=FORM_MAX_WORDS
    )


def _too_usual(form: str) -> str:
    return _("“%(word)s” stands in almost every post, so that nobody can look for it.", word=form)
