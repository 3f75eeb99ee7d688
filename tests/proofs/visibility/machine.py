"""People write, moderators hide and show, operators open and close boards: in any order."""

from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from forum.boards.models import Reading
from forum.clock import now
from forum.errors import ForumError
from forum.threads.locking import lock
from forum.threads.models import Line, Thread
from forum.threads.moving import move
from tests.makers import Make
from tests.proofs.searching import give_reading, searched_forum
from tests.proofs.visibility.model import (
    AUTHOR,
    EVERYBODY,
    GONE,
    HIDDEN,
    ON_DUTY,
    ON_DUTY_ELSEWHERE,
    OTHER,
    SHOWN,
    Model,
    Said,
)
from tests.proofs.visibility.reading import COMMON, differences

READINGS = {"open": Reading.EVERYONE, "inner": Reading.MEMBERS, "closed": Reading.GROUP}
SLUGS = st.sampled_from(sorted(READINGS))
WRITERS = st.sampled_from([AUTHOR, OTHER])
ANY = st.integers(0, 20)
MOST_POSTS = 12  # of one page of an answer


class Machine(RuleBasedStateMachine):
    """The forum, and the model of who may read what of it."""

    def __init__(self, folder: Path, migrated: Path, engine: str) -> None:
        super().__init__()
        self.open = ExitStack()
        there = Path(mkdtemp(dir=folder)) / "data"
        self.forum = self.open.enter_context(searched_forum(there, migrated, engine))
        self.people = {who: self.forum.visit() for who in EVERYBODY}
        for who in (AUTHOR, OTHER):
            self.people[who].arrive()
        self.people[ON_DUTY].arrive_on_duty()
        self.people[ON_DUTY_ELSEWHERE].arrive_on_duty(boards=["low-days"], name="Calm Heron")
        self.model, self.words = Model(), count(1_000_000_000)

    def teardown(self) -> None:
        self.open.close()

    @initialize()
    def begin(self) -> None:
        with self.forum.inside() as make:
            self.boards = {slug: make.board(slug=slug, name=slug.title()).id for slug in READINGS}
            for slug, reading in READINGS.items():
                give_reading(make, self.boards[slug], reading)
        self.model.readings = dict(READINGS)
        for slug, waits in (("inner", False), ("open", True), ("open", False)):
            self.start(slug, AUTHOR, waits=waits)

    def start(self, slug: str, who: str, *, waits: bool) -> None:
        title, body = self._word(), self._word()
        with self.forum.inside() as make:
            thread = make.thread(
                board=make.board_of(self.boards[slug]),
                title=f"Night {title}",
                body=f"A {COMMON} {body}",
                writer=make.writer(root=self.people[who].root, waits=waits),
                at=now(),
            )
            opening = make.opening_of(thread).id
            self.model.boards[thread.id] = slug
        self._said(Said(opening, thread.id, who, {title, body}, is_opening=True), waits=waits)

    @precondition(lambda self: len(self.model.posts) < MOST_POSTS)
    @rule(slug=SLUGS, who=WRITERS, waits=st.booleans())
    def start_one(self, slug: str, who: str, waits: bool) -> None:
        self.start(slug, who, waits=waits)

    @precondition(lambda self: len(self.model.posts) < MOST_POSTS)
    @rule(number=ANY, who=WRITERS, waits=st.booleans())
    def reply(self, number: int, who: str, waits: bool) -> None:
        if not (to := self._some(number, SHOWN)):
            return
        word = self._word()

        def deed(make: Make) -> bytes:
            writer = make.writer(root=self.people[who].root, waits=waits)
            thread, parent = make.post_thread(to.thread), make.post(to.id)
            body = f"A {COMMON} {word}"
            return make.reply(thread, parent=parent, body=body, writer=writer, at=now()).id

        if made := self._attempt(deed):
            self._said(Said(made, to.thread, who, {word}), waits=waits)

    @rule(number=ANY, line=st.sampled_from([Line.TAKEN_DOWN, Line.REWORD]))
    def hide(self, number: int, line: Line) -> None:
        if post := self._some(number, SHOWN):
            self._attempt(lambda make: make.hide(make.post(post.id), line, rule=1, at=now()))
            post.state = HIDDEN

    @rule(number=ANY)
    def show(self, number: int) -> None:
        if post := self._some(number, HIDDEN):
            self._attempt(lambda make: make.show(make.post(post.id), at=now()))
            post.state = SHOWN

    @rule(number=ANY)
    def reword(self, number: int) -> None:
        if not (post := self._some(number, SHOWN, HIDDEN)) or post.is_opening:
            return
        word = self._word()

        def deed(make: Make) -> Any:
            writer = make.writer(root=self.people[post.by].root)
            body = f"Another {COMMON} {word}"
            return make.change(make.post(post.id), body, writer=writer, at=now())

        if self._attempt(deed):
            post.words = {word}

    @rule(number=ANY)
    def take_back(self, number: int) -> None:
        if not (post := self._some(number, SHOWN, HIDDEN)):
            return

        def deed(make: Make) -> bool:
            make.take_back(make.post(post.id), writer=make.writer(root=self.people[post.by].root))
            return True

        if self._attempt(deed):
            post.state = GONE

    @rule(number=ANY)
    def lock(self, number: int) -> None:
        if post := self._some(number, SHOWN):
            self._attempt(lambda make: lock(make._session, self._thread(make, post), "Enough."))

    @rule(number=ANY, slug=SLUGS)
    def move(self, number: int, slug: str) -> None:
        if not (post := self._some(number, SHOWN)):
            return

        def deed(make: Make) -> bool:
            to = make.board_of(self.boards[slug])
            make._done(move(make._session, self._thread(make, post), to, at=now()))
            return True

        if self._attempt(deed):
            self.model.boards[post.thread] = slug

    @rule(slug=SLUGS, reading=st.sampled_from(list(Reading)))
    def open_or_close(self, slug: str, reading: Reading) -> None:
        with self.forum.inside() as make:
            give_reading(make, self.boards[slug], reading)
        self.model.readings[slug] = reading

    @invariant()
    def every_page_agrees(self) -> None:
        found = list(differences(self.forum, self.people, self.model))
        assert found == []

    def _word(self) -> str:
        """Return a word that nothing else in the forum has in it, not even a long id by chance."""
        word = "zq" + "".join("bcdfghjklm"[int(digit)] for digit in str(next(self.words)))
        self.model.ever.add(word)
        return word

    def _said(self, post: Said, *, waits: bool) -> None:
        post.state = HIDDEN if waits else SHOWN
        self.model.posts[post.id] = post

    def _some(self, number: int, *states: str) -> Said | None:
        found = [post for post in self.model.posts.values() if post.state in states]
        return found[number % len(found)] if found else None

    def _thread(self, make: Make, post: Said) -> Thread:
        return make.post_thread(post.thread)

    def _attempt(self, deed: Callable[[Make], Any]) -> Any:
        """Do it in a transaction of its own; what is refused has changed nothing."""
        try:
            with self.forum.inside() as make:
                return deed(make)
        except ForumError:
            return None
