"""One case, through the pages: opened, read, decided, taken back, handed over."""

from datetime import timedelta

from sqlalchemy import update

from forum.clock import now
from forum.house.models import SavedReply
from forum.public_ids import to_text
from tests.journeys.cases import flagged

HARD = "Nobody would miss me. I have decided."


def rows(page):
    return [row["data-case"] for row in page.all("article[data-case]")]


def cid(address):
    return address.rpartition("/")[2]


def test_whoever_opens_a_case_reads_it_and_others_see_that(visit, inside, board, otter):
    with inside() as make:
        case = flagged(make, board=board, at=now())[1]
    curlew = visit().arrive_on_duty(name="Early Curlew")

    mine = otter.get(case)

    assert "You are reading this" in mine.words
    assert "Steady Otter is reading this" in curlew.get("/moderation").words
    theirs = curlew.get(case)
    assert "Steady Otter is reading this" in theirs.words
    assert not theirs.all("[data-decide]")
    assert rows(otter.get("/moderation?mine=1")) == [cid(case)]


def test_a_case_says_what_it_is_before_its_words_and_never_who_told_us(inside, board, otter):
    with inside() as make:
        thread = make.thread(board=board, title="Awake again")
        parent = make.reply(thread, body="Day one again.")
        _, case = flagged(
            make, thread=thread, parent=parent, body=HARD, reasons=["risk"], note="I am scared."
        )

    page = otter.get(case)

    order = ["What it is, before you read it", "Show the reply", "What readers told us"]
    order += ["Around it", "What would you like to do?", "What has happened so far"]
    places = [page.words.index(words) for words in order]
    assert places == sorted(places)
    assert not page.one("details.cover").has_attr("open")
    assert "I am scared." in page.words
    assert "You can’t see who told us." in page.words
    assert "Day one again." in page.words
    assert page.one("[data-version]")["data-version"] == "1"


def test_a_case_is_decided_and_the_next_one_open_in_two_actions(inside, board, otter):
    with inside() as make:
        first = flagged(make, board=board, at=now() - timedelta(hours=1))[1]
        second = flagged(make, board=board, at=now())[1]
    page = otter.get(first)

    after = otter.send(page, f"{first}/decide", decision="leave")

    assert after.address == second
    assert after.words.index("You can undo it") < after.words.index("Around it")
    assert "Leave it as it is" in after.words


def test_a_decision_can_be_undone_from_the_next_page(inside, board, otter, guest):
    with inside() as make:
        post, case = flagged(make, board=board, body="You are a fool.", at=now())
    thread = f"/t/{to_text(post.thread_id)}"
    page = otter.get(case)

    after = otter.send(
        page, f"{case}/decide", decision="take-down", rule="1", message="That was unkind."
    )
    assert "You are a fool." not in guest.get(thread).words
    back = otter.send(after, f"{case}/undo")

    assert "Everything is as it was" in back.words
    assert "You are a fool." in guest.get(thread).words


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(inside, board, otter):
    with inside() as make:
        case = flagged(make, board=board, at=now())[1]

    page = otter.send(
        otter.get(case), f"{case}/decide", decision="take-down", message="Because it is unkind."
    )

    assert page.status == 422
    assert "Choose the rule" in page.problems
    assert page.form(f"{case}/decide").fields["message"] == "Because it is unkind."
    assert page.form(f"{case}/decide").fields["decision"] == "take-down"


def test_a_saved_reply_fills_the_box_without_script(inside, board, otter):
    with inside() as make:
        case = flagged(make, board=board, at=now())[1]
    page = otter.get(case)
    button = page.all("button[name=fill]")[0]

    filled = otter.send(page, f"{case}/decide", decision="reword", fill=button["value"])

    form = filled.form(f"{case}/decide").fields
    assert filled.status == 200
    assert len(form["message"]) > 20
    assert form["rule"]
    assert form["decision"] == "reword"
    assert rows(otter.get("/moderation")) == [cid(case)], "nothing was decided"


