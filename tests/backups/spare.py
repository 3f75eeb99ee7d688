"""Makes backups of a forum and brings them back, by the commands that an operator uses."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from config import load
from forum.app import create_app
from forum.backups.boxes import age
from forum.transaction import db

Ran = tuple[int, str]


def ran(app: Flask, *words: object) -> Ran:
    """Return a command's exit code, and what it said."""
    result = app.test_cli_runner().invoke(args=[str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


class Spare:
    """Backups of `app`, in a folder of their own, all for one key."""

    def __init__(self, app: Flask, folder: Path) -> None:
        self._app, self._folder = app, folder
        self.secret, self.public = age.new_key()
        self.key_file = folder / "key.txt"
        self.key_file.write_text(f"# public key: {self.public}\n{self.secret}\n")

    def make(self, name: str = "copy.age", *more: str) -> Path:
        """Make a backup of the forum as it is now."""
        code, said = ran(self._app, "backup", self._folder / name, "--to", self.public, *more)
        assert code == 0, said
        return self._folder / name

    def bring_back(self, file: Path, into: Flask, *more: object) -> Ran:
        return ran(into, "restore", file, "--key", self.key_file, *more)


@contextmanager
def new_forum(data: Path) -> Iterator[Flask]:
    """Begin a forum whose data folder is new."""
    app = create_app(load({"LAMPLIT_DATA": str(data), "LAMPLIT_LIMITS": "off"}))
    app.extensions["failures"] = failures = []
    app.extensions["log_failure"] = failures.append
    yield app
    with app.app_context():
        db.engine.dispose()
