"""An entry names its fields in full."""

from forum.privacy.inventory.entry import Entry, fields_of


def test_a_column_is_named_with_its_table_and_another_field_with_its_kind():
    entry = Entry("A", "b", "c", "d", {"post": {"day": "the day"}, "file": {"secret": "a number"}})

    assert list(fields_of(entry)) == [("post.day", "the day"), ("file:secret", "a number")]
