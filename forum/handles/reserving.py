"""Working names of staff, kept free: no member can be known by one. Nothing says whose they are."""

import re
from collections.abc import Collection, Iterable

from sqlalchemy import delete, null, select
from sqlalchemy.orm import Session

from forum.database import AnySelect
from forum.handles.models import ReservedName
from forum.handles.several import numbered, several


def reserve(session: Session, name: str) -> None:
    """Let nobody become known by this name from now on. Done twice, it is done once."""
    if session.get(ReservedName, _plain(name)) is None:
        session.add(ReservedName(name=_plain(name)))
        session.flush()


def release(session: Session, name: str) -> None:
    """Let members have the name again."""
    session.execute(delete(ReservedName).where(ReservedName.name == _plain(name)))


def reserved(session: Session, names: Iterable[str]) -> set[str]:
    """Return those of `names` that are reserved, however they are written."""
    plain = {name: _plain(name) for name in names}
    wanted = select(ReservedName.name).where(ReservedName.name.in_(set(plain.values())))
    found = set(session.scalars(wanted))
    return {name for name, each in plain.items() if each in found}


def held_among(number: int) -> AnySelect:
    """Return the query for those of so many names that are reserved, as rows among handles."""
    among = ReservedName.name.in_(several("maybe_held", number, ReservedName.name.type))
    return select(null(), null(), ReservedName.name, null()).where(among)


def held_values(names: Iterable[str]) -> dict[str, str]:
    """Return which names the query of `held_among` is to look for."""
    return numbered("maybe_held", map(_plain, names))


def not_held(names: Iterable[str], held: Collection[str]) -> list[str]:
    """Return those of `names` that the query of `held_among` did not give."""
    return [name for name in names if _plain(name) not in held] if held else list(names)


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[a-z]+", name.lower()))
