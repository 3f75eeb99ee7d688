"""What keeps search from telling what somebody may not read, and from keeping what is gone."""

from tests.proofs.biting.fault import Fault

PROOF, SECOND = "tests/proofs", "forum/search/tantivy_engine/writing.py"

FAULTS = (
    Fault(
        "What waits is not in the index",
        "forum/search/keeping/documents.py",
        ".where(Post.state == PostState.PUBLISHED, Board.reading.in_(SEARCHABLE))",
        ".where(Board.reading.in_(SEARCHABLE))",
        "tests/search/keeping/test_documents.py"
        "::test_words_that_were_left_where_they_were_are_in_no_document",
    ),
    Fault(
        "What a group reads is not in the index",
        "forum/search/keeping/documents.py",
        "SEARCHABLE = (Reading.EVERYONE, Reading.MEMBERS)",
        "SEARCHABLE = tuple(Reading)",
        f"{PROOF}/test_search_audience.py::test_a_group_reads_on_its_page_and_searches_nothing",
    ),
    Fault(
        "The database decides once more who may read what was found",
        "forum/search/pages/reading.py",
        "            Post.state == PostState.PUBLISHED,\n            _is_readable(reading),\n",
        "            _is_readable(reading),\n",
        "tests/search/pages/test_reading.py"
        "::test_even_if_its_words_were_left_where_they_were_it_is_not_there",
    ),
    Fault(
        "The database decides once more on which board",
        "forum/search/pages/reading.py",
        "            _is_readable(reading),\n        )\n    )\n",
        "        )\n    )\n",
        "tests/search/pages/test_reading.py"
        "::test_posts_are_shown_to_those_who_may_read_their_board",
    ),
    Fault(
        "What members may read is not looked up for a guest",
        "forum/search/pages/views.py",
        'key = "ground of search", backend, *readable_by(asking)',
        'key = "ground of search", backend',
        "tests/journeys/test_search_ground.py"
        "::test_a_guest_who_asks_behind_a_member_hears_of_no_board_of_theirs",
    ),
    Fault(
        "What a request saw before is not kept for others",
        "forum/search/pages/views.py",
        "        look_anew()  # posts are put to it, and none may be older than it is\n",
        "        pass\n",
        "tests/journeys/test_search_ground.py"
        "::test_what_a_request_saw_before_is_not_kept_for_others",
    ),
    Fault(
        "A guest learns nothing of what members write",
        "forum/search/audience.py",
        "return Audience.MEMBERS if viewer.is_member else Audience.EVERYONE",
        "return Audience.MEMBERS",
        "tests/search/test_audience.py",
    ),
    Fault(
        "Words that are gone leave the files of the first engine",
        "forum/search/whoosh_engine/merging.py",
        "            if place not in self._gone:\n",
        "            if True:\n",
        f"{PROOF}/test_search_forgetting.py"
        "::test_words_taken_away_are_in_no_file_after_the_purge[whoosh-taken back]",
    ),
    Fault(
        "Words that are gone leave the small files of the second engine at once",
        SECOND,
        "        for part in anew:\n",
        "        for part in ():\n",
        "tests/search/tantivy_engine/test_writing.py"
        "::test_a_small_part_is_written_anew_with_the_change",
    ),
    Fault(
        "Words that are gone leave the large files of the second engine",
        SECOND,
        "    left = mixed(parts_of(folder))\n",
        "    left = []\n",
        "tests/search/tantivy_engine/test_writing.py::test_a_large_part_waits_for_the_purge",
    ),
    Fault(
        "A way to search that is not used any more leaves nothing",
        "forum/search/leftovers.py",
        "shutil.rmtree(data",
        "str(data",
        "tests/search/test_leftovers.py::test_only_what_is_used_stays",
    ),
    Fault(
        "Words typed into search are in no address",
        "forum/search/pages/tokens.py",
        "box = seal_padded(key, until + plain, size=size)",
        "box = until + packed(question)",
        f"{PROOF}/test_search_typed.py::test_words_typed_are_in_no_address",
    ),
    Fault(
        "An address of a search is dead after a while",
        "forum/search/pages/tokens.py",
        '    if int.from_bytes(plain[:TIME_BYTES], "big") < at.timestamp():\n        raise Dead\n',
        "",
        "tests/search/pages/test_tokens.py::test_a_token_is_dead_after_half_an_hour",
    ),
    Fault(
        "An index that is not ours is not read",
        "forum/search/manifest.py",
        "if not hmac.compare_digest(code, self._code(index, plain)):",
        "if False:",
        "tests/search/whoosh_engine/test_opening.py"
        "::test_an_index_that_another_forum_wrote_is_refused_unread",
    ),
)
