"""What a process that answers does first."""

from flask import Flask

from forum.running.answering.warming import warm_beside
from forum.running.memory.sparing import keep_few_pages
from forum.transaction import db


def begin(app: Flask) -> None:
    with app.app_context():
        keep_few_pages(db.engine)
    warm_beside(app)
