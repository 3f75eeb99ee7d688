"""What a writer chose for each detail is one list of marks."""

from werkzeug.datastructures import MultiDict
from wtforms import Form

from forum.talk.change_forms import ChangesField


class Letter(Form):
    blank = ChangesField(choices=[])


def chosen(*sent):
    return Letter(MultiDict(sent)).blank.data


def test_a_choice_for_each_detail_and_plain_marks_are_gathered():
    assert chosen(("blank-1", "a1"), ("blank-12", "b2"), ("blank", "c3")) == ["a1", "b2", "c3"]


def test_what_is_to_be_kept_is_no_mark():
    assert chosen(("blank-1", ""), ("blank-2", "b2")) == ["b2"]


def test_other_fields_are_left_alone():
    assert chosen(("blanket", "a1"), ("blank-", "b2"), ("blank-12345", "c3"), ("body", "d4")) == []


def test_nothing_sent_is_nothing_chosen():
    assert not Letter().blank.data
