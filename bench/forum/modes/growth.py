"""A forum against one with ten times as many posts; and how fast as many are brought in.

Both are run one after the other, each beside the bare page, and compared by their ratios. The
import is that of `lamplit import threads`, into a folder of its own.
"""

import json
import shutil
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.forum import building, course, made, serving
from bench.forum.modes.asked import Asked
from bench.forum.targets import AT_LEAST, AT_MOST, Verdict
from bench.forum.telling import HEADING
from forum.clock import now
from forum.seeding.batching import batches
from forum.seeding.commands import bring_in
from forum.seeding.importing import import_key
from forum.seeding.tally import Tally
from forum.transaction import STANDS_ASIDE, transaction

TIMES = 10
SLOWER, SEARCH_SLOWER, MEMORY_MORE = 1.3, 3.0, 1.1
# Without mapped files: an index that is mapped is larger in the larger forum, and the system may
# let go of it. What it is with them is told beside (`memory_mib`).
MEMORY = {
    "memory of the web processes, times": "web_memory_mib",
    "memory of all processes, times": "own_memory_mib",
}
POSTS_A_SECOND = 1000
TENTHS = 10
Found = dict[str, Any]


def measured(asked: Asked) -> tuple[Found, list[Verdict]]:
    """Return the figures of both sizes, and of the import of the larger one."""
    small = replace(asked, folder=asked.folder / "small")
    large = replace(asked, folder=asked.folder / "large", scale=asked.scale * TIMES)
    found: Found = {"machine": serving.machine()}
    found |= {"small": _run(small), "large": _run(large)}
    found["import_posts_a_second"] = tenths = _imported(large, asked.folder / "import")
    slowest = Verdict(
        "import, posts a second in its slowest tenth", AT_LEAST, POSTS_A_SECOND, min(tenths)
    )
    return found, [*verdicts(found["small"], found["large"]), slowest]


def verdicts(small: Mapping[str, Any], large: Mapping[str, Any]) -> list[Verdict]:
    """Say of each page how much slower it is in the larger forum, and what memory grew by."""
    before = {(row["page"], row["connections"]): row["ratio"] for row in small["rows"]}
    slower = [
        Verdict(
            f"{row['page']}, {row['connections']} at once, times slower",
            AT_MOST,
            SEARCH_SLOWER if row["page"].startswith("search") else SLOWER,
            _times(before[row["page"], row["connections"]], row["ratio"]),
        )
        for row in large["rows"]
    ]
    memory = [
        Verdict(name, AT_MOST, MEMORY_MORE, round(large[kind] / small[kind], 2))
        for name, kind in MEMORY.items()
    ]
    return [*slower, *memory]


def _times(before: float, after: float) -> float | None:
    return round(before / after, 2) if after else None


def _run(asked: Asked) -> Found:
    """Read and search as a guest."""
    asked.folder.mkdir(parents=True, exist_ok=True)
    asked.prepare()
    found: Found = {"posts": asked.size.posts, "rows": []}
    print(f"{asked.size.posts} posts\n{HEADING}")
    with serving.bare(asked.bare) as beside, serving.forum(asked.settings()) as server:
        serving.wait_for(f"{server.site}/readyz")
        run = asked.course(server, beside, found)
        for name, paths in {**course.pages(server.site), **course.searches()}.items():
            run.run(name, course.GUEST, paths)
        found["memory_mib"], found["own_memory_mib"] = server.memory_mib(), server.own_memory_mib()
        found["web_memory_mib"] = server.web_memory_mib()
    return found


def _imported(asked: Asked, folder: Path) -> list[int]:
    """Bring the whole forum in once more; return the posts a second of each tenth."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data").mkdir(mode=0o700, parents=True)
    file = folder / "lines.jsonl"
    until = now().date()
    with file.open("w", encoding="utf-8") as lines:
        for number in range(asked.size.threads):
            said = made.conversation(number, asked.size, until=until, shared=asked.shared)
            lines.write(json.dumps(said) + "\n")
    with building.opened(building.environ(folder)):
        building.open_boards()
        return _rates(file, posts=asked.size.posts)


def _rates(file: Path, *, posts: int) -> list[int]:
    """Import as forum/seeding/commands.py does, and look at the clock ten times."""
    with transaction(STANDS_ASIDE) as session:
        key = import_key(session)
    counted, since, rates, tally = 0, time.monotonic(), list[int](), Tally()
    with file.open("rb") as source:
        for batch in batches(source):
            bring_in(batch, key, tally)
            if tally.posts - counted >= posts / TENTHS or tally.posts == posts:
                rates.append(round((tally.posts - counted) / (time.monotonic() - since)))
                counted, since = tally.posts, time.monotonic()
                print(f"{counted} posts brought in, {rates[-1]} a second", flush=True)
    return rates
