"""Who can open a backup: whoever has a key's other half, or whoever knows some words."""

from dataclasses import dataclass, field
from typing import BinaryIO

from forum.backups.boxes import age
from forum.backups.boxes.age import Damaged, Reader, Writer

# Longer than what somebody tries out; six words of ours have more.
WORDS_MIN_CHARS = 16
# The first line of a backup that words open; then comes the key in a box, then the backup.
WORDS_LINE = b"Lamplit backup, opened by words, %04d\n"
LINE_BYTES = len(WORDS_LINE % 0)
KEY_LINE = b"age-encryption.org/v1"


class NoBackup(ValueError):
    """The file is no backup of ours."""


@dataclass(frozen=True)
class Shutting:
    """How a backup is shut: for the public halves of keys, or for `words`."""

    publics: tuple[str, ...] = ()
    words: str = field(default="", repr=False)


@dataclass(frozen=True)
class Opening:
    """What a backup is opened with: the secret halves of keys, or `words`."""

    secrets: tuple[str, ...] = field(default=(), repr=False)
    words: str = field(default="", repr=False)


def shut(source: Reader, file: BinaryIO, shutting: Shutting) -> None:
    """Write all that `source` gives into `file`.

    Words shut a key that is made for this one backup: so they are stretched once, and what comes
    after can be as long as it likes.
    """
    publics = shutting.publics
    if not publics:
        secret, public = age.new_key()
        box = age.shut_with_words(secret.encode(), shutting.words)
        file.write(WORDS_LINE % len(box) + box)
        publics = (public,)
    age.shut(source, file, publics)


def is_for_words(file: BinaryIO) -> bool:
    """Return whether words open this backup; else a key does.

    Raises:
        NoBackup: nothing of ours does.
    """
    file.seek(0)
    start = file.read(LINE_BYTES)
    file.seek(0)
    if start.startswith(KEY_LINE):
        return False
    if start[:-5] == WORDS_LINE[:-5] and start[-5:-1].isdigit():
        return True
    raise NoBackup


def open_box(file: BinaryIO, out: Writer, opening: Opening) -> None:
    """Give to `out` what is in the backup. Nothing of it counts before this returns.

    Raises:
        NoBackup, WrongKey, Damaged, NotAKey.
    """
    secrets = opening.secrets
    if is_for_words(file):
        length = int(file.read(LINE_BYTES)[-5:-1])
        box = file.read(length)
        if len(box) < length:
            raise Damaged
        secrets = (age.open_with_words(box, opening.words).decode(),)
    age.open_box(file, out, secrets)
