"""What is one reader's own on a page of a conversation of which all members see the rest alike.

Nothing of it is kept: it is looked up, drawn and put into its places for this one answer.
"""

from collections.abc import Sequence
from dataclasses import replace

from flask import current_app

from forum.clock import now
from forum.database import AnyRow
from forum.language.messages import language
from forum.moderation.writers.hidden import told_for
from forum.moderation.writers.told import Told
from forum.public_ids import to_text
from forum.talk.conversation.drawing_views import Hand
from forum.talk.conversation.shown_views import Page, Shown
from forum.talk.showing import Reader
from forum.talk.who import WhoIAm
from forum.threads.holding.visible import NOBODY
from forum.threads.places.own import NOTHING_LEFT, Answers, Left, left_in, posts_among
from forum.transaction import reading
from forum.web.drawing.pieces import filled, hole, parted, pieces

RAIL = "talk/_rail.html"


def left_on(page: Page, reader: Reader) -> Left:
    """Return what the reader left on this page, and whether they have hidden posts beside it."""
    mine = reader.seen.mine
    if not (mine or reader.was_here):
        return NOTHING_LEFT
    posts = [post.id for post in page.shown]
    return left_in(reading(), page.thread.id, posts, mine=mine, reader=_answers_as(reader))


def with_answers(reader: Reader, thread: AnyRow, posts: Sequence[AnyRow]) -> Reader:
    """Return the reader with the answers without words that they gave to these posts."""
    if not reader.was_here:
        return reader
    ids = [post.id for post in posts]
    left = left_in(reading(), thread.id, ids, mine=NOBODY, reader=_answers_as(reader))
    return replace(reader, answers=left.answers)


def told_of(posts: Sequence[AnyRow], reader: Reader) -> dict[bytes, Told]:
    """Return what moderators tell the reader of their own among these posts."""
    mine = [post.id for post in posts if post.handle_id in reader.seen.mine]
    return told_for(reading(), mine, today=now().date())


def with_own(page: Page, reader: Reader, answers: Answers) -> Page:
    """Return a page that all see alike, with the posts that look otherwise to this reader."""
    if not (reader.seen.mine or reader.was_here):
        return page
    reader = replace(reader, answers=answers)
    own = [at for at, post in enumerate(page.shown) if _is_marked(post, reader)]
    if not own:
        return page
    ids, mine = [page.shown[at].id for at in own], reader.seen.mine
    rows = page.rows or posts_among(reading(), ids, mine=mine)
    hand = Hand(page.thread, reader, told_of(rows, reader), token=hole("token"))
    found = {row.id: row for row in rows}  # but for what was taken back a moment ago
    posts = {at: found[page.shown[at].id] for at in own if page.shown[at].id in found}
    return page.with_posts(
        {
            at: parted(hand.post(post, answering=page.shown[at].answering))
            for at, post in posts.items()
        }
    )


def rail(page: Page, reader: Reader, me: WhoIAm | None, *, token: str) -> str:
    """Return what stands beside a conversation: drawn once for all whose own is not in it."""
    if me is not None and (me.chosen or reader.was_here):
        return _rail(page, reader, me, token)
    key = RAIL, language(), page.thread.id, page.is_list, me is None
    return filled(pieces().get(key, lambda: _rail(page, reader, me, hole("token"))), token=token)


def _rail(page: Page, reader: Reader, me: WhoIAm | None, token: str) -> str:
    template = current_app.jinja_env.get_or_select_template(RAIL)
    given = {"thread": page.thread, "is_list": page.is_list, "reader": reader, "me": me}
    return template.render(token=token, **given)


def _answers_as(reader: Reader) -> bytes:
    return reader.answers_as if reader.was_here else b""


def _is_marked(post: Shown, reader: Reader) -> bool:
    is_theirs = post.handle_id in reader.seen.mine or post.id in reader.answers
    return is_theirs or (bool(reader.kept) and to_text(post.id) in reader.kept)
