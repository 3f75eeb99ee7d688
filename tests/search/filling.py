"""Let an engine know all that is written so far, as the worker would in a while."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.search.backend import Backend
from forum.search.keeping.documents import among
from forum.threads.models import Post


def fill(backend: Backend, session: Session) -> Backend:
    session.flush()
    backend.rebuild(list(among(session, session.scalars(select(Post.id)).all())))
    return backend
