"""One line of a file of conversations: read and checked. Pure: the database is not asked.

Whoever made the file is not here to be asked either, so every refusal says in plain words
what is wrong and where. Format: docs/importing.md
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from forum.errors import Refused
from forum.threads.rules import check_body, check_title
from forum.writing import tidy, tidy_line

POSTS_MAX = 10_000  # in one thread: they go in at once, while members who write wait
NAME_MAX_CHARS = 40
# Ten times what a post can hold; longer text is refused before it is looked at.
TEXT_MAX_CHARS = 200_000
SHOWN_MAX_CHARS = 40  # of what a file says, in our own sentences

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class SavedPost:
    """A post as the file has it, tidied and checked.

    Attributes:
        parent: the place of the post answered in `SavedThread.posts`; None answers the thread.
        name: None to be given one.
        body: None when its writer has taken it back.
        hour: 0 to 23 UTC, when it is known; a file never tells.
        notes: what it talks about; a file never tells.
        helped: whether the thread's opener says that it helped; a file never tells.
    """

    parent: int | None
    name: str | None
    body: str | None
    day: date
    hour: int | None = None
    notes: tuple[str, ...] = ()
    helped: bool = False


@dataclass(frozen=True)
class SavedThread:
    """A conversation as the file has it; its first post opens it."""

    board: str
    title: str | None
    posts: list[SavedPost]


def parse_line(line: bytes, *, today: date) -> SavedThread:
    """Return the conversation in `line`.

    Args:
        today: the day of posts that have none, and the last that a post can have.

    Raises:
        Refused: the line is not one, or something in it does not fit.
    """
    try:
        found = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Refused(f"It is not UTF-8 text, from byte {error.start + 1:,} on.") from error
    except json.JSONDecodeError as error:
        raise Refused(f"It is not JSON, from letter {error.pos + 1:,} on.") from error
    except (ValueError, RecursionError) as error:
        raise Refused("It is JSON that we can't read: a number or a nesting is too big.") from error
    return check_thread(found, today=today)


def check_thread(found: object, *, today: date) -> SavedThread:
    """Return the conversation that `found`, decoded JSON, describes.

    Raises:
        Refused: as `parse_line`.
    """
    if not isinstance(found, dict):
        raise Refused("It is not an object with 'board', 'title' and 'posts'.")
    board = _text(found, "board")
    if board is None:
        raise Refused("It has no 'board'.")
    title = check_title(tidy_line(_text(found, "title") or ""))
    posts = found.get("posts")
    if not isinstance(posts, list) or not posts:
        raise Refused("'posts' is not a list with at least one post.")
    if len(posts) > POSTS_MAX:
        raise Refused(f"It has {len(posts):,} posts; one thread can have {POSTS_MAX:,}.")
    places = _places(posts)
    return SavedThread(
        board,
        title,
        [_post(post, number, places, today=today) for number, post in enumerate(posts, start=1)],
    )


def shown(text: str) -> str:
    """Return `text` from a file as our sentences quote it: short, and safe on a terminal."""
    line = tidy_line(text[: SHOWN_MAX_CHARS * 4])
    return line if len(line) <= SHOWN_MAX_CHARS else line[: SHOWN_MAX_CHARS - 1] + "…"


def _places(posts: list[Any]) -> dict[str, int]:
    """Return where in the list each ref stands."""
    places: dict[str, int] = {}
    for number, post in enumerate(posts, start=1):
        if not isinstance(post, dict):
            raise Refused(f"Post {number:,} is not an object.")
        try:
            ref = _ref(post, "ref")
        except Refused as problem:
            raise Refused(f"Post {number:,}: {problem}") from problem
        if ref is None:
            raise Refused(f"Post {number:,} has no 'ref'.")
        if ref in places:
            raise Refused(f"Posts {places[ref] + 1:,} and {number:,} have the same 'ref'.")
        places[ref] = number - 1
    return places


def _post(
    post: Mapping[str, Any], number: int, places: Mapping[str, int], *, today: date
) -> SavedPost:
    try:
        return SavedPost(
            parent=_parent(post, number, places),
            name=_name(post),
            body=check_body(tidy(_text(post, "body") or "")),
            day=_day(post, today=today),
        )
    except Refused as problem:
        raise Refused(f"Post {number:,}: {problem}") from problem


def _parent(post: Mapping[str, Any], number: int, places: Mapping[str, int]) -> int | None:
    ref = _ref(post, "parent_ref")
    if ref is None:
        return None
    if number == 1:
        raise Refused("It opens the thread, so it can't answer another post.")
    if ref not in places:
        raise Refused(f"It answers '{shown(ref)}', which is not in this thread.")
    return places[ref]


def _name(post: Mapping[str, Any]) -> str | None:
    name = tidy_line(_text(post, "name") or "")
    if len(name) > NAME_MAX_CHARS:
        raise Refused(f"A name can have {NAME_MAX_CHARS} letters; this one has {len(name):,}.")
    return name or None


def _day(post: Mapping[str, Any], *, today: date) -> date:
    text = _text(post, "day")
    if text is None:
        return today
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise Refused(f"'{shown(text)}' is not a day; write it as 2024-05-31.")
    if day > today:
        raise Refused(f"{day} is in the future.")
    return day


def _ref(post: Mapping[str, Any], key: str) -> str | None:
    """Return a ref as text; 1, 1.0 and "1" are one, since spreadsheets change one to the other."""
    ref = post.get(key)
    if isinstance(ref, float) and ref.is_integer():
        ref = int(ref)
    if isinstance(ref, int | float) and not isinstance(ref, bool):
        return str(ref)
    return _text(post, key)


def _text(found: Mapping[str, Any], key: str) -> str | None:
    """Return the text under `key`; None when there is none, or only an empty one."""
    text = found.get(key)
    if text is None or text == "":
        return None
    if not isinstance(text, str):
        raise Refused(f"'{key}' is not text.")
    if len(text) > TEXT_MAX_CHARS:
        raise Refused(f"'{key}' is longer than {TEXT_MAX_CHARS:,} letters.")
    return text


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)
