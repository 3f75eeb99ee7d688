"""Proof 2 for the queue: words that their writer took back are in no file, wherever they were.

As far as it goes today: what is deleted is overwritten at once, and the log is emptied.
"""

import pytest

from forum.transaction import empty_log
from tests.proofs.evening import ASH, FERN, Evening
from tests.proofs.walking import start_thread

WORDS, TITLE, NOTE = "Wistaria is what I said", "Quinces in the title", "Their zinnias hurt me"
MESSAGE, APPEAL, AMONG = "You said wisteria-like things", "I meant marjoram", "They mean verbena"
PLANTED = (WORDS, TITLE, NOTE, MESSAGE, APPEAL, AMONG)
STAGES = (
    "flagged",
    "noted",
    "reworded",
    "taken down",
    "redacted",
    "settled",
    "appealed",
    "read again",
)
SETTLED = STAGES[STAGES.index("settled") :]


@pytest.fixture
def garden(app, visit, inside):
    return Garden(Evening(app, visit, inside))


class Garden:
    """A thread that somebody opened and others flagged, brought to a stage by moderators."""

    def __init__(self, evening):
        self.evening, self.writer = evening, evening.people[ASH]
        with evening.inside() as make:
            make.word_rule("wistaria", effect="soon", title="Garden words")
        thread = start_thread(self.writer, "sleep", title=TITLE, body=WORDS)
        self.pid = self.writer.get(thread).all("[data-post]")[0]["data-post"]
        here, fern = f"/p/{self.pid}/flag", evening.people[FERN]
        fern.send(fern.get(here), here, reason="unkind", note=NOTE)
        [self.case] = evening.cases([self.pid])

    def bring_to(self, stage):
        otter, told = self.evening.otter, {"rule": "1", "message": MESSAGE}
        if stage == "flagged":
            return
        otter.send(otter.get(self.case), f"{self.case}/note", note=AMONG)
        if stage == "noted":
            return
        acts = {"reworded": "reword", "redacted": "redact"}
        body = {"body": "Something is what I said", "title": "A title"}
        act = acts.get(stage, "take-down")
        self.evening.decide([self.case], decision=act, **told, **(body if act == "redact" else {}))
        if stage in SETTLED:
            self.evening.settle([self.case])
        if stage in SETTLED[1:]:
            here = f"/p/{self.pid}/appeal"
            self.writer.send(self.writer.get(here), here, body=APPEAL)
        if stage in SETTLED[2:]:
            self.evening.curlew.get(self.case)

    def take_back(self):
        token = self.writer.get("/me/name").form("/me/name").fields["csrf_token"]
        here = f"/p/{self.pid}/take-back"
        assert self.writer.post(here, {"csrf_token": token, "sure": "1"}).status == 200

    def found(self):
        """Return what is in which file, after the worker has emptied the log."""
        with self.evening.app.app_context():
            empty_log()
        folder = self.evening.app.extensions["settings"].data
        files = {
            file.name: file.read_bytes().lower() for file in folder.rglob("*") if file.is_file()
        }
        return {
            (words, name)
            for name, held in files.items()
            for words in PLANTED
            if any(way in held for way in ways(words))
        }


def ways(words):
    """Return how the words could stand in a file: as they are, or as two bytes a letter."""
    return words.lower().encode(), words.lower().encode("utf-16-le")


@pytest.mark.parametrize("stage", STAGES)
def test_taken_back_words_are_in_no_file_wherever_their_case_was(garden, stage):
    garden.bring_to(stage)
    there = {words for words, _ in garden.found()}
    assert {WORDS, TITLE, NOTE} <= there
    assert (stage in ("flagged", "noted")) or MESSAGE in there
    assert (stage == "flagged") or AMONG in there
    assert (stage not in SETTLED[1:]) or APPEAL in there

    garden.take_back()

    assert garden.found() == set()


def test_no_moderator_can_read_or_bring_back_what_was_taken_back(garden):
    garden.bring_to("taken down")
    garden.take_back()

    for reader in (garden.evening.otter, garden.evening.curlew):
        text = reader.get(garden.case).text
        assert [words for words in PLANTED if words in text] == []
    fields = {"version": "2", "csrf_token": token_of(garden.evening.otter)}
    undone = garden.evening.otter.client.post(f"{garden.case}/undo", data=fields)
    assert undone.status_code == 409
    assert garden.found() == set()


def token_of(visitor):
    return visitor.get("/me/name").form("/me/name").fields["csrf_token"]
