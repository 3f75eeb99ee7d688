"""What a moderator chose. Pure."""

from dataclasses import dataclass

from forum.moderation.deciding.acts import Act, PauseKind


@dataclass(frozen=True)
class Choice:
    """What the form of a case sent, tidied; `version` is the case's when the form was made.

    Attributes:
        rule: the number of a house rule.
        body: the words without the details, for Act.REDACT; `title` where the post opens a thread.
        days: how long a pause lasts; `pause_kind` is what it stops.
        board: the slug of where a thread moves to.
        notes: what a content note says that it talks about.
        reason: why a thread is locked; empty says the rule.
    """

    version: int
    acts: tuple[Act, ...]
    rule: int | None = None
    message: str = ""
    body: str = ""
    title: str = ""
    days: int = 0
    pause_kind: str = PauseKind.PAUSE
    board: str = ""
    notes: tuple[str, ...] = ()
    reason: str = ""
