"""What was drawn once for the queue is never shown to a moderator for whom it is not so."""

import pytest

from forum.clock import now
from forum.threads.models import Line
from tests.journeys.cases import flagged

WORDS = "Nobody should ever find these words again"


@pytest.fixture
def post(inside):
    with inside() as make:
        post, _ = flagged(make, reasons=["unkind"], at=now(), body=WORDS)
        return post.id


def row(visitor):
    return visitor.get("/moderation").one("article[data-case]")


def test_words_that_were_taken_down_meanwhile_are_gone_from_the_next_page(visit, inside, post):
    otter, curlew = visit().arrive_on_duty(), visit().arrive_on_duty(name="Early Curlew")
    assert WORDS in str(row(otter))
    assert WORDS in str(row(curlew))

    with inside() as make:
        make.hide(make.post(post), Line.TAKEN_DOWN)

    assert WORDS not in str(row(otter))
    assert "Readers can’t see it" in str(row(curlew))


def test_each_has_a_token_of_their_own_and_sees_who_reads(visit, post):
    otter, curlew = visit().arrive_on_duty(), visit().arrive_on_duty(name="Early Curlew")
    tokens = {row(each).select_one("[name=csrf_token]")["value"] for each in (otter, curlew)}
    assert len(tokens) == 2

    case = row(otter).select_one("h2 a")["href"]
    otter.get(case)

    assert "You are reading this" in str(row(otter))
    assert "Steady Otter is reading this" in str(row(curlew))


def test_no_words_are_kept_with_a_row(app, visit, post):
    assert WORDS in str(row(visit().arrive_on_duty()))

    kept = app.extensions["pieces"]._kept

    assert any(key[0] == "moderation/_row.html" for key in kept)
    assert WORDS not in str(kept)
