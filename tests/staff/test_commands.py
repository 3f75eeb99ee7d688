"""`flask staff`: invite, list and remove, as an operator types it."""

import pytest

from tests.codes import code_of


@pytest.fixture
def run(app):
    """Runs a command of the forum and returns its exit code and what it said."""

    def ran(*words: str) -> tuple[int, str, str]:
        result = app.test_cli_runner().invoke(args=["staff", *words])
        return result.exit_code, result.stdout, result.stderr

    return ran


def test_the_printed_link_makes_its_opener_staff(run, inside, member):
    # Given a board and a link for its moderator
    with inside() as make:
        make.board(slug="sleep", name="Sleep")
    code, link, said = run("invite", "--role", "moderator", "--board", "sleep")
    assert code == 0
    assert link.startswith("http://127.0.0.1:8000/staff/join/")
    assert len(link.splitlines()) == 1
    assert "once" in said

    # When a member opens it, takes a name and sets up a second factor
    address = link.strip().removeprefix("http://127.0.0.1:8000")
    page = member.get(address)
    assert "a moderator, for Sleep" in page.words
    factor = member.send(page, address, name="Calm Wren")
    secret = factor.one("[data-totp-secret]").get_text()
    member.send(factor, "/me/second-factor", code=code_of(secret))

    # Then they are on the list, and may come in
    assert run("list")[1] == "Calm Wren\tmoderator\tsleep\n"
    assert member.get("/me/on-duty").heading == "On duty"


def test_an_unknown_board_or_role_is_refused(run):
    assert run("invite", "--role", "moderator", "--board", "nowhere")[0] == 1
    assert run("invite", "--role", "owner")[0] == 2
    assert run("invite")[0] == 2


def test_who_is_removed_is_out_at_once(run, visit):
    moderator = visit().arrive_on_duty(name="Calm Wren")
    assert run("list")[1] == "Calm Wren\tmoderator\tall boards\n"

    code, said, _ = run("remove", "calm wren")

    assert (code, said) == (0, "Calm Wren is not a moderator any more.\n")
    assert moderator.get("/me/on-duty").status == 403
    assert run("list")[1] == ""
    assert run("remove", "Calm Wren")[0] == 1


def test_the_last_lead_needs_a_second_word(run, visit):
    visit().arrive_on_duty("lead", name="Calm Wren")

    code, _, said = run("remove", "Calm Wren")
    assert code == 1
    assert "last lead" in said
    assert "--yes" in said

    assert run("remove", "Calm Wren", "--yes")[0] == 0
