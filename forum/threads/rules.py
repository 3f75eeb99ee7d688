"""What makes a thread or a post acceptable: plain values in, a refusal or an answer out."""

from forum.errors import Refused

TITLE_MIN_CHARS = 3
TITLE_MAX_CHARS = 150
BODY_MAX_CHARS = 20_000


def check_title(title: str) -> str:
    """Return `title`; refuse it when too short or too long. It has been tidied before."""
    if not title:
        raise Refused("Give your thread a title: a few words are enough.", field="title")
    if len(title) < TITLE_MIN_CHARS:
        raise Refused(f"Make the title at least {TITLE_MIN_CHARS} letters long.", field="title")
    if len(title) > TITLE_MAX_CHARS:
        over = len(title) - TITLE_MAX_CHARS
        raise Refused(
            f"Make the title shorter by {over:,} letters. It can have {TITLE_MAX_CHARS}.",
            field="title",
        )
    return title


def check_body(body: str) -> str:
    """Return `body`; refuse it when empty or longer than BODY_MAX_CHARS characters."""
    if not body:
        raise Refused("Write a few words first. One line is enough.", field="body")
    if len(body) > BODY_MAX_CHARS:
        over = len(body) - BODY_MAX_CHARS
        raise Refused(
            f"Make it shorter by {over:,} letters. One post can have {BODY_MAX_CHARS:,}.",
            field="body",
        )
    return body


def check_open(locked_reason: str | None) -> None:
    """Refuse new words in a thread that is locked."""
    if locked_reason is not None:
        raise Refused("This thread is finished. You can start another.")


def check_board_open(archived_on: object | None) -> None:
    """Refuse new words on a board that the people who run the site have closed."""
    if archived_on is not None:
        raise Refused("This board is closed to new words. You can still read it.")
