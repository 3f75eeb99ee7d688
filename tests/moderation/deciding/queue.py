"""Do in one line what a moderator, a writer or the worker does, each in its own transaction."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from forum.audit.models import Audit
from forum.audit.recording import begin
from forum.boards.models import Board
from forum.database import Base
from forum.events import NewsDesk, take_news
from forum.handles.speaking import Writer
from forum.house.models import HouseRule
from forum.moderation.deciders import Decider
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.deciding import decide
from forum.moderation.deciding.finding import last_decision
from forum.moderation.deciding.models import Decision
from forum.moderation.deciding.settling import settle
from forum.moderation.deciding.undoing import undo
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.models import Case, Reason, SourceKind
from forum.moderation.opening import Speaks, open_case
from forum.notices.models import OF_DECISIONS, Notice
from forum.notices.recording import sit_down_at as sit_down_for_notices
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.staff.models import Staff
from forum.threads.holding.rewording import change
from forum.threads.models import FirstReplies, Post, Thread
from forum.threads.revising import Revision
from forum.threads.taking_back import take_back
from tests.makers import NOON, Make

SOON = NOON + timedelta(minutes=3)
LATER = NOON + timedelta(minutes=15)
MESSAGE = "It landed hard on somebody."
# What a case itself remembers, and the record of staff: everything else is as it was.
OF_CASES = {
    *("moderation_case", "case_source", "case_lease", "case_event", "decision", "appeal", "audit"),
}


class Queue:
    """Cases and people on duty in one database; `make` makes what they are about."""

    def __init__(self, session: Session) -> None:
        self.session, self.desk = session, NewsDesk()
        sit_down_for_notices(self.desk)
        self.make = Make(session, self.desk)
        if session.scalar(select(Audit.seq)) is None:
            begin(session, today=NOON.date())
        session.execute(delete(HouseRule))  # ours are the same wherever they come from
        for number in range(1, 8):
            title = "Be kind" if number == 1 else f"Rule number {number}"
            rule = {"number": number, "version": 1, "title": title, "text": "Say how it feels."}
            session.add(HouseRule(id=new_id(), since=NOON.date(), retired_on=None, **rule))
        session.commit()

    def moderator(self, name: str, *, role: str = "moderator", boards: str = "") -> Decider:
        root, staff_id = new_root(), new_id()
        self.session.commit()
        self.session.add(Staff(account_id=staff_id, name=name, role=role, boards=boards))
        self.session.commit()
        return Decider(staff_id, name, role, frozenset(boards.split()), root)

    def done(self) -> None:
        """End the transaction as the forum does: first everybody who listens hears of it."""
        self.desk.enter(self.session)
        take_news(self.session)
        self.session.commit()

    def case(self, post: Post, *, at: datetime = NOON, kind: Any = SourceKind.MODERATOR) -> Case:
        case = open_case(self.session, post, Speaks(kind), at=at)
        self.done()
        return case

    def flag(self, post: Post, *, by: Writer | None = None, at: datetime = NOON) -> Case:
        by = by or self.make.writer()
        case = flag_as_member(self.session, by.root, post.id, Report(Reason.UNKIND), at=at)
        self.done()
        return case

    def choice(self, case: Case, *acts: Act, **given: Any) -> Choice:
        usual = {"version": case.version, "acts": acts, "rule": 1, "message": MESSAGE}
        usual |= {"body": "I was there too.", "days": 3, "notes": ("drinking",)}
        return Choice(**usual | given)

    def decide(
        self, case: Case, *acts: Act, by: Decider, at: datetime = NOON, **given: Any
    ) -> Decision | None:
        made = decide(self.session, case.id, self.choice(case, *acts, **given), decider=by, at=at)
        self.done()
        return made

    def undo(self, case: Case, *, by: Decider, at: datetime = SOON) -> Decision:
        undone = undo(self.session, case.id, case.version, decider=by, at=at)
        self.done()
        return undone

    def settle(self, case: Case, *, at: datetime = LATER) -> bool:
        settled = settle(self.session, case, at=at)
        self.done()
        return settled

    def change(self, post: Post, body: str, *, writer: Writer, title: str | None = None) -> None:
        revision = Revision(body=body, title=title)
        change(self.session, post.id, revision, writer=writer, at=SOON)
        self.done()

    def take_back(self, post: Post, *, writer: Writer) -> None:
        take_back(self.session, post.id, writer=writer)
        self.done()

    def told(self, handle_id: bytes) -> list[tuple[str, bytes]]:
        wanted = select(Notice.kind, Notice.post_id).where(Notice.handle_id == handle_id)
        return sorted((str(row.kind), row.post_id) for row in self.session.execute(wanted))

    def recorded(self) -> list[str]:
        """Return what the record of staff holds, without its beginning."""
        wanted = select(Audit.action).where(Audit.seq > 1).order_by(Audit.seq)
        return [str(action) for action in self.session.scalars(wanted)]

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every table but those of cases, as the database has them now."""
        self.session.commit()
        tables = [each for each in Base.metadata.sorted_tables if each.name not in OF_CASES]
        return {table.name: self._rows(table) for table in tables}

    def _rows(self, table: Table) -> list[tuple[Any, ...]]:
        return sorted((tuple(row) for row in self.session.execute(select(table))), key=repr)

    def rows_told(self, handle_id: bytes) -> list[bytes]:
        """Return the ids of what a handle is told of decisions."""
        wanted = select(Notice.id).where(Notice.handle_id == handle_id)
        return list(self.session.scalars(wanted.where(Notice.kind.in_(OF_DECISIONS))))

    def last_decision(self, case: Case) -> Decision:
        found = last_decision(self.session, case)
        assert found is not None
        return found

    def last_case(self) -> Case:
        return self.session.scalars(select(Case)).all()[-1]

    def first_replies(self) -> int:
        """Return how many threads are counted as having got their first reply."""
        return sum(self.session.scalars(select(FirstReplies.threads)))

    def thread_of(self, post: Post) -> Thread:
        return self.session.get_one(Thread, post.thread_id)

    def board_of(self, thread: Thread) -> Board:
        found = self.session.get_one(Thread, thread.id)
        return self.session.get_one(Board, found.board_id)
