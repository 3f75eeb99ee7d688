"""Help lines are changed in the file that the page of help reads, and each change is recorded."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from forum.audit.models import Audit
from forum.care.help_lines import BUILT_IN, FILE, present_edition
from forum.care.help_region import Line
from forum.errors import NotFound, Refused
from forum.house.changing import By
from forum.operating.help_lines import (
    BEFORE,
    LinesChangedMeanwhile,
    Seen,
    add_line,
    change,
    find,
    mark_of,
    set_checked,
    set_hidden,
)
from tests.makers import NOON

BY = By(bytes([5]) * 16, NOON)
LINE = Line("Night owls", "Company until dawn.", "0800 123", "tel:0800123", "Call")


@pytest.fixture
def do(session, tmp_path):
    def done(code, deed):
        seen = Seen(code, mark_of(present_edition(tmp_path)))
        change(session, tmp_path, seen, deed, by=BY)
        return present_edition(tmp_path)

    return done


def test_a_line_is_added_and_all_else_stays(session, do):
    edition = do("gb", add_line(LINE))

    assert edition.find("gb").lines[-1] == LINE
    assert edition.faults == ()
    before = [replace(region, lines=()) for region in BUILT_IN.regions]
    assert [replace(region, lines=()) for region in edition.regions] == before
    row = session.scalars(select(Audit).where(Audit.staff_id == BY.staff_id)).one()
    assert (row.action, row.object) == ("help-lines-changed", "help-lines:gb")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (replace(LINE, name=""), "name of the help line"),
        (replace(LINE, href=None), "that works"),
        (replace(LINE, name="Samaritans"), "already"),
    ],
)
def test_a_line_that_helps_nobody_is_refused(do, tmp_path, line, problem):
    with pytest.raises(Refused, match=problem):
        do("gb", add_line(line))
    assert not (tmp_path / FILE).exists()


def test_a_line_and_a_country_are_hidden_and_shown_again(do):
    edition = do("gb", set_hidden("Samaritans", hidden=True))
    assert "Samaritans" not in [line.name for line in edition.find("gb").lines]
    assert "Samaritans" in [line.name for line in find(edition, "gb").lines]
    edition = do("gb", set_hidden("Samaritans", hidden=False))
    assert "Samaritans" in [line.name for line in edition.find("gb").lines]

    edition = do("gb", set_hidden("", hidden=True))
    assert edition.find("gb") is None
    assert edition.first.code != "gb"
    assert do("gb", set_hidden("", hidden=False)).first.code == "gb"


def test_the_day_of_a_check_is_noted(do):
    assert do("ie", set_checked(BY)).find("ie").checked_on == NOON.date()


def test_the_last_way_to_help_cannot_be_hidden(do):
    with pytest.raises(Refused, match="has to stay"):
        do("other", set_hidden("", hidden=True))
    codes = [region.code for region in BUILT_IN.regions if region.code not in {"gb", "other"}]
    for code in codes:
        do(code, set_hidden("", hidden=True))
    with pytest.raises(Refused, match="last country"):
        do("gb", set_hidden("", hidden=True))
    names = [line.name for line in BUILT_IN.find("gb").lines]
    for name in names[1:]:
        do("gb", set_hidden(name, hidden=True))
    with pytest.raises(Refused, match="last line"):
        do("gb", set_hidden(names[0], hidden=True))


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(session, do, tmp_path):
    old = Seen("gb", mark_of(present_edition(tmp_path)))
    do("gb", add_line(LINE))

    with pytest.raises(LinesChangedMeanwhile):
        change(session, tmp_path, old, set_checked(BY), by=BY)


@pytest.mark.parametrize("code", ["zz", "", "a\0b", "two words"])
def test_an_unknown_country_is_not_found(do, code):
    with pytest.raises(NotFound):
        do(code, set_checked(BY))


def test_the_operator_s_own_file_is_kept_beside_the_new_one(do, tmp_path):
    own = '[[region]]\ncode = "mt"\nname = "Malta"\n[[region.line]]\nname = "A"\ncall = "1"\n'
    (tmp_path / FILE).write_text(own)

    edition = do("mt", add_line(LINE))

    assert (tmp_path / BEFORE).read_text() == own
    assert edition.first.code == "mt"
    assert edition.find("gb") is not None


def test_a_disk_that_lets_nobody_write_is_told(do, tmp_path):
    (tmp_path / f"{FILE}.new").mkdir()

    with pytest.raises(Refused, match="cannot be written"):
        do("gb", add_line(LINE))
