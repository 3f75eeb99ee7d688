"""What keeps an account and its handles apart, and one handle from the other."""

from tests.proofs.biting.fault import Fault

FAULTS = (
    Fault(
        "No transaction writes both sides",
        "forum/separation.py",
        "if len(sides) > 1:",
        "if len(sides) > 2:",
        "tests/proofs/test_sides.py::test_both_in_one_flush_are_stopped_and_nothing_is_written",
    ),
    Fault(
        "What goes past the session is watched too",
        "forum/separation.py",
        'event.listen(session, "after_begin", _watch_connection)',
        "pass",
        "tests/proofs/test_sides.py"
        "::test_writing_an_account_after_a_handle_is_stopped_before_it_is_written",
    ),
    Fault(
        "What is put past SQLAlchemy is watched too",
        "forum/handles/putting.py",
        "    tell(connection, cursor, sql,",
        "    (lambda *_: None)(connection, cursor, sql,",
        "tests/handles/test_putting.py::test_both_sides_in_one_transaction_are_stopped",
    ),
    Fault(
        "Every transaction of the forum is watched",
        "forum/transaction.py",
        "watch(Writing)\n",
        "",
        "tests/proofs/test_sides.py::test_the_forums_own_transactions_are_guarded",
    ),
    Fault(
        "A member has another handle in each thread",
        "forum/handles/deriving.py",
        'return derive(root, "handle", scope)',
        'return derive(root, "handle", SITE)',
        "tests/handles/test_deriving.py::test_a_member_can_have_two_handles_in_a_thread",
    ),
    Fault(
        "Nobody can make a handle without the root",
        "forum/handles/deriving.py",
        'return derive(root, "handle", scope)',
        'return derive(bytes(32), "handle", scope)',
        "tests/handles/test_deriving.py"
        "::test_a_member_is_one_handle_in_a_thread_and_an_unrelated_one_in_the_next",
    ),
    Fault(
        "A reader is not who they are as a writer",
        "forum/handles/deriving.py",
        'return f"{READER}:{to_text(thread_id)}"',
        'return f"{THREAD}:{to_text(thread_id)}"',
        "tests/handles/test_keyring.py::test_a_reader_is_not_who_they_are_as_a_writer",
    ),
    Fault(
        "Values made for two purposes cannot be joined",
        "forum/sealing.py",
        'person = purpose.encode("ascii")',
        'person = b""',
        "tests/test_sealing.py::test_each_of_key_purpose_and_thing_counts_alone",
    ),
    Fault(
        "The same words never make the same box twice",
        "forum/sealing.py",
        "SecretBox(key).encrypt(plain)",
        "SecretBox(key).encrypt(plain, bytes(24))",
        "tests/test_sealing.py::test_the_same_words_never_make_the_same_box_twice",
    ),
    Fault(
        "Padded boxes have one length",
        "forum/sealing.py",
        "length + plain + bytes(room - len(plain))",
        "length + plain",
        "tests/test_sealing.py::test_padded_boxes_have_one_length_whatever_is_in_them",
    ),
    Fault(
        "The keyring is padded",
        "forum/handles/entries.py",
        "size=kind.size or _step_for(words)",
        "size=len(words) + 42",
        "tests/handles/test_entries.py::test_a_box_is_as_long_as_a_step_and_not_as_its_words",
    ),
    Fault(
        "An entry is only ever inserted or deleted",
        "forum/handles/entries.py",
        "    drop(session, root, kind, about)\n    add(session, root, kind, about, holds=holds)\n",
        "    box = seal_padded(hkdf(root, kind.purpose), json.dumps(holds).encode(), size=256)\n"
        "    session.merge(SealedEntry(address=address_of(root, kind, about), box=box))\n"
        "    session.flush()\n",
        "tests/handles/test_entries.py::test_an_entry_is_only_ever_inserted_or_deleted",
    ),
    Fault(
        "A window follows the handle and not its owner",
        "forum/handles/naming.py",
        'number = _draw(handle_id, b"window")',
        'number = _draw(b"", b"window")',
        "tests/handles/test_naming.py::test_windows_use_all_colours_and_patterns_and_stay_the_same",
    ),
)
