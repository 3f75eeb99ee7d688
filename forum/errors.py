"""What the forum says when it declines a request; every message is safe to show to the person."""


class ForumError(Exception):
    """A request we understood and will not carry out."""


class NotFound(ForumError):
    """The thing asked for is absent, or this person may not know that it exists."""

    def __init__(self) -> None:
        super().__init__("This page isn't here.")  # shown as forum/web/errors.py says it


class NotAllowed(ForumError):
    """The person is known and may not do this."""


class Refused(ForumError):
    """The words or the moment are wrong; the person can change something and try again.

    Attributes:
        field: the form field that the problem belongs to, or None for the whole form.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Conflict(ForumError):
    """Somebody else acted first."""


class Busy(ForumError):
    """We cannot do this right now, whoever asks.

    Attributes:
        retry_after: seconds after which trying again makes sense.
    """

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after