def test_whoever_comes_second_is_told_what_was_decided_and_keeps_their_words(
    visit, inside, board, otter
):
    with inside() as make:
        case = flagged(make, board=board, at=now())[1]
    page = otter.get(case)
    form = page.form(f"{case}/decide").fields
    curlew = visit().arrive_on_duty(name="Early Curlew")
    otter.send(page, f"{case}/decide", decision="leave")

    late = curlew.get("/moderation/me").form("/moderation/me").fields["csrf_token"]
    typed = {"decision": "take-down", "rule": "1", "message": "Too unkind."}
    answer = curlew.post(f"{case}/decide", form | typed | {"csrf_token": late})

    assert answer.status == 409
    assert "Steady Otter has just decided this: Leave it as it is." in answer.words
    assert "Too unkind." in answer.text


def test_held_words_are_read_by_who_reads_the_case_and_that_is_recorded(
    visit, inside, board, otter, app
):
    from forum.audit.models import Audit

    with inside() as make:
        post, case = flagged(make, board=board, body=HARD, at=now())
    after = otter.send(
        otter.get(case), f"{case}/decide", decision="take-down", rule="1", message="So."
    )
    otter.send(after, f"{case}/undo")
    with inside() as make:
        from forum.threads.holding.hiding import hide
        from forum.threads.models import Line

        hide(make._session, make.post(post.id), line=Line.WAITING, rule=None, at=now())

    row = otter.get("/moderation").one("article[data-case]")
    page = otter.get(case)
    others = visit().arrive_on_duty(name="Early Curlew").get(case)

    assert HARD not in row.get_text()
    assert "That is noted" in row.get_text()
    assert HARD in page.words
    assert HARD not in others.words
    with inside() as make:
        actions = [row.action for row in make._session.query(Audit).order_by(Audit.seq)]
    assert actions[-1] == "case-opened-held"


def test_passing_needs_no_reason(inside, board, otter):
    with inside() as make:
        case = flagged(make, board=board, at=now())[1]

    page = otter.send(otter.get(case), f"{case}/pass")

    assert "Nobody asks why." in page.words
    assert "You are reading this" not in page.words


def test_moderators_leave_each_other_notes_and_hand_over(visit, inside, board, otter):
    with inside() as make:
        case = flagged(make, board=board, at=now())[1]
    page = otter.get(case)
    noted = otter.send(page, f"{case}/note", note="I know this thread.")

    fields = noted.form(f"{case}/note").fields | {"note": "Please be gentle."}
    otter.post(f"{case}/hand-over", fields)

    theirs = visit().arrive_on_duty(name="Early Curlew").get(case)
    assert "I know this thread." in theirs.words
    assert "Please be gentle." in theirs.words
    assert "You are reading this" in theirs.words
    empty = otter.post(f"{case}/note", fields | {"note": ""})
    assert empty.status == 422
    assert "Write a few words first." in empty.problems


def test_hidden_words_of_a_decided_case_are_read_by_nobody_and_the_page_says_why(
    visit, inside, board, otter
):
    with inside() as make:
        case = flagged(make, board=board, at=now())[1]
    curlew = visit().arrive_on_duty(name="Early Curlew")
    why = {"decision": "take-down", "rule": "1", "message": "Too unkind."}
    otter.send(otter.get(case), f"{case}/decide", **why)

    theirs = curlew.get(case)

    assert "Its words are here only for whoever decides on it." in theirs.words
    assert "reads this now" not in theirs.words


def test_a_shipped_reply_is_read_and_begun_in_the_moderators_language(inside, board, otter):
    # Given a saved reply of which both parts are in the catalogue
    with inside() as make:
        case = flagged(make, board=board, at=now())[1]
        changed = update(SavedReply).where(SavedReply.number == 1)
        make._session.execute(changed.values(title="yesterday", text="last week"))
    otter.client.set_cookie("look", "es")

    # When a moderator who reads Spanish starts from it
    page = otter.get(case)
    button = page.all("button[name=fill][value='1']")[0]
    filled = otter.send(page, f"{case}/decide", fill="1")

    # Then they read and send it in Spanish
    assert "ayer" in button.get_text()
    assert filled.form(f"{case}/decide").fields["message"] == "la semana pasada"
