"""The parts of the file, in their order: what each is called, and what gathers it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from forum.language.messages import _l
from forum.leaving.belongings import Belongings
from forum.leaving.download import duties, kept, said, told, wrote
from forum.leaving.download.pieces import Item

Gather = Callable[[Session, Belongings], Iterator[Item]]


@dataclass(frozen=True)
class Section:
    """A part of the file. `key` is its name for programs, `title` for people."""

    key: str
    title: str
    gather: Gather


def sections(today: date) -> tuple[Section, ...]:
    """Return all parts."""

    def notices(session: Session, mine: Belongings) -> Iterator[Item]:
        return told.notices(session, mine, today)

    return (
        Section("names", _l("Your names"), wrote.names),
        Section("posts", _l("What you wrote"), wrote.posts),
        Section("drafts", _l("Your drafts"), kept.drafts),
        Section("answers", _l("Your answers without words"), said.answers),
        Section("flags", _l("What you told moderators"), said.flags),
        Section("decisions", _l("What moderators decided about your posts"), told.decisions),
        Section("pauses", _l("Your pauses"), told.sanctions),
        Section("notices", _l("Your notices"), notices),
        Section("follows", _l("What you follow"), said.follows),
        Section("kept_posts", _l("Posts that you keep"), kept.kept_posts),
        Section("read", _l("How far you have read"), kept.read_so_far),
        Section("folded_topics", _l("Topics that you want folded"), kept.topics),
        Section("duties", _l("What you do for this place"), duties.duties),
        Section("ways_in", _l("How you come in"), duties.ways_in),
    )
