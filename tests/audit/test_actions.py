"""What an entry may name."""

import pytest

from forum.audit.actions import NotAnObject, check_object, staff_object
from forum.public_ids import to_text


@pytest.mark.parametrize(
    "obj",
    [
        *(
            f"case:{to_text(bytes(range(16)))}",
            "rule:2",
            "reply:14",
            f"word-rule:{to_text(bytes(range(16)))}",
        ),
        *("board:early-days", "staff:steady-otter", "setting:site-name", "help-lines:ie", "chain"),
    ],
)
def test_a_thing_can_be_named(obj):
    assert check_object(obj) == obj


@pytest.mark.parametrize(
    "obj",
    [
        *("", "case:", "case:I could not rest", "I could not rest", "chain ", "chain\n"),
        *("rule:0", "rule:12345", "rule:٣", "post:abc", "board:Sleep", "board:a b", "staff:é"),
        *(f"case:{'a' * 23}", f"board:{'a' * 80}", "handle:quiet-fern"),
    ],
)
def test_words_do_not_fit_in(obj):
    with pytest.raises(NotAnObject):
        check_object(obj)


@pytest.mark.parametrize("name", ["Steady Otter", "Ana", "  ", "Żółw 3", "x" * 300, "a' OR 1"])
def test_a_working_name_of_any_kind_becomes_an_object(name):
    assert check_object(staff_object(name)).startswith("staff:")
