"""Types what no form keeps: looked for, previewed, refused, failed."""

from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.proofs.forensic import marks
from tests.proofs.forensic.ground import OPEN, Ground, press, token_of
from tests.proofs.forensic.marks import said

NEW = f"/boards/{OPEN}/new"


def say_in_passing(ground: Ground) -> None:
    writer, guest = ground.writer, ground.forum.visit()
    words = said(marks.PREVIEW)
    press(writer, NEW, action="preview", title=words, body=words)
    press(writer, NEW, action="post", title="", body=said(marks.SLIP))
    alike = {"title": said(marks.ALIKE), "csrf_token": token_of(writer)}
    assert writer.client.post(f"/boards/{OPEN}/alike", data=alike).status_code == 200
    for words in (said(marks.SEARCHED), marks.SEARCHED):
        ground.forum.ask(words, writer)
        ground.forum.ask(words)
    press(guest, "/sign-in", passphrase=said(marks.SIGNED))
    press(guest, "/recover", code=said(marks.SIGNED))
    _fail(ground, said(marks.FAULT))


def _fail(ground: Ground, words: str) -> None:
    """Let it go wrong when the words are with the database, and before they count."""

    def fail(session: Session) -> None:
        session.flush()
        raise ValueError(words)

    typed = {"title": words, "body": words, "action": "post", "csrf_token": token_of(ground.writer)}
    event.listen(Session, "before_commit", fail)
    answered = ground.writer.client.post(NEW, data=typed)
    event.remove(Session, "before_commit", fail)
    assert answered.status_code == 500
    ground.writer.failures.clear()
