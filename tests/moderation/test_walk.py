"""Writers, people who flag and moderators do whatever they like, in any order, for days.

Nobody ever gets a fault for an answer, no case comes into a state that it cannot be in, nothing
that waits is forgotten, and nobody sees words that are held.
"""

from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import invariant, precondition, rule
from sqlalchemy import func, select

from forum.moderation.claiming import claim, end_lapsed, lapsed, pass_on, release, take_over
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.models import Decision
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.meanwhile.forgetting import forget_one, kept_long_enough
from forum.moderation.meanwhile.sweeping import (
    decided_long_ago,
    end_returned,
    give_back,
    returned_too_long,
    settle_one,
    waited_too_long,
)
from forum.moderation.models import Case, CaseState, Event, Flag, Lease, Reason
from forum.moderation.screening import Screening, carry
from forum.moderation.transitions import ALLOWED
from forum.moderation.writers.appealing import appeal
from forum.threads.holding.wording import is_gone
from forum.threads.models import HeldWords, Post, PostState, Words
from tests.moderation.evening import Forum
from tests.moderation.making import FOUND

HELD_BACK = Screening(waits=True, speaks=(FOUND,))
PERSONS = st.integers(0, 2)
CHOICES = [
    (Act.LEAVE,),
    (Act.REWORD,),
    (Act.TAKE_DOWN,),
    (Act.REDACT,),
    (Act.TAKE_DOWN, Act.PAUSE),
    (Act.LEAVE, Act.NOTE),
    (Act.TAKE_DOWN, Act.BAR),
    (Act.SECOND_OPINION,),
    (Act.SAFETY_LEAD,),
]
ANSWERS = [(Act.KEPT,), (Act.LIFTED,)]
TIMES = st.sampled_from([1, 5, 11, 60, 60 * 24, 60 * 24 * 8, 60 * 24 * 15])
# One deed may take two steps: withdrawn while it was returned, settled and returned, ...
STEPS = 3


def reachable(before: CaseState) -> set[CaseState]:
    """Return where a case can be after up to STEPS allowed steps."""
    found = {before}
    for _ in range(STEPS):
        found |= {after for (state, _), after in ALLOWED.items() if state in found}
    return found


