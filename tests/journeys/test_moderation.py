"""A moderator's evening, through the pages: see, open, decide, take back, go on."""

from datetime import timedelta

from forum.clock import now
from forum.sealing import new_root
from forum.transaction import db
from tests.counting import statements
from tests.journeys.cases import flag, flagged

HARD = "Nobody would miss me. I have decided."


def rows(page):
    return [row["data-case"] for row in page.all("article[data-case]")]


def cid(address):
    return address.rpartition("/")[2]


def test_an_empty_queue_says_so(otter):
    page = otter.get("/moderation")

    assert page.heading == "Queue"
    assert "Nothing waits for you." in page.words


def test_the_most_urgent_come_first_then_those_who_wait_longest(inside, board, otter):
    with inside() as make:
        at = now()
        late = flagged(make, reasons=["unkind"], board=board, at=at - timedelta(hours=2))[1]
        spam = flagged(make, reasons=["spam"], board=board, at=at - timedelta(hours=3))[1]
        risk = flagged(make, reasons=["risk"], board=board, at=at)[1]

    page = otter.get("/moderation")

    assert rows(page) == [cid(each) for each in (risk, spam, late)]
    assert page.all("article")[0]["data-band"] == "now"
    assert "Look now" in page.all("article")[0].get_text()
    assert rows(otter.get("/moderation?band=now")) == [cid(risk)]
    assert otter.get("/moderation?mine=1").all("article") == []


def test_a_row_tells_what_it_is_about_without_the_words(inside, board, otter):
    with inside() as make:
        flagged(make, reasons=["risk", "risk", "unkind"], board=board, body=HARD, at=now())

    row = otter.get("/moderation").one("article[data-case]")
    told = " ".join(row.select_one(".case__top, .case__about").parent.get_text(" ").split())

    assert "Someone may be at risk" in told
    assert "2 people told us: someone may be at risk." in told
    assert "7 words" in told
    assert "Sleep, reply" in told
    # The words are there to be asked for, and are covered.
    covered = row.select_one("details[data-words]")
    assert HARD in covered.get_text()
    assert not covered.has_attr("open")
    assert HARD not in told.replace(covered.get_text(" "), "").split("Show the words")[0]


def test_members_and_operators_do_not_get_to_the_queue(visit, inside, board):
    with inside() as make:
        case = flagged(make, board=board)[1]
    operator, member = visit().arrive_on_duty(role="operator"), visit().arrive()

    for path in ("/moderation", case, "/moderation/next", "/moderation/me"):
        assert operator.get(path).status == 403
        assert member.get(path).status == 403


def test_a_moderator_of_another_board_sees_nothing_of_it(visit, inside, board):
    with inside() as make:
        case = flagged(make, board=board)[1]
    other = visit().arrive_on_duty(boards=["loss"])

    assert rows(other.get("/moderation")) == []
    assert other.get(case).status == 404
    assert rows(visit().arrive_on_duty(boards=["sleep"], name="Early Curlew").get("/moderation"))


def test_own_posts_and_own_flags_are_offered_to_others(visit, inside, board):
    root = new_root()
    with inside() as make:
        own = flagged(make, board=board, writer=make.writer(root=root))[1]
        of_another = make.reply(make.thread(board=board))
        told = flag(make, of_another, reasons=["unkind"])
        from forum.moderation.flagging import Report, flag_as_member
        from forum.moderation.models import Reason

        flag_as_member(make._session, root, of_another.id, Report(Reason.SPAM), at=now())
    moderator = visit().arrive_on_duty(root=root)

    assert rows(moderator.get("/moderation")) == []
    assert moderator.get(own).status == moderator.get(told).status == 403
    assert len(rows(visit().arrive_on_duty(name="Early Curlew").get("/moderation"))) == 2


def test_many_are_left_as_they_are_at_once_and_the_urgent_are_not(inside, board, otter):
    with inside() as make:
        for reason in ("unkind", "spam", "risk"):
            flagged(make, reasons=[reason], board=board, at=now())
    page = otter.get("/moderation")
    ticks = [box["value"] for box in page.all("input[name=case]")]
    fields = page.form("/moderation/bulk").fields

    after = otter.post("/moderation/bulk", fields | {"case": ticks, "action": "leave"})

    assert len(ticks) == 2, "what cannot wait is not for many at once"
    assert "2 cases are done." in after.words
    assert len(rows(after)) == 1
    nothing = otter.post("/moderation/bulk", fields | {"action": "leave"})
    assert "Choose one or more cases first." in nothing.words


def test_a_long_queue_costs_as_many_questions_as_a_short_one(inside, board, otter, app):
    with inside() as make:
        thread = make.thread(board=board)
        for _ in range(2):
            flagged(make, thread=thread)
    few = _cost(app, otter)
    with inside() as make:
        for _ in range(50):
            thread = make.thread(board=board)
            for _ in range(10):
                flagged(make, thread=thread, reasons=["spam"])

    assert "502 waiting" in otter.get("/moderation").words
    assert _cost(app, otter) == few
    assert few < 30


def _cost(app, otter):
    otter.get("/moderation")
    with app.app_context():
        engine = db.engine
    with statements(engine) as seen:
        otter.get("/moderation")
    return len(seen)


def test_a_long_queue_is_turned_page_by_page(inside, board, otter):
    with inside() as make:
        thread = make.thread(board=board)
        for _ in range(45):
            flagged(make, thread=thread)

    page, seen = otter.get("/moderation"), []
    while True:
        seen += rows(page)
        older = page.all("a[rel=next]")
        if not older:
            break
        page = otter.get(str(older[0]["href"]))

    assert len(seen) == len(set(seen)) == 45
