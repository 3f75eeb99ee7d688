"""What a step of the purge is, and doing one after the other."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Tell = Callable[[str], None]
# Does what it is given, and may show under a name how much of about so many bytes is written.
Show = Callable[[str, Callable[[], None], int], None]

log = logging.getLogger(__name__)


class NotDone(Exception):
    """A step could not be done; the message is a sentence for the operator: why, and what to do."""


@dataclass(frozen=True)
class Step:
    """Something that is purged.

    Attributes:
        name: small letters and hyphens, for the log.
        run: does it, and returns a sentence that says what was done. Doing it twice does no harm.
    """

    name: str
    run: Callable[[], str]


def do_all(steps: Iterable[Step], tell: Tell) -> bool:
    """Do the steps; return whether all could be done. One that could not does not stop the rest."""
    is_done = True
    for step in steps:
        try:
            tell(step.run())
        except NotDone as problem:
            is_done = False
            tell(str(problem))
            log.warning("a step of the purge was not done", extra={"outcome": step.name})
    return is_done
