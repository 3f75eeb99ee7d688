"""Proof 2 for backups: what went since is in no file of the forum that is brought back."""

import pytest

from tests.backups.spare import Spare, new_forum
from tests.proofs.evening import ASH, FERN, TOLD, Evening
from tests.proofs.residue import held_in, ways_of
from tests.proofs.walking import join, start_thread, words_on
from tests.visitor import Visitor

KEPT = "Clematis by the gate"
WENT = ("Wistaria on the wall", "Quinces in the title", "Their zinnias hurt me", "Verbena, once")
HIDDEN = "Marjoram in a pot"


class Garden:
    """Words of one evening: kept, taken back, changed and taken down after a backup was made."""

    def __init__(self, app, visit, inside):
        self.evening, self.app = Evening(app, visit, inside), app
        self.writer = self.evening.people[ASH]
        start_thread(self.writer, "sleep", title="Kept", body=KEPT)
        self.gone = self._thread(title=WENT[1], body=WENT[0])
        self.changed = self._thread(title="Changed", body=WENT[3])
        self.hidden = self._thread(title="Hidden", body=HIDDEN)
        self._flag(self.gone, WENT[2])

    def _thread(self, **words):
        thread = start_thread(self.writer, "sleep", **words)
        return self.writer.get(thread).all("[data-post]")[0]["data-post"]

    def _flag(self, pid, note):
        here, fern = f"/p/{pid}/flag", self.evening.people[FERN]
        fern.send(fern.get(here), here, reason="unkind", note=note)

    def let_go(self):
        """Let words go in every way that there is."""
        self._send(self.gone, "take-back", sure="1")
        self._send(self.changed, "edit", body="Nothing of that.", action="post")
        self._flag(self.hidden, "Look.")
        self.evening.decide(self.evening.cases([self.hidden]), decision="take-down", **TOLD)

    def _send(self, pid, deed, **fields):
        token = self.writer.get("/me/name").form("/me/name").fields["csrf_token"]
        sent = self.writer.post(f"/p/{pid}/{deed}", fields | {"csrf_token": token})
        assert sent.status == 200


@pytest.fixture
def garden(app, visit, inside):
    return Garden(app, visit, inside)


@pytest.fixture
def spare(app, tmp_path):
    return Spare(app, tmp_path)


@pytest.fixture
def old(garden, spare):
    """A backup from before anything went."""
    copy = spare.make()
    garden.let_go()
    return copy


@pytest.fixture
def empty(tmp_path):
    with new_forum(tmp_path / "new") as forum:
        yield forum


def seen_by_all(app) -> str:
    """Return all words that a guest can read on the board and in its threads."""
    guest = Visitor(app)
    board = guest.get("/boards/sleep")
    threads = [str(link["href"]) for link in board.all("[data-thread] a")]
    return board.words + "".join(guest.get(there).words for there in threads)


def test_what_went_since_does_not_come_back(spare, old, empty, settings):
    assert spare.bring_back(old, empty, "--erasures", settings.data)[0] == 0

    assert held_in(empty.extensions["settings"].data, WENT) == set()
    words = seen_by_all(empty)
    assert KEPT in words
    assert not any(each in words for each in (*WENT, HIDDEN))


def test_without_a_list_of_what_went_all_of_it_would_be_here(spare, old, empty):
    assert spare.bring_back(old, empty, "--no-erasures")[0] == 0

    found = held_in(empty.extensions["settings"].data, WENT)
    assert {words for words, _ in found} == set(WENT)
    assert all(each in seen_by_all(empty) for each in (KEPT, WENT[0], WENT[1], WENT[3], HIDDEN))


@pytest.mark.usefixtures("garden")
def test_nobody_reads_a_backup_without_its_key(spare):
    content = spare.make().read_bytes().lower()

    assert not any(way in content for words in (KEPT, *WENT) for way in ways_of(words))


def test_a_known_name_that_was_left_does_not_come_back(app, visit, garden, spare, empty, settings):
    # Given somebody with a known name in two conversations, a backup, and then they leave
    guest, person = visit(), visit()
    words = words_on(join(person))
    there = [
        start_thread(person, "sleep", title=f"Known {n}", body=f"Said {n}.", post_as="known")
        for n in range(2)
    ]
    [name] = set.intersection(*(names_on(guest.get(thread)) for thread in there))
    old = spare.make()
    sure = person.send(person.get("/me/leave"), "/me/leave", words="leave")
    person.send(sure, "/me/leave", passphrase=words)

    # When the backup is brought back
    code, said = spare.bring_back(old, empty, "--erasures", settings.data)

    # Then their words are there, under names that have nothing in common
    assert (code, "Parted from their words: 1 " in said) == (0, True)
    reader = Visitor(empty)
    for number, thread in enumerate(there):
        page = reader.get(thread)
        assert f"Said {number}." in page.words
        assert name not in page.text
    assert set.intersection(*(names_on(reader.get(thread)) for thread in there)) == set()


def names_on(page) -> set[str]:
    """Return under which names the posts of a conversation are."""
    return {part.get_text(strip=True) for part in page.all("[data-post] [data-name]")}
