"""The inventory as people read it, in their language."""

import pytest
from flask_babel import force_locale

from forum.privacy.inventory.everything import ENTRIES
from forum.privacy.inventory.parts.space import NOTICES
from forum.privacy.inventory.told import row, rows


def test_an_entry_is_told_with_its_times_filled_in():
    told = row(NOTICES)

    assert told.long.startswith("For 60 days.")
    assert ("notice.day", "the day") in told.fields


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_is_told_in_each_language(app, language):
    with app.test_request_context(), force_locale(language):
        told = rows()

    assert len(told) == len(ENTRIES)
    assert not any("%(" in each.long for each in told)


def test_another_language_is_another_text(app):
    with app.test_request_context(), force_locale("es"):
        told = row(NOTICES)

    assert "60 días" in told.long
