"""A desk shows its page with everything that a template asks for, and nothing left out."""

from forum.public_ids import new_id
from forum.space.drafting import Place
from forum.talk.desk import Desk


def test_what_a_page_is_not_told_is_empty():
    desk = Desk("/t/x/reply", Place.in_thread(new_id()), "Nights", page=lambda **shown: str(shown))

    assert desk.show() == str(
        {
            "preview": None,
            "preview_title": None,
            "newest": None,
            "details": [],
            "told": [],
            "drafts": [],
            "is_kept": False,
            "is_hard": False,
        }
    )


def test_what_it_is_told_is_shown():
    desk = Desk("/t/x/reply", Place.in_thread(new_id()), "Nights")
    desk.page = lambda **shown: f"{shown['preview']}, {shown['newest']}"

    assert desk.show(preview="<p>Hello</p>") == "<p>Hello</p>, None"
