"""A post as engines take it in. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed of a published post.

    Attributes:
        title: of the conversation, if the post opens it; else empty.
        body: as it was typed.
        everyone: its board is open to everyone; False when to members only.
        helped: a reply of its conversation was marked as having helped who asked.
        waiting: nobody else has answered in its conversation.
        notes: the content notes of the post and of its conversation.
    """

    id: bytes
    thread: bytes
    board: bytes
    everyone: bool
    day: date
    title: str
    body: str
    helped: bool = False
    waiting: bool = False
    notes: frozenset[str] = frozenset()

    @property
    def mark(self) -> int:
        """A number below 2**63 that changes with anything that is indexed."""
        facts = (self.everyone, self.day.toordinal(), self.helped, self.waiting)
        parts = [self.thread, self.board, repr(facts).encode(), self.title.encode()]
        parts += [self.body.encode(), "\n".join(sorted(self.notes)).encode()]
        digest = hashlib.blake2b(digest_size=8)
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)
        return int.from_bytes(digest.digest(), "big") >> 1
