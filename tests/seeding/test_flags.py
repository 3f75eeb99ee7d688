"""The queue of a demonstration has something in it."""

import json
from collections import Counter
from types import SimpleNamespace

from sqlalchemy import select

from forum.moderation.models import Band, Case, Flag
from forum.seeding.flags import add_flags
from forum.seeding.samples import FOLDER, add_samples
from tests.makers import NOON


def test_what_readers_told_is_counted_on_one_case_for_each_post(session, make):
    post = make.reply(make.thread(), body="You are a fool.")
    ready = SimpleNamespace(words=[{"source": "You are a fool.", "post_id": post.id}])
    told = [["unkind", "It hurt."], ["risk", ""]]
    sample = {"posts": [{"body": "You are a fool.", "told": told}, {"body": "Hello."}]}

    add_flags(session, ready, sample, at=NOON)

    case = session.scalars(select(Case)).one()
    assert (case.post_id, case.band) == (post.id, Band.NOW)
    assert case.opened_at < NOON
    assert Counter(session.scalars(select(Flag.note))) == {"It hurt.": 1, None: 1}
    assert len(set(session.scalars(select(Flag.handle_id)))) == 2


def test_a_demonstration_has_cases_of_several_bands(session):
    add_samples(session, at=NOON)

    bands = set(session.scalars(select(Case.band)))
    told = [
        post["told"]
        for file in FOLDER.glob("*.json")
        for thread in json.loads(file.read_text("utf-8"))["threads"]
        for post in thread["posts"]
        if "told" in post
    ]

    assert {Band.NOW, Band.SOON, Band.TODAY} <= bands
    assert len(told) == len(session.scalars(select(Case.id)).all())
