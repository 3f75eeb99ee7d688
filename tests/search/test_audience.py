"""Members search what members read, and everybody else what everyone reads."""

from types import SimpleNamespace

import pytest

from forum.search.audience import audience_of
from forum.search.backend import Audience


@pytest.mark.parametrize(
    ("is_member", "audience"), [(True, Audience.MEMBERS), (False, Audience.EVERYONE)]
)
def test_what_somebody_may_read_decides(is_member, audience):
    assert audience_of(SimpleNamespace(is_member=is_member)) is audience
