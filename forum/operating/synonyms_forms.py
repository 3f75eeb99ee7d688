"""What the pages of words that mean the same accept."""

from dataclasses import replace
from typing import Self

from wtforms import BooleanField, HiddenField, TextAreaField

from forum.language.messages import _l
from forum.operating.forms import MarkForm
from forum.search.asking.entries import Entry
from forum.web.forms import SwitchForm, tidied


class EntryForm(MarkForm):
    """Words that mean the same."""

    words = TextAreaField(_l("Words that mean the same, one on each line"), filters=[tidied])
    also = TextAreaField(_l("Words to look for as well, one on each line"), filters=[tidied])
    is_one_way = BooleanField(_l("Look only for the words of the second box"))

    @classmethod
    def filled(cls, entry: Entry, mark: str) -> Self:
        words, also = "\n".join(entry.words), "\n".join(entry.also)
        return cls(words=words, also=also, is_one_way=entry.is_one_way, mark=mark)

    def entry(self, before: Entry) -> Entry:
        """Return `before` with what was typed in the place of its words."""
        return replace(
            before,
            words=tuple((self.words.data or "").splitlines()),
            also=tuple((self.also.data or "").splitlines()),
            is_one_way=bool(self.is_one_way.data),
        )


class SwitchEntryForm(SwitchForm):
    """A button beside an entry, as it was when the page was shown."""

    mark = HiddenField(default="")
