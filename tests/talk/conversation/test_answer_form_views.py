"""The form beneath a conversation: the same for all members but for who they are."""

import pytest
from bs4 import BeautifulSoup

from forum.public_ids import to_text
from forum.web.drawing.pieces import pieces


@pytest.fixture
def thread(inside):
    with inside() as make:
        return f"/t/{to_text(make.thread().id)}"


def fields(page, address) -> set[tuple[str, str, bool]]:
    """Return all boxes of the form, by name and value, and whether they are ticked."""
    [form] = [form for form in page.all("form") if form["action"] == address]
    boxes = BeautifulSoup(str(form), "html.parser").select("input, textarea, button")
    given = {
        (str(box.get("name")), str(box.get("value")), box.has_attr("checked")) for box in boxes
    }
    return {each for each in given if each[0] not in {"csrf_token", "nonce"}}


def test_it_is_the_form_of_the_page_for_answers(member, thread):
    address = f"{thread}/reply"

    beneath, by_itself = member.get(thread), member.get(address)

    assert fields(beneath, address) == fields(by_itself, address)
    assert len({name for name, *_ in fields(beneath, address)}) >= 6


def test_each_form_can_be_sent_once(member, thread):
    address = f"{thread}/reply"

    marks = [member.get(thread).form(address).fields["nonce"] for _ in range(2)]

    assert len(set(marks)) == 2


def test_an_answer_can_be_sent_from_it_by_one_member_after_another(visit, thread):
    for number in range(2):
        somebody = visit().arrive()
        page = somebody.get(thread)

        sent = somebody.send(page, f"{thread}/reply", body=f"Answer {number}.", action="post")

        assert f"Answer {number}." in sent.words


def test_nothing_of_a_member_is_kept_with_it(app, visit, thread):
    names = set()
    for _ in range(2):
        page = visit().arrive().get(thread)
        names |= {tag.get_text() for tag in page.all(".names [translate=no]")}

    with app.app_context():
        kept = repr(pieces()._kept)
    assert len(names) > 2
    assert not [name for name in names if name in kept]
