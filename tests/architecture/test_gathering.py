"""What is shipped outside the code is gathered for translation too."""

from sqlalchemy import select

from forum.house.models import SavedReply
from tools.messages import gather


def test_the_saved_replies_are_gathered_as_the_database_has_them(inside):
    gathered = {message.id for message in gather()}

    with inside() as make:
        kept = make._session.execute(select(SavedReply.title, SavedReply.text)).all()

    assert kept
    assert {words for row in kept for words in row} <= gathered
