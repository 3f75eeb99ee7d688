"""Takes back all that was planted, each in its own way, and lets the rest grow old."""

from tests.journeys.drafts import keep, waiting
from tests.proofs.forensic import marks
from tests.proofs.forensic.dying import die_taking_back
from tests.proofs.forensic.ground import OPEN, Ground, press, token_of
from tests.proofs.forensic.marks import said

BEGINNING = 32  # a long box lies in pieces
BEFORE, AFTER = "before_commit", "after_commit"


def take_back_all(ground: Ground) -> None:
    edit = f"/p/{ground.posts[marks.EDITED]}/edit"
    press(ground.writer, edit, body="It was nothing.", action="post")
    for word in (marks.POST, marks.HELD):
        assert _take_back(ground, word) == 303
    die_taking_back(ground, ground.posts[marks.KILLED], when=BEFORE)
    assert _take_back(ground, marks.KILLED) == 303, "it had not happened"
    die_taking_back(ground, ground.posts[marks.CUT], when=AFTER)
    assert _take_back(ground, marks.CUT) == 404, "it had happened"
    _let_it_grow_old(ground)
    _throw_a_draft_away(ground)


def _take_back(ground: Ground, word: str) -> int:
    here = f"/p/{ground.posts[word]}/take-back"
    sent = {"csrf_token": token_of(ground.writer), "sure": "1"}
    return ground.writer.client.post(here, data=sent).status_code


def _let_it_grow_old(ground: Ground) -> None:
    """Answer what was asked again; then let the days go by until nobody can ask any more."""
    case = ground.case_of(marks.RETRACTED)
    lead = ground.forum.visit().arrive_on_duty("lead", name="Early Curlew")
    press(lead, case, f"{case}/decide", decision="appeal-kept", message="We looked again.")
    for days in (1, 10, 200):
        with ground.later(days=days):
            pass


def _throw_a_draft_away(ground: Ground) -> None:
    """Keep words for later, and then not; note how what is gone with it begins."""
    before, words = ground.sealed(), said(marks.DRAFT)
    keep(ground.writer, f"/boards/{OPEN}/new", title=words, body=words)
    ground.drafts = ground.sealed() - before
    while waiting(ground.writer):
        press(ground.writer, "/me/drafts")
    gone = ground.drafts - ground.sealed()  # that somebody wrote here stays on their keyring
    assert gone
    ground.drafts = {box[:BEGINNING] for box in gone}
