"""Working names: what other staff call somebody. Pure."""

import re
import unicodedata

from forum.errors import Refused
from forum.language.messages import _

NAME_MIN, NAME_MAX = 3, 30
_SHAPE = re.compile(r"[A-Za-z]+(?:[ '-][A-Za-z]+)*")


def check_name(typed: str) -> str:
    """Return a working name as it is kept.

    The letters are those of other names here, so that no two look alike and are not.

    Raises:
        Refused: it cannot be one.
    """
    name = " ".join(unicodedata.normalize("NFKC", typed).replace("’", "'").split())
    if not NAME_MIN <= len(name) <= NAME_MAX:
        size = _("Give %(least)d to %(most)d letters.", least=NAME_MIN, most=NAME_MAX)
        raise Refused(size, field="name")
    if not _SHAPE.fullmatch(name):
        raise Refused(_("Use the letters a to z, with a space or a hyphen between."), field="name")
    return name


def slug_of(name: str) -> str:
    """Return what tells two working names apart: "steady-otter"."""
    return "-".join(re.findall(r"[a-z]+", name.lower()))
