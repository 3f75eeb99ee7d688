"""Whoever had duties before names were reserved keeps their name for themselves."""

from flask_migrate import downgrade, upgrade
from sqlalchemy import select

from forum.accounts.models import Staff
from forum.handles.models import ReservedName
from forum.handles.reserving import reserved
from forum.public_ids import new_id
from forum.transaction import reading, transaction


def test_the_names_of_staff_are_reserved(app):
    with app.app_context():
        downgrade(revision="0010")
        with transaction() as session:
            for name in ("Steady-Otter", "Calm Wren"):
                row = Staff(account_id=new_id(), name=name, role="moderator", boards="")
                session.add(row)

        upgrade()

        assert set(reading().scalars(select(ReservedName.name))) == {"steady otter", "calm wren"}
        assert reserved(reading(), ["Steady Otter", "Grey Heron"]) == {"Steady Otter"}
