"""Everybody who may ask for a page, in every state of a visit, and what each is to be answered.

`forum/permissions.py` is the one judge. Whoever adds a route that needs something in its address
adds it to `things`; whoever adds one that answers by board adds it to BY_BOARD.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.accounts.signing_in import account_id
from forum.clock import now
from forum.moderation.opening import open_case
from forum.permissions import may
from forum.sealing import new_root
from forum.staff.models import RecoveryCode, SecondFactor
from forum.transaction import db
from tests.makers import Make
from tests.moderation.making import FLAGGED
from tests.proofs.routes import Route
from tests.visitor import Visitor

HERE, ELSEWHERE = "sleep", "low-days"
# What a route answers to a moderator of another board, by its endpoint: 403 or 404.
BY_BOARD: dict[str, int] = {}
STATES = ("code given", "no code yet", "no second factor")


@dataclass(frozen=True)
class Person:
    """Somebody who asks. `role` is None for those without duties."""

    name: str
    role: str | None = None
    board: str = ""
    is_member: bool = True

    def __str__(self) -> str:
        return self.name


GUEST, MEMBER = Person("a guest", is_member=False), Person("a member")
EVERYBODY = (
    GUEST,
    MEMBER,
    Person("a moderator of this board", "moderator", HERE),
    Person("a moderator of another board", "moderator", ELSEWHERE),
    Person("a lead", "lead"),
    Person("an operator", "operator"),
)
# The working name has letters alone.
NAMES = {person: " ".join(person.name.split()[-3:]).title() for person in EVERYBODY}


def things(
    inside: Callable[[], AbstractContextManager[Make]], guest: Visitor, *, root: bytes | None = None
) -> dict[str, object]:
    """Make one of everything that an address can name, on the board HERE; the post by `root`."""
    with inside() as make:
        make.board(slug=ELSEWHERE)
        thread = make.thread(board=make.board(slug=HERE))
        post = make.reply(thread, writer=make.writer(root=root or new_root()))
        rule = make.word_rule()
        case = open_case(make._session, post, FLAGGED, at=now())
    sheet = str(guest.get("/").one("link[rel=stylesheet]")["href"])
    found: dict[str, object] = {"tid": thread.id, "pid": post.id, "slug": HERE}
    return found | {
        "name": sheet.removeprefix("/static/"),
        "token": "t" * 43,
        "number": 1,
        "rid": rule.id,
        "cid": case.id,
        "code": "gb",
        "key": "sober",
        "where": "up",
    }


def arrive(visitor: Visitor, person: Person, state: str, *, root: bytes) -> Visitor:
    """Let the person come, their visit in this state. The same root is the same person."""
    if not person.is_member:
        return visitor
    if person.role is None:
        return visitor.arrive(root=root)
    boards = [person.board] if person.board else []
    visitor.arrive_on_duty(person.role, boards, NAMES[person], root)
    if state == "no code yet":
        visitor.arrive(root=root, role=person.role)
    if state == "no second factor":
        _forget_factor(visitor, root)
    return visitor


def _forget_factor(visitor: Visitor, root: bytes) -> None:
    with visitor.app.app_context(), Session(db.engine) as session:
        for table in (SecondFactor, RecoveryCode):
            session.execute(delete(table).where(table.staff_id == account_id(root)))
        session.commit()


def expected(route: Route, person: Person, state: str) -> str | int:
    """Return "in", or the status of a refusal, or where somebody is led before they may."""
    if route.access == "everyone" or (route.access == "members" and person.is_member):
        return "in"
    if not person.is_member:
        return "/sign-in"
    if person.role is None or (route.access == "duties" and not may(person.role, route.act)):
        return 403
    if route.access == "on staff":
        return "in"
    if person.board == ELSEWHERE and route.endpoint in BY_BOARD and state == "code given":
        return BY_BOARD[route.endpoint]
    return {"no code yet": "/step-up", "no second factor": "/me/second-factor"}.get(state, "in")
