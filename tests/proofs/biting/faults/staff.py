"""What holds those with duties: the record, their own cases, and what they never learn."""

from tests.proofs.biting.fault import Fault

RECORD = "tests/audit/test_recording.py"
REAL = f"{RECORD}::test_the_real_file_refuses_whoever_opens_it"

FAULTS = (
    Fault(
        "Nobody changes an entry of the record",
        "forum/audit/models.py",
        "BEGIN SELECT RAISE(ABORT, 'audit: an entry is never changed'); END",
        "BEGIN SELECT 1; END",
        f"{RECORD}::test_the_database_refuses_to_change_or_remove_an_entry",
    ),
    Fault(
        "Nobody removes an entry of the record",
        "forum/audit/models.py",
        "BEGIN SELECT RAISE(ABORT, 'audit: no anchor lets this entry go'); END",
        "BEGIN SELECT 1; END",
        f"{RECORD}::test_the_database_refuses_to_change_or_remove_an_entry",
    ),
    Fault(
        "A changed entry of the record is found",
        "forum/audit/chain.py",
        "if broken is None and not (follows and hash_of(link) == stored):",
        "if broken is None and not follows:",
        "tests/audit/test_chain.py::test_a_changed_entry_is_named",
    ),
    Fault(
        "An entry of the record covers the one before",
        "forum/audit/chain.py",
        '        "previous": link.previous_hash.hex(),\n',
        "",
        "tests/audit/test_chain.py::test_the_hash_is_of_the_json_that_the_page_about_it_states",
    ),
    Fault(
        "No words go into the record",
        "forum/audit/recording.py",
        "check_object(obj)",
        "obj",
        f"{RECORD}::test_words_are_not_recorded",
    ),
    Fault(
        "Nobody decides about their own words",
        "forum/moderation/deciders.py",
        "    if is_own(session, case, decider):\n",
        "    if False:\n",
        "tests/moderation/test_deciders.py"
        "::test_nobody_decides_about_their_own_post_whatever_name_it_has",
    ),
    Fault(
        "Nobody finds their own words in the queue",
        "forum/moderation/queue/candidates.py",
        "_had_before(session, decider, found.rows) | own\n",
        "_had_before(session, decider, found.rows)\n",
        "tests/moderation/queue/test_candidates.py::test_own_posts_are_for_others",
    ),
    Fault(
        "Nobody finds another board's cases in a queue that was kept",
        "forum/moderation/pages/queue_views.py",
        "found_alike(ALL_THAT_WAITS, boards)",
        "found_alike(ALL_THAT_WAITS, frozenset())",
        "tests/journeys/test_rows_of_the_queue.py"
        "::test_of_what_was_found_for_all_boards_nobody_gets_more_than_theirs",
    ),
    Fault(
        "Nobody flags their own words",
        "forum/moderation/flagging.py",
        "    if post.handle_id in own_handles(root, post.thread_id):\n",
        "    if False:\n",
        "tests/moderation/test_flagging.py::test_nobody_flags_their_own_words",
    ),
    Fault(
        "Nothing joins what one guest flags",
        "forum/moderation/flagging.py",
        'mine = derive(mark, "guest", post.id)',
        "mine = mark",
        "tests/moderation/test_flagging.py::test_nothing_joins_what_one_guest_flags_in_an_hour",
    ),
    Fault(
        "A pause on one name holds for the person",
        "forum/moderation/standing.py",
        "(row.scope and handle_id(root, row.scope) == row.handle_id)",
        "False",
        "tests/moderation/test_standing.py::test_what_was_decided_about_one_name_holds_for_the_person",
    ),
    Fault(
        "Who is paused does not write",
        "forum/moderation/screening.py",
        "        check_may_write(sanctions, thread_id=meant.thread_id)\n",
        "        pass\n",
        "tests/moderation/test_screening.py::test_who_is_paused_is_told_why_and_until_when",
    ),
    Fault(
        "The first posts of somebody new wait",
        "forum/moderation/screening.py",
        "not has_published(session, root, first_posts):\n",
        "False:\n",
        "tests/moderation/test_screening.py::test_the_first_posts_of_somebody_new_wait",
    ),
)
