"""Words that change while others look at them, and moderators who go while they do."""

from datetime import timedelta

import pytest

from forum.boards.models import Board, Posting
from forum.clock import now
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.deciding import decide
from forum.public_ids import from_text, to_text
from forum.talk import screening_views
from forum.transaction import transaction
from tests.journeys.answers import sentences
from tests.journeys.details import NEW
from tests.journeys.hidden import article, said
from tests.journeys.meanwhile import last_post, move
from tests.moderation.making import moderator
from tests.proofs.walking import answer

OLD = "Passed by the old rules."
CHANGED = "The rules here have just changed. Look at your words again, and send them."


def insist(member, address, body):
    """Send it, and once more when we ask to look at the words again."""
    page = member.send(member.get(address), address, body=body, action="post")
    if page.all("textarea[name=body]") and page.address == address:
        page = member.send(page, address, action="post")
    return page


def change(member, post, body):
    return insist(member, f"/p/{to_text(post.id)}/edit", body)


def test_a_harmless_post_that_is_changed_into_a_held_one_waits(inside, board, member, otter, guest):
    with inside() as make:
        make.word_rule("old lamp", effect="hold")
        thread = make.thread(board=board)
        post = make.reply(thread, writer=make.writer(root=member.root), body="Harmless.")
    page = f"/t/{to_text(thread.id)}"
    assert "Harmless." in guest.get(page).words

    after = change(member, post, "Buy my o.l.d l@mp.")

    assert "Waiting for a moderator" in said(article(after, f"/p/{to_text(post.id)}"))
    assert "A moderator is looking at this." in guest.get(page).words
    assert "l@mp" not in guest.get(page).text
    [row] = otter.get("/moderation").all("article[data-case]")
    assert "Found by a word rule" in row.get_text()


@pytest.fixture
def meanwhile(monkeypatch):
    """Lets something happen once, after words were judged and before they are written."""
    screen = screening_views.screen

    def once(deed):
        def judge_and_do(*given, **named):
            monkeypatch.setattr(screening_views, "screen", screen)
            judged = screen(*given, **named)
            deed()
            return judged

        monkeypatch.setattr(screening_views, "screen", judge_and_do)

    return once


def grow_strict(app, board):
    """Let every post on the board wait from now on."""
    with app.app_context(), transaction() as session:
        session.get_one(Board, board.id).posting = Posting.EVERYTHING


@pytest.fixture(params=["moved", "grown strict"])
def strictness(request, app, inside, board, thread):
    """What makes the thread one whose posts all wait."""
    with inside() as make:
        slow = make.board(slug="slow", posting=Posting.EVERYTHING).id
    if request.param == "moved":
        return lambda: move(app, thread, to=slow)
    return lambda: grow_strict(app, board)


def test_a_reply_is_judged_by_the_board_that_it_comes_to(
    member, guest, thread, meanwhile, strictness
):
    # Given a thread where nothing waits, and where everything does before the words are written
    form = member.get(f"{thread}/reply")
    meanwhile(strictness)

    # When somebody sends words
    told = member.send(form, f"{thread}/reply", body=OLD, action="post")
    shown = guest.get(thread).words
    after = member.send(told, f"{thread}/reply", action="post")

    # Then they are asked once more, and the words wait as the new rules have it
    assert (told.status, sentences(told)) == (422, [CHANGED])
    assert OLD not in shown
    assert OLD in after.words
    assert OLD not in guest.get(thread).words


def test_a_change_is_judged_by_the_board_that_it_comes_to(
    member, guest, thread, meanwhile, strictness
):
    answer(member, thread, body="Mild.")
    edit = f"/p/{last_post(member, thread)}/edit"
    form = member.get(edit)
    meanwhile(strictness)

    told = member.send(form, edit, body=OLD, action="post")
    shown = guest.get(thread).words
    after = member.send(told, edit, action="post")

    assert (told.status, sentences(told)) == (422, [CHANGED])
    assert "Mild." in shown
    assert OLD in after.words
    assert OLD not in guest.get(thread).words


def test_a_thread_is_judged_by_the_rules_that_its_board_has_in_the_end(
    app, member, guest, board, meanwhile
):
    form = member.get(NEW)
    meanwhile(lambda: grow_strict(app, board))

    told = member.send(form, NEW, title="At night", body=OLD, action="post")
    shown = guest.get("/boards/sleep").words
    after = member.send(told, NEW, action="post")

    assert (told.status, sentences(told)) == (422, [CHANGED])
    assert OLD in after.words
    assert "At night" not in shown + guest.get("/boards/sleep").words


