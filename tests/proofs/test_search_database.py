"""What the index says is looked at once more in the database, which knows what may be read now."""

import pytest

from forum.boards.models import Reading
from forum.search.backend import Audience
from forum.threads.models import Line
from tests.proofs.searching import give_reading, results

WORD, TITLE = "marzipan", "Quinces at night"
WAYS = ("taken down", "withheld", "taken back", "reworded", "group", "members")


@pytest.fixture
def forum(searched):
    with searched.inside() as make:
        searched.root = bytes([5]) * 32
        writer = make.writer(root=searched.root)
        board = make.board(slug="sleep")
        thread = make.thread(title=TITLE, body="I could not rest.", board=board)
        post = make.reply(thread, body=f"I ate {WORD} at night.", writer=writer)
        searched.post, searched.board = post.id, board.id
    searched.keep_up()
    return searched


def bring_away(forum, way):
    with forum.inside() as make:
        post, writer = make.post(forum.post), make.writer(root=forum.root)
        match way:
            case "taken down":
                make.hide(post, Line.TAKEN_DOWN)
            case "withheld":
                make.hide(post, Line.WAITING)
            case "taken back":
                make.take_back(post, writer=writer)
            case "reworded":
                make.change(post, "I slept well.", writer=writer)
            case _:
                give_reading(make, forum.board, Reading(way))


@pytest.mark.parametrize("way", WAYS)
def test_what_can_be_read_no_more_is_gone_from_results_at_once(forum, way):
    guest = forum.visit()
    assert results(forum.ask(WORD, guest))

    bring_away(forum, way)  # and the worker has not looked yet

    assert forum.backend.frequency(WORD, Audience.EVERYONE) == 1  # the index still knows it
    page = forum.ask(WORD, guest)
    assert results(page) == [] or way == "reworded"
    assert page.text.count(WORD) == page.text.replace("<mark>", "").count(f'value="{WORD}"') + len(
        [each for each in page.all("b, a") if each.get_text() == WORD]
    )
    assert "No post that you can read has" in page.words or way == "reworded"

    forum.keep_up()
    assert results(forum.ask(WORD, guest)) == []
    if way != "members":
        assert forum.backend.frequency(WORD, Audience.MEMBERS) == 0
    assert forum.backend.frequency(WORD, Audience.EVERYONE) == 0
