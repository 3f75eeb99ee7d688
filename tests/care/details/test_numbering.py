"""The numbering plans: who may have a number."""

import pytest

from forum.care.details.numbering import (
    belongs_to_an_organisation,
    is_given_out,
    is_possible_abroad,
)


@pytest.mark.parametrize(
    "digits", ["08001111", "18002738255", "8002738255", "03003047000", "131114"]
)
def test_a_number_that_is_free_or_dear_to_call_belongs_to_an_organisation(digits):
    assert belongs_to_an_organisation(digits)


@pytest.mark.parametrize("digits", ["07700900123", "2125550142", "01614960123", "", "abc"])
def test_a_number_of_an_ordinary_kind_may_be_a_persons(digits):
    assert not belongs_to_an_organisation(digits)


def test_a_number_is_given_out_only_where_its_plan_has_it():
    assert is_given_out("2125550142", ("US",))
    assert not is_given_out("2125550142", ("FR",))
    assert not is_given_out("000000000")


def test_digits_abroad_need_a_country_code_and_a_length_it_knows():
    assert is_possible_abroad("447700900123")
    assert not is_possible_abroad("44")
    assert not is_possible_abroad("99999999999")
