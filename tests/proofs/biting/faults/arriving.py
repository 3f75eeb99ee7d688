"""What protects the six words, the codes and the way in."""

from tests.proofs.biting.fault import Fault

FAULTS = (
    Fault(
        "Trying words costs memory and time",
        "forum/accounts/unlocking.py",
        "MEMORY_KIBIBYTES = 64 * 1024",
        "MEMORY_KIBIBYTES = 8 * 1024",
        "tests/accounts/test_unlocking.py::test_words_are_stretched_as_the_design_says",
    ),
    Fault(
        "What finds a credential is hashed once more",
        "forum/accounts/unlocking.py",
        'return derive(half, "lookup", b"", size=32)',
        "return half",
        "tests/accounts/test_unlocking.py::test_what_finds_the_row_is_not_what_was_derived",
    ),
    Fault(
        "Two at once stretch words and no more",
        "forum/accounts/unlocking.py",
        "AT_ONCE = 2",
        "AT_ONCE = 64",
        "tests/accounts/test_unlocking.py::test_many_at_once_take_no_more_memory_than_two",
    ),
    Fault(
        "Wrong words are the same work as right ones",
        "forum/accounts/signing_in.py",
        "    return SignedIn(opened, unlock)\n",
        "    return SignedIn(opened, unlock_with_passphrase(words, salt_of(session)))\n",
        "tests/accounts/test_signing_in.py::test_wrong_words_are_the_same_work_as_right_ones",
    ),
    Fault(
        "A recovery code works once",
        "forum/accounts/recovering.py",
        "    remove_way_in(session, code)\n",
        "",
        "tests/accounts/test_recovering.py"
        "::test_coming_back_ends_the_lost_words_and_uses_the_code_up",
    ),
    Fault(
        "Lost words open nothing any more",
        "forum/accounts/credentials.py",
        "ends.append(_mark(opened))",
        "pass",
        "tests/accounts/test_credentials.py"
        "::test_a_retired_passphrase_no_longer_opens_although_its_row_is_still_there",
    ),
    Fault(
        "Every way in is sealed with its own key",
        "forum/accounts/credentials.py",
        "box = seal(unlock.key, opened.root + generation)",
        "box = opened.root + generation",
        "tests/accounts/test_credentials.py::test_a_row_holds_its_keys_and_its_root_nowhere",
    ),
    Fault(
        "No refusal tells the word",
        "forum/accounts/joining.py",
        '"That is not word %(number)d.',
        'words[number - 1] + " is word %(number)d.',
        "tests/accounts/test_joining.py::test_a_refusal_does_not_tell_the_word",
    ),
    Fault(
        "Who signed in is led to no other site",
        "forum/web/routing.py",
        'and not typed.startswith(("//", "/\\\\"))',
        "",
        "tests/web/test_routing.py::test_anything_else_leads_nowhere",
    ),
)
