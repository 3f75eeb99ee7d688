"""What happens to ways in, for whoever keeps track of it (forum/events.py)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WayInEnded:
    """A way in was taken away: nobody comes in with it any more. `lookup` is its row's key."""

    lookup: bytes


@dataclass(frozen=True)
class PassphraseRetired:
    """A lost passphrase was ended, or all that a member came in with. `mark` is the key of its
    row among the retired ones.
    """

    mark: bytes
