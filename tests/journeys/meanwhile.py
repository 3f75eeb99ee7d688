"""What may happen to a thread while somebody reads it or writes in it."""

from datetime import date

from flask import Flask

from forum.boards.models import Board
from forum.public_ids import from_text
from forum.threads.models import Thread
from forum.transaction import transaction
from tests.visitor import Visitor

CIRCLES = "It went in circles."


def lock(app: Flask, thread: str) -> None:
    with app.app_context(), transaction() as session:
        session.get_one(Thread, from_text(thread[3:])).locked_reason = CIRCLES


def move(app: Flask, thread: str, *, to: bytes) -> None:
    """Put the thread on another board."""
    with app.app_context(), transaction() as session:
        session.get_one(Thread, from_text(thread[3:])).board_id = to


def close(app: Flask, board: bytes) -> None:
    """Let nobody write on the board any more."""
    with app.app_context(), transaction() as session:
        session.get_one(Board, board).archived_on = date(2026, 3, 1)


def take_back(visitor: Visitor, pid: str) -> None:
    visitor.send(visitor.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back", sure="1")


def first_post(visitor: Visitor, thread: str) -> str:
    return str(visitor.get(thread).all("[data-post]")[0]["data-post"])


def last_post(visitor: Visitor, thread: str) -> str:
    return str(visitor.get(thread).all("[data-post]")[-1]["data-post"])
