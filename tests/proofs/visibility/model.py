"""Who may read what: a few lines, which the forum with all its pages has to agree with."""

from dataclasses import dataclass, field

from forum.boards.models import Reading

GUEST, AUTHOR, OTHER, ON_DUTY, ON_DUTY_ELSEWHERE = (
    "a guest",
    "the author",
    "another member",
    "a moderator",
    "a moderator of another board",
)
EVERYBODY = (GUEST, AUTHOR, OTHER, ON_DUTY, ON_DUTY_ELSEWHERE)
SHOWN, HIDDEN, GONE = "shown", "hidden", "gone"


@dataclass
class Said:
    """A post: its words now, and whether others read them, only its writer, or nobody."""

    id: bytes
    thread: bytes
    by: str
    words: set[str]
    is_opening: bool = False
    state: str = SHOWN
    waits: bool = False  # nobody but its writer ever saw it


@dataclass
class Model:
    """The forum as it ought to be."""

    readings: dict[str, Reading] = field(default_factory=dict)
    boards: dict[bytes, str] = field(default_factory=dict)  # of each thread
    posts: dict[bytes, Said] = field(default_factory=dict)
    ever: set[str] = field(default_factory=set)  # every word that was ever written

    def may_enter(self, who: str, slug: str) -> bool:
        reading = self.readings[slug]
        return reading == Reading.EVERYONE or (reading == Reading.MEMBERS and who != GUEST)

    def may_read(self, who: str, post: Said) -> bool:
        if not self.may_enter(who, self.boards[post.thread]):
            return False
        if post.state == HIDDEN:
            return who == post.by
        return post.state == SHOWN

    def readable(self, who: str, thread: bytes | None = None) -> set[str]:
        """Return the words that somebody may read, in one conversation or in all."""
        mine = [p for p in self.posts.values() if thread in (None, p.thread)]
        return {word for post in mine if self.may_read(who, post) for word in post.words}

    def hidden_from(self, who: str) -> set[str]:
        return self.ever - self.readable(who)

    def found(self, who: str) -> set[bytes]:
        """Return the posts that a search finds: what is hidden from others, not even its writer."""
        return {
            post.id
            for post in self.posts.values()
            if post.state == SHOWN and self.may_read(who, post)
        }
