"""The whole forum as it is run, with all that it says and writes kept to be looked through."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

from tests.running.processes import free_address, group, running, wait_until

# What is opened to be written, wherever it is; and two addresses at which something goes wrong.
PROGRAM = """
import sys
from flask import request
from forum.running.serving import run_all

opened = os.open(os.environ["OPENED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

def hear(event, given):
    if event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR):
        os.write(opened, f"{given[0]}\\n".encode())

sys.addaudithook(hear)

@app.route("/break/<word>", methods=["GET", "POST"])
def break_(word):
    raise ValueError(f"{word} {dict(request.headers)} {request.query_string} {request.form}")

@app.get("/tell/<word>")
def tell(word):
    print(word, flush=True)
    (app.extensions["settings"].data.parent / "written").write_text(word)
    return ""

run_all(app)
"""


class Stack:
    """A forum that runs: where it answers, and what of it can be read afterwards."""

    def __init__(self, process: Popen[str], folder: Path, server: str) -> None:
        self.process, self.folder, self.server = process, folder, server
        self.data = folder / "data"
        self.said = ""

    def stop(self) -> None:
        """Stop it as an operator does; keep what it said."""
        self.process.send_signal(signal.SIGTERM)
        self.said += "".join(self.process.communicate())

    def opened(self) -> set[Path]:
        """Return which files were opened to be written, those of the data folder left out."""
        paths = {Path(line) for line in (self.folder / "opened").read_text().splitlines()}
        return {path for path in paths if path.is_absolute() and self.data not in path.parents}


@contextmanager
def run_stack(folder: Path) -> Iterator[Stack]:
    """Run the forum whose data is in `folder`/data, behind one proxy, with all its processes."""
    server, rest = free_address(), folder / "temporary"
    rest.mkdir()
    more = {"OPENED": str(folder / "opened"), "TMPDIR": str(rest), "HOME": str(rest)}
    chosen = {"DATA": str(folder / "data"), "LISTEN": server, "PROXIES": "1"}
    chosen |= {"LIMITS": "off", "HOLD_FIRST_POSTS": "0"}
    named = {f"LAMPLIT_{name}": value for name, value in chosen.items()}
    with running(PROGRAM, **named, **more) as process:
        stack = Stack(process, folder, server)
        stack.said = process.stdout.readline() if process.stdout else ""
        wait_until(lambda: len(group(process)) == 4)
        yield stack
