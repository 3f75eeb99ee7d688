"""Those who left something in a conversation see it, and share the rest with everybody."""

import re

import pytest

from forum.public_ids import to_text
from forum.web.drawing.pieces import pieces
from tests.talk.conversation.left import (
    LEFT,
    answer_it,
    follow_it,
    keep,
    put_aside,
    write,
    write_as_known,
)

# Who one is here.
OWN = 1
OF_ONE_FORM = re.compile(r'name="(csrf_token|nonce)"[^>]* value="[^"]+"')


@pytest.mark.parametrize("more", ["", "?view=list"])
@pytest.mark.parametrize("deed", LEFT, ids=lambda deed: deed.__name__)
def test_whoever_left_something_sees_what_would_be_drawn_for_them_alone(
    inside, thread, several, look, deed, more
):
    first, second, third = several
    with inside() as make:
        post = make.reply(thread, body="An answer to this.")
        deed(make, make.writer(root=second.root), make.post_thread(thread.id), post)
        make.reply(make.post_thread(thread.id), parent=post, body="And another.")
    for each in several:
        look(each, more)
    shared = [as_drawn(look(each, more)[0]) for each in (first, second, third)]

    drawn = [as_drawn(look(each, more, alone=True)[0]) for each in (first, second, third)]

    assert LEFT[deed] in shared[1]
    assert shared == drawn


def as_drawn(page):
    return re.sub(r"\s+", " ", OF_ONE_FORM.sub("", page.text))


# Theirs, but nothing that others do not see.
MARKS = [write, write_as_known, keep, answer_it, follow_it, put_aside]


@pytest.mark.parametrize("deed", MARKS, ids=lambda deed: deed.__name__)
def test_those_who_left_something_share_the_rest(inside, thread, several, look, deed):
    """Who they are and what is theirs is one query; what they left, and the posts it marks."""
    first, second, third = several
    with inside() as make:
        post = make.reply(thread, body="An answer to this.")
        deed(make, make.writer(root=second.root), make.post_thread(thread.id), post)
    for each in several * 2:
        look(each)

    costs = [look(each)[1] for each in (second, first, third)]

    assert OWN < costs[0] <= OWN + 4
    assert costs[1:] == [OWN, OWN]


def test_nothing_is_kept_of_whoever_made_what_all_share(app, inside, thread, several, look):
    """Neither what they left nor who they are, though they are the first to look."""
    first, second, _ = several
    with inside() as make:
        post = make.reply(thread, body="An answer to this.")
        for deed in (write, keep, answer_it, follow_it):
            deed(make, make.writer(root=first.root), make.post_thread(thread.id), post)
    look(second)
    with inside() as make:
        make.reply(make.post_thread(thread.id), writer=make.writer(root=first.root), body="Last.")

    look(first)

    page, _ = look(first)

    with app.app_context():
        shelf, _ = app.extensions["pieces_alike"]
        kept = repr(list(shelf._pages.items()))
        parts = repr(pieces()._kept)
    own = [LEFT[deed] for deed in (write, keep, answer_it, follow_it)]
    own += [str(page.all(f"[name={name}]")[0]["value"]) for name in ("csrf_token", "nonce")]
    assert all(each in page.text for each in own)
    assert "Last." in kept
    assert not [each for each in own if each in kept or each in parts]


def test_whoever_asked_can_say_what_helped_them_and_nobody_else_can(inside, several):
    asker, *others = several
    with inside() as make:
        thread = make.thread(writer=make.writer(root=asker.root))
        make.reply(thread, body="Try this.")

    looking = (others[0], asker, others[1], asker, others[0])
    seen = [each.get(f"/t/{to_text(thread.id)}").text for each in looking]

    assert ["This helped me" in text for text in seen] == [False, True, False, True, False]
