"""What a reply asks of the database: as much in a long thread as in a short one."""

from sqlalchemy import event

from forum.public_ids import to_text
from forum.transaction import db
from tests.counting import statements

# One of them marks what guests' pages depend on (forum/web/guests/marking.py).
MOST_STATEMENTS = 16


def _reply(member, app, thread):
    """Send a reply; return the statements that this one request took."""
    to = f"/t/{to_text(thread.id)}/reply"
    fields = member.get(to).form(to).fields | {"body": "Good evening", "action": "post"}
    with app.app_context():
        engine = db.engine
    with statements(engine) as asked:
        answer = member.client.post(to, data=fields)
    assert answer.status_code == 303
    return asked


def test_a_reply_in_a_long_thread_costs_no_more_than_in_a_short_one(app, member, inside):
    with inside() as make:
        short, long = make.thread(), make.thread()
        for _ in range(15):
            make.reply(long)
    for thread in (short, long, short, long):
        _reply(member, app, thread)  # first they get a name there, and are no newcomer any more

    costs = [len(_reply(member, app, thread)) for thread in (short, long)]

    assert costs[0] == costs[1] <= MOST_STATEMENTS


def test_a_reply_is_written_in_one_transaction(app, member, inside):
    with inside() as make:
        thread = make.thread()
    _reply(member, app, thread)
    with app.app_context():
        engine = db.engine
    commits = []

    def note(connection):
        commits.append(connection)

    event.listen(engine, "commit", note)
    try:
        _reply(member, app, thread)
    finally:
        event.remove(engine, "commit", note)

    assert len(commits) == 1
