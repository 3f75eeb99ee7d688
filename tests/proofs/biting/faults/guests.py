"""What keeps pages shown from memory from telling what is hidden, or whose they are."""

from tests.proofs.biting.fault import Fault

GUESTS, PROOF = "forum/web/guests", "tests/proofs/test_shown_from_memory.py"

FAULTS = (
    Fault(
        "No page is shown from memory once what it shows was changed",
        f"{GUESTS}/answering.py",
        "or self._standing.marks(page.marks.keys()) != page.marks",
        "",
        f"{PROOF}::test_what_was_hidden_or_changed_is_not_shown_again",
    ),
    Fault(
        "How the database stands is asked before a page is shown",
        f"{GUESTS}/answering.py",
        "if page.version == version:",
        "if page.version:",
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
        "A conversation depends on those that are offered beneath it",
        "forum/talk/views.py",
        "shown = (thread.id, *(each.id for each in related))",
        "shown = (thread.id,)",
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
        "A piece is kept as the database stood before it was begun",
        f"{GUESTS}/pieces.py",
        "drawn.encode(), version, began)",
        "drawn.encode(), standing.number(), began)",
        f"{PROOF}::test_a_piece_under_way_while_it_happens_is_not_kept",
    ),
    Fault(
        "A piece is made of what is there now, not of what this request has looked at",
        f"{GUESTS}/pieces.py",
        "    look_anew()\n",
        "",
        f"{PROOF}::test_a_piece_under_way_while_it_happens_is_not_kept",
    ),
)
