"""How fast the whole forum is, on this machine, beside a bare Flask page: `make bench`.

    python -m bench.forum [--scale 10] [--keep FOLDER] [--only thread] [--seconds 5]
                          [--connections 1 4 16] [--engines whoosh tantivy] [--encoding br]

Builds the forum of bench/forum/made.py, runs it as `lamplit run-all` does, and lets wrk (sudo apt
install wrk) ask for its pages, as a guest and as a member who has signed in. Beside each page the
bare page is asked for: 20 posts of one SQLAlchemy query, under the same settings. So each figure
is a ratio, too, which says about the same on another machine. Prints a table and each target with
its verdict, and writes all of it as JSON.

The sentences are those of `conversations`, which lies outside of this project; where it is not in
../shared/data, LAMPLIT_CONVERSATIONS says where. `--keep` keeps the forum for the next time, which
saves minutes. Other modes ask other questions:

    --writing     twenty members post while sixteen connections read
    --overload    two hundred connections at once
    --growth      a forum of this size against one of ten times as many posts; and the import
"""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.forum.loading import check_wrk
from bench.forum.modes import growth, overload, under_writing, usual
from bench.forum.modes.asked import Asked
from bench.forum.targets import Verdict
from bench.forum.telling import keep, table
from bench.searching.corpora import SHARED

Mode = Callable[[Asked], tuple[Mapping[str, object], list[Verdict]]]
USUAL = "usual"
MODES: Mapping[str, Mode] = {
    USUAL: usual.measured,
    "writing": under_writing.measured,
    "overload": overload.measured,
    "growth": growth.measured,
}
ENGINES = ("whoosh", "tantivy")


def main(arguments: Sequence[str]) -> int:
    """Measure, and return 1 if a target was missed."""
    given = _parser().parse_args(arguments)
    os.umask(0o077)  # as when the forum makes its files
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # and ends what was started
    check_wrk()
    shared = conversations()
    with ExitStack() as stack:
        folder = given.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        asked = Asked(
            folder=folder,
            shared=shared,
            scale=given.scale,
            seconds=given.seconds,
            connections=given.connections,
            engines=given.engines,
            only=given.only,
            encoding=given.encoding,
        )
        found, verdicts = MODES[given.mode](asked)
    print(f"\n{table(verdicts)}")
    name = "forum" if given.mode == USUAL else f"forum-{given.mode}"
    print(f"Written to {keep(name, {**found, 'targets': verdicts})}")
    return 1 if any(one.passed is False for one in verdicts) else 0


def conversations() -> Path:
    """Return the folder that holds `conversations`.

    Raises:
        SystemExit: it is not here.
    """
    named = os.environ.get("LAMPLIT_CONVERSATIONS")
    folder = Path(named).resolve().parent if named else SHARED
    if not (folder / "conversations").is_dir():
        raise SystemExit(
            "The bench makes its posts of the data set 'conversations', which is not part of this "
            "project. Say with LAMPLIT_CONVERSATIONS where that folder is."
        )
    return folder


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description="Measure the whole forum.")
    parser.add_argument("--scale", type=int, default=1, help="times 100,000 posts")
    parser.add_argument("--keep", type=Path, help="a folder for the forum that is built")
    parser.add_argument("--only", nargs="+", default=[], help="parts of the names of pages")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each kind of page")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--encoding", default="", help="what the browser can unpack, such as br")
    modes = parser.add_mutually_exclusive_group()
    for name in set(MODES) - {USUAL}:
        modes.add_argument(f"--{name}", dest="mode", action="store_const", const=name)
    parser.set_defaults(mode=USUAL)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
