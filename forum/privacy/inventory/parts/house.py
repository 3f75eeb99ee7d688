"""What the place says of itself, and what it counts."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import (
    BOARD,
    KIND,
    MADE,
    NAME,
    RANDOM,
    RETIRED,
    RULE,
    SINCE,
    TITLE,
    VERSION,
    WORDS,
)

FIRST_ANSWERS = Entry(
    _l("How long first answers took"),
    _l("To see if people wait too long."),
    _l("Counts for %(first_replies)s. No person, name or post is in them."),
    _l("The people who run this place."),
    {
        "first_replies": {
            "id": MADE,
            "board_id": BOARD,
            "week": _l("which week"),
            "hours": _l("within how many hours, in rough steps"),
            "threads": _l("how many threads"),
        },
    },
)
BOARDS_AND_RULES = Entry(
    _l("The boards and the house rules"),
    _l("So that you know where you are, and what holds."),
    _l("For as long as this place is here. Nothing of a member is in them."),
    _l("Everyone who can read that board."),
    {
        "board": {
            "id": RANDOM,
            "slug": _l("its part of the address"),
            "name": NAME,
            "description": _l("what it is for"),
            "rules": _l("its own rules"),
            "content_notes": _l("what posts there may talk about"),
            "reading": _l("who may read it"),
            "posting": _l("whose posts wait for a moderator"),
            "position": _l("its place on the home page"),
            "archived_on": _l("since when it is closed"),
        },
        "house_rule": {
            "id": RANDOM,
            "number": RULE,
            "version": VERSION,
            "title": TITLE,
            "text": WORDS,
            "since": SINCE,
            "retired_on": RETIRED,
        },
    },
)
HOUSE_WORDS = Entry(
    _l("What moderators prepared: replies, and words to watch for"),
    _l("So that they can answer well, and look at what may hurt."),
    _l("For as long as this place is here. Nothing of a member is in them."),
    _l("The people with duties here."),
    {
        "saved_reply": {
            "id": RANDOM,
            "number": _l("which reply"),
            "version": VERSION,
            "rule": RULE,
            "title": _l("when it fits"),
            "text": WORDS,
            "since": SINCE,
            "retired_on": RETIRED,
        },
        "word_rule": {
            "id": RANDOM,
            "board_slug": BOARD,
            "off_on": _l("where it is off"),
            "kind": KIND,
            "text": _l("the words to look for"),
            "effect": _l("what then happens to a post"),
            "title": TITLE,
            "why": _l("why"),
            "enabled": _l("whether it is on"),
            "follows": _l("the rule that it took the place of"),
            "shipped": _l("whether it came with Lamplit"),
            "retired_on": RETIRED,
        },
    },
)
SETTINGS = Entry(
    _l("How this place is set up"),
    _l("So that it runs as the people who run it chose."),
    _l("For as long as this place is here. Nothing of a member is in it."),
    _l("The people who run this place."),
    {
        "site_choice": {
            "name": _l("which choice"),
            "value": _l("what was chosen"),
        },
        "instance_fact": {
            "name": _l("which random number"),
            "value": RANDOM,
        },
        "search_synonym": {
            "id": RANDOM,
            "key": _l("which words of Lamplit’s own they stand for"),
            "words": _l("words that find each other"),
            "also": _l("words that they find as well"),
            "is_one_way": _l("whether that goes one way"),
            "is_on": _l("whether it is on"),
        },
        "file": {
            "secret": _l("a random number that signs forms; it opens nothing"),
            "help-lines.toml": _l("the help lines"),
            "help-lines.before.toml": _l("the help lines as they were before"),
            "help-lines.lock": _l("empty"),
        },
    },
)
ENTRIES = (FIRST_ANSWERS, BOARDS_AND_RULES, HOUSE_WORDS, SETTINGS)