def test_what_was_typed_on_older_words_is_kept_and_the_new_words_are_there(otter, mine, member):
    post, case = mine
    form = otter.get(case).form(f"{case}/decide").fields
    change(member, post, "I was hurt, and I am sorry.")

    typed = {"decision": "take-down", "rule": "1", "message": "Please be kind."}
    late = otter.post(f"{case}/decide", form | typed)

    assert late.status == 409
    assert "Something changed on this case meanwhile" in late.words
    assert "I was hurt, and I am sorry." in late.words
    kept = late.form(f"{case}/decide").fields
    assert (kept["message"], kept["rule"], kept["decision"]) == (
        "Please be kind.",
        "1",
        "take-down",
    )
    assert otter.post(f"{case}/decide", kept).status == 200


def test_nothing_can_be_decided_on_what_was_taken_back_while_somebody_typed(otter, mine, member):
    post, case = mine
    form = otter.get(case).form(f"{case}/decide").fields
    edit = member.get(f"/p/{to_text(post.id)}/edit")
    member.send(edit, f"/p/{to_text(post.id)}/take-back", sure="1")

    late = otter.post(
        f"{case}/decide", form | {"decision": "take-down", "rule": "1", "message": "Be kind."}
    )

    assert late.status == 409
    assert "taken it back" in late.words
    assert "Be kind." in late.text
    assert "You fool." not in late.text
    assert "You fool." not in otter.get(case).text


def test_who_is_removed_while_they_read_a_case_leaves_it_to_others(visit, otter, mine):
    _, case = mine
    form = otter.get(case).form(f"{case}/decide").fields
    lead = visit().arrive_on_duty(role="lead", name="Calm Heron")
    assert "Steady Otter is reading this" in lead.get("/moderation").words

    page = lead.get("/operator/staff/remove?name=Steady+Otter")
    lead.send(page, "/operator/staff/remove")

    assert otter.post(f"{case}/decide", form | {"decision": "leave"}).status == 403
    assert otter.get("/moderation").status == 403
    assert "Steady Otter is reading this" not in lead.get("/moderation").words
    assert "You are reading this" in lead.get(case).words


def test_a_day_later_nothing_is_undone_though_no_worker_came(inside, otter, mine):
    _, case = mine
    with inside() as make:
        choice = Choice(version=1, acts=(Act.LEAVE,))
        yesterday = now() - timedelta(days=1)
        case_id = from_text(case.rpartition("/")[2])
        decide(make._session, case_id, choice, decider=moderator(), at=yesterday)
    token = otter.get("/moderation/me").form("/moderation/me").fields["csrf_token"]

    late = otter.post(f"{case}/undo", {"csrf_token": token, "version": "2"})

    assert late.status == 409
    assert "The ten minutes for undoing are over" in late.words


def test_a_word_rule_that_matches_everything_is_warned_of_and_leaves_a_queue_to_clear(
    visit, inside, board, member, otter
):
    lead = visit().arrive_on_duty(role="lead", name="Calm Heron")
    with inside() as make:
        thread = make.thread(board=board)
        for _ in range(5):
            make.reply(thread, body="I hear you.")
    new = "/moderation/words/new"
    rule = {"title": "all", "why": "Tired.", "kind": "pattern", "text": ".", "effect": "hold"}
    page = lead.send(lead.get(new), new, **rule)
    assert "6 of the last 6 posts" in page.words
    assert lead.send(page, new).address == "/moderation/words"
    address = f"/t/{to_text(thread.id)}/reply"

    for number in range(3):
        sent = insist(member, address, f"Good night {number}.")
        assert "Waiting for a moderator" in sent.words

    queue = otter.get("/moderation")
    ticks = [box["value"] for box in queue.all("input[name=case]")]
    assert len(ticks) == 3
    fields = queue.form("/moderation/bulk").fields
    after = otter.post("/moderation/bulk", fields | {"case": ticks, "action": "leave"})
    assert "3 cases are done." in after.words
    assert "Good night 2." in visit().get(f"/t/{to_text(thread.id)}").words
