"""A conversation comes from memory for all members, but for what is their own."""

import re

import pytest

from forum.threads.models import Line
from tests.talk.conversation.left import LEFT
from tests.visitor import Visitor

# What one left behind, and who one is here.
OWN = 1
OF_ONE_PAGE = re.compile(r'name="csrf_token" value="[^"]+"|<form [^>]*data-draft.*?</form>')


@pytest.mark.parametrize("more", ["", "?view=list"])
def test_strangers_share_what_one_of_them_looked_up(several, look, more):
    look(several[0], more)

    assert [look(each, more)[1] for each in several] == [OWN] * 3


def test_they_see_the_same_but_for_what_is_their_own(several, look):
    seen = [re.sub(r"\s+", " ", look(each)[0].text) for each in several]

    assert len(set(seen)) == 3
    assert len({OF_ONE_PAGE.sub("", text) for text in seen}) == 1


def test_nothing_of_them_is_kept_with_it(app, several, look):
    mine = set()
    for each in several:
        page, _ = look(each)
        names = page.all(".names [translate=no]")
        mine |= {name.get_text() for name in names} | {str(page.one("[name=nonce]")["value"])}
        mine |= {str(box["value"]) for box in page.all("[name=csrf_token]")}

    with app.app_context():
        shelf, _ = app.extensions["pieces_alike"]
        kept = repr(list(shelf._pages.items()))
    assert "Second answer." in kept
    assert len(mine) > 6
    assert not [each for each in mine if each in kept]


@pytest.mark.parametrize("deed", LEFT, ids=lambda deed: deed.__name__)
def test_whoever_left_something_sees_it_and_nobody_else_does(inside, thread, several, look, deed):
    first, second, third = several
    look(second)
    with inside() as make:
        post = make.reply(thread, body="An answer to this.")
        deed(make, make.writer(root=second.root), make.post_thread(thread.id), post)

    seen = [look(each)[0].text for each in (first, second, third, second, first)]

    expected = [False, True, False, True, False]
    assert [LEFT[deed] in text for text in seen] == expected


def test_what_is_new_to_one_of_them_is_told_them_alone(inside, thread, several, look):
    first, second, _ = several
    with inside() as make:
        make.reply(make.post_thread(thread.id), body="A new answer.")

    seen = [look(each)[0].text for each in (first, first, second, first, second)]

    new = ["New since you were last here" in text for text in seen]
    assert new == [True, False, True, False, False]
    assert all("A new answer." in text for text in seen)


def test_a_hidden_answer_at_the_end_makes_it_no_dearer(inside, thread, several, look):
    with inside() as make:
        make.hide(make.reply(make.post_thread(thread.id)), Line.WAITING)
    look(several[0])

    assert [look(each)[1] for each in several] == [OWN] * 3


def test_at_their_first_visit_it_is_remembered_what_they_saw(app, inside, thread, several, look):
    late = Visitor(app).arrive()
    look(late)
    with inside() as make:
        make.reply(make.post_thread(thread.id), body="A new answer.")

    assert "Go to the new one" in look(late)[0].text
