"""What the writer of a post sees beside it. Pure."""

from dataclasses import dataclass
from datetime import date

from forum.language.messages import day_in_words


@dataclass(frozen=True)
class Told:
    """What the writer of a post sees beside it.

    Attributes:
        kind: "waiting", "reword", "taken-down", "changed" (by a moderator), "said" (no more than
            a message) or "nobody-came" (it waited for 14 days).
        message: a moderator's, `signed` with a working name; empty until it is sent.
        words: the very words that a word rule found.
        wait: how long it usually takes, or when the message comes; empty when nobody can say.
        until: the last day for changing it; then its words go.
        kept_until: the last day on which its writer can read what was taken down.
        is_held_back: it waits because a moderator decided so for a while.
        before: the words as they were, where a moderator changed them.
        appeal: "asked", "kept" or "lifted"; empty where there was none. `answer` is what was said.
    """

    kind: str
    rule_title: str = ""
    message: str = ""
    signed: str = ""
    words: tuple[str, ...] = ()
    wait: str = ""
    until: date | None = None
    kept_until: date | None = None
    may_reword: bool = False
    may_appeal: bool = False
    is_urgent: bool = False
    is_held_back: bool = False
    before_title: str = ""
    before: str = ""
    appeal: str = ""
    answer: str = ""

    @property
    def until_said(self) -> str:
        return _said(self.until)

    @property
    def kept_until_said(self) -> str:
        return _said(self.kept_until)


def _said(day: date | None) -> str:
    return day_in_words(day) if day else ""
