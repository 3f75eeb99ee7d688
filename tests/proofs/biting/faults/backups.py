"""What keeps words that are gone from coming back with a backup."""

from tests.proofs.biting.fault import Fault

MENDING, LOADING = "forum/backups/restoring/mending.py", "forum/backups/restoring/loading.py"

FAULTS = (
    Fault(
        "What is erased is noted",
        "forum/privacy/erasures.py",
        "        desk.record(gone, hear_of_end)\n",
        "        pass\n",
        "tests/privacy/test_erasures.py::test_taking_back_is_all_that_is_left_to_tell",
    ),
    Fault(
        "The forum notes what is erased",
        "forum/app.py",
        "    erasures.sit_down_at(desk)\n",
        "",
        "tests/proofs/test_backups.py::test_what_went_since_does_not_come_back",
    ),
    Fault(
        "A way in that ended opens nothing in a backup",
        MENDING,
        '        ended = _end(newer(reading(), Ending, notes.of("ending")))\n',
        "        ended = 0\n",
        "tests/backups/restoring/test_commands.py"
        "::test_a_passphrase_that_was_changed_since_opens_nothing",
    ),
    Fault(
        "A known name that was left comes off its words in a backup",
        MENDING,
        '        parted = _part(newer(reading(), Parting, notes.of("parting")))\n',
        "        parted = 0\n",
        "tests/proofs/test_backups.py::test_a_known_name_that_was_left_does_not_come_back",
    ),
    Fault(
        "A backup is written anew once words went from it",
        MENDING,
        "        _write_anew(file)\n",
        "        pass\n",
        "tests/backups/restoring/test_mending.py::test_nothing_of_what_was_erased_is_in_the_file",
    ),
    Fault(
        "A backup that ends too early does not count",
        LOADING,
        "if self._head is None or not self._is_whole:",
        "if self._head is None:",
        "tests/backups/restoring/test_loading.py::test_what_ends_too_early_does_not_count",
    ),
    Fault(
        "A backup does nothing but fill tables",
        LOADING,
        "            if not MAKES.match(statement):\n",
        "            if False:\n",
        "tests/backups/restoring/test_loading.py"
        "::test_a_line_that_would_do_something_else_is_refused",
    ),
)
