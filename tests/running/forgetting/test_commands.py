"""An operator purges, and is told what was done."""

import pytest

from forum.privacy import scouring
from forum.running.search_chores import STORE
from forum.search.keeping.rebuilding import rebuild
from tests.proofs.residue import held_in


@pytest.fixture
def lamplit(app):
    def type_(*words):
        result = app.test_cli_runner().invoke(args=["privacy", *words])
        return result.output, result.exit_code

    return type_


def test_what_was_done_is_told_step_by_step(lamplit):
    told, code = lamplit("purge")

    assert code == 0
    assert [line for line in told.splitlines() if line.endswith(".")] == [
        "There is no search index yet.",
        "Names in conversations that are gone: 0 removed.",
        "The database is written anew: 1 MB. Its log is empty.",
        "The file of sessions is written anew. Its log is empty.",
        "No file was left half made.",
    ]


def test_what_could_not_be_done_is_told_and_the_rest_is_done(lamplit, settings, monkeypatch):
    usage = scouring.shutil.disk_usage(settings.data)._replace(free=1_000_000)
    monkeypatch.setattr(scouring.shutil, "disk_usage", lambda where: usage)

    told, code = lamplit("purge")

    assert code == 1
    assert "takes 18 MB of the disk, and 1 MB are free." in told
    assert "No file was left half made." in told
    assert "Not everything could be done" in told


def test_words_that_were_taken_back_are_in_no_file_afterwards(app, lamplit, settings, inside):
    # Given a post that is in the database and in the index
    with inside() as make:
        me = make.writer()
        post_id = make.reply(make.thread(), body="Wistaria", writer=me).id
    with app.app_context():
        rebuild(app.extensions["search"], STORE)

    # When its words are taken back and the operator purges
    with inside() as make:
        make.take_back(make.post(post_id), writer=me)
    told, code = lamplit("purge")

    # Then no file has them, packed or not
    assert code == 0
    assert "The search index holds no words of posts that are gone." in told
    assert held_in(settings.data, ["wistaria"]) == set()
