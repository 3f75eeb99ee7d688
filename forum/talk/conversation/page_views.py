"""A page of a conversation: drawn for one reader, or once for all who are strangers in it.

Strangers are members who never wrote there, and left nothing else. All of them see the same, but
for the form beneath it, and get it from memory until something is written that it shows
(forum/web/guests/pieces.py).
"""

from dataclasses import replace
from typing import Any, NamedTuple, cast

from flask import current_app, request

from forum.clock import now
from forum.database import AnyRow
from forum.errors import NotFound
from forum.house.choices import choices_now
from forum.moderation.writers.hidden import told_for
from forum.moderation.writers.told import Told
from forum.talk.address_views import page_address, place_asked
from forum.talk.alike_views import like_thread
from forum.talk.conversation.drawing_views import Hand, is_open
from forum.talk.showing import GUEST, Reader, first_new_part
from forum.talk.who import WhoIAm
from forum.threads.holding.visible import NOBODY
from forum.threads.models import PostState
from forum.threads.places.own import Answers, answers_of
from forum.threads.reading import Page as Cut, Place, list_page, thread_for, tree_page
from forum.threads.tree import as_branches, steps
from forum.transaction import reading
from forum.web.drawing.pieces import Piece, filled, hole, parted
from forum.web.guests.declaring import depends_on
from forum.web.guests.marks import of_thread
from forum.web.guests.pieces import found_alike, keep_alike, note_standing
from forum.web.visits.sessions import viewer
from forum.writing import trusted

MAIN, RELATED = "talk/_conversation.html", "talk/_related.html"


class Asked(NamedTuple):
    """Which page: where it begins, and whether all is in one list."""

    thread: bytes
    at: Place
    view: str | None


class Page(NamedTuple):
    """A page as it was drawn, with holes for the reader's `form` and `token`.

    `seqs` are those of its posts.
    """

    parts: Piece
    thread: AnyRow
    seqs: tuple[int, ...]


def page_for(tid: bytes, reader: Reader, me: WhoIAm | None) -> Page:
    """Return the page that is asked for, as this reader sees it.

    Args:
        me: who they are there; None for a guest.

    Raises:
        NotFound: there is no such page, or they may not see it.
    """
    asked = Asked(tid, place_asked(), "list" if request.args.get("view") == "list" else None)
    is_stranger = me is not None and not me.chosen and reader.is_like_others
    kept = found_alike(MAIN, asked) if is_stranger else None
    if kept is not None and reader.seen.has_all(kept.told.thread.newest_seq or 0):
        return cast(Page, kept.told)
    note_standing()
    seen = replace(reader.seen, mine=NOBODY) if is_stranger else reader.seen
    thread = thread_for(reading(), tid, viewer=viewer(), seen=seen)
    if kept is not None or not is_stranger or thread.new_seqs:
        return _page(asked, thread, reader, me)
    page = _page(asked, thread, GUEST, me)
    keep_alike(MAIN, asked, parts=page.parts, told=page)
    return page


def new_in(thread: AnyRow) -> list[int]:
    """Return the `seq` of what is new to the reader."""
    return [int(seq) for seq in (thread.new_seqs or "").split()]


def _page(asked: Asked, thread: AnyRow, reader: Reader, me: WhoIAm | None) -> Page:
    cut = _cut(asked, reader)
    reader = replace(reader, answers=_answers(cut, reader))
    token = hole("token") if me else ""
    hand = Hand(thread, reader, _told(cut, reader), token=token)
    template = current_app.jinja_env.get_or_select_template(MAIN)
    drawn = template.render(
        thread=thread,
        reader=reader,
        me=me,
        is_open=is_open(thread),
        form=hole("form") if me and is_open(thread) else None,
        token=token,
        related=_related(thread, cut),
        house_choices=choices_now(reading()),
        **_posts(cut, reader, hand, asked.view),
        **_ways(thread, cut, asked.view),
    )
    return Page(parted(drawn), thread, tuple(post.seq for post in cut.posts))


def _cut(asked: Asked, reader: Reader) -> Cut:
    look_up = list_page if asked.view else tree_page
    mine, session = reader.seen.mine, reading()
    cut = look_up(session, asked.thread, at=asked.at, mine=mine)
    if not cut.posts:
        raise NotFound
    return cut


def _posts(cut: Cut, reader: Reader, hand: Hand, view: str | None) -> dict[str, Any]:
    """Return the opening post if it is here, the replies, and where the new ones begin."""
    opening, replies = None, cut.posts
    if replies[0].seq == 0:
        opening, *replies = replies
    shown: dict[str, Any] = {"has_posts": bool(replies), "listed": None, "conversation": None}
    if view:
        shown["new_from"] = next((post.id for post in replies if reader.is_new(post)), None)
        shown["listed"] = [(post.id, hand.post(post, answering=True)) for post in replies]
    else:
        drawn = steps(as_branches(replies))
        shown["new_from"] = first_new_part(drawn, reader)
        shown["conversation"] = hand.conversation(drawn, new_from=shown["new_from"])
    return shown | {"opening": hand.post(opening) if opening else None}


def _answers(cut: Cut, reader: Reader) -> Answers:
    """Return which answers without words the reader gave to posts on this page."""
    by = reader.answers_as if reader.was_here else b""
    return answers_of(reading(), by, [post.id for post in cut.posts])


def _told(cut: Cut, reader: Reader) -> dict[bytes, Told]:
    """Return what moderators tell the reader of their own posts on this page."""
    mine = [post.id for post in cut.posts if post.handle_id in reader.seen.mine]
    return told_for(reading(), mine, today=now().date())


def _ways(thread: AnyRow, cut: Cut, view: str | None) -> dict[str, Any]:
    return {
        "new": len(new_in(thread)),
        "older": page_address(thread.id, cut.older, view),
        "newer": page_address(thread.id, cut.newer, view),
        "is_whole": cut.older is None and cut.newer is None,
    }


def _related(thread: AnyRow, cut: Cut) -> str:
    """Return the conversations like this one, drawn once for all to whom it begins alike.

    The page changes with it and with each of them.
    """
    opening, key = cut.posts[0], (RELATED, thread.id, viewer().is_member)
    is_alike = opening.seq == 0 and opening.state == PostState.PUBLISHED and not thread.waits
    kept = found_alike(*key) if is_alike else None
    if kept is not None:
        depends_on(*kept.told)
        return trusted(filled(kept.parts))
    related = like_thread(thread, cut.posts)
    places = [of_thread(each) for each in (thread.id, *(other.id for other in related))]
    depends_on(*places)
    html = current_app.jinja_env.get_or_select_template(RELATED).render(related=related)
    if is_alike:
        keep_alike(*key, parts=(html,), told=places)
    return trusted(html)
