"""A process begins to answer."""

from forum.app import create_app
from forum.database import settings_of
from forum.running.answering import beginning
from forum.running.memory.sparing import KEPT_KIBIBYTES
from forum.transaction import db


def test_its_connections_keep_few_pages_and_its_engine_is_warmed(settings, monkeypatch):
    warmed = []
    monkeypatch.setattr(beginning, "warm_beside", warmed.append)
    app = create_app(settings)

    beginning.begin(app)

    with app.app_context(), db.engine.connect() as connection:
        found = settings_of(connection, ["cache_size"])
        db.engine.dispose()
    assert found == {"cache_size": -KEPT_KIBIBYTES}
    assert warmed == [app]
