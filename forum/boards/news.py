"""What happens to boards, for whoever keeps track of it (forum/events.py)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadingChanged:
    """Others may read a board from now on, or fewer."""

    board_id: bytes
