"""What keeps pages shown from memory from telling what is hidden, or whose they are."""

from tests.proofs.biting.fault import Fault

GUESTS, PROOF = "forum/web/guests", "tests/proofs/test_shown_from_memory.py"

FAULTS = (
    Fault(
        "No page is shown from memory once anything was written",
        f"{GUESTS}/shelf.py",
        "return version == self.version and ",
        "return ",
        f"{PROOF}::test_what_was_hidden_or_changed_is_not_shown_again",
    ),
    Fault(
        "A page is kept as the database stood before it was begun",
        f"{GUESTS}/answering.py",
        "body, version, began)",
        "body, self._standing.number() or version, began)",
        f"{PROOF}::test_a_page_under_way_while_it_happens_is_not_kept",
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
)
