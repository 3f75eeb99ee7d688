"""How somebody likes to moderate: their own choice, sealed, and seen by nobody else."""

from collections.abc import Collection
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.handles.entries import Kind, find, put
from forum.language.messages import _
from forum.moderation.welfare.pace import is_heavy
from forum.space.topics import MOST_TOPICS

OWN_WAY = Kind("moderating", size=16_384)
# Which words are covered until asked for.
COVER_ALL, COVER_HEAVY, COVER_NONE = "all", "heavy", "none"


@dataclass(frozen=True)
class OwnWay:
    """One moderator's way.

    Attributes:
        avoids: topics that they would rather leave to others.
        cover: which words are covered until they ask for them.
        keys: whether letters on the keyboard do things.
        pace: whether they are told when a break would be good.
    """

    avoids: tuple[str, ...] = ()
    cover: str = COVER_ALL
    keys: bool = False
    pace: bool = True

    def covers(self, band: str, topics: Collection[str]) -> bool:
        """Return whether such words are covered for them until they ask."""
        return self.cover == COVER_ALL or (self.cover == COVER_HEAVY and is_heavy(band, topics))

    def leaves_to_others(self, band: str, topics: Collection[str]) -> bool:
        """Return whether others are to take this; a life in danger cannot wait for them."""
        return band != "now" and not set(self.avoids).isdisjoint(topics)


def own_way(session: Session, root: bytes) -> OwnWay:
    """Return how this moderator likes it; as everybody begins, until they choose."""
    found = find(session, root, {"": (OWN_WAY, "")}).get("")
    return OwnWay(**found | {"avoids": tuple(found["avoids"])}) if found else OwnWay()


def choose_way(session: Session, root: bytes, way: OwnWay) -> None:
    """Let it be so from now on.

    Raises:
        Refused: the topics are more than MOST_TOPICS.
    """
    if len(way.avoids) > MOST_TOPICS:
        most = _("Choose at most %(most)d topics.", most=MOST_TOPICS)
        raise Refused(most, field="topics")
    put(session, root, OWN_WAY, "", holds=asdict(way))
