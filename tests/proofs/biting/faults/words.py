"""What makes hostile words harmless, and what they are kept out of."""

from tests.proofs.biting.fault import Fault

WRITING, HOSTILE = "forum/writing.py", "tests/hostile/test_writing.py"
EITHER = f"{HOSTILE}::test_when_all_before_fails_either_lock_holds_alone"

FAULTS = (
    Fault(
        "The first lock holds alone",
        WRITING,
        "return str(bleach.clean(html, tags=TAGS, attributes=attributes, protocols=SCHEMES))",
        "return html",
        EITHER,
    ),
    Fault(
        "The second lock holds alone",
        WRITING,
        "return _second_lock(_first_lock(html))",
        "return _first_lock(html)",
        EITHER,
    ),
    Fault(
        "The list of tags has none that acts",
        WRITING,
        'TAGS = {"p",',
        'TAGS = {"img", "p",',
        f"{HOSTILE}::test_no_stage_lets_anything_through_that_acts[_second_lock-owasp]",
    ),
    Fault(
        "The list of attributes has none that acts",
        WRITING,
        '{"a": {"href"}, "ol"',
        '{"p": {"onclick"}, "a": {"href"}, "ol"',
        EITHER,
    ),
    Fault(
        "A link leads to the web alone",
        WRITING,
        '= {"http", "https"}, ',
        '= {"http", "https", "javascript"}, ',
        f"{HOSTILE}::test_no_stage_lets_anything_through_that_acts",
    ),
    Fault(
        "A link says that we do not stand for it",
        WRITING,
        '"nofollow noopener noreferrer ugc"',
        '"nofollow noopener"',
        f"{HOSTILE}::test_no_link_leaves_without_our_rel_or_stays_within_the_site[to_html-owasp]",
    ),
    Fault(
        "Words alone have nothing in them that Markdown would make anything of",
        WRITING,
        " and not _MARKED.search(text):  # Markdown",
        ":  # Markdown",
        f"{HOSTILE}::test_words_alone_are_drawn_as_markdown_draws_them",
    ),
    Fault(
        "A link shows its host",
        WRITING,
        'state.push("text", "", 0).content = f" ({host})"',
        "pass",
        "tests/test_writing.py::test_a_link_shows_its_host",
    ),
    Fault(
        "No sign turns the words of a page",
        WRITING,
        '"\\u202a-\\u202e\\u2066-\\u206f"',
        '""',
        "tests/test_writing.py::test_tidying_keeps_the_words_and_drops_what_disturbs",
    ),
    Fault(
        "What a template is given is escaped",
        "forum/web/drawing/environment.py",
        "        self.undefined = StrictUndefined\n",
        "        self.undefined, self.autoescape = StrictUndefined, False\n",
        "tests/web/test_filters.py"
        "::test_what_has_been_made_safe_is_drawn_and_everything_else_is_escaped",
    ),
    Fault(
        "A title is escaped",
        "templates/_untitled.html",
        "{{ title or",
        "{{ (title or '')|safe or",
        "tests/journeys/test_bad_input.py::test_a_title_is_words_wherever_it_stands",
    ),
    Fault(
        "A post is drawn as it is now",
        "forum/talk/conversation/drawing_views.py",
        "(POST, self._always, post[:-1], look)",
        "(POST, self._always, post.id, look)",
        "tests/talk/conversation/test_drawing_views.py"
        "::test_changed_words_and_hidden_ones_are_drawn_as_they_are_now",
    ),
    Fault(
        "What is one reader's own is not kept",
        "forum/talk/conversation/drawing_views.py",
        "if look.is_mine or look.is_kept",
        "if look.is_kept",
        "tests/talk/conversation/test_drawing_views.py::test_nothing_of_ones_own_is_kept",
    ),
    Fault(
        "Words are judged by the board that they come to",
        "forum/threads/rules.py",
        "if judged_on not in (None, (board_id, posting)):",
        "if False:",
        "tests/journeys/test_slipping_in.py::test_a_reply_is_judged_by_the_board_that_it_comes_to",
    ),
)
