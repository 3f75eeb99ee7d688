"""What stops a start that would break a promise."""

from tests.proofs.biting.fault import Fault

ALL_CHECKS = "forum/doctor/examining.py"
EXAMINING = (
    "tests/doctor/test_examining.py::test_every_check_that_there_is_is_made_on_some_occasion"
)

FAULTS = (
    Fault(
        "A forum does not start where others can look into its folder",
        ALL_CHECKS,
        "    folders.open_folder,\n",
        "",
        "tests/doctor/test_starting.py"
        "::test_a_command_that_serves_does_not_start_with_an_open_data_folder",
    ),
    Fault(
        "A forum does not start while it is debugged",
        ALL_CHECKS,
        "    secrecy.debugging,\n",
        "",
        EXAMINING,
    ),
    Fault(
        "A forum does not start with a secret that can be guessed",
        ALL_CHECKS,
        "    secrecy.weak_secret,\n",
        "",
        EXAMINING,
    ),
    Fault(
        "A forum does not start when SQLite keeps what is deleted",
        ALL_CHECKS,
        "(tables.kept_settings, tables.newer_database)",
        "(tables.newer_database,)",
        EXAMINING,
    ),
    Fault(
        "A forum does not start on an index of somebody else",
        ALL_CHECKS,
        "    index.foreign_index,\n",
        "",
        EXAMINING,
    ),
    Fault(
        "A secret that can be guessed is known as one",
        "forum/doctor/secrecy.py",
        "if bits(patient.chosen.secret) < ENOUGH_BITS:",
        "if False:",
        "tests/doctor/test_secrecy.py::test_a_secret_that_can_be_guessed_is_refused_and_not_repeated",
    ),
)
