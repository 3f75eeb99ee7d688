"""Let wrk ask as fast as it gets answers, and read what it says. Everything that runs wrk."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SCRIPT = Path(__file__).with_name("rotate.lua")
TIMEOUT_SECONDS = 10
ERRORS = ("connect", "read", "write", "timeout")


@dataclass(frozen=True)
class Load:
    """Who asks for what.

    Attributes:
        paths: asked for in turn.
        cookie: of the session, "" for a guest.
        encoding: what the browser can unpack.
        writers: if there are any, each has a connection of its own, and replies in the threads
            at `paths`: their "cookie" and their form's "token".
        run: begins the mark of each post.
    """

    paths: Sequence[str]
    cookie: str = ""
    encoding: str = ""
    writers: Sequence[Mapping[str, str]] = ()
    run: str = "w"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """What came of it: milliseconds, and whatever was not answered as it should be."""

    a_second: float
    p50: float
    p95: float
    p99: float
    longest: float
    bytes_each: int
    requests: int
    errors: int
    refused: int
    posted: int


def check_wrk() -> None:
    """Raise SystemExit with a sentence if there is no wrk."""
    if shutil.which("wrk") is None:
        raise SystemExit("The bench needs wrk: sudo apt install wrk")


def load(site: str, wanted: Load, *, connections: int, seconds: float) -> Heard:
    """Ask for so many seconds."""
    threads = len(wanted.writers) or 1
    with tempfile.TemporaryDirectory(prefix="lamplit-bench-") as folder:
        script = Path(folder) / "asked.lua"
        script.write_text(preface(wanted) + SCRIPT.read_text())
        given = ["-t", threads, "-c", max(connections, threads), "-d", f"{max(1, round(seconds))}s"]
        words = ["wrk", *given, "--timeout", f"{TIMEOUT_SECONDS}s", "-s", script, site]
        ran = subprocess.run(
            [str(word) for word in words], capture_output=True, text=True, check=True
        )
    return heard(ran.stdout)


def preface(wanted: Load) -> str:
    """Return the lines of Lua that say what is asked for."""
    headers = dict(wanted.headers)
    if wanted.cookie:
        headers["Cookie"] = wanted.cookie
    if wanted.encoding:
        headers["Accept-Encoding"] = wanted.encoding
    lines = [f"PATHS = {_table(wanted.paths)}", f"HEADERS = {_record(headers)}"]
    if wanted.writers:
        lines.append(f"WRITERS = {{{', '.join(_record(one) for one in wanted.writers)}}}")
        lines.append(f"RUN, WORDS = {_text(wanted.run)}, {_text(WORDS)}")
    return "\n".join(lines) + "\n"


WORDS = "+".join(["Thank+you+for+telling+us.+I+lay+awake+last+night,+too."] * 6)


def heard(said: str) -> Heard:
    """Return what wrk found.

    Raises:
        ValueError: it did not come to an end.
    """
    lines = [line for line in said.splitlines() if line.startswith("{")]
    if not lines:
        raise ValueError(f"wrk said no figures: {said[-500:]}")
    found = json.loads(lines[-1])
    seconds = found["microseconds"] / 1e6
    counted = found["posted"] or found["requests"]
    times = {name: round(found[name] / 1000, 2) for name in ("p50", "p95", "p99")}
    return Heard(
        a_second=round(counted / seconds, 1),
        longest=round(found["most"] / 1000, 2),
        bytes_each=round(found["bytes"] / max(1, found["requests"])),
        requests=found["requests"],
        errors=sum(found[name] for name in ERRORS),
        refused=found["refused"] or found["status"],
        posted=found["posted"],
        **times,
    )


def _text(text: str) -> str:
    """Return a string of Lua's, which takes JSON's except for escapes that we never need."""
    return json.dumps(text)


def _table(texts: Sequence[str]) -> str:
    return "{" + ", ".join(_text(text) for text in texts) + "}"


def _record(fields: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"[{_text(k)}] = {_text(v)}" for k, v in fields.items()) + "}"
