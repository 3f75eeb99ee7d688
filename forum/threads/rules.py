"""What makes a thread or a post acceptable: plain values in, a refusal or an answer out."""

from collections.abc import Mapping

from forum.errors import Refused
from forum.language.messages import _, _n, number

TITLE_MIN_CHARS = 3
TITLE_MAX_CHARS = 150
BODY_MAX_CHARS = 20_000
HELPED = "helped"
ANSWERS = ("hear", "me-too", HELPED, "strength")
# What the person who opened the thread says of a reply; it is shown as theirs.
HELPED_ASKER = "helped-asker"
# From here on, "people" are "many people". No page ever says how many.
MANY = 10


def check_title(title: str) -> str:
    """Return `title`; refuse it when too short or too long. It has been tidied before."""
    if not title:
        raise Refused(_("Give your thread a title: a few words are enough."), field="title")
    if len(title) < TITLE_MIN_CHARS:
        least = _("Make the title at least %(least)d letters long.", least=TITLE_MIN_CHARS)
        raise Refused(least, field="title")
    if len(title) > TITLE_MAX_CHARS:
        over = len(title) - TITLE_MAX_CHARS
        raise Refused(
            _n(
                "Make the title shorter by %(over)s letter. It can have %(most)s.",
                "Make the title shorter by %(over)s letters. It can have %(most)s.",
                over,
                over=number(over),
                most=number(TITLE_MAX_CHARS),
            ),
            field="title",
        )
    return title


def check_body(body: str) -> str:
    """Return `body`; refuse it when empty or longer than BODY_MAX_CHARS characters."""
    if not body:
        raise Refused(_("Write a few words first. One line is enough."), field="body")
    if len(body) > BODY_MAX_CHARS:
        over = len(body) - BODY_MAX_CHARS
        raise Refused(
            _n(
                "Make it shorter by %(over)s letter. One post can have %(most)s.",
                "Make it shorter by %(over)s letters. One post can have %(most)s.",
                over,
                over=number(over),
                most=number(BODY_MAX_CHARS),
            ),
            field="body",
        )
    return body


def check_open(locked_reason: str | None) -> None:
    """Refuse new words in a thread that is locked."""
    if locked_reason is not None:
        raise Refused(_("This thread is finished. You can start another."))


def check_board_open(archived_on: object | None) -> None:
    """Refuse new words on a board that the people who run the site have closed."""
    if archived_on is not None:
        raise Refused(_("This board is closed to new words. You can still read it."))


def check_judged(judged_on: tuple[bytes, str] | None, *, board_id: bytes, posting: str) -> None:
    """Refuse words that passed the rules of another board, or those that this one had before."""
    if judged_on not in (None, (board_id, posting)):
        raise Refused(
            _("The rules here have just changed. Look at your words again, and send them.")
        )


def check_answer(kind: str) -> str:
    """Return `kind`; refuse what is none of ANSWERS."""
    if kind not in ANSWERS:
        raise Refused(_("Choose one of the four answers below the post."))
    return kind


def levels(numbers: Mapping[str, int]) -> str | None:
    """Return what a post shows of its answers: kinds, each with "+" where many gave it."""
    kinds = (kind + ("+" if numbers[kind] >= MANY else "") for kind in ANSWERS if numbers.get(kind))
    return " ".join(kinds) or None
