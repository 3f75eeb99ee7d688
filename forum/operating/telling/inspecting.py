"""Looks at the machine: its disk and tables, notes of backups, the last check of the record."""

import shutil
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import NotRequired, TypedDict, Unpack

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import column, table

from forum.audit.actions import Action
from forum.audit.models import Audit
from forum.operating.telling.facts import Machine
from forum.privacy.security import missed_on

# Whoever makes a backup, or brings one back to try it, touches these files in the data folder.
BACKED_UP, RESTORED = "backup.done", "restore.done"
CHECKS = (Action.CHAIN_CHECKED, Action.CHAIN_BROKEN)
MIGRATIONS = Path(__file__).parents[3] / "migrations" / "versions"
VERSION = table("alembic_version", column("version_num"))


class Form(Enum):
    """How the tables are, beside what this version needs."""

    NONE = 0
    OLDER = 1
    NEWEST = 2
    NEWER = 3


class Signs(TypedDict):
    """What only the running forum knows."""

    is_worker_alive: bool
    is_search_in_step: bool
    chores_behind: NotRequired[tuple[str, ...]]


def machine_now(session: Session, folder: Path, at: datetime, **signs: Unpack[Signs]) -> Machine:
    check, is_new = _last_check(session), form_of_tables(session) == Form.NEWEST
    return Machine(
        **signs,
        is_schema_new=is_new,
        disk_share=_disk_share(folder),
        missed=missed_on(session, at.date()) if is_new else 0,
        backed_up_on=day_of(folder / BACKED_UP),
        restored_on=day_of(folder / RESTORED),
        is_record_broken=check is not None and check[0] == Action.CHAIN_BROKEN,
        record_checked_on=check[1] if check else None,
    )


def _disk_share(folder: Path) -> float | None:
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return None
    return disk.used / disk.total


def _last_check(session: Session) -> tuple[str, date] | None:
    checks = select(Audit.action, Audit.day).where(Audit.action.in_(CHECKS))
    row = session.execute(checks.order_by(Audit.seq.desc()).limit(1)).first()
    return None if row is None else (row.action, row.day)


def form_of_tables(session: Session) -> Form:
    """Compare the tables with the form that the newest migration gives them."""
    newest = max((path.name[:4] for path in MIGRATIONS.glob("[0-9]*.py")), default="")
    if not inspect(session.connection()).has_table(VERSION.name):
        return Form.NONE
    found = session.scalar(select(func.max(VERSION.c.version_num)))
    if found is None:
        return Form.NONE
    return Form.NEWEST if found == newest else Form.OLDER if found < newest else Form.NEWER


def day_of(file: Path) -> date | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC).date()
    except OSError:
        return None
