"""A case, with all that belongs to it and nothing that does not."""

from datetime import timedelta

import pytest

from forum.errors import NotFound
from forum.moderation.claiming import claim
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.models import Reason
from forum.moderation.queue.case_reading import MOST_TOLD, read_case, wording_of
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.threads.revising import Revision, mark_of, revise
from tests.makers import NOON
from tests.moderation.making import a_case, flagged_post, moderator


def test_a_case_that_is_not_there_is_missing(session):
    with pytest.raises(NotFound):
        read_case(session, new_id())


def test_a_case_has_its_post_its_board_and_who_reads_it(session, make):
    case, otter = a_case(session, make, body="Write to me."), moderator()
    claim(session, case.id, otter, at=NOON)

    opened = read_case(session, case.id)

    assert opened.post.id == case.post_id
    assert opened.board.id == case.board_id
    assert opened.title == "Contact details"
    assert opened.line == "Found by a word rule: contact details."
    assert opened.reader(NOON) == otter.staff_id
    assert opened.reader(NOON + timedelta(minutes=11)) is None
    assert not opened.is_hidden


def test_what_readers_told_us_comes_without_who_they_are(session, make):
    post = flagged_post(make)
    for number in range(MOST_TOLD + 5):
        note = "It hurt." if number == 3 else ""
        case = flag_as_member(session, new_root(), post.id, Report(Reason.UNKIND, note), at=NOON)

    opened = read_case(session, case.id)

    assert len(opened.told) == MOST_TOLD
    assert [told.note for told in opened.told if told.note] == ["It hurt."]
    assert {tuple(vars(told)) for told in opened.told} == {("reason", "note")}
    assert opened.sources[0].count == MOST_TOLD + 5


def test_words_that_were_changed_stand_beside_those_that_were_flagged(session, make):
    writer = make.writer()
    case = a_case(session, make, body="Write to me.", writer=writer)
    unchanged = wording_of(session, read_case(session, case.id))
    new = Revision(body="I am awake.", was=mark_of("Write to me."), notes=[])
    revise(session, case.post_id, new, writer=writer, at=NOON)

    wording = wording_of(session, read_case(session, case.id))

    assert unchanged.before_html is None
    assert "I am awake." in wording.html
    assert "Write to me." in wording.before_html


def test_words_that_were_taken_back_are_nowhere(session, make):
    writer = make.writer()
    case = a_case(session, make, body="Write to me.", writer=writer)
    make.take_back(make.post(case.post_id), writer=writer)

    assert wording_of(session, read_case(session, case.id)) is None
