"""What somebody asks, with all that they chose beside it. Pure."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from forum.search.asking.choices import When
from forum.search.backend import Order, Position

WORDS_MAX_CHARS = 600
MOST_CHOICES = 20
PAGES_BACK = 60


@dataclass(frozen=True, slots=True)
class Question:
    """The words as they were typed, and the choices.

    Attributes:
        boards: slugs; empty for all.
        left_out: topics; None for those that whoever reads the answer has folded.
        every_post: all posts, not one for each conversation.
        as_typed: typing errors are left alone.
        plain: no other words are looked for beside those typed.
        trail: where the pages began that came before this one, and last where this one begins.
    """

    words: str
    boards: tuple[str, ...] = ()
    when: When = When.ANY
    order: Order = Order.BEST
    left_out: tuple[str, ...] | None = None
    helped: bool = False
    waiting: bool = False
    every_post: bool = False
    as_typed: bool = False
    plain: bool = False
    trail: tuple[Position, ...] = ()

    @property
    def after(self) -> Position | None:
        return self.trail[-1] if self.trail else None

    @property
    def page(self) -> int:
        return len(self.trail) + 1

    @property
    def choices(self) -> int:
        """How many choices may leave something out, besides topics."""
        return len(self.boards) + sum((self.when != When.ANY, self.helped, self.waiting))

    def alone(self) -> "Question":
        """Return what was chosen beside the words, without them and without where a page begins."""
        return replace(self, words="", boards=(), as_typed=False, trail=())

    def without_filters(self) -> "Question":
        bare = replace(self, boards=(), when=When.ANY, left_out=(), trail=())
        return replace(bare, helped=False, waiting=False)

    def from_start(self, **changes: Any) -> "Question":
        """Return the question with these changes, at its first page."""
        return replace(self, trail=(), **changes)

    def next_page(self, at: Position) -> "Question":
        return replace(self, trail=(*self.trail, at)[-PAGES_BACK:])

    def page_before(self) -> "Question":
        return replace(self, trail=self.trail[:-1]) if self.trail else self


_USUAL = {field.name: field.default for field in fields(Question)}
# Made once: a page has eight addresses, and the module's own function makes one for each.
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def packed(question: Question) -> bytes:
    """Return a question as bytes: what is chosen, without what is so unless somebody chooses."""
    each = ((name, getattr(question, name), usual) for name, usual in _USUAL.items())
    kept = {name: value for name, value, usual in each if value != usual}
    if question.trail:
        kept["trail"] = [asdict(at) for at in question.trail]
    return _WRITER.encode(kept).encode()


def unpacked(plain: bytes) -> Question:
    kept: dict[str, Any] = json.loads(plain)
    return Question(**{name: _READ.get(name, _same)(value) for name, value in kept.items()})


def _same(value: Any) -> Any:
    return value


# What JSON has another kind for.
_READ: dict[str, Callable[[Any], Any]] = {
    "boards": tuple,
    "when": When,
    "order": Order,
    "left_out": tuple,
    "trail": lambda trail: tuple(Position(**at) for at in trail),
}
