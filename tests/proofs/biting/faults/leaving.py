"""What leaves nothing of somebody who leaves."""

from tests.proofs.biting.fault import Fault

STEPS, TEST = "forum/leaving/steps.py", "tests/leaving/test_steps.py"

FAULTS = (
    Fault(
        "Words that stay are under no name that joins them",
        STEPS,
        'if words == "take" else _part(mine)',
        'if words == "take" else ()',
        f"{TEST}::test_what_is_left_behind_is_joined_by_nothing",
    ),
    Fault(
        "Who takes their words takes all of them",
        STEPS,
        "yield Step(partial(take_posts, posts=some), posts=len(some))",
        "yield Step(partial(take_posts, posts=some[1:]), posts=len(some))",
        f"{TEST}::test_who_takes_their_words_leaves_none_anywhere",
    ),
    Fault(
        "Who takes their words takes what they said without a word",
        STEPS,
        'readers = mine.readers if words == "take" else {}',
        "readers: dict[bytes, bytes] = {}",
        f"{TEST}::test_who_takes_their_words_leaves_none_anywhere",
    ),
    Fault(
        "Nothing is left of what somebody who left followed",
        "forum/leaving/traces.py",
        "TRACES = (Follow, Notice, Sanction)",
        "TRACES = (Notice, Sanction)",
        "tests/leaving/test_traces.py::test_it_goes_of_this_handle_and_of_no_other",
    ),
    Fault(
        "What was sealed for somebody who left goes",
        STEPS,
        "        yield from _removals(found)\n",
        "        yield from _removals(found[1:])\n",
        f"{TEST}::test_who_leaves_their_words_takes_nothing_from_others",
    ),
    Fault(
        "The keyring of somebody who left goes",
        STEPS,
        "    yield from _removals(keyring_addresses(mine.root, mine.keyring))\n",
        "",
        f"{TEST}::test_who_leaves_their_words_takes_nothing_from_others",
    ),
    Fault(
        "Leaving asks for the six words again",
        "forum/accounts/signing_in.py",
        "    if found.opened.root != root:\n",
        "    if False:\n",
        "tests/leaving/test_views.py::test_without_ones_own_six_words_nothing_happens",
    ),
)
