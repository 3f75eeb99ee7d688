"""One forum in memory for a walk through the queue (test_walk.py), with whoever is there."""

from hypothesis.stateful import RuleBasedStateMachine, initialize
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from forum.clock import now
from forum.database import Base, prepare
from forum.errors import ForumError
from forum.handles.deriving import own_handles
from forum.moderation.meanwhile.listening import sit_down_at
from forum.moderation.models import Case, CaseState
from forum.moderation.screening import KEY
from forum.separation import watch
from forum.threads.models import Post, PostState
from tests.moderation.deciding.queue import Queue


class Forum(RuleBasedStateMachine):
    """One forum in memory, with whoever writes and whoever is on duty."""

    @initialize()
    def begin(self):
        self.engine = create_engine("sqlite://")
        prepare(self.engine)
        Base.metadata.create_all(self.engine)
        self.session = Session(self.engine)
        watch(self.session)
        self.queue = Queue(self.session)
        sit_down_at(self.queue.desk)
        self.make, self.at = self.queue.make, now()
        names = ("Steady Otter", "Calm Heron", "Slow River")
        roles = ("moderator", "moderator", "lead")
        self.staff = [
            self.queue.moderator(name, role=role) for name, role in zip(names, roles, strict=True)
        ]
        self.writers = [self.make.writer() for _ in range(2)]
        # One of those who write is on duty too.
        self.writers.append(self.make.writer(root=self.staff[0].root))
        self.thread = self.make.thread(board=self.make.board(content_notes="drinking"))
        self.queue.done()
        for writer in self.writers:
            for waits in (True, False):
                again = self.make.writer(root=writer.root, waits=waits)
                self.make.reply(self.thread, writer=again)
        self.queue.done()
        self.seen: dict[bytes, CaseState] = {}
        self.told: list[str] = []

    def teardown(self):
        if hasattr(self, "session"):
            self.session.close()
            self.engine.dispose()

    def attempt(self, deed):
        """Do `deed` in a transaction of its own; what is refused has changed nothing."""
        try:
            deed()
            self.queue.done()
            self.session.info.pop(KEY, None)  # as with the end of a transaction
        except ForumError as refused:
            self.session.info.pop("news", None)
            self.session.info.pop(KEY, None)
            self.session.rollback()
            self.told.append(str(refused))

    def posts(self):
        alive = Post.state != PostState.TAKEN_BACK, Post.seq > 0
        return self.session.scalars(select(Post).where(*alive).order_by(Post.seq)).all()

    def cases(self):
        return self.session.scalars(select(Case).order_by(Case.rank, Case.id)).all()

    def some_post(self, number):
        posts = self.posts()
        return posts[number % len(posts)] if posts else None

    def some_case(self, number):
        cases = self.cases()
        return cases[number % len(cases)] if cases else None

    def writer_of(self, post, number):
        """Return who wrote it; now and then, somebody else who tries."""
        if number == 0:
            return self.writers[0]
        scope = self.thread.id
        return next(w for w in self.writers if post.handle_id in own_handles(w.root, scope))
