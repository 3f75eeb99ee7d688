"""Writes, in every way in which the forum keeps words, each a word of its own."""

from tests.proofs.forensic import marks
from tests.proofs.forensic.ground import OPEN, WAITING, Ground, last_post, press
from tests.proofs.forensic.marks import said
from tests.proofs.walking import answer, start_thread

TOLD = {"decision": "take-down", "rule": "1"}


def plant(ground: Ground) -> None:
    _talk(ground)
    _wait(ground)
    _tell_a_moderator(ground)
    _ask_again(ground)
    ground.forum.keep_up()


def _talk(ground: Ground) -> None:
    """Open a thread, and reply in another's."""
    writer, other = ground.writer, ground.flagger
    there = start_thread(other, OPEN, title="Nights", body="It is three.")
    mine = start_thread(writer, OPEN, title=said(marks.TITLE), body=said(marks.POST))
    ground.posts[marks.POST] = last_post(writer.get(mine))
    for word in (marks.EDITED, marks.KILLED, marks.CUT, marks.RETRACTED):
        ground.posts[word] = last_post(answer(writer, there, body=said(word)))


def _wait(ground: Ground) -> None:
    """Let two posts wait: one will be taken back, one rejected."""
    for word in (marks.HELD, marks.REJECTED):
        mine = start_thread(ground.writer, WAITING, title="Wait", body=said(word))
        ground.posts[word] = last_post(ground.writer.get(mine))


def _tell_a_moderator(ground: Ground) -> None:
    """Let a post be flagged, and two be taken down with a message to their writer."""
    flag = f"/p/{ground.posts[marks.RETRACTED]}/flag"
    press(ground.flagger, flag, reason="unkind", note=said(marks.NOTE))
    for word in (marks.RETRACTED, marks.REJECTED):
        case = ground.case_of(word)
        press(ground.otter, case, f"{case}/note", note=said(marks.AMONG))
        press(ground.otter, case, f"{case}/decide", message=said(marks.MESSAGE), **TOLD)


def _ask_again(ground: Ground) -> None:
    appeal = f"/p/{ground.posts[marks.RETRACTED]}/appeal"
    with ground.later(minutes=11):
        press(ground.writer, appeal, body=said(marks.APPEAL))
