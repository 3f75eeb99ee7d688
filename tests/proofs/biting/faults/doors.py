"""What lets in whom: declared access, the staff's codes, and absences that look the same."""

from tests.proofs.biting.fault import Fault

ACCESS, DUTIES = "forum/web/access.py", "tests/web/test_duties.py"
ABSENT = "tests/proofs/test_absence.py"

FAULTS = (
    Fault(
        "A route that does not say who may use it stops the start",
        ACCESS,
        'if getattr(view, "access", None) not in LEVELS:',
        "if False:",
        "tests/proofs/test_access.py::test_a_route_that_does_not_say_stops_the_start",
    ),
    Fault(
        "The forum is started with that check",
        "forum/app.py",
        "    access.check_declared(app)\n",
        "",
        "tests/web/test_access.py::test_the_forum_does_not_start_with_such_a_route",
    ),
    Fault(
        "A guest is no member",
        ACCESS,
        "        if not viewer().is_member:\n            return ask_to_sign_in()\n",
        "",
        "tests/web/test_access.py::test_a_guest_is_asked_to_sign_in_and_led_back_to_a_page",
    ),
    Fault(
        "A member is no moderator",
        ACCESS,
        "    if found is None:\n        raise NotAllowed(NOT_YOURS)\n",
        "    found = found or OnDuty(bytes(16), '', 'lead', (), True)\n",
        f"{DUTIES}::test_a_member_without_duties_is_refused_whatever_their_visit_says",
    ),
    Fault(
        "Staff do what their role may and no more",
        ACCESS,
        "    if not may(duty.role, act):\n",
        "    if False:\n",
        f"{DUTIES}::test_who_may_not_do_it_is_refused_before_they_are_asked_for_a_code",
    ),
    Fault(
        "Staff give a code in each visit",
        ACCESS,
        "    if sessions.code_confirmed_at() is None:\n",
        "    if False:\n",
        f"{DUTIES}::test_without_a_code_in_this_visit_staff_are_asked_for_one",
    ),
    Fault(
        "Who acts on a person gives a fresh code",
        ACCESS,
        "FRESH = timedelta(minutes=5)",
        "FRESH = timedelta(hours=5)",
        f"{DUTIES}::test_who_acts_on_a_person_gives_a_code_every_five_minutes",
    ),
    Fault(
        "A code works once",
        "forum/staff/enrolling.py",
        "    if _is_over(secret, step, factor.used, at=at):\n",
        "    if False:\n",
        "tests/staff/test_enrolling.py::test_a_code_is_good_once",
    ),
    Fault(
        "The secret of a second factor is sealed",
        "forum/staff/enrolling.py",
        "seal(_key(root), secret.encode())",
        "secret.encode()",
        "tests/staff/test_enrolling.py"
        "::test_the_table_holds_neither_the_secret_nor_a_moment_nor_a_code",
    ),
    Fault(
        "A code on paper works once",
        "forum/staff/enrolling.py",
        "removed = session.execute(delete(RecoveryCode).where(*found))",
        "removed = session.execute(update(RecoveryCode).where(*found).values(id=RecoveryCode.id))",
        "tests/staff/test_enrolling.py::test_a_code_on_paper_is_good_once_however_it_is_typed",
    ),
    Fault(
        "Nobody reads a board that is not theirs",
        "forum/threads/reading.py",
        "            Board.reading.in_([literal(kind) for kind in reading]),\n"
        "            thread_stands_for",
        "            thread_stands_for",
        f"{ABSENT}::test_every_absence_is_the_same_to_a_guest",
    ),
    Fault(
        "A post that waits is its writer's alone",
        "forum/threads/reading.py",
        "    if found is None or not _can_see(found, root):\n",
        "    if found is None:\n",
        f"{ABSENT}::test_every_absence_is_the_same_to_a_guest",
    ),
    Fault(
        "A thread that waits is its opener's alone",
        "forum/threads/reading.py",
        "            thread_stands_for(mine),\n",
        "",
        f"{ABSENT}::test_every_absence_is_the_same_to_a_guest",
    ),
    Fault(
        "A wrong method is an absence",
        "forum/web/errors.py",
        "if error.code in (404, 405, 308)",
        "if error.code in (404, 308)",
        "tests/web/test_errors.py::test_a_wrong_method_looks_like_a_missing_page",
    ),
    Fault(
        "An absence gives no reason",
        "forum/web/errors.py",
        "error_page(status, None if status == 404 else str(error))",
        'error_page(status, str(error) or "It was taken down.")',
        f"{ABSENT}::test_every_absence_is_the_same_to_a_guest",
    ),
    Fault(
        "An address has one way to be written",
        "forum/public_ids.py",
        "    if to_text(public_id) != text:\n        raise NotFound\n",
        "",
        "tests/test_public_ids.py::test_one_thing_has_one_address",
    ),
)