class Evening(Forum):
    """What people do; time goes on only when nobody is looking."""

    @rule(person=PERSONS, waits=st.booleans())
    def write(self, person, waits):
        writer = self.make.writer(root=self.writers[person].root, waits=waits)
        self.attempt(lambda: self.make.reply(self.thread, writer=writer, at=self.at))

    @precondition(lambda self: self.posts())
    @rule(person=PERSONS, number=st.integers(0, 9), reason=st.sampled_from(Reason))
    def flag(self, person, number, reason):
        root, post_id = self.writers[person].root, self.some_post(number).id
        report = Report(reason)
        self.attempt(lambda: flag_as_member(self.session, root, post_id, report, at=self.at))

    @precondition(lambda self: self.cases())
    @rule(
        person=PERSONS,
        number=st.integers(0, 9),
        deed=st.sampled_from([claim, take_over, release, pass_on]),
    )
    def read(self, person, number, deed):
        case_id, decider = self.some_case(number).id, self.staff[person]
        self.attempt(lambda: deed(self.session, case_id, decider, at=self.at))

    @precondition(lambda self: self.cases())
    @rule(
        person=PERSONS,
        number=st.integers(0, 9),
        which=st.integers(0, 8),
        behind=st.sampled_from([0, 0, 0, 1]),
    )
    def decide(self, person, number, which, behind):
        case, by = self.some_case(number), self.staff[person]
        choices = ANSWERS if case.state == CaseState.APPEALED else CHOICES + ANSWERS[:1]
        acts, version = choices[which % len(choices)], case.version - behind
        self.attempt(lambda: self.queue.decide(case, *acts, by=by, at=self.at, version=version))

    @precondition(lambda self: self.cases())
    @rule(person=PERSONS, number=st.integers(0, 9))
    def undo(self, person, number):
        case, by = self.some_case(number), self.staff[person]
        self.attempt(lambda: self.queue.undo(case, by=by, at=self.at))

    @precondition(lambda self: self.posts())
    @rule(
        number=st.integers(0, 9),
        words=st.sampled_from(["Kinder.", "Other."]),
        found=st.sampled_from([Screening(), HELD_BACK]),
    )
    def change(self, number, words, found):
        post = self.some_post(number)
        writer = self.writer_of(post, number)
        carry(self.session, found)
        self.attempt(lambda: self.make.change(post, words, writer=writer, at=self.at))

    @precondition(lambda self: self.posts())
    @rule(number=st.integers(0, 9), is_sure=st.integers(0, 2))
    def take_back(self, number, is_sure):
        post = self.some_post(number)
        writer = self.writer_of(post, number)
        if is_sure:
            return
        self.attempt(lambda: self.make.take_back(post, writer=writer))

    @precondition(lambda self: self.posts())
    @rule(number=st.integers(0, 9))
    def appeal(self, number):
        hidden = [post for post in self.posts() if post.state == PostState.WITHHELD]
        post = hidden[number % len(hidden)] if hidden else self.some_post(number)
        post_id, writer = post.id, self.writer_of(post, number)
        text = "I meant it well."
        self.attempt(lambda: appeal(self.session, post_id, text, writer=writer, at=self.at))

    @rule(minutes=TIMES, is_worker_there=st.booleans())
    def let_time_pass(self, minutes, is_worker_there):
        self.at += timedelta(minutes=minutes)
        if is_worker_there:
            self.sweep()

    def sweep(self):
        for find, deed in (
            (decided_long_ago, settle_one),
            (lapsed, end_lapsed),
            (waited_too_long, give_back),
            (returned_too_long, end_returned),
            (kept_long_enough, forget_one),
        ):
            for case_id in find(self.session, at=self.at):
                deed(self.session, case_id, at=self.at)
                self.queue.done()

    @invariant()
    def every_change_of_state_is_one_of_the_table(self):
        for case in self.cases():
            before, after = self.seen.get(case.id, CaseState.OPEN), CaseState(case.state)
            assert after in reachable(before), f"{before} became {after}"
            self.seen[case.id] = after

    @invariant()
    def whoever_is_refused_something_is_told_why(self):
        assert all(words.endswith((".", "”")) for words in self.told), self.told

    @invariant()
    def a_post_has_one_open_case_at_most(self):
        open_ones = select(Case.post_id).where(Case.closed_on.is_(None))
        found = self.session.scalars(open_ones).all()
        assert len(found) == len(set(found))

    @invariant()
    def what_is_closed_keeps_no_time_and_no_reader(self):
        for case in self.cases():
            assert (case.state == CaseState.SETTLED) == (case.closed_on is not None)
            if case.closed_on is None:
                continue
            timed = select(func.count()).where(Event.case_id == case.id, Event.at.is_not(None))
            assert (case.opened_at, case.goal_at) == (None, None)
            assert self.session.scalar(timed) == 0
            assert self.session.get(Lease, case.id) is None

    @invariant()
    def who_reads_a_case_is_known_while_they_do(self):
        for case in self.cases():
            has_reader = self.session.get(Lease, case.id) is not None
            assert not has_reader or case.state in (CaseState.CLAIMED, CaseState.APPEALED)
            assert case.state != CaseState.CLAIMED or has_reader

    @invariant()
    def one_decision_holds_while_it_can_be_undone(self):
        for case in self.cases():
            running = select(func.count()).where(
                Decision.case_id == case.id, ~Decision.undone, Decision.decided_at.is_not(None)
            )
            assert self.session.scalar(running) == (case.state == CaseState.DECIDED)

    @invariant()
    def nobody_reads_words_that_are_held(self):
        for post in self.session.scalars(select(Post)):
            shown, held = (self.session.get(table, post.id) for table in (Words, HeldWords))
            assert (shown is not None) == (post.state == PostState.PUBLISHED)
            is_held = post.state in (PostState.HELD, PostState.WITHHELD) and not is_gone(
                self.session, post
            )
            assert (held is not None) == is_held
            assert not (post.state == PostState.HELD and is_gone(self.session, post))

    @invariant()
    def nothing_that_waits_is_forgotten(self):
        waits = self.session.scalars(select(Post.id).where(Post.state == PostState.HELD)).all()
        looked_at = select(Case.post_id).where(Case.closed_on.is_(None))
        assert set(waits) <= set(self.session.scalars(looked_at))

    @invariant()
    def every_flag_is_answered_or_will_be(self):
        asked = self.session.scalars(select(Flag.post_id).where(Flag.outcome.is_(None))).all()
        looked_at = select(Case.post_id).where(Case.closed_on.is_(None))
        assert set(asked) <= set(self.session.scalars(looked_at))

    @invariant()
    def nobody_decided_about_themselves(self):
        mine = {each.staff_id: each.own_in(self.thread.id) for each in self.staff}
        decided = select(Decision.staff_id, Post.handle_id)
        decided = decided.join(Case, Case.id == Decision.case_id)
        for row in self.session.execute(decided.join(Post, Post.id == Case.post_id)):
            assert row.handle_id not in mine[row.staff_id]

    @invariant()
    def an_appeal_is_answered_by_somebody_else(self):
        answers = select(Decision).where(Decision.appeal_of.is_not(None))
        for answer in self.session.scalars(answers):
            assert self.session.get_one(Decision, answer.appeal_of).staff_id != answer.staff_id


Evening.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making an example small takes long
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestEvening = Evening.TestCase
