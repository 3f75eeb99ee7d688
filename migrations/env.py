"""Run the migrations on the forum's own engine. Called by `flask db …`."""

from alembic import context
from flask import current_app

# So that the tables are known to the comparison that tests/migrations makes.
import forum.accounts.models
import forum.audit.models
import forum.boards.models
import forum.handles.models
import forum.house.models
import forum.moderation.deciding.models
import forum.moderation.models
import forum.privacy.models
import forum.threads.models  # noqa: F401
from forum.database import Base


def run() -> None:
    db = current_app.extensions["migrate"].db
    with db.engine.connect().execution_options(migrating=True) as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
