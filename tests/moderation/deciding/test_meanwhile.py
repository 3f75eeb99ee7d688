"""Whatever happens between a decision and its undoing, nothing is lost and nothing contradicts."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import given, settings, strategies as st
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from forum.database import Base, prepare
from forum.errors import ForumError
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.checks.clashing import clash
from forum.separation import watch
from forum.threads.models import HeldWords, Post, PostState, Thread, Words
from tests.makers import NOON
from tests.moderation.deciding.queue import SOON, Queue

DECIDED_ON = sorted(set(Act) - {Act.SECOND_OPINION, Act.SAFETY_LEAD, Act.KEPT, Act.LIFTED})
ACTS = st.sets(st.sampled_from(DECIDED_ON), min_size=1, max_size=3).filter(
    lambda acts: clash(acts) is None
)
MEANWHILE = st.lists(
    st.sampled_from(["answer", "answer-it", "change", "take-back", "hear", "undo", "new-thread"]),
    max_size=4,
)
KINDS = st.sampled_from(["reply", "opening", "waiting-reply", "waiting-opening"])


class Evening:
    """One post, what is decided of it, and what people do meanwhile."""

    def __init__(self, session: Session, kind: str) -> None:
        self.queue = Queue(session)
        self.make, self.session = self.queue.make, session
        self.board = self.make.board(slug="here", content_notes="drinking")
        self.make.board(slug="elsewhere", content_notes="drinking")
        self.writer = self.make.writer(waits=kind.startswith("waiting"))
        self.otter = self.queue.moderator("Steady Otter")
        self.post_id = self.begin(kind)
        self.queue.done()
        self.case = self.queue.case(self.session.get_one(Post, self.post_id))
        self.mine, self.is_gone = self.words(), False

    def begin(self, kind: str) -> bytes:
        at = NOON - timedelta(days=1)
        opener = self.writer if kind.endswith("opening") else self.make.writer()
        thread = self.make.thread(board=self.board, writer=opener, at=at)
        self.thread_id = thread.id
        if kind.endswith("opening"):
            return self.make.opening_of(thread).id
        return self.make.reply(thread, writer=self.writer, at=NOON).id

    @property
    def post(self) -> Post | None:
        return self.session.get(Post, self.post_id)

    def words(self) -> str:
        found = self.session.get(Words, self.post_id) or self.session.get(HeldWords, self.post_id)
        return found.source if found else ""

    def does(self, what: str) -> None:
        with suppress(ForumError):
            self.do(what)
            self.queue.done()
            return
        self.session.rollback()
        self.session.info.pop("news", None)

    def do(self, what: str) -> None:
        thread = self.session.get(Thread, self.thread_id)
        if thread is None or self.post is None:
            return
        if what == "answer":
            self.make.reply(thread, at=SOON)
        elif what == "answer-it":
            self.make.reply(thread, parent=self.post, at=SOON)
        elif what == "change":
            self.queue.change(self.post, "I say it differently.", writer=self.writer, title=None)
            self.mine = "I say it differently."
        elif what == "take-back":
            self.queue.take_back(self.post, writer=self.writer)
            self.is_gone = True
        elif what == "hear":
            self.make.answer(self.post)
        elif what == "new-thread":
            self.make.thread(board=self.board, at=SOON)
        else:
            self.queue.undo(self.case, by=self.otter)

    def check(self) -> None:
        """What holds at every moment."""
        session = self.session
        session.expire_all()
        shown = set(session.scalars(select(Post.id).where(Post.state == PostState.PUBLISHED)))
        hidden = set(session.scalars(select(Post.id).where(Post.state.in_(["held", "withheld"]))))
        assert set(session.scalars(select(Words.post_id))) == shown
        assert set(session.scalars(select(HeldWords.post_id))) == hidden
        for thread in session.scalars(select(Thread)):
            replies = select(func.count()).where(
                Post.thread_id == thread.id, Post.seq > 0, Post.state == PostState.PUBLISHED
            )
            assert thread.replies == session.scalar(replies)
        if self.is_gone:
            assert self.words() == ""


@settings(max_examples=40)
@given(kind=KINDS, acts=ACTS, meanwhile=MEANWHILE)
def test_nothing_is_lost(kind, acts, meanwhile):
    engine = create_engine("sqlite://")
    prepare(engine)
    Base.metadata.create_all(engine)
    with Session(engine, expire_on_commit=False) as session:
        watch(session)
        evening = Evening(session, kind)
        choice = {"by": evening.otter, "board": "elsewhere", "title": "Nights"}
        with suppress(ForumError):
            evening.queue.decide(evening.case, *sorted(acts), **choice)
        session.rollback()
        session.info.pop("news", None)
        for what in [*meanwhile, "undo"]:
            evening.does(what)
            evening.check()
        if not evening.is_gone:
            assert evening.words() == evening.mine
    engine.dispose()
