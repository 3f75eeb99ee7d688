"""What keeps pages shown from memory from telling what is hidden, or whose they are."""

from tests.proofs.biting.fault import Fault

STRANGERS = "tests/talk/conversation/test_page_views.py"
PIECES = "tests/proofs/test_pieces_shown.py"
GUESTS, PROOF = "forum/web/guests", "tests/proofs/test_shown_from_memory.py"

FAULTS = (
    Fault(
        "No page is shown from memory once what it shows was changed",
        f"{GUESTS}/standing.py",
        "or self.marks(kept.marks.keys()) != kept.marks",
        "",
        f"{PROOF}::test_what_was_hidden_or_changed_is_not_shown_again",
    ),
    Fault(
        "How the database stands is asked before a page is shown",
        f"{GUESTS}/standing.py",
        "if kept.version == version:",
        "if kept.version:",
        f"{PROOF}::test_what_was_hidden_or_changed_is_not_shown_again",
    ),
    Fault(
        "A page is kept only if nobody wrote while it was made",
        f"{GUESTS}/answering.py",
        "if marks is not None and self._standing.number() == version:",
        "if marks is not None:",
        f"{PROOF}::test_a_page_under_way_while_it_happens_is_not_kept",
    ),
    Fault(
        "What is not known to be harmless changes everything",
        f"{GUESTS}/marks.py",
        """            return _threads(_given(rows, "thread_id"))
        return (EVERYTHING,)
""",
        """            return _threads(_given(rows, "thread_id"))
        return ()
""",
        f"{PROOF}::test_what_was_hidden_or_changed_is_not_shown_again",
    ),
    Fault(
        "What is like words that their writer alone sees is shown to nobody else",
        "forum/talk/conversation/page_views.py",
        "opening.seq == 0 and opening.state == PostState.PUBLISHED and not thread.waits",
        "opening.seq == 0",
        "tests/journeys/test_alike.py"
        "::test_what_is_like_words_that_others_do_not_see_is_kept_for_nobody",
    ),
    Fault(
        "A conversation depends on those that are offered beneath it",
        "forum/talk/conversation/page_views.py",
        "for each in (thread.id, *(other.id for other in related))",
        "for each in (thread.id,)",
        f"{PROOF}::test_a_conversation_that_is_offered_beneath_another_is_shown_as_it_is",
    ),
    Fault(
        "Whoever has a visit is no guest",
        f"{GUESTS}/asking.py",
        "parse(found[1]) if found else None",
        "parse(found[1] if found else '')",
        f"{PROOF}::test_whoever_is_signed_in_gets_their_own_page",
    ),
    Fault(
        "An answer with a cookie is nobody else's",
        f"{GUESTS}/answering.py",
        'all(name.lower() != "set-cookie" for name, _ in self.headers)',
        "True",
        "tests/web/guests/test_answering.py::test_an_answer_that_begins_a_visit_is_not_kept",
    ),
    Fault(
        "A piece is kept only if nobody wrote while it was made",
        f"{GUESTS}/pieces.py",
        "if marks is not None and standing.number() == version:",
        "if marks is not None:",
        f"{PIECES}::test_a_piece_under_way_while_it_happens_is_not_kept",
    ),
    Fault(
        "Whoever sees a post of theirs that is hidden sees no page that others do",
        "forum/talk/conversation/page_views.py",
        "(left := left_on(page, reader)).hides",
        "(left := left_on(page, reader))._replace(hides=False).hides",
        f"{STRANGERS}::test_whoever_left_something_sees_it_and_nobody_else_does",
    ),
    Fault(
        "What is kept for all shows nothing of whoever made it",
        "forum/talk/conversation/page_views.py",
        "page = _page(asked, thread, GUEST)",
        "page = _page(asked, thread, reader)",
        "tests/talk/conversation/test_own_views.py"
        "::test_nothing_is_kept_of_whoever_made_what_all_share",
    ),
    Fault(
        "Whoever asked is not shown the page of those who did not",
        "forum/talk/conversation/page_views.py",
        " and not reader.is_asker(thread)",
        "",
        "tests/talk/conversation/test_own_views.py"
        "::test_whoever_asked_can_say_what_helped_them_and_nobody_else_can",
    ),
    Fault(
        "Whoever looks is shown what is new to them",
        "forum/talk/conversation/page_views.py",
        "return reader.seen.has_all(thread.newest_seq or 0) and not reader.is_asker(thread)",
        "return not reader.is_asker(thread)",
        f"{STRANGERS}::test_what_is_new_to_one_of_them_is_told_them_alone",
    ),
    Fault(
        "A piece is made of what is there now, not of what this request has looked at",
        f"{GUESTS}/pieces.py",
        "    look_anew()\n",
        "",
        "tests/web/guests/test_pieces.py"
        "::test_a_piece_is_made_of_what_is_there_and_not_of_what_this_request_has_looked_at",
    ),
)
