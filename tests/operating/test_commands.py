"""`lamplit boards …`, as an operator types it and reads the answer."""

import pytest
from sqlalchemy import select

from forum.audit.models import Audit
from forum.boards.models import Board
from forum.clock import now
from forum.transaction import reading

ADD = ("add", "sleep", "Sleep", "--description", "Nights that are too long.")


@pytest.fixture
def boards(app):
    """Run a command and return what it ended with and what it said."""

    def run(*words: str) -> tuple[int, str]:
        done = app.test_cli_runner().invoke(args=["boards", *words])
        return done.exit_code, done.output

    return run


@pytest.fixture
def kept(app):
    """Look at the boards in the database."""

    def look() -> list[Board]:
        with app.app_context():
            return list(reading().scalars(select(Board)))

    return look


def test_a_board_is_opened_in_one_line(boards, kept):
    assert boards(*ADD) == (0, "The board 'sleep' is open.\n")

    [board] = kept()
    assert (board.slug, board.name) == ("sleep", "Sleep")
    assert (board.reading, board.posting) == ("everyone", "first-posts")


def test_all_that_a_board_can_have_may_be_said(boards, kept):
    more = ("--rule", "Be kind.", "--rule", "No names.", "--note", "death")
    kinds = ("--reading", "members", "--posting", "everything")

    boards(*ADD, *more, *kinds)

    [board] = kept()
    assert (board.rules, board.content_notes) == ("Be kind.\nNo names.", "death")
    assert (board.reading, board.posting) == ("members", "everything")


@pytest.mark.parametrize(
    "wrong", [("--reading", "group"), ("--reading", "nobody"), ("--posting", "never")]
)
def test_a_kind_of_board_that_cannot_be_had_is_refused(boards, kept, wrong):
    code, said = boards(*ADD, *wrong)

    assert code == 2
    assert f"'{wrong[1]}' is not one of" in said
    assert kept() == []


def test_a_board_needs_a_line_about_it(boards, kept):
    code, said = boards("add", "sleep", "Sleep")

    assert code == 2
    assert "Missing option '--description'" in said
    assert kept() == []


def test_what_is_wrong_is_said_in_a_sentence(boards, kept):
    boards(*ADD)

    assert boards(*ADD) == (1, "Error: There is a board 'sleep' already.\n")
    assert len(kept()) == 1


def test_the_list_shows_every_board_and_its_state(boards):
    boards(*ADD)
    boards("add", "loss", "Loss", "--description", "Gone.", "--reading", "members")
    boards("archive", "loss")

    assert boards("list") == (
        0,
        "sleep\tSleep\teveryone\tfirst-posts\topen\n"
        f"loss\tLoss\tmembers\tfirst-posts\tarchived {now().date()}\n",
    )


def test_a_forum_without_boards_has_an_empty_list(boards):
    assert boards("list") == (0, "")


def test_an_archived_board_can_be_read_and_not_written_on(boards, guest, member):
    boards(*ADD)

    code, said = boards("archive", "sleep")

    assert (code, said) == (
        0,
        "The board 'sleep' is archived: people can read it, nobody can write.\n",
    )
    assert guest.get("/boards/sleep").status == 200
    page = member.get("/boards/sleep")
    assert not page.all("a[href='/boards/sleep/new']")


@pytest.mark.parametrize("slug", ["loss", "sleep"])
def test_what_is_not_open_cannot_be_archived(boards, slug):
    boards(*ADD)
    boards("archive", "sleep")

    code, said = boards("archive", slug)

    assert code == 1
    assert said.startswith("Error: The")


def test_notes_take_the_place_of_those_before(boards, kept):
    boards(*ADD, "--note", "death")

    said = boards("notes", "sleep", "bad dreams", " night   shifts ")

    assert said == (0, "The board 'sleep' offers: bad dreams, night shifts.\n")
    assert kept()[0].content_notes == "bad dreams\nnight shifts"
    assert boards("notes", "sleep") == (0, "The board 'sleep' offers: the usual notes.\n")
    assert kept()[0].content_notes == ""


@pytest.mark.parametrize("note", ["", "  ", "x" * 41])
def test_a_note_that_no_label_can_hold_is_refused(boards, kept, note):
    boards(*ADD, "--note", "death")

    code, said = boards("notes", "sleep", "fine", note)

    assert code == 1
    assert "A content note has 1 to 40 letters" in said
    assert kept()[0].content_notes == "death"
    assert boards("notes", "nowhere", "fine")[0] == 1


def test_what_commands_change_is_in_the_record_and_by_nobody_in_particular(boards, app):
    boards(*ADD)
    boards("notes", "sleep", "bad dreams")
    boards("archive", "sleep")
    boards("archive", "sleep")
    boards("notes", "nowhere", "bad dreams")

    with app.app_context():
        wanted = select(Audit).where(Audit.action == "board-changed")
        rows = reading().scalars(wanted).all()
        assert [(row.object, row.staff_id) for row in rows] == [("board:sleep", None)] * 3
