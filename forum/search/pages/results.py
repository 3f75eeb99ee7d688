"""What was found, as it is shown: words from the database alone, with what was asked lit."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from forum.boards.content_notes import unpacked
from forum.database import AnyRow
from forum.permissions import Viewer
from forum.search.asking.requests import Asked
from forum.search.backend import Hit
from forum.search.pages.reading import Ground, Look, Shown, shown_of
from forum.search.passages.lighting import Light
from forum.search.passages.passage import Piece, lit, passage


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks. `folded`: the topics whose words they want folded."""

    viewer: Viewer
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A post that was found. `passage` is empty where the words are folded."""

    post: AnyRow
    has_all: bool
    title: Sequence[Piece]
    passage: Sequence[Piece]
    topics: Sequence[str]
    is_folded: bool


def results_of(
    look: Look, ground: Ground, hits: Collection[Hit], asked: Asked, *, asker: Asker
) -> list[Result]:
    """Return, in their order, those hits that the database lets the asker read now."""
    posts = shown_of(look, ground, [hit.id for hit in hits], viewer=asker.viewer)
    there = [(hit, posts[hit.id]) for hit in hits if hit.id in posts]
    light = Light(asked.request.wanted)
    return [_result(shown, light, has_all=hit.has_all, folded=asker.folded) for hit, shown in there]


def _result(shown: Shown, light: Light, *, has_all: bool, folded: Collection[str]) -> Result:
    post = shown.post
    topics = list(dict.fromkeys(unpacked(post.thread_notes) + unpacked(post.notes)))
    is_folded = any(topic in folded for topic in topics)
    return Result(
        post,
        has_all,
        title=lit(shown.title, light),
        passage=() if is_folded else passage(shown.words, light),
        topics=topics,
        is_folded=is_folded,
    )
