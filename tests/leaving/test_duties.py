"""Somebody on the staff who leaves."""

import pytest
from sqlalchemy import select

from forum.accounts.signing_in import account_id
from forum.errors import Refused
from forum.leaving.duties import check_free, end_duties
from forum.sealing import new_root
from forum.staff.models import Staff

ROOT = new_root()


def hire(session, role, name, root=None):
    session.add(Staff(account_id=account_id(root or new_root()), name=name, role=role, boards=""))
    session.commit()


def test_their_duties_end_and_nobody_elses(session):
    hire(session, "moderator", "Steady Otter", ROOT)
    hire(session, "moderator", "Grey Heron")

    end_duties(session, ROOT)
    session.flush()

    assert [staff.name for staff in session.scalars(select(Staff))] == ["Grey Heron"]


@pytest.mark.parametrize(("role", "said"), [("lead", "invite another"), ("operator", "lamplit")])
def test_the_last_one_is_told_what_to_do_first(session, role, said):
    hire(session, role, "Steady Otter", ROOT)

    with pytest.raises(Refused, match=said):
        end_duties(session, ROOT)

    hire(session, role, "Grey Heron")
    assert check_free(session, ROOT) is not None


def test_most_members_have_none(session):
    assert check_free(session, ROOT) is None
    end_duties(session, ROOT)
