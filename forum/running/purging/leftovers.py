"""Remove what is left in the database of conversations that are gone."""

from forum.privacy.lost_names import forget, next_lost
from forum.transaction import reading, transaction


def remove_lost_names() -> str:
    """A few at a time, so that nobody waits."""
    removed, after = 0, b""
    while True:
        with reading() as session:
            lost, last = next_lost(session, after)
        if lost:
            with transaction() as session:
                lost, last = next_lost(session, after)  # as it is by now
                forget(session, lost)
        removed += len(lost)
        if last is None:
            return f"Names in conversations that are gone: {removed:,} removed."
        after = last
