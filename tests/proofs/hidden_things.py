"""One of everything that somebody may not see, and of what never was, by what an address names."""

from typing import Any

from forum.handles.speaking import Writer
from forum.public_ids import new_id
from tests.makers import Make

Names = dict[str, Any]
NEVER, SHOWN = "never was", "for all"
ITS_WRITER, A_GUEST = "its writer", "a guest"
# Who may see what others may not.
WAITS = ("a thread that waits", "a reply that waits", "a reply taken down before it was seen")
FOR_MEMBERS = "a members' thread"


def hidden_things(make: Make, root: bytes) -> dict[str, Names]:
    """Return for each kind of thing what stands in an address: `tid`, `pid` and `slug`."""
    writer, waits = Writer(root), Writer(root, waits=True)
    # All as long as each other: an answer's length tells the length of its own address.
    rooms = {slug: make.board(slug=slug) for slug in ("qz-for-all", "qz-members", "qz-circles")}
    shown, members, group = (make.thread(board=board, writer=writer) for board in rooms.values())
    waiting, gone = make.thread(writer=waits), make.thread(writer=writer)
    unseen = make.hide(make.reply(shown, writer=waits))
    made = {
        SHOWN: _named(make, shown, "qz-for-all"),
        NEVER: {"tid": new_id(), "pid": new_id(), "slug": "qz-nowhere"},
        WAITS[0]: _named(make, waiting),
        WAITS[1]: {"pid": make.reply(shown, writer=waits).id},
        WAITS[2]: {"pid": unseen.id},
        FOR_MEMBERS: _named(make, members, "qz-members"),
        "a closed group's thread": _named(make, group, "qz-circles"),
        "a thread taken back": _named(make, gone),
    }
    make.take_back(make.opening_of(gone), writer=writer)
    rooms["qz-members"].reading, rooms["qz-circles"].reading = "members", "group"
    return made


def _named(make: Make, thread: Any, slug: str = "") -> Names:
    names = {"tid": thread.id, "pid": make.opening_of(thread).id}
    return names | ({"slug": slug} if slug else {})


def may_see(who: str, kind: str) -> bool:
    if kind in WAITS:
        return who == ITS_WRITER
    return kind == SHOWN or (kind == FOR_MEMBERS and who != A_GUEST)
