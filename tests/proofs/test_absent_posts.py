"""Proof 5 for the queue: telling a moderator, or asking again, says nothing of what is hidden."""

import pytest

from forum.public_ids import new_id, to_text
from forum.sealing import new_root
from forum.threads.models import Line
from tests.proofs.test_absence import mark_of

WRITER = new_root()
FLAG = {"reason": "unkind", "note": "It hurt.", "body": "Please."}


@pytest.fixture
def posts(inside):
    """The ids of posts that others cannot read, and of one that never was."""
    with inside() as make:
        thread = make.thread(board=make.board(slug="sleep"))
        me = make.writer(root=WRITER)
        waits = make.writer(root=WRITER, waits=True)
        made = {line: make.hide(make.reply(thread, writer=me), line) for line in Line}
        made["waits"] = make.reply(thread, writer=waits)
        made["opening that waits"] = make.opening_of(make.thread(writer=waits))
        made["shown"] = make.reply(thread, writer=me)
    return {str(name): to_text(post.id) for name, post in made.items()}


def token(visitor):
    page = visitor.get("/join") if visitor.root is None else visitor.get("/me/name")
    return {"csrf_token": page.one("main [name=csrf_token]")["value"]}


def answers(visitor, pids, way):
    """Return what is answered to asking for each, and to sending a form there."""
    sent = FLAG | token(visitor)
    got = [visitor.client.get(f"/p/{pid}/{way}") for pid in pids]
    return got, [visitor.client.post(f"/p/{pid}/{way}", data=sent) for pid in pids]


@pytest.mark.parametrize("who", ["a guest", "a member", "a moderator"])
def test_what_is_hidden_can_be_flagged_by_nobody_and_looks_like_nothing(visit, posts, who):
    visitor = {
        "a guest": visit,
        "a member": lambda: visit().arrive(),
        "a moderator": lambda: visit().arrive_on_duty(),
    }[who]()
    hidden = [to_text(new_id()), *(pid for name, pid in posts.items() if name != "shown")]

    for each in answers(visitor, hidden, "flag"):
        assert {answer.status_code for answer in each} == {404}
        assert len({mark_of(answer) for answer in each}) == 1
    assert visitor.client.get(f"/p/{posts['shown']}/flag").status_code == 200


@pytest.mark.parametrize("who", ["a member", "a moderator"])
def test_an_appeal_of_what_is_hidden_looks_like_one_of_nothing(visit, posts, who):
    visitor = visit().arrive() if who == "a member" else visit().arrive_on_duty()
    hidden = [to_text(new_id()), *(pid for name, pid in posts.items() if name != "shown")]

    for each in answers(visitor, hidden, "appeal"):
        assert {answer.status_code for answer in each} == {404}
        assert len({mark_of(answer) for answer in each}) == 1


def test_the_writer_finds_their_own_and_flags_none_of_it(visit, posts):
    """So that the absences above are not absences for everybody."""
    writer = visit().arrive(root=WRITER)

    for name, pid in posts.items():
        assert writer.client.get(f"/p/{pid}/appeal").status_code == 200, name
        sent = writer.client.post(f"/p/{pid}/flag", data=FLAG | token(writer))
        assert sent.status_code == (422 if name == "shown" else 404), name
