"""A member sees how much there is of them, and every field that is stored."""

from forum.privacy.inventory.everything import ENTRIES
from forum.transaction import db
from tests.counting import statements
from tests.proofs.walking import answer, start_thread


def numbers(page) -> list[int]:
    return [int(row.find("td").get_text()) for row in page.all("[data-mine] tbody tr")]


def test_a_member_sees_how_much_there_is_of_them_alone(app, visit, inside):
    with inside() as make:
        make.board(slug="sleep")
    author, other = visit().arrive(), visit().arrive()
    thread = start_thread(author, "sleep", title="Awake", body="It is three.")
    answer(other, thread, body="Here too.")

    page = author.get("/me/what-you-keep")

    assert numbers(page)[:3] == [1, 1, 0]
    assert numbers(page)[7] == 1  # a notice: somebody answered
    assert numbers(other.get("/me/what-you-keep"))[:2] == [1, 1]


def test_from_there_they_can_take_it_along_or_leave(visit):
    page = visit().arrive().get("/me/what-you-keep")

    links = {link["href"] for link in page.all("main a")}
    assert {"/me/download", "/me/leave"} <= links


def test_the_page_shows_every_field_and_asks_as_little_for_much_as_for_nothing(app, visit, inside):
    with inside() as make:
        make.board(slug="sleep")
    member = visit().arrive()
    with app.app_context():
        engine = db.engine
    start_thread(member, "sleep", title="Awake", body="It is three.")
    with statements(engine) as few:
        page = member.get("/me/what-you-keep")
    for _ in range(3):
        start_thread(member, "sleep", title="Awake", body="It is three.")
    with statements(engine) as many:
        member.get("/me/what-you-keep")

    assert len(few) == len(many)
    fields = {code.get_text() for code in page.all("details code")}
    assert {"post.day", "cookie:look", "file:secret", "box:drafts"} <= fields
    assert len(page.all(".table--facts tbody tr")) == len(ENTRIES)


def test_nobody_else_gets_there(guest):
    assert guest.get("/me/what-you-keep").address.startswith("/sign-in")
