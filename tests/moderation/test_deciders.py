import pytest

from forum.errors import NotAllowed, NotFound
from forum.handles.deriving import handle_id, own_handles, reader_scope
from forum.moderation.deciders import Decider, check_may_see, check_not_own, is_own
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.models import Reason
from tests.makers import NOON
from tests.moderation.making import a_case, moderator


def test_nobody_decides_about_their_own_post_whatever_name_it_has(session, make):
    me = make.writer()
    case = a_case(session, make, writer=me)
    known = a_case(session, make, writer=make.writer(root=me.root, post_as="known"))
    decider = moderator(root=me.root)

    for own in (case, known):
        with pytest.raises(NotAllowed, match="about you"):
            check_not_own(session, own, decider)
    check_not_own(session, case, moderator())


def test_nobody_decides_about_what_they_flagged(session, make):
    me = make.writer()
    case = a_case(session, make)
    flag_as_member(session, me.root, case.post_id, Report(Reason.UNKIND), at=NOON)

    assert is_own(session, case, moderator(root=me.root))
    assert not is_own(session, case, moderator())


def test_a_case_of_another_board_is_not_there(session, make):
    board = make.board(slug="sleep")
    thread = make.thread(board=board)
    case = a_case(session, make)
    ours = a_case(session, make)
    ours.board_id = thread.board_id

    check_may_see(session, ours, moderator("Steady Otter", "sleep"))
    check_may_see(session, case, moderator())
    with pytest.raises(NotFound):
        check_may_see(session, case, moderator("Steady Otter", "sleep"))


def test_their_handles_in_many_threads_are_those_in_each():
    me, threads = Decider(b"s" * 16, "Otter", "moderator", root=b"r" * 32), [b"t" * 16, b"u" * 16]

    assert me.own_in(threads[0]) > own_handles(me.root, threads[0])
    assert handle_id(me.root, reader_scope(threads[0])) in me.own_in(threads[0])
    assert me.own_among(threads) == me.own_in(threads[0]) | me.own_in(threads[1])
    assert len(me.own_among(threads)) == 5  # two in each, and the known one
    assert Decider(b"s" * 16, "Otter", "moderator").own_among(threads) == set()


def test_a_root_is_never_told():
    assert "root" not in repr(Decider(b"s" * 16, "Otter", "moderator", root=b"r" * 32))
    assert Decider(b"s" * 16, "Otter", "moderator").own_in(b"t" * 16) == frozenset()
