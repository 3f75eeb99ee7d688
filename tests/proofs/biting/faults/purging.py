"""What takes words that are gone out of every file."""

from tests.proofs.biting.fault import Fault

WHOLE = "forum/running/purging/whole.py"
EACH_STEP = (
    "tests/running/purging/test_whole.py::test_each_step_is_done_and_told_and_the_day_is_kept"
)

FAULTS = (
    Fault(
        "The database is written anew, without copies in its pages",
        "forum/privacy/scouring.py",
        'connection.execute("VACUUM")',
        "pass",
        "tests/privacy/test_scouring.py"
        "::test_copies_stay_in_pages_after_a_delete_and_are_gone_once_it_is_written_anew",
    ),
    Fault(
        "After that the log is emptied",
        "forum/privacy/scouring.py",
        "    if not empty_log_of(connection):\n        raise InUse\n",
        "",
        "tests/running/purging/test_databases.py"
        "::test_the_database_is_written_anew_and_its_log_is_empty",
    ),
    Fault(
        "A purge writes the database anew",
        WHOLE,
        '        Step("database", partial(write_database_anew, db.engine, show)),\n',
        "",
        EACH_STEP,
    ),
    Fault(
        "A purge writes the file of visits anew",
        WHOLE,
        '        Step("sessions", partial(write_sessions_anew, store, now())),\n',
        "",
        EACH_STEP,
    ),
    Fault(
        "A purge removes what was left half made",
        WHOLE,
        '        Step("files", partial(remove_leftovers, data, now())),\n',
        "",
        EACH_STEP,
    ),
    Fault(
        "A purge purges the index",
        WHOLE,
        "[index_step(app, show), *steps(app, show)]",
        "steps(app, show)",
        EACH_STEP,
    ),
    Fault(
        "What was left half made goes",
        "forum/running/purging/files.py",
        "        _remove(file)\n",
        "        pass\n",
        "tests/running/purging/test_files.py::test_what_was_left_half_made_goes_and_is_named",
    ),
    Fault(
        "The index is brought in step before it is purged",
        "forum/running/purging/index.py",
        "            Indexer(searched.backend, searched.store).catch_up()\n",
        "",
        "tests/running/purging/test_index.py"
        "::test_words_that_were_taken_back_are_in_no_file_of_the_index",
    ),
    Fault(
        "The worker purges every night",
        "forum/running/chores.py",
        "        *for_purge(app),\n",
        "",
        "tests/running/test_chores.py::test_each_chore_comes_round_often_enough",
    ),
)
