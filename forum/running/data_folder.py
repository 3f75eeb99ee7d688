"""The data folder and the secret in it: made once, kept for the forum's own account alone."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

SECRET_BYTES = 32
SECRET_MIN_CHARS = 32


class FolderError(ValueError):
    """The folder or its secret cannot be used; the message is a sentence for the operator."""


def check_folder(data: Path) -> None:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        _close_if_new(data)
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as error:
        raise FolderError(
            f"LAMPLIT_DATA names {str(data)!a}, where we cannot write: "
            "choose another folder, or give this one to whoever runs the forum."
        ) from error


def _close_if_new(data: Path) -> None:
    """An empty folder may have been made for us a moment ago; one that is in use is not ours to
    change: forum/doctor tells of it.
    """
    seen = data.stat()
    if seen.st_uid == os.geteuid() and seen.st_mode & 0o077 and not any(data.iterdir()):
        data.chmod(0o700)


def check_place(database: Path) -> None:
    """Refuse a file in a folder that is not there: SQLite would say no more than that it fails."""
    if not _is_there(database.parent):
        raise FolderError(
            f"LAMPLIT_DATABASE names a file in {str(database.parent)!a}, which is no folder that "
            "we can find: make it, or correct the setting."
        )


def _is_there(folder: Path) -> bool:
    """As `is_dir`, which fails where we may not look, or where a name is too long."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def has_secret(data: Path) -> bool:
    """Return whether a secret lies in the data folder already."""
    return os.access(data / "secret", os.F_OK)


def kept_secret(data: Path) -> bytes | None:
    """Return the secret of the data folder; the first caller makes it."""
    if not _is_there(data):
        return None  # the folder itself is the problem, and told already
    file = data / "secret"
    try:
        if not file.exists():
            _make_secret(file)
        mode, text = file.stat().st_mode, file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise FolderError(f"The secret in {str(file)!a} cannot be read or made.") from error
    if mode & 0o077:
        raise FolderError(f"Others can read {str(file)!a}: run chmod 600 on it.")
    if len(text) < SECRET_MIN_CHARS:
        raise FolderError(f"{str(file)!a} is damaged: bring it back from your backup.")
    return text.encode()


def _make_secret(file: Path) -> None:
    """Write a whole new secret under its name, or leave the one that was quicker than ours."""
    fresh = file.with_name(f"secret.{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w") as new:
            new.write(secrets.token_hex(SECRET_BYTES))
            new.flush()
            os.fsync(new.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(fresh, file)
    finally:
        fresh.unlink()
