"""Words that were taken down: until when they stay, who is told, and what is left."""

from datetime import timedelta

import pytest

from forum.clock import now
from forum.handles.speaking import Writer
from forum.public_ids import to_text
from forum.running.case_chores import for_cases
from forum.threads.models import Thread
from tests.journeys.cases import flag
from tests.journeys.hidden import article, said

WORDS = "You never try. Ask Jo at number 9."
WHY = "It landed hard on somebody."
GONE = "Its words are gone: they were kept for seven days."


class Evening:
    """A post that somebody flagged, who wrote it, and the worker."""

    def __init__(self, app, visit, inside, clock) -> None:
        self.app, self.visit, self.inside, self.clock = app, visit, inside, clock
        self.root = visit().arrive().root
        self.staff = {name: visit().arrive_on_duty(name=name).root for name in ("Otter", "Heron")}
        with inside() as make:
            thread = make.thread(board=make.board(slug="sleep"), at=now())
            post = make.reply(thread, body=WORDS, writer=Writer(root=self.root), at=now())
            self.case = flag(make, post, reasons=["unkind"], at=now())
            self.thread, self.post = f"/t/{to_text(thread.id)}", f"/p/{to_text(post.id)}"
            self.post_id = post.id

    def answered(self):
        with self.inside() as make:
            post = make.post(self.post_id)
            thread = make._session.get_one(Thread, post.thread_id)
            make.reply(thread, parent=post, at=now())
        return self

    def writer(self):
        """Return a browser in which the writer has just signed in."""
        return self.visit().arrive(root=self.root)

    def decide(self, name, act):
        otter = self.visit().arrive_on_duty(name=name, root=self.staff[name])
        form = otter.get(self.case).form(f"{self.case}/decide")
        said = {"rule": "1", "message": WHY, "decision": [act]}
        return otter.post(form.action, form.fields | said)

    def work(self):
        with self.app.app_context():
            for chore in for_cases():
                chore.run()

    def days(self, number):
        self.clock.go_on(days=number)
        self.work()


@pytest.fixture
def evening(app, visit, inside, time_stands):
    return Evening(app, visit, inside, time_stands)


def settle(evening, act):
    evening.decide("Otter", act)
    evening.clock.go_on(minutes=11)
    evening.work()


def day_of(moment):
    return f"{moment.day} {moment:%B}"


def test_a_writer_reads_until_when_the_words_stay_and_then_that_they_are_gone(evening, guest):
    # Given a post that was taken down
    settle(evening.answered(), "take-down")
    last = day_of(now() + timedelta(days=7))
    at_first = said(article(evening.writer().get(evening.thread), evening.post))

    # When seven days go by, and one more
    evening.days(7)
    in_time = said(article(evening.writer().get(evening.thread), evening.post))
    evening.days(1)
    writer = evening.writer()
    page = writer.get(evening.thread)
    after = article(page, evening.post)

    # Then they were there until the day that was told, and nobody has them after it
    assert f"Your words stay here until {last}." in at_first
    assert (WORDS in at_first, WORDS in in_time) == (True, True)
    assert "Ask for another look" in in_time
    assert GONE in said(after)
    assert "It is about this house rule: Be kind" in said(after)
    assert WHY in at_first
    assert WHY not in said(after), "what a moderator wrote may quote the words"
    assert [link["href"] for link in after.select("a[href$=edit], a[href$=appeal]")] == []
    assert WORDS not in page.text
    assert writer.get(f"{evening.post}/edit").status == 404
    line = said(article(guest.get(evening.thread), evening.post))
    assert line.replace(" .", ".") == "A moderator took this down. It did not keep to house rule 1."
    otter = evening.visit().arrive_on_duty(name="Otter", root=evening.staff["Otter"])
    assert WORDS not in otter.get(evening.case).text


def test_an_open_form_for_another_look_is_answered_in_words(evening):
    settle(evening, "take-down")
    writer, ask = evening.writer(), f"{evening.post}/appeal"
    form = writer.get(ask)
    token = form.form(ask).fields
    evening.days(8)

    late = evening.writer()
    token["csrf_token"] = late.get("/me").form("/sign-out").fields["csrf_token"]
    answer = late.post(ask, token | {"body": "I meant it well."})

    assert answer.status == 422
    assert GONE in answer.problems


def test_its_writer_takes_away_the_line_that_is_left(evening, guest):
    settle(evening, "take-down")
    evening.days(8)
    assert evening.post.removeprefix("/p/") not in guest.get(evening.thread).text
    writer = evening.writer()
    page = writer.get(evening.thread)

    sure = writer.send(page, f"{evening.post}/take-back")
    after = writer.send(sure, f"{evening.post}/take-back", sure="1")

    assert (after.status, evening.post.removeprefix("/p/") in after.text) == (200, False)


def test_while_somebody_looks_again_the_words_stay_and_then_seven_days(evening, guest):
    # Given an appeal on the last day
    settle(evening, "take-down")
    evening.days(7)
    writer, ask = evening.writer(), f"{evening.post}/appeal"
    writer.send(writer.get(ask), ask, body="I meant it well.")

    # When it is kept much later
    evening.days(12)
    assert WORDS in evening.writer().get(evening.thread).words
    evening.decide("Heron", "appeal-kept")
    evening.clock.go_on(minutes=11)
    evening.work()
    kept = evening.writer().get(evening.thread).words
    evening.days(8)

    # Then the words are there for seven days more
    assert WORDS in kept
    assert "Your words stay here until" in kept
    assert GONE in evening.writer().get(evening.thread).words


def test_words_that_were_to_be_changed_say_the_last_day_and_go_after_it(evening):
    settle(evening, "reword")
    told = evening.writer().get(evening.thread).words
    evening.days(7)
    on_the_last_day = evening.writer().get(evening.thread).words
    evening.days(1)
    after = evening.writer().get(evening.thread).words

    assert "After that its words are deleted for good." in told
    assert WORDS in on_the_last_day
    assert (GONE in after, WORDS in after) == (True, False)


def test_a_worker_that_stood_still_for_ten_days_forgets_then(evening):
    settle(evening, "take-down")
    evening.clock.go_on(days=10)
    before = evening.writer().get(evening.thread).words
    evening.work()
    after = evening.writer().get(evening.thread).words

    assert (WORDS in before, "Ask for another look" in before) == (True, False)
    assert (GONE in after, WORDS in after) == (True, False)


def test_a_thread_whose_first_words_are_gone_can_still_be_opened_by_its_writer(evening, guest):
    with evening.inside() as make:
        opener = make.writer(root=evening.root)
        thread = make.thread(title="Jo Lee", body="At home.", writer=opener, at=now())
        opening = make.opening_of(thread)
        evening.case = flag(make, opening, reasons=["identifies"], at=now())
        there = f"/t/{to_text(thread.id)}"
    settle(evening, "take-down")
    evening.days(8)
    writer = evening.writer()

    assert guest.get(there).status == 404
    assert GONE in writer.get(there).words
    for page in ("/me", "/me/threads", "/me/notices", there):
        assert "Jo Lee" not in writer.get(page).text
