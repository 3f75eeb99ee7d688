"""What the journeys through search share: an index of what is there, and a look at results."""

from flask import Flask
from sqlalchemy.orm import Session

from forum.search.keeping.documents import everything
from forum.transaction import db
from tests.visitor import PageSeen, Visitor


def index(app: Flask) -> None:
    """Let everything be found that is in the database now."""
    with app.app_context():
        app.extensions["search"].rebuild(everything(lambda: Session(db.engine)))


def search(visitor: Visitor, words: str, **chosen: object) -> PageSeen:
    """Search as the form does."""
    return visitor.post("/search", {"q": words} | chosen)


def titles(page: PageSeen) -> list[str]:
    """Return the titles of the results, in their order."""
    return [" ".join(tag.get_text().split()) for tag in page.all("[data-result] h3")]


def follow(visitor: Visitor, page: PageSeen, words: str) -> PageSeen:
    """Follow the link of the page that says `words`."""
    [link] = [tag for tag in page.all("main a") if " ".join(tag.get_text().split()) == words]
    return visitor.get(str(link["href"]))
