"""What happens to names, for whoever keeps track of it (forum/events.py)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownNameLeft:
    """Whoever had this known name has left; what was under it is under other names."""

    handle_id: bytes
