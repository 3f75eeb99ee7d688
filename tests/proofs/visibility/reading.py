"""Reads every page on which words of members can stand, as everybody, and compares with a model."""

from collections.abc import Iterator

from forum.public_ids import from_text, to_text
from forum.threads.models import Thread
from forum.transaction import reading
from tests.proofs.searching import Searched, results
from tests.proofs.visibility.model import (
    AUTHOR,
    EVERYBODY,
    GUEST,
    ON_DUTY,
    ON_DUTY_ELSEWHERE,
    SHOWN,
    Model,
)
from tests.visitor import Visitor

COMMON = "lantern"
OPEN_TO_ALL = ("/", "/moderation/public-log")
OF_MEMBERS = ("/me", "/me/notices", "/me/threads", "/me/kept")


def differences(forum: Searched, people: dict[str, Visitor], model: Model) -> Iterator[str]:
    """Yield each word that somebody reads and may not, and each that is missing."""
    forum.keep_up()
    for who in EVERYBODY:
        for path, text in _pages(people[who], who, model):
            leaks = sorted(word for word in model.hidden_from(who) if word in text)
            yield from (f"{who} reads {word} on {path}" for word in leaks)
            yield from (f"{who} misses {w} on {path}" for w in _missing(who, path, text, model))
        if who not in (ON_DUTY, ON_DUTY_ELSEWHERE):
            yield from _search(forum, people[who], who, model)
    yield from _counts(forum, model)


def _pages(visitor: Visitor, who: str, model: Model) -> Iterator[tuple[str, str]]:
    paths = [*OPEN_TO_ALL, *(f"/boards/{slug}" for slug in model.readings)]
    paths += [f"/t/{to_text(thread)}" for thread in model.boards]
    if who in (GUEST, AUTHOR):
        paths += [f"/t/{to_text(thread)}?view=list" for thread in model.boards]
        paths += [f"/p/{to_text(post)}" for post in model.posts]
    if who != GUEST:
        paths += OF_MEMBERS
    if who == ON_DUTY_ELSEWHERE:
        paths.append("/moderation")
    for path in paths:
        yield path, visitor.client.get(path).text


def _missing(who: str, path: str, text: str, model: Model) -> list[str]:
    if not path.startswith("/t/"):
        return []
    thread = from_text(path[3:25])
    return sorted(word for word in model.readable(who, thread) if word not in text)


def _search(forum: Searched, visitor: Visitor, who: str, model: Model) -> Iterator[str]:
    page = forum.look(COMMON, visitor, posts="all")
    found = {from_text(each) for each in results(page)}
    if found != model.found(who):
        yield f"{who} finds {len(found - model.found(who))} too many, of {len(found)}"
        yield f"{who} misses {len(model.found(who) - found)} in a search"
    leaks = sorted(word for word in model.hidden_from(who) if word in page.text)
    yield from (f"{who} reads {word} in an answer" for word in leaks)


def _counts(forum: Searched, model: Model) -> Iterator[str]:
    """Replies that are counted are those that others read."""
    with forum.app.app_context():
        for row in reading().query(Thread):
            replies = [p for p in model.posts.values() if p.thread == row.id and not p.is_opening]
            shown = sum(post.state == SHOWN for post in replies)
            if row.replies != shown:
                yield f"{row.replies} replies are counted of {shown}"
