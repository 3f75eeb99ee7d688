"""Gathers what the page for the people who run the place tells."""

import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.models import Audit
from forum.boards.models import Board
from forum.care.help_lines import present_edition
from forum.operating.statements import HELP_AGES_DAYS, Facts
from forum.staff.shifts import anyone_on

CHECKS = (Action.CHAIN_CHECKED, Action.CHAIN_BROKEN)


def facts(
    session: Session,
    folder: Path,
    *,
    is_worker_alive: bool,
    is_search_in_step: bool,
    at: datetime,
) -> Facts:
    edition = present_edition(folder)
    disk = shutil.disk_usage(folder)
    check = session.execute(
        select(Audit.action, Audit.day)
        .where(Audit.action.in_(CHECKS))
        .order_by(Audit.seq.desc())
        .limit(1)
    ).first()
    open_ones = select(func.count()).select_from(Board).where(Board.archived_on.is_(None))
    return Facts(
        is_worker_alive=is_worker_alive,
        is_search_in_step=is_search_in_step,
        disk_share=disk.used / disk.total,
        is_record_broken=check is not None and check.action == Action.CHAIN_BROKEN,
        record_checked_on=check.day if check else None,
        moderators_on=anyone_on(session, at),
        aged_countries=tuple(
            region.name
            for region in edition.regions
            if region.is_aged(at.date(), days=HELP_AGES_DAYS)
        ),
        faults=edition.faults,
        open_boards=session.scalar(open_ones) or 0,
    )
