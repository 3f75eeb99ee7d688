"""Style, scripts, fonts and icons: read once at start, served under names that change with them.

The style sheet is many small files in `static/css`, sent as one in the order of their names, and
so are the scripts in `static/js`: the way out first. Each is a module of its own, and one that
fails stops no other. There is no build step. Where a folder is empty, what is sent is empty.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from flask import Flask, Response

from forum.errors import NotFound
from forum.web.access import everyone
from forum.web.compressing import compressed, file_response
from forum.web.headers import A_YEAR_SECONDS

KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".txt": "text/plain",
}
SHEET = "site.css"
# What is sent as one: for everybody, and for moderators who switched keys on.
SCRIPTS = {"site.js": "js", "desk.js": "js/desk"}
FIRST = "exit.js"
_ALONE = "try {{\n{}}} catch (error) {{\n  console.error(error);\n}}\n"
HASH_CHARS = 12
# What says why, for those who write it; a browser does not read it.
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REMARK = re.compile(r"^\s*//.*\n", re.MULTILINE)
_URL = re.compile(r"/static/([\w./-]+)")


@dataclass(frozen=True)
class Asset:
    """`address` is where it is served; `content` what is sent."""

    address: str
    content: bytes
    kind: str

    @property
    def ways(self) -> Mapping[str, bytes]:
        """The same compressed, which takes some time and is done when it is first asked for."""
        return compressed(self.content) if self.kind.startswith("text/") else {}


class Assets:
    """All files of the static folder, by name and by address."""

    def __init__(self, folder: Path) -> None:
        self.by_name: dict[str, Asset] = {}
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.suffix in KINDS and not name.startswith(("css/", "js/")):
                self._add(name, path.read_bytes())
        sheets = sorted((folder / "css").glob("*.css"))
        joined = "\n".join(path.read_text() for path in sheets)
        self._add(SHEET, _URL.sub(self._hashed, _COMMENT.sub("", joined)).encode())
        for name, place in SCRIPTS.items():
            self._add(name, _scripts(folder / place).encode())
        self.by_address = {asset.address: asset for asset in self.by_name.values()}

    def address(self, name: str) -> str:
        """Return the address of the file called `name`; KeyError for one that is not there."""
        return self.by_name[name].address

    def _add(self, name: str, content: bytes) -> None:
        mark = hashlib.sha256(content).hexdigest()[:HASH_CHARS]
        pure = PurePosixPath(name)
        address = f"/static/{pure.with_name(f'{pure.stem}.{mark}{pure.suffix}')}"
        self.by_name[name] = Asset(address, content, KINDS[pure.suffix])

    def _hashed(self, found: re.Match[str]) -> str:
        return self.address(found[1])


def _scripts(folder: Path) -> str:
    paths = sorted(folder.glob("*.js"), key=lambda path: (path.name != FIRST, path.name))
    return "".join(_ALONE.format(_REMARK.sub("", path.read_text())) for path in paths)


def init_app(app: Flask, folder: Path) -> None:
    assets = Assets(folder)
    app.jinja_env.globals["asset"] = assets.address

    @app.get("/static/<path:name>", endpoint="static")
    @everyone
    def static(name: str) -> Response:
        asset = assets.by_address.get(f"/static/{name}")
        if asset is None:
            raise NotFound
        response = file_response(asset.content, kind=asset.kind, ways=asset.ways)
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR_SECONDS}, immutable"
        return response
