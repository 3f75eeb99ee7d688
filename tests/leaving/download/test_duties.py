"""How somebody comes in and what they do for the place, in their file."""

from forum.accounts.signing_in import account_id
from forum.leaving.download.duties import duties, ways_in
from forum.staff.models import Staff


def test_ways_in_are_counted_and_nothing_of_them_is_told(session, mine):
    found = list(ways_in(session, mine))

    assert sorted(item["what"] for item in found) == ["passphrase", *["recovery"] * 3]
    assert {key for item in found for key in item} == {"what", "year"}


def test_who_has_duties_finds_them_there(session, mine, life):
    assert [item for item in duties(session, mine) if "name" in item] == []

    id_ = account_id(life.root)
    session.add(Staff(account_id=id_, name="Steady Otter", role="lead", boards="sleep"))
    session.flush()

    first, queue, note = duties(session, mine)
    assert first == {"name": "Steady Otter", "role": "lead", "boards": ["sleep"]}
    assert set(queue) == {"queue"}
    assert note == {"words": "my words after a hard case"}
