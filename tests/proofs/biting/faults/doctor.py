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
        EXAMINING,
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
)
