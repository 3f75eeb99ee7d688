"""Proof that no guest is ever shown what is hidden: not from memory either, in no process.

A page is looked at until it comes from memory. Then something happens to what it shows, and the
next look must tell of it, whoever did it and wherever.
"""

import subprocess
import sys

import pytest

from forum.clock import now
from forum.public_ids import to_text
from forum.transaction import reading
from tests.architecture.sources import ROOT
from tests.counting import statements_of
from tests.proofs.street import DEEDS, REPLY, TITLE, WORDS
from tests.search.filling import fill


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_what_was_hidden_or_changed_is_not_shown_again(street, deed):
    assert DEEDS[deed] in street.look_until_kept()

    with street.inside() as make:
        deed(make, street)

    assert DEEDS[deed] not in street.look()
    assert DEEDS[deed] not in street.look()


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_a_page_under_way_while_it_happens_is_not_kept(street, deed):
    """The worst moment: the page is made with the old words, and not yet kept."""
    yet_to_happen = [deed]

    @street.app.after_request
    def happen(response):
        while yet_to_happen:
            with street.inside() as make:
                yet_to_happen.pop()(make, street)
        return response

    seen = [street.guest.get(street.pages[-1]).text for _ in range(2)]

    assert DEEDS[deed] in seen[0]
    assert DEEDS[deed] not in seen[1]


def test_what_a_command_does_in_another_process_is_seen_at_once(street, settings):
    before = street.look_until_kept()

    program = "from forum.cli import main; main()"
    command = [sys.executable, "-c", program, "boards", "archive", "nights"]
    around = {"LAMPLIT_DATA": str(settings.data), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=around, cwd=ROOT, check=True, capture_output=True)

    assert street.look() != before


def test_a_reply_is_there_at_once(street):
    street.look_until_kept()

    with street.inside() as make:
        make.reply(make.post_thread(street.thread), body="Somebody is here.", at=now())

    assert "Somebody is here." in street.look()


def test_a_reply_elsewhere_leaves_a_conversation_where_it_is(street):
    with street.inside() as make:
        other = next(each for each in _others(make) if each.id[0] != street.thread[0])
    street.look_until_kept()

    with street.inside() as make:
        make.reply(make.post_thread(other.id), body="Somebody is there.", at=now())

    with statements_of(street.app) as asked:
        assert REPLY in street.guest.get(street.pages[-1]).text
        assert asked == []
    assert street.guest.get("/boards/nights").status_code == 200
    with statements_of(street.app) as asked:
        street.guest.get("/boards/nights")
    assert asked == []


def test_a_conversation_that_is_offered_beneath_another_is_shown_as_it_is(street):
    with street.inside() as make:
        like_it = make.thread(title=TITLE, body=WORDS, at=now())
    with street.app.app_context():
        fill(street.app.extensions["search"], reading())
    offered = f'href="/t/{to_text(like_it.id)}"'
    assert offered in street.look_until_kept()

    with street.inside() as make:
        make.post_thread(like_it.id).title = "Called otherwise"

    assert "Called otherwise" in street.guest.get(street.pages[-1]).text


def _others(make):
    while True:
        yield make.thread(at=now())


def test_whoever_is_signed_in_gets_their_own_page(app, guest, member):
    for _ in range(2):
        assert "Sign out" not in guest.get("/").text
        assert "Sign out" in member.get("/").text
