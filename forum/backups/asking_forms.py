"""Which key or which words: from a file that an option names, or asked for at the keyboard."""

from pathlib import Path

import click

from forum.backups.boxes import age
from forum.backups.boxes.age import NotAKey
from forum.backups.boxes.keys import WORDS_MIN_CHARS, Opening, Shutting

KEY_BEGINS = "AGE-SECRET-KEY-1"
SHORT = (
    f"These words are too few: take at least {WORDS_MIN_CHARS} letters, such as six words drawn "
    "by chance."
)
NO_PUBLIC = "{} is no public key: that begins with age1. 'lamplit backup-key' makes one."


def shutting(publics: tuple[str, ...], words_from: Path | None) -> Shutting:
    """Return how a backup is to be shut; without options, ask for words."""
    if publics:
        return Shutting(publics=tuple(_public(text) for text in publics))
    words = _words_in(words_from) if words_from else _ask_twice()
    if len(words) < WORDS_MIN_CHARS:
        raise click.ClickException(SHORT)
    return Shutting(words=words)


def opening(key: Path | None, words_from: Path | None, *, is_for_words: bool) -> Opening:
    """Return what a backup is to be opened with; without options, ask for words."""
    if is_for_words:
        words = _words_in(words_from) if words_from else click.prompt("Words", hide_input=True)
        return Opening(words=words.strip())
    if key is None:
        raise click.ClickException("A key opens this file: say --key and the file with the key.")
    lines = key.read_text("utf-8", "replace").splitlines()
    secrets = tuple(line.strip() for line in lines if line.startswith(KEY_BEGINS))
    if not secrets:
        raise NotAKey
    return Opening(secrets=secrets)


def _public(text: str) -> str:
    try:
        return age.check_public(text)
    except NotAKey as error:
        raise click.ClickException(NO_PUBLIC.format(ascii(text))) from error


def _words_in(file: Path) -> str:
    return file.read_text("utf-8", "replace").strip()


def _ask_twice() -> str:
    words: str = click.prompt("Words that open it", hide_input=True, confirmation_prompt=True)
    return words.strip()
