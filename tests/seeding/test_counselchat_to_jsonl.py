import csv
import importlib.util
import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from forum.boards.curating import all_boards
from forum.seeding.arranging import arrange
from forum.seeding.lines import parse_line
from forum.seeding.samples import add_samples
from tests.makers import NOON

TOOL = Path(__file__).parents[2] / "tools" / "counselchat_to_jsonl.py"
COLUMNS = ["questionID", "questionTitle", "questionText", "topic", "answerText", "answerer"]
UNTIL = date(2026, 3, 1)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("counselchat_to_jsonl", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its module up
    spec.loader.exec_module(module)
    return module


def row(title: str = "Is it odd?", answer: str = "Not at all.", **more: str) -> dict[str, str]:
    usual = {
        "questionID": "0",
        "questionTitle": title,
        "questionText": "I name my socks.",
        "topic": "anxiety",
        "answerText": answer,
        "answerer": "0a1b2c",
    }
    return usual | more


@pytest.fixture
def turn(tool, tmp_path) -> Callable[..., list[bytes]]:
    """Turns rows into lines by the command."""

    def turned(*rows: dict[str, str], options: tuple[str, ...] = ()) -> list[bytes]:
        source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
        with source.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        assert tool.main([str(source), str(target), "--until", str(UNTIL), *options]) == 0
        return target.read_bytes().splitlines()

    return turned


def test_a_question_becomes_a_thread_and_its_answers_replies(turn):
    [line] = turn(row(), row(answer="My hats have names.", answerer="ffffff"))

    thread = parse_line(line, today=UNTIL)

    assert (thread.board, thread.title) == ("worry-and-panic", "Is it odd?")
    assert [(post.name, post.body) for post in thread.posts] == [
        (None, "I name my socks."),
        ("Counsellor 0a1b2c", "Not at all."),
        ("Counsellor ffffff", "My hats have names."),
    ]


def test_an_answer_that_was_given_twice_stands_once(turn):
    [line] = turn(row(), row(answer="Not  at all.", answerer="ffffff"), row(answer=" "))

    assert len(parse_line(line, today=UNTIL).posts) == 2


def test_questions_are_told_apart_by_their_words_not_their_numbers(turn):
    lines = turn(row("One?"), row("Two?"), row("One?", answer="A second answer."))

    threads = [parse_line(line, today=UNTIL) for line in lines]
    assert [(thread.title, len(thread.posts)) for thread in threads] == [("One?", 3), ("Two?", 2)]


def test_a_question_without_text_opens_with_its_title(turn):
    [line] = turn(row(questionText=""))

    assert parse_line(line, today=UNTIL).posts[0].body == "Is it odd?"


def test_a_long_title_is_cut_at_a_word_and_kept_whole_in_the_text(turn):
    long = "Is it odd that " + "all " * 60 + "of them have names?"

    [line] = turn(row(long))

    thread = parse_line(line, today=UNTIL)
    assert thread.title is not None
    assert thread.title.endswith("all…")
    assert thread.posts[0].body == f"{long}\n\nI name my socks."


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\xa0\xa0two   three\tfour", "one two three four"),
        ("<p>one</p> <br/>two &amp; three", "one two & three"),
        ("My mother and I are close.Then she left", "My mother and I are close.\n\nThen she left"),
        ("Is it me?Yes", "Is it me?\n\nYes"),
        ("lines that\nwere wrapped", "lines that were wrapped"),
        ("one\n   two\n\nthree\r\n", "one\n\ntwo\n\nthree"),
        ("3.5 miles, U.S.A. and e.g. this", "3.5 miles, U.S.A. and e.g. this"),
        ("a < b and b > a", "a < b and b > a"),
    ],
)
def test_words_are_cleaned_of_what_went_wrong_on_the_way(tool, raw, clean):
    assert tool.clean(raw) == clean


def test_days_are_made_up_alike_each_time_and_fit_together(turn):
    rows = [row(f"Question {n}?", answer) for n in range(60) for answer in ("Yes.", "No.", "So?")]

    lines = turn(*rows)

    threads = [parse_line(line, today=UNTIL) for line in lines]
    days = {post.day for thread in threads for post in thread.posts}
    assert turn(*rows) == lines
    assert UNTIL - timedelta(days=730) < min(days)
    assert max(days) <= UNTIL
    assert len({day.replace(day=1) for day in days}) > 12
    for thread in threads:
        assert [place.seq for place in arrange(thread.posts)] == [0, 1, 2, 3]


def test_one_board_may_be_asked_for(turn):
    lines = turn(
        row("One?"), row("Two?", topic="grief-and-loss"), options=("--board", "loss-and-grief")
    )

    assert [json.loads(line)["title"] for line in lines] == ["Two?"]


def test_a_topic_that_nobody_knows_is_told(tool, tmp_path, capsys):
    source = tmp_path / "in.csv"
    source.write_text("questionTitle,questionText,topic,answerText,answerer\na,b,knitting,c,d\n")

    assert tool.main([str(source), str(tmp_path / "out.jsonl")]) == 1
    assert "knitting" in capsys.readouterr().err


def test_every_topic_has_a_board_of_the_demonstration(tool, session):
    add_samples(session, at=NOON)

    assert len(tool.BOARDS) == 31
    assert set(tool.BOARDS.values()) <= {board.slug for board in all_boards(session)}
