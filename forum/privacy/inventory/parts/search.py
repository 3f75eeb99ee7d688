"""What searching needs, and what people look for."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry
from forum.privacy.inventory.parts.labels import BOARD, POST, RANDOM, THREAD

FINDING = Entry(
    _l("The words that a search can find"),
    _l("So that people find what others wrote."),
    _l(
        "As long as the post. When it is taken back, nobody finds it any more, and its words "
        "leave the files within a day."
    ),
    _l("Everyone who can read that board. No names are in it."),
    {
        "search_outbox": {
            "id": RANDOM,
            "kind": _l("what has changed"),
            "about_id": _l("which post, thread or board to look at again"),
        },
        "index": {
            "text": _l("the words of a post, and their order"),
            "phrase": _l("which usual phrases it has, such as “feeling low”"),
            "word": _l("its words, to mend slips of the finger"),
            "note": _l("what it talks about"),
            "facts": _l("its day, thread and board, and if it helped"),
            "id": POST,
            "board": BOARD,
            "id_first": POST,
            "id_second": POST,
            "thread_first": THREAD,
            "thread_second": THREAD,
            "newest": _l("its day, to find new ones first"),
            "mark": _l("a check of its words"),
            "vectors": _l("numbers that stand for what it is about, if that is switched on"),
            "entry": _l("all of this once more, packed"),
        },
        "file": {
            "search/*": _l("the files of the search"),
        },
    },
)
LOOKED_FOR = Entry(
    _l("What you search for"),
    _l("So that you get an answer."),
    _l(
        "We don’t keep it. The page with the answer has it in its address, locked. After "
        "%(searches)s nobody can open that."
    ),
    _l("Only you."),
    {
        "memory": {
            "search key": _l("the key to such addresses, new at each start"),
            "read of the index": _l("which words were looked up, never whose or when"),
        },
    },
)
ENTRIES = (FINDING, LOOKED_FOR)
