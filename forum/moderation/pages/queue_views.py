"""The queue, and the way to the next case."""

from typing import cast

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug import Response

from forum.clock import now
from forum.language.messages import _, _l
from forum.moderation.pages.desk_views import decider, my_way, show as show_page
from forum.moderation.pages.drawing_views import drawn
from forum.moderation.queue.candidates import LOOKED_AT, Waiting, what_waits
from forum.moderation.queue.describing import BANDS
from forum.moderation.queue.listing import Wanted, waiting
from forum.moderation.queue.next_case import next_case
from forum.moderation.welfare.own_way import OwnWay
from forum.permissions import Act
from forum.staff.shifts import all_on
from forum.transaction import reading
from forum.web.access import duties, me_on_duty
from forum.web.guests.pieces import found_alike, keep_alike

bp = Blueprint("queue", __name__)
ALL_THAT_WAITS = "all that waits"
TABS = {
    "all": _l("To look at"),
    "mine": _l("Mine"),
    "second": _l("For another view"),
    "again": _l("Look again"),
}


@bp.get("/moderation")
@duties(Act.READ_QUEUE)
def show() -> str:
    return _page(my_way())


@bp.get("/moderation/next")
@duties(Act.READ_QUEUE)
def go_on() -> Response:
    """Lead to the most urgent case that is free, or back to the queue when there is none."""
    found = next_case(reading(), decider(), my_way(), at=now())
    if found is None:
        flash(_("Nothing else waits for you. Thank you."), "done")
        return redirect(url_for(".show"), 303)
    return redirect(url_for("cases.show", cid=found), 303)


def _page(way: OwnWay) -> str:
    session, wanted = reading(), _wanted()
    seen_all = OwnWay(cover=way.cover, keys=way.keys, pace=way.pace)
    asked = seen_all if request.args.get("avoided") == "1" else way
    queue = waiting(session, decider(), asked, wanted=wanted, found=_found())
    on = all_on(session, now())
    return show_page(
        "moderation/queue.html",
        way,
        queue=queue,
        cases=drawn(queue.part.things),
        wanted=wanted,
        most=LOOKED_AT,
        tabs=TABS,
        bands=BANDS,
        on_until=max(on.values(), default=None),
        mine_until=on.get(me_on_duty().staff_id),
    )


def _found() -> Waiting:
    """Return what waits, looked for once for all who look after the same boards.

    Who turns the pages, tabs and bands of the queue asks for the same again. It is kept until
    anything is written, ten seconds at most; which of it is for whom is asked each time.
    """
    boards = me_on_duty().boards
    kept = found_alike(ALL_THAT_WAITS, boards)
    if kept is None:
        told = what_waits(reading(), boards, at=now())
        kept = keep_alike(ALL_THAT_WAITS, boards, told=told)
    return cast(Waiting, kept.told)


def _wanted() -> Wanted:
    tab = "mine" if request.args.get("mine") == "1" else request.args.get("tab", "all")
    band = request.args.get("band", "")
    return Wanted(
        tab=tab if tab in TABS else "all",
        band=band if band in BANDS else "",
        after=request.args.get("after", ""),
    )
