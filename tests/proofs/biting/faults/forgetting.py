"""What lets words, hours and cases go."""

from tests.proofs.biting.fault import Fault

FAULTS = (
    Fault(
        "Words that are taken back go at once",
        "forum/threads/taking_back.py",
        "    for table in (Words, HeldWords, Answer):\n",
        "    for table in (HeldWords, Answer):\n",
        "tests/threads/test_taking_back.py"
        "::test_a_line_stands_where_somebody_answered_without_words_or_name",
    ),
    Fault(
        "Hidden words that are taken back go too",
        "forum/threads/taking_back.py",
        "    for table in (Words, HeldWords, Answer):\n",
        "    for table in (Words, Answer):\n",
        "tests/threads/holding/test_counting.py::test_a_hidden_post_is_taken_back_like_any_other",
    ),
    Fault(
        "Who took words back is forgotten with them",
        "forum/threads/taking_back.py",
        "post.state, post.handle_id, post.edited_on = PostState.TAKEN_BACK, None, None",
        "post.state, post.edited_on = PostState.TAKEN_BACK, None",
        "tests/threads/test_taking_back.py"
        "::test_a_line_stands_where_somebody_answered_without_words_or_name",
    ),
    Fault(
        "A case lets go of words that are taken back",
        "forum/moderation/meanwhile/listening.py",
        "    wipe_words(session, news.post_id)\n",
        "",
        "tests/proofs/test_forgetting.py"
        "::test_taken_back_words_are_in_no_file_wherever_their_case_was[noted]",
    ),
    Fault(
        "The hour of a post is forgotten",
        "forum/privacy/fading.py",
        "session.execute(update(Post).where(posts).values(hour=None))",
        "session.execute(update(Post).where(posts).values(edited_on=None))",
        "tests/privacy/test_fading.py::test_an_hour_is_kept_for_two_days",
    ),
    Fault(
        "The order within a day is forgotten",
        "forum/privacy/fading.py",
        "values(hour=None, step=0)",
        "values(hour=None)",
        "tests/privacy/test_fading.py::test_the_order_within_a_day_is_forgotten_with_the_hour",
    ),
    Fault(
        "Notices are forgotten",
        "forum/privacy/sweeping.py",
        "    session.execute(delete(Notice).where(Notice.day < at.date() - KEPT))\n",
        "",
        "tests/privacy/test_sweeping.py::test_a_notice_goes_after_60_days_and_not_before",
    ),
    Fault(
        "The worker forgets hours",
        "forum/running/chores.py",
        '        Chore("forget-hours", timedelta(hours=1), _forget_hours),\n',
        "",
        "tests/running/test_chores.py::test_each_chore_comes_round_often_enough",
    ),
    Fault(
        "The worker empties the log of the database",
        "forum/running/chores.py",
        '        Chore("empty-log", timedelta(hours=1), _empty_log),\n',
        "",
        "tests/running/test_chores.py::test_each_chore_comes_round_often_enough",
    ),
    Fault(
        "The worker purges the index",
        "forum/running/search_chores.py",
        '        ("purge-index", timedelta(hours=12), purge),\n',
        "",
        "tests/running/test_chores.py::test_each_chore_comes_round_often_enough",
    ),
    Fault(
        "Words that were taken down are forgotten",
        "forum/threads/holding/forgetting.py",
        "    for table in (HeldWords, Answer):\n",
        "    for table in (Answer,):\n",
        "tests/threads/holding/test_forgetting.py::test_nothing_of_the_words_is_left",
    ),
    Fault(
        "Cases that were closed long ago are forgotten",
        "forum/moderation/meanwhile/sweeping.py",
        "    session.execute(delete(Case).where(Case.closed_on < limit))\n",
        "",
        "tests/moderation/meanwhile/test_sweeping.py"
        "::test_ninety_days_after_closing_nothing_of_a_case_is_left",
    ),
    Fault(
        "What held for a handle is forgotten",
        "forum/moderation/meanwhile/sweeping.py",
        "    session.execute(delete(Sanction).where(Sanction.until_day < at.date()))\n",
        "",
        "tests/moderation/meanwhile/test_sweeping.py"
        "::test_what_held_for_a_handle_is_forgotten_when_it_has_ended",
    ),
)
