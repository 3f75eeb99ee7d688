"""The pages of leaving, through the web."""

import pytest
from sqlalchemy import func, select

from forum.accounts.ending import note_leaving
from forum.accounts.models import Credential, RetiredPassphrase
from forum.accounts.signing_in import sign_in as open_with_words
from forum.handles.models import SealedEntry
from forum.threads.models import Words
from forum.transaction import db, transaction
from tests.proofs.walking import (
    answer,
    join,
    say_without_words,
    start_thread,
    words_asked,
    words_on,
)


def count(app, table) -> int:
    with app.app_context(), db.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
def board(inside):
    with inside() as make:
        make.board(slug="sleep")
    return "sleep"


def leave(visitor, passphrase: str, words: str):
    """Choose, and then mean it."""
    sure = visitor.send(visitor.get("/me/leave"), "/me/leave", words=words)
    return visitor.send(sure, "/me/leave", passphrase=passphrase)


def signed_in(visitor, passphrase: str):
    return visitor.send(visitor.get("/sign-in"), "/sign-in", passphrase=passphrase)


def test_who_takes_their_words_is_gone_with_all_of_them(app, visit, board):
    author, other, elsewhere = visit(), visit().arrive(), visit()
    keep = join(author)
    words, code = words_on(keep), keep.all("[data-recovery-code]")[0].get_text()
    mine = start_thread(author, board, title="Nights are long", body="I could not rest.")
    answer(other, mine, body="I hear you.")
    theirs = start_thread(other, board, title="Mornings too", body="Up at four.")
    answer(author, theirs, body="Same here.", post_as="known")
    say_without_words(author, board, theirs)
    signed_in(elsewhere, words)

    page = leave(author, words, "take")

    assert page.status == 200
    assert "You have left" in page.words
    assert page.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert count(app, SealedEntry) == 4, "the other one's"
    assert (count(app, Words), count(app, Credential)) == (2, 0)
    assert count(app, RetiredPassphrase) == 1, "that somebody has left"
    for browser in (author, elsewhere):
        assert browser.client.get("/me").status_code == 303
    assert "open anything here" in signed_in(visit(), words).problems
    back = visit()
    assert back.send(back.get("/recover"), "/recover", code=code).status == 422


def test_who_leaves_their_words_is_forgotten_and_read_on(app, visit, board):
    author, reader = visit(), visit()
    words = words_on(join(author))
    mine = start_thread(author, board, title="Nights", body="I could not rest.", post_as="known")
    theirs = start_thread(visit().arrive(), board, title="Mornings too", body="Up at four.")
    page = answer(author, theirs, body="Same here.", post_as="known")
    known = page.all("[data-name]")[-1].get_text(" ", strip=True)

    assert "You have left" in leave(author, words, "leave").words

    names = set()
    for thread, said in ((mine, "I could not rest."), (theirs, "Same here.")):
        page = reader.get(thread)
        assert said in page.words
        names.add(page.all("[data-name]")[-1].get_text(" ", strip=True))
    assert known not in names
    assert len(names) == 2
    assert count(app, Credential) == 0


def test_without_ones_own_six_words_nothing_happens(app, visit, board):
    author, other = visit(), visit()
    words, others = words_on(join(author)), words_on(join(other))
    start_thread(author, board, title="Nights are long", body="I could not rest.")
    entries = count(app, SealedEntry)

    assert author.send(author.get("/me/leave"), "/me/leave").status == 422
    wrong = leave(author, others, "take")
    assert (wrong.status, "Those are not your six words." in wrong.problems) == (422, True)
    assert leave(author, f"{words} {words}", "take").status == 422

    assert (count(app, SealedEntry), count(app, Credential)) == (entries, 18)
    assert author.get("/me").status == 200


def test_the_last_lead_reads_what_to_do_first(visit):
    page = visit().arrive_on_duty("lead").get("/me/leave")

    assert page.status == 200
    assert "Ask an operator to invite another one." in page.problems


def test_whoever_closes_the_page_has_left_all_the_same(app, visit, board):
    author = visit()
    words = words_on(join(author))
    start_thread(author, board, title="Nights are long", body="I could not rest.")
    form = author.get("/me/leave").form("/me/leave")

    answered = author.client.post(
        "/me/leave", data=form.fields | {"words": "take", "passphrase": words}
    )
    answered.close()

    assert (count(app, Words), count(app, SealedEntry), count(app, Credential)) == (0, 0, 0)


@pytest.mark.parametrize("words_are", ["take", "leave"])
def test_whoever_was_interrupted_goes_on_when_they_come_back(app, visit, board, words_are):
    """With the six words or with a code; until then nothing but their visits has ended."""
    author, back = visit(), visit()
    keep = join(author)
    start_thread(author, board, title="Nights are long", body="I could not rest.")
    with app.app_context(), transaction() as session:
        root = open_with_words(session, words_on(keep)).opened.root
        note_leaving(session, root, words_are, year=2026)

    if words_are == "take":
        page = signed_in(back, words_on(keep))
    else:
        code = keep.all("[data-recovery-code]")[0].get_text()
        page = back.send(back.get("/recover"), "/recover", code=code)
        page = back.send(page, "/recover", **words_asked(page))

    assert "You have left" in page.words
    assert count(app, Words) == (words_are == "leave")
    assert (count(app, SealedEntry), count(app, Credential)) == (0, 0)
    assert back.client.get("/me").status_code == 303
