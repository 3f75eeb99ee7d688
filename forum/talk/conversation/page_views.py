"""A page of a conversation: drawn once for all members, or for one who sees it otherwise.

All members see the same, but for the form beneath it, what stands beside it, and posts that they
wrote, kept or answered. They get it from memory until something is written that it shows
(forum/web/guests/pieces.py), and what is their own is put in (own_views.py). Whoever asked, sees
what others do not, folds other topics or has something new to read gets a page of their own.
"""

from contextlib import suppress
from typing import Any, NamedTuple, cast

from flask import current_app, request

from forum.database import AnyRow
from forum.errors import NotFound
from forum.house.choices import choices_now
from forum.talk.address_views import page_address, place_asked
from forum.talk.alike_views import like_thread
from forum.talk.conversation.drawing_views import Hand, is_open
from forum.talk.conversation.own_views import left_on, told_of, with_answers, with_own
from forum.talk.conversation.shown_views import Page
from forum.talk.showing import GUEST, Reader, first_new_part
from forum.talk.who import WhoIAm
from forum.threads.models import PostState
from forum.threads.reading import Page as Cut, Place, list_page, thread_for, tree_page
from forum.threads.tree import as_branches, steps
from forum.transaction import reading
from forum.web.drawing.pieces import filled, hole, parted
from forum.web.guests.declaring import depends_on
from forum.web.guests.marks import of_thread
from forum.web.guests.pieces import found_alike, keep_alike, note_standing
from forum.web.visits.sessions import viewer
from forum.writing import trusted

MAIN, RELATED = "talk/_conversation.html", "talk/_related.html"


class Asked(NamedTuple):
    """Which page: where it begins, whether all is in one list, and whether a member asks."""

    thread: bytes
    at: Place
    is_list: bool
    is_member: bool

    @property
    def view(self) -> str | None:
        return "list" if self.is_list else None


def page_for(tid: bytes, reader: Reader, me: WhoIAm | None) -> Page:
    """Return the page that is asked for, as this reader sees it.

    Args:
        me: who they are there; None for a guest.

    Raises:
        NotFound: there is no such page, or they may not see it.
    """
    note_standing()
    asked = Asked(tid, place_asked(), request.args.get("view") == "list", me is not None)
    page, thread = _for_all(asked, reader) if me and reader.folds_as_others else (None, None)
    if page is not None and not (left := left_on(page, reader)).hides:
        return with_own(page, reader, left.answers)
    return _page(asked, thread or _thread(asked, reader), reader)


def new_in(thread: AnyRow) -> list[int]:
    """Return the `seq` of what is new to the reader."""
    return [int(seq) for seq in (thread.new_seqs or "").split()]


def _for_all(asked: Asked, reader: Reader) -> tuple[Page | None, AnyRow | None]:
    """Return the page that members see alike, None if this one does not; and the thread, if read.

    It is told by the thread whether anything is new to them.
    """
    kept = found_alike(MAIN, asked)
    page = cast(Page, kept.told) if kept is not None else None
    if page is not None and _has_nothing_new(page.thread, reader):
        return page, None
    thread = _thread(asked, reader)
    if thread.new_seqs or thread.waits or reader.is_asker(thread):
        return None, thread
    if page is None:
        with suppress(NotFound):  # all that is there may be theirs alone
            page = _page(asked, thread, GUEST)
            keep_alike(MAIN, asked, parts=page.parts, told=page._replace(rows=()))
    return page, thread


def _has_nothing_new(thread: AnyRow, reader: Reader) -> bool:
    return reader.seen.has_all(thread.newest_seq or 0) and not reader.is_asker(thread)


def _thread(asked: Asked, reader: Reader) -> AnyRow:
    return thread_for(reading(), asked.thread, viewer=viewer(), seen=reader.seen)


def _page(asked: Asked, thread: AnyRow, reader: Reader) -> Page:
    cut = _cut(asked, reader)
    reader = with_answers(reader, thread, cut.posts)
    token = hole("token") if asked.is_member else ""
    hand = Hand(thread, reader, told_of(cut.posts, reader), token=token)
    template = current_app.jinja_env.get_or_select_template(MAIN)
    drawn = template.render(
        thread=thread,
        is_open=is_open(thread),
        form=hole("form") if asked.is_member and is_open(thread) else None,
        rail=hole("rail"),
        related=_related(thread, cut),
        house_choices=choices_now(reading()),
        **_posts(cut, reader, hand, asked),
        **_ways(thread, cut, asked.view),
    )
    return Page(parted(drawn), thread, tuple(hand.shown), asked.is_list, cut.posts)


def _cut(asked: Asked, reader: Reader) -> Cut:
    look_up = list_page if asked.is_list else tree_page
    mine, session = reader.seen.mine, reading()
    cut = look_up(session, asked.thread, at=asked.at, mine=mine)
    if not cut.posts:
        raise NotFound
    return cut


def _posts(cut: Cut, reader: Reader, hand: Hand, asked: Asked) -> dict[str, Any]:
    """Return the opening post if it is here, the replies, and where the new ones begin."""
    opening, replies = None, cut.posts
    if replies[0].seq == 0:
        opening, *replies = replies
    shown: dict[str, Any] = {"has_posts": bool(replies), "listed": None, "conversation": None}
    shown["opening"] = hand.post(opening) if opening else None  # drawn in the order of the page
    if asked.is_list:
        shown["new_from"] = next((post.id for post in replies if reader.is_new(post)), None)
        shown["listed"] = [(post.id, hand.post(post, answering=True)) for post in replies]
    else:
        drawn = steps(as_branches(replies))
        shown["new_from"] = first_new_part(drawn, reader)
        shown["conversation"] = hand.conversation(drawn, new_from=shown["new_from"])
    return shown


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
