from forum.seeding.tally import TOLD_MAX, Tally


def test_all_well_leaves_nothing_to_complain_of():
    tally = Tally(threads=1, posts=1_200)

    assert list(tally.complaints()) == []
    assert tally.summary() == "Brought in 1 thread with 1,200 posts."


def test_threads_that_were_here_are_mentioned():
    assert Tally(here=3).summary() == "Brought in 0 threads with 0 posts. 3 threads already here."


def test_each_refusal_is_told_with_its_line():
    tally = Tally()

    tally.refuse(1_204, "It has no 'board'.")

    assert list(tally.complaints()) == ["Line 1,204: It has no 'board'.", "Refused: 1 line."]


def test_only_so_many_refusals_are_told():
    tally = Tally()
    for number in range(1, TOLD_MAX + 21):
        tally.refuse(number, "No.")

    told = list(tally.complaints())

    assert told[TOLD_MAX - 1 :] == [f"Line {TOLD_MAX}: No.", "and 20 more.", "Refused: 70 lines."]


def test_a_missing_board_is_told_once_with_the_way_to_add_it():
    tally = Tally()
    for number in range(5, 9):
        tally.miss_board(number, "nights")

    told, more, refused = tally.complaints()

    assert told.startswith("Line 5: There is no board 'nights'; its lines are refused. ")
    assert "lamplit boards add nights NAME --description TEXT" in told
    assert (more, refused) == ("and 3 more.", "Refused: 4 lines.")


def test_a_name_that_no_board_can_have_is_not_offered_to_a_shell():
    tally = Tally()

    tally.miss_board(5, "nights; rm -rf x\x1b[2J")

    assert next(tally.complaints()) == (
        "Line 5: There is no board 'nights; rm -rf x[2J'; its lines are refused. "
        "No board can have that name."
    )


def test_a_file_of_nothing_but_missing_boards_is_told_briefly():
    tally = Tally()
    for number in range(10_000):
        tally.miss_board(number, f"board-{number}")

    assert len(list(tally.complaints())) == TOLD_MAX + 2
    assert tally.refused == 10_000
    assert len(tally.missing) == TOLD_MAX
