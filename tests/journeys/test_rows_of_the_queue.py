"""What was drawn once for the queue is never shown to a moderator for whom it is not so."""

import pytest

from forum.clock import now
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.models import Reason
from forum.sealing import new_root
from forum.threads.models import Line
from tests.counting import statements_of
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


def cases(visitor):
    page = visitor.get("/moderation")
    return {link["href"] for link in page.all("article[data-case] h2 a")}, page.words


def test_of_what_was_found_for_one_moderator_another_gets_what_is_theirs(visit, inside):
    roots = new_root(), new_root()
    with inside() as make:
        own = [flagged(make, writer=make.writer(root=root))[1] for root in roots]
        post, told = flagged(make)
        flag_as_member(make._session, roots[0], post.id, Report(Reason.SPAM), at=now())
    otter = visit().arrive_on_duty(root=roots[0])
    curlew = visit().arrive_on_duty(root=roots[1], name="Early Curlew")

    for _ in range(2):
        assert cases(otter)[0] == {own[1]}
        assert cases(curlew)[0] == {own[0], told}
    assert "1 waiting." in cases(otter)[1]
    assert "2 waiting." in cases(curlew)[1]


def test_of_what_was_found_for_all_boards_nobody_gets_more_than_theirs(visit, post):
    everywhere = visit().arrive_on_duty()
    elsewhere = visit().arrive_on_duty(name="Early Curlew", boards=["elsewhere"])

    for _ in range(2):
        assert len(cases(everywhere)[0]) == 1
        assert cases(elsewhere)[0] == set()


def asked(app, visitor, address):
    with statements_of(app) as found:
        visitor.get(address)
    return [each for each in found if "ORDER BY moderation_case.rank" in each]


def test_what_waits_is_found_once_until_anything_is_written(app, visit, inside, post):
    otter, curlew = visit().arrive_on_duty(), visit().arrive_on_duty(name="Early Curlew")

    assert asked(app, otter, "/moderation")
    assert not asked(app, curlew, "/moderation?tab=again")
    with inside() as make:
        _, another = flagged(make)
    assert another in cases(curlew)[0]


def test_the_way_to_the_next_case_looks_anew(app, visit, post):
    otter = visit().arrive_on_duty()

    assert asked(app, otter, "/moderation")
    assert asked(app, otter, "/moderation/next")
