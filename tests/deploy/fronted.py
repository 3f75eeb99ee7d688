"""A real forum behind a real nginx, each started from the files of deploy/.

What the files name and this computer does not have (the folders of a server, the ports that only
root may open, a certificate) is replaced by a folder and ports of the test, and nothing else.
"""

import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.running.processes import ROOT, RUN_ALL, free_address, running, wait_until

DEPLOY = ROOT / "deploy"
NAME = "forum.example.org"
ONION = "youraddress.onion"
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"  # where Debian keeps nginx


@dataclass
class Place:
    """Where nginx is open, where the forum is, and what both have said."""

    folder: Path
    https: int
    http: int
    said: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def door(self) -> Path:
        return self.folder / "lamplit" / "lamplit.sock"


@contextmanager
def place() -> Iterator[Place]:
    """A short name: that of a socket may have 107 letters."""
    with tempfile.TemporaryDirectory(prefix="lamplit-") as name:
        folder, ports = Path(name), (int(free_address().split(":")[1]) for _ in range(2))
        for each in ("lamplit", "lamplit-nginx", "ssl", "nginx"):
            (folder / each).mkdir(mode=0o755)
        folder.chmod(0o755)
        yield Place(folder, *ports, folder / "said")


def settings(at: Place, *, site: str = f"https://{NAME}") -> dict[str, str]:
    return {
        "LAMPLIT_DATA": str(at.data),
        "LAMPLIT_LISTEN": f"unix:{at.door}",
        "LAMPLIT_SITE_URL": site,
        "LAMPLIT_PROXIES": "1",
    }


def installed(at: Place, file: str, changed: Mapping[str, str]) -> Path:
    """Copy the files of nginx to where this one looks for them; return the main one."""
    changes = {
        **changed,
        "/run/lamplit-nginx/": f"{at.folder}/lamplit-nginx/",
        "/run/lamplit/": f"{at.folder}/lamplit/",
        "/etc/nginx/lamplit-": f"{at.folder}/nginx/lamplit-",
        f"/etc/ssl/{NAME}/": f"{at.folder}/ssl/",
        "user www-data;": "user root;" if os.geteuid() == 0 else "",
    }
    ports = {"80": at.http, "443": at.https}
    for source in (*(DEPLOY / "nginx").glob("lamplit-*.conf"), DEPLOY / file):
        text = source.read_text()
        for theirs, ours in changes.items():
            text = text.replace(theirs, ours)
        for port, here in ports.items():
            text = text.replace(f"listen [::]:{port}", f"listen [::1]:{here}")
            text = re.sub(rf"listen {port}\b", f"listen 127.0.0.1:{here}", text)
        (at.folder / "nginx" / source.name).write_text(text)
    return at.folder / "nginx" / Path(file).name


def make_certificate(at: Place) -> None:
    made = ("-keyout", at.folder / "ssl" / "privkey.pem", "-out", at.folder / "ssl/fullchain.pem")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", f"/CN={NAME}", *map(str, made)),
        ],
        check=True,
        capture_output=True,
    )


@contextmanager
def nginx(
    at: Place, file: str, *, changed: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run nginx in the foreground; all that it says goes to `at.said`."""
    program = shutil.which("nginx", path=PATH)
    assert program, "these tests are marked with nginx"
    main = installed(at, file, changed or {})
    command = [program, "-p", str(at.folder), "-c", str(main), "-g", "daemon off;"]
    with at.said.open("ab") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
    try:
        wait_until((at.folder / "lamplit-nginx" / "nginx.pid").exists)
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def upgraded(at: Place) -> None:
    """Make the tables, as the unit does first."""
    subprocess.run(
        [sys.executable, "-c", "from forum.cli import main; main(['db', 'upgrade'])"],
        cwd=ROOT,
        env=os.environ | settings(at),
        check=True,
        capture_output=True,
    )


@contextmanager
def forum(at: Place, **changed: str) -> Iterator[subprocess.Popen[str]]:
    """Run the whole forum behind its file; what it says is read when it has ended."""
    upgraded(at)
    with running(RUN_ALL, **{**settings(at), **changed}) as process:
        assert process.stdout is not None
        assert "is open at" in process.stdout.readline()
        yield process


class ByName(http.client.HTTPSConnection):
    """A visitor who asks this computer for the forum by its name, and trusts our certificate."""

    def __init__(self, port: int) -> None:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        super().__init__(NAME, port, context=context)

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self.port))
        self.sock = self._context.wrap_socket(plain, server_hostname=NAME)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str


def ask(at: Place, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    """Ask nginx over https. Underscores in names of headers stand for hyphens."""
    connection = ByName(at.https)
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    connection.request(method, path, body, {"Host": NAME, **named})
    answer = connection.getresponse()
    text = answer.read().decode(errors="replace")
    connection.close()
    return Answer(answer.status, dict(answer.getheaders()), text)
