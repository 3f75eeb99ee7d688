"""The course that is run: which pages, asked for by whom, and beside each the bare page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import quote_plus

from bench.forum import visiting
from bench.forum.bare import BARE, HELLO
from bench.forum.building import addresses, thread_id
from bench.forum.loading import Load, load
from bench.forum.made import FIFTY
from forum.public_ids import to_text

GUEST, MEMBER, MODERATOR = "guest", "member", "moderator"
BOARD = "/boards/board-1"
PAGE_200 = 200
# Of a hundred thousand made posts, fifteen to sixty have one of the rare words, and some thousands
# one of the common ones.
RARE = ("cameras", "grandkids", "cracks", "kicks", "spinach", "switching", "submerged", "passage")
COMMON = ("feel", "sleep", "help", "anxiety", "depression", "family")
THREE = ("sleep long nights", "panic attack work", "lonely after divorce", "cannot stop worrying")
QUESTIONS = (
    "How do I stop worrying about everything at night?",
    "Why can't I talk to my family about my depression?",
    "What helps when a panic attack comes at work?",
)
# Writers reply in threads that others wrote in, behind those that are read.
REPLIED = range(FIFTY + 1000, FIFTY + 1200)
WRITERS_AT_ONCE = 4
Row = dict[str, Any]


@dataclass(frozen=True)
class Course:
    """Where the forum and the bare pages are, and how long each page is asked for.

    Attributes:
        told: hears of each row as it comes.
        wants: whether a page of this name is asked for.
    """

    site: str
    bare: str
    connections: Sequence[int]
    seconds: float
    told: Callable[[Row], None]
    wants: Callable[[str], bool]
    encoding: str = ""
    found: Row = field(default_factory=lambda: {"rows": []})

    @property
    def rows(self) -> list[Row]:
        rows: list[Row] = self.found["rows"]
        return rows

    def run(
        self, name: str, who: str, paths: Sequence[str], *, by: visiting.Visitor | None = None
    ) -> None:
        """Ask for a page by each number of connections, and for the bare one before and after.

        Args:
            by: somebody who is signed in.
        """
        if not self.wants(name):
            return
        for connections in self.connections:
            before = self.bare_a_second(connections)
            cookie = by.cookie_for(self.seconds) if by else ""
            wanted = Load(paths, cookie=cookie, encoding=self.encoding)
            self.note(name, who, wanted, connections=connections, before=before)

    def note(self, name: str, who: str, wanted: Load, *, connections: int, before: float) -> None:
        """Ask, and compare with the mean of how often the bare page came `before` and comes after:
        a machine that others use as well is seldom as quick at the end as at the beginning.
        """
        heard = load(self.site, wanted, connections=connections, seconds=self.seconds)
        beside = round((before + self.bare_a_second(connections)) / 2, 1)
        row = {"page": name, "who": who, "connections": connections, **asdict(heard)}
        row |= {"bare": beside, "ratio": round(heard.a_second / beside, 3)}
        self.rows.append(row)
        self.told(row)

    def bare_a_second(self, connections: int) -> float:
        wanted, seconds = Load([BARE]), self.seconds / 2
        return load(self.bare, wanted, connections=connections, seconds=seconds).a_second


def pages(site: str) -> dict[str, list[str]]:
    """Return the addresses of what is read, found as a reader finds them: by the links."""
    guest, known = visiting.Visitor(site), addresses()
    try:
        return {
            "home": ["/"],
            "board": [BOARD],
            "board page 200": [_page(guest, BOARD, PAGE_200)],
            "thread of 20": [known["twenty"]],
            "thread of 50": [known["fifty"]],
            "long thread, first": [known["long"]],
            "long thread, last": [_page(guest, known["long"], None)],
        }
    finally:
        guest.close()


def _page(guest: visiting.Visitor, path: str, number: int | None) -> str:
    """Return the address of page `number`, or of the last one."""
    seen = 1
    while seen != number and (further := visiting.next_page(guest.page(path))):
        path, seen = further, seen + 1
    assert number in (None, seen), f"{path} is page {seen}, and the last one"
    return path


def counted() -> dict[str, str]:
    """Return the pages of which the statements are counted."""
    known = addresses()
    threads = {"thread of 20": known["twenty"], "thread of 50": known["fifty"]}
    return {"home": "/", "board": BOARD, **threads, "search": f"/search?q={COMMON[0]}"}


def searches() -> dict[str, list[str]]:
    """Return the addresses of what is searched for, by kind."""
    kinds: Mapping[str, Sequence[str]] = {"rare": RARE, "common": COMMON, "three words": THREE}
    return {
        f"search, {kind}": [f"/search?q={quote_plus(words)}" for words in asked]
        for kind, asked in {**kinds, "question": QUESTIONS}.items()
    }


def replied_in() -> Iterator[str]:
    for number in REPLIED:
        yield f"/t/{to_text(thread_id(number))}"


def run_bare(course: Course) -> None:
    """Measure the two bare pages themselves."""
    for connections in course.connections:
        for name, path in (("bare, nothing", HELLO), ("bare, 20 posts", BARE)):
            wanted, seconds = Load([path]), course.seconds
            heard = load(course.bare, wanted, connections=connections, seconds=seconds)
            row = {"page": name, "who": GUEST, "connections": connections, **asdict(heard)}
            course.rows.append(row)
            course.told(row)


def run_reading(course: Course, member: visiting.Visitor) -> None:
    for name, paths in pages(course.site).items():
        course.run(name, GUEST, paths)
        course.run(name, MEMBER, paths, by=member)


def run_searches(course: Course, suffix: str) -> None:
    for name, paths in searches().items():
        course.run(f"{name}{suffix}", GUEST, paths)


def run_replies(course: Course, visitors: Sequence[visiting.Visitor], *, mark: str) -> None:
    """Let writers reply; each has a connection of its own."""
    threads = list(replied_in())
    writers = [visiting.writer_of(one, threads[0]) for one in visitors]
    wanted = Load(threads, writers=writers, run=mark)
    before = course.bare_a_second(len(writers))
    course.note("reply", MEMBER, wanted, connections=len(writers), before=before)
