"""Somebody who has done everything here that leaves something behind, and somebody else beside."""

from dataclasses import dataclass, field

from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import Session

from forum.accounts.credentials import PASSPHRASE, RECOVERY, Opened, add_way_in
from forum.accounts.unlocking import Unlock
from forum.database import Base
from forum.events import NewsDesk, take_news
from forum.handles.deriving import board_scope, reader_scope
from forum.handles.models import SealedEntry
from forum.handles.speaking import Writer
from forum.leaving.entries import ALL_KINDS
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.meanwhile import listening
from forum.moderation.models import Reason
from forum.moderation.welfare.debriefing import keep_note
from forum.moderation.welfare.own_way import OwnWay, choose_way
from forum.notices.following import follow
from forum.notices.marking import Marks, keep_marks
from forum.notices.read_marks import ReadMark, note_read
from forum.notices.recording import sit_down_at
from forum.privacy import erasures
from forum.public_ids import new_id
from forum.sealing import Unreadable, hkdf, new_root, unseal
from forum.space.drafting import Draft, Place, save_draft
from forum.space.keeping import keep_post
from forum.space.topics import choose_topics
from forum.threads.models import Line
from tests.makers import NOON, Make
from tests.moderation.making import a_sanction

TODAY = NOON.date()


@dataclass
class Life:
    """What somebody wrote, and all ids that stand for them somewhere."""

    root: bytes = field(default_factory=new_root)
    posts: list[bytes] = field(default_factory=list)
    threads: list[bytes] = field(default_factory=list)


def desk() -> NewsDesk:
    """Those who write into the same transaction, as in the running forum."""
    heard = NewsDesk()
    sit_down_at(heard)
    erasures.sit_down_at(heard)
    listening.sit_down_at(heard)
    return heard


def live(session: Session) -> Life:
    """Let somebody do everything, among others who do the same."""
    make, life = Make(session, desk()), Life()
    _write(make, life)
    _say_without_words(session, make, life)
    _keep(session, make, life)
    _come_in(session, life)
    take_news(session)
    session.commit()
    return life


def _write(make: Make, life: Life) -> None:
    """Two threads of their own, replies under one known name and under names of one thread."""
    me, known = Writer(root=life.root), Writer(root=life.root, post_as="known")
    waiting = Writer(root=life.root, waits=True)
    board = make.board()
    own = make.thread(board=board, writer=me, title="Mine alone", body="my words 1")
    asked = make.thread(board=board, writer=known, title="Mine, answered", body="my words 2")
    others = [make.thread(board=board, body="theirs") for _ in range(2)]
    answer = make.reply(asked, body="theirs")
    mine = [make.reply(asked, parent=answer, writer=me, body="my words 3")]
    mine += [make.reply(thread, writer=known, body="my words 4") for thread in others]
    mine += [make.reply(others[0], writer=me, body="my words 5")]
    make.reply(others[0], parent=mine[-1], body="theirs, in answer")
    mine += [make.reply(others[1], writer=waiting, body="my words that wait")]
    hidden = make.reply(others[1], writer=me, body="my words that were taken down")
    make.hide(hidden, Line.TAKEN_DOWN)
    posts = [make.opening_of(own), make.opening_of(asked), *mine, hidden]
    life.posts, life.threads = [post.id for post in posts], [thread.id for thread in others]


def _say_without_words(session: Session, make: Make, life: Life) -> None:
    """Answer, flag, follow, and be told; in threads that others opened."""
    me = Writer(root=life.root)
    for thread_id in life.threads:
        thread = make.post_thread(thread_id)
        theirs = make.opening_of(thread)
        make.answer(theirs, writer=me)
        make.answer(theirs)
        report = Report(Reason.UNKIND, "my words to a moderator")
        flag_as_member(session, life.root, theirs.id, report, at=NOON)
        follow(session, life.root, reader_scope(thread.id), about_id=thread.id)
        scope = board_scope(thread.board_id)
        follow(session, life.root, scope, about_id=thread.board_id)
        make.reply(thread, body="something new for who follows")
        keep_post(session, life.root, theirs)
        note_read(session, life.root, thread.id, mark=ReadMark(1))
        a_sanction(session, make.post(life.posts[0]).handle_id or b"")
    make.answer(make.post(life.posts[2]))


def _keep(session: Session, make: Make, life: Life) -> None:
    """Drafts, choices, what was read; and of the time on duty, how they like the queue."""
    thread = make.post_thread(life.threads[0])
    for place in (Place.in_thread(thread.id), Place.on_board(thread.board_id)):
        draft = Draft(mark="a mark", form="/", where="here", body="my words in a draft")
        save_draft(session, life.root, place, draft)
    note_read(session, life.root, make.thread().id, mark=ReadMark(0), is_first=True)
    alone = make.post(life.posts[0]).thread_id  # which goes with what they wrote
    note_read(session, life.root, alone, mark=ReadMark(0), is_first=True)
    choose_topics(session, life.root, ["violence"])
    keep_marks(session, life.root, Marks(read_before=TODAY), live=[], today=TODAY)
    choose_way(session, life.root, OwnWay())
    keep_note(session, life.root, "my words after a hard case")


def _come_in(session: Session, life: Life) -> None:
    session.commit()  # the account's side has its own
    for kind in (PASSPHRASE, *[RECOVERY] * 3):
        unlock = Unlock(lookup=new_id() + new_id(), key=new_id() + new_id())
        add_way_in(session, unlock, Opened(life.root, 0), kind=kind, year=TODAY.year)
    session.commit()


def entries_opened_by(session: Session, root: bytes) -> set[bytes]:
    """Return where the entries lie that this root opens, found by trying each with each key."""
    keys = [hkdf(root, kind.purpose) for kind in ALL_KINDS]
    return {
        row.address
        for row in session.execute(select(SealedEntry.address, SealedEntry.box))
        if any(_opens(key, row.box) for key in keys)
    }


def _opens(key: bytes, box: bytes) -> bool:
    try:
        unseal(key, box)
    except Unreadable:
        return False
    return True


def everything(session: Session) -> dict[str, set[tuple[object, ...]]]:
    """Return all rows of all tables."""
    return {
        table.name: set(map(tuple, session.execute(select(table))))
        for table in Base.metadata.sorted_tables
    }


def tables_with(session: Session, values: set[bytes]) -> set[str]:
    """Return the tables in which one of `values` stands anywhere."""
    binary = {
        table.name: [c for c in table.columns if isinstance(c.type, LargeBinary)]
        for table in Base.metadata.sorted_tables
    }
    found = set()
    for table in Base.metadata.sorted_tables:
        for column in binary[table.name]:
            if values & set(session.scalars(select(column))):
                found.add(table.name)
    return found
