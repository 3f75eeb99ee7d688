"""How an index is, and what can be wrong with it. Pure."""

from enum import StrEnum


class Health(StrEnum):
    """How an index is, for /readyz and the pages."""

    READY = "ready"
    MISSING = "missing"
    REFUSED = "refused"  # damaged, half written, or not written by us


class NotReady(Exception):
    """There is no index to be read now; one is being built."""


class IndexBusy(Exception):
    """Somebody else writes to the index just now."""


class IndexBroken(Exception):
    """The index cannot be written: the disk is full, or something in its folder is not ours."""


class NotOurs(Exception):
    """Something in the index's folder was not written by us, or is damaged."""
