"""What a conversation is to the person who reads it. Nothing here writes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forum.boards.content_notes import FOLDED_AT_FIRST
from forum.database import AnyRow
from forum.handles.deriving import handle_id, reader_scope
from forum.handles.entries import Kind
from forum.handles.keyring import HERE_BEFORE
from forum.notices.following import FOLLOWED
from forum.notices.read_marks import READ_UPTO, opened_mark
from forum.public_ids import to_text
from forum.space.drafting import DRAFTS, Place
from forum.space.keeping import KEPT_POSTS
from forum.space.topics import FOLDED_TOPICS
from forum.threads.holding.visible import Mine
from forum.threads.models import PostState
from forum.threads.places.own import Answers
from forum.threads.seeing import NOTHING_SEEN, Seen
from forum.threads.tree import Step


@dataclass(frozen=True)
class Reader:
    """What is a person's own about a thread; of a guest, only what everybody gets.

    Attributes:
        answers_as: the handle that they answer under, empty for a guest.
        seen: what they have seen so far.
        kept: public ids of the posts that they keep.
        folded: topics whose posts they want folded.
        was_here: whether they have ever left anything here without a word.
        answers: which answers they gave to the posts of a page, once these are known.
    """

    answers_as: bytes = b""
    seen: Seen = NOTHING_SEEN
    kept: frozenset[str] = frozenset()
    follows: bool = False
    has_drafts: bool = False
    folded: Collection[str] = FOLDED_AT_FIRST
    was_here: bool = False
    answers: Answers = field(default_factory=dict)

    @property
    def folds_as_others(self) -> bool:
        return tuple(self.folded) == FOLDED_AT_FIRST

    def is_asker(self, thread: AnyRow) -> bool:
        return thread.handle_id in self.seen.mine

    def is_new(self, post: AnyRow) -> bool:
        """Return whether `post` came, from somebody else, since they were last here.

        A line that stands where words were, or are hidden, is not new.
        """
        if post.state != PostState.PUBLISHED:
            return False
        return self.seen.is_new(post.seq) and post.handle_id not in {None, *self.seen.mine}

    def is_kept(self, post: AnyRow) -> bool:
        return to_text(post.id) in self.kept


GUEST = Reader()


def wanted_of(thread_id: bytes) -> dict[str, tuple[Kind, bytes | str]]:
    """Return which entries tell what is a member's own about a thread."""
    scope, place = reader_scope(thread_id), Place.in_thread(thread_id)
    slots = [place.slot(number) for number in range(place.slots)]
    return {
        "read": (READ_UPTO, thread_id),
        "kept": (KEPT_POSTS, thread_id),
        "follows": (FOLLOWED, scope),
        "was here": (HERE_BEFORE, scope),
        "folded": (FOLDED_TOPICS, ""),
        **{slot: (DRAFTS, slot) for slot in slots},
    }


def reader_with(found: Mapping[str, Any], root: bytes, thread_id: bytes, *, mine: Mine) -> Reader:
    """Return what is a member's own, of whom these entries were `found`.

    Args:
        mine: the handles that they can have there; none if nothing there is theirs.
    """
    scope = reader_scope(thread_id)
    return Reader(
        answers_as=handle_id(root, scope),
        seen=Seen(*_mark_in(found), mine=mine),
        kept=frozenset(found.get("kept", ())),
        follows="follows" in found,
        has_drafts=any(name.startswith(scope) for name in found),
        folded=found.get("folded", FOLDED_AT_FIRST),
        was_here="was here" in found,
    )


def _mark_in(found: Mapping[str, Any]) -> tuple[int | None, frozenset[int]]:
    return opened_mark(found["read"]) if "read" in found else (None, frozenset())


def first_new_part(steps: Sequence[Step[AnyRow]], reader: Reader) -> bytes | None:
    """Return the id of the post that begins the first conversation with anything new in it."""
    part = None
    for step in steps:
        if step.kind == "talk":
            part = step.post.id
        if step.kind == "post" and reader.is_new(step.post):
            return part
    return None
