"""What the settings of the database and the shape of its tables protect."""

from tests.proofs.biting.fault import Fault

FAULTS = (
    Fault(
        "What is deleted is overwritten",
        "forum/database.py",
        '"secure_delete": 1,',
        '"secure_delete": 0,',
        "tests/test_database.py::test_deleted_bytes_are_overwritten",
    ),
    Fault(
        "Words do not go into temporary files",
        "forum/database.py",
        '"temp_store": 2,',
        '"temp_store": 0,',
        "tests/test_database.py::test_every_connection_keeps_what_we_promise",
    ),
    Fault(
        "No row may lead to one that is gone",
        "forum/database.py",
        '"foreign_keys": 1,',
        '"foreign_keys": 0,',
        "tests/test_database.py::test_words_without_their_post_are_impossible",
    ),
    Fault(
        "A setting that did not take stops the connection",
        "forum/database.py",
        "if found != wanted and not in_memory:",
        "if False:",
        "tests/proofs/test_schema.py::test_a_setting_that_did_not_take_stops_the_start",
    ),
    Fault(
        "No table numbers its rows",
        "forum/database.py",
        '"sqlite_with_rowid": False',
        '"sqlite_with_rowid": True',
        "tests/test_database.py::test_no_table_numbers_its_rows",
    ),
    Fault(
        "No number of a row is made up",
        "migrations/versions/0021_lay_words_whole.py",
        "printf('%016X', key) = hex(substr(post_id, 1, 8))",
        "printf('%016X', key) IS NOT NULL",
        "tests/migrations/test_words_laid_whole.py::test_from_then_on_no_number_is_made_up",
    ),
    Fault(
        "A row has no number but one made of its id",
        "forum/threads/models.py",
        "printf('%016X', key) = hex(substr(post_id, 1, 8))",
        "printf('%016X', key) IS NOT NULL",
        "tests/proofs/test_schema.py::test_our_tables_have_no_fault",
    ),
    Fault(
        "The log of the database is emptied",
        "forum/database.py",
        "wal_checkpoint(TRUNCATE)",
        "wal_checkpoint(PASSIVE)",
        "tests/running/test_chores.py::test_words_that_were_taken_back_do_not_stay_in_the_log",
    ),
    Fault(
        "A table of accounts knows no day",
        "forum/accounts/models.py",
        "    active_year: Mapped[int]\n",
        "    active_year: Mapped[int]\n    day: Mapped[__import__('datetime').date]\n",
        "tests/proofs/test_schema.py::test_the_columns_of_the_most_private_tables_are_those_we_know",
    ),
    Fault(
        "A table of handles knows nothing finer than a day",
        "forum/handles/models.py",
        "    day: Mapped[date]\n",
        "    day: Mapped[__import__('datetime').datetime]\n",
        "tests/proofs/test_schema.py::test_our_tables_have_no_fault",
    ),
    Fault(
        "Sealed entries have no order",
        "forum/handles/models.py",
        "    box: Mapped[bytes]\n",
        "    box: Mapped[bytes]\n    place: Mapped[int]\n",
        "tests/proofs/test_schema.py::test_the_columns_of_the_most_private_tables_are_those_we_know",
    ),
    Fault(
        "Every field that is kept is told of",
        "forum/handles/models.py",
        "    name: Mapped[str] = mapped_column(primary_key=True)\n",
        "    name: Mapped[str] = mapped_column(primary_key=True)\n    more: Mapped[str]\n",
        "tests/privacy/inventory/test_everything.py::test_every_field_has_an_entry",
    ),
    Fault(
        "Ids are drawn by chance",
        "forum/public_ids.py",
        "return secrets.token_bytes(ID_BYTES)",
        "return bytes(8) + secrets.token_bytes(8)",
        "tests/test_public_ids.py::test_ids_are_random",
    ),
)
