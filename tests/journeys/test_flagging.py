"""Tell a moderator: members and guests, once for each post, and nobody learns who."""

import pytest

from forum.clock import now
from forum.handles.speaking import Writer
from forum.moderation.writers.waits import FEWEST
from forum.public_ids import to_text
from tests.moderation.making import a_case, tighten


@pytest.fixture
def post(inside):
    with inside() as make:
        return make.reply(make.thread(title="Awake again"), body="You are a fool.")


@pytest.fixture
def address(post):
    return f"/p/{to_text(post.id)}/flag"


def flags(inside):
    from forum.moderation.models import Flag

    with inside() as make:
        return [(flag.reason, flag.note) for flag in make._session.query(Flag)]


def test_what_may_be_about_a_life_is_offered_first(guest, address):
    page = guest.get(address)

    assert page.heading == "Tell a moderator"
    assert page.all("input[name=reason]")[0]["value"] == "risk"
    assert not page.all("input[name=reason][checked]")
    assert "They won’t know it was you." in page.words


@pytest.mark.parametrize("who", ["guest", "member"])
def test_a_reader_tells_a_moderator_and_is_thanked(request, inside, address, who):
    reader = request.getfixturevalue(who)
    page = reader.send(reader.get(address), address, reason="unkind", note="It hurt.")

    assert "Thank you. A moderator will look." in page.words
    assert page.heading == "Awake again"
    assert flags(inside) == [("unkind", "It hurt.")]


def test_who_tells_us_of_a_risk_has_done_enough_and_finds_help(member, address):
    page = member.send(member.get(address), address, reason="risk")

    assert "You have done enough by telling us." in page.words
    assert page.one(".notices a")["href"] == "/help"


def test_told_again_the_new_words_take_the_place_of_the_old_ones(inside, member, address):
    member.send(member.get(address), address, reason="unkind", note="It hurt.")
    member.send(member.get(address), address, reason="risk", note="I am worried.")

    assert flags(inside) == [("risk", "I am worried.")]


def test_without_a_reason_it_is_asked_for_and_the_note_stays(member, address):
    page = member.send(member.get(address), address, note="It hurt.")

    assert page.status == 422
    assert "Choose the reason" in page.problems
    assert page.form(address).fields["note"] == "It hurt."


def test_a_note_that_is_too_long_is_not_cut_off(member, address):
    page = member.send(member.get(address), address, reason="other", note="x" * 1001)

    assert page.status == 422
    assert page.form(address).fields["note"] == "x" * 1001


def test_nobody_flags_their_own_post(visit, inside):
    writer = visit().arrive()
    with inside() as make:
        post = make.reply(make.thread(), writer=make.writer(root=writer.root))
    address = f"/p/{to_text(post.id)}/flag"

    page = writer.send(writer.get(address), address, reason="other")

    assert page.status == 422
    assert "your own post" in page.problems


def test_a_post_that_is_not_there_cannot_be_flagged(guest):
    assert guest.get(f"/p/{'A' * 22}/flag").status == 404


def test_every_post_of_others_leads_there(guest, post, address):
    page = guest.get(f"/t/{to_text(post.thread_id)}")

    assert page.all(f"a[href='{address}']")


def test_a_writer_whose_words_three_people_flagged_while_nobody_is_on_is_told(visit, inside):
    writer = visit().arrive()
    with inside() as make:
        tighten(make._session, "flags")
        post = make.reply(make.thread(at=now()), writer=Writer(root=writer.root), at=now())
    address = f"/p/{to_text(post.id)}/flag"

    for _ in range(3):
        flagger = visit().arrive()
        flagger.send(flagger.get(address), address, reason="unkind")

    told = writer.get("/me/notices").one("[data-notice]")
    assert "Your words wait for a moderator now" in told.get_text()
    page = writer.get(str(told.select_one("a")["href"]))
    assert page.one(f"[data-post='{to_text(post.id)}']")["data-state"] == "held"


def test_whoever_flags_reads_how_long_it_usually_takes(inside, board, member):
    with inside() as make:
        post = make.reply(make.thread(board=board))
        for _ in range(FEWEST):
            case = a_case(make._session, make)
            case.state, case.opened_at, case.goal_at = "settled", None, None
            case.closed_on, case.waited = now().date(), "soon"

    page = member.get(f"/p/{to_text(post.id)}/flag")

    assert "That is usually under an hour." in page.words
