"""Whose posts decide what a search tells somebody."""

from forum.permissions import Viewer
from forum.search.backend import Audience


def audience_of(viewer: Viewer) -> Audience:
    """Return from whose posts this person's scores and numbers come."""
    return Audience.MEMBERS if viewer.is_member else Audience.EVERYONE
