"""What others rely on: the addresses, statuses and fields of the contract that exist by now."""

import re

import pytest

from forum.public_ids import to_text
from tests.proofs.walking import answer, join, start_thread, words_asked

ID = re.compile(r"[A-Za-z0-9_-]{22}")


@pytest.fixture
def thread(inside):
    """The address of a thread with a reply, on the board "sleep"."""
    with inside() as make:
        thread = make.thread(board=make.board(slug="sleep"))
        make.reply(thread)
    return f"/t/{to_text(thread.id)}"


def fields_of(page, action) -> set[str]:
    """Return the names of all fields of a form, its buttons included."""
    forms = [form for form in page.all("form") if form.get("action", "").split("?")[0] == action]
    return {str(tag["name"]) for tag in forms[-1].select("[name]")}


# --- addresses ---


@pytest.mark.parametrize("path", ["/", "/boards/sleep", "/help", "/rules", "/privacy", "/sign-in"])
@pytest.mark.parametrize("more", ["", "?utm=x"])
def test_pages_for_everyone_are_there(guest, thread, path, more):
    assert guest.get(path + more).status == 200
    assert guest.get(thread).status == 200


@pytest.mark.parametrize("query", ["?sort=newest", "?waiting=1", "?sort=nonsense", "?waiting=0"])
def test_a_board_can_be_sorted(guest, thread, query):
    assert guest.get(f"/boards/sleep{query}").status == 200


@pytest.mark.parametrize("view", ["tree", "list", ""])
def test_a_thread_can_be_read_in_two_ways(guest, thread, view):
    assert len(guest.get(f"{thread}?view={view}").all("article[data-post]")) == 2


def test_health_says_ok_and_readiness_checks(guest):
    alive, ready = guest.client.get("/healthz"), guest.client.get("/readyz")

    assert (alive.status_code, alive.text.strip()) == (200, "ok")
    assert ready.status_code == 503, "no worker runs beside this test"


def test_quick_exit_leads_to_the_neutral_page(guest, settings):
    page = guest.get("/leave")

    assert page.status == 200
    assert settings.exit_url in page.one("meta[http-equiv=refresh]")["content"]


MINE = ["/me", "/me/threads", "/me/notices", "/me/drafts", "/me/kept", "/me/passphrase"]
MINE += ["/me/what-you-keep"]


@pytest.mark.parametrize("path", [*MINE, "/boards/sleep/new"])
def test_what_needs_signing_in_leads_there_and_back(guest, thread, path):
    response = guest.client.get(path)

    assert response.status_code == 303
    assert response.headers["Location"] == f"/sign-in?next={path}"
    assert guest.get(path).one("[name=next]")["value"] == path


@pytest.mark.parametrize("path", [*MINE, "/me/look"])
def test_my_space_is_there(member, thread, path):
    assert member.get(path).status == 200
    assert member.get(f"{path}?utm=x").status == 200


@pytest.mark.parametrize("path", ["/sign-out", "/p/{pid}/take-back"])
def test_what_only_takes_a_form_has_no_page(member, thread, path):
    pid = member.get(thread).all("[data-post]")[0]["data-post"]

    assert member.get(path.format(pid=pid)).status == 404


# --- statuses of forms ---


@pytest.mark.parametrize(
    ("path", "fields"),
    [("/join", {}), ("/sign-in", {"passphrase": ""}), ("/recover", {"code": "x"})],
)
def test_a_form_with_problems_lists_them_above_and_beside_each_field(guest, path, fields):
    page = guest.post(path, guest.get(path).form(path).fields | fields)

    assert page.status == 422
    main = page.one("main")
    places = {link["href"].removeprefix("#") for link in main.select("[data-problems] a")}
    assert places
    for place in places:
        box = page.one(f"#{place}")
        assert box["aria-invalid"] == "true"
        assert page.all(f"#{box['aria-describedby'].split()[-1]}")
    above = main.decode().index("data-problems")
    assert above < main.decode().index("<h1")
    assert page.one("title").get_text().startswith("Error: ")


def test_success_is_303(member, guest, thread):
    fields = member.get(thread).form(f"{thread}/reply").fields
    sent = member.client.post(f"{thread}/reply", data=fields | {"body": "Yes", "action": "post"})
    form = guest.get("/join").form("/join").fields
    joined = guest.client.post("/join", data=form | {"rules_ok": "y", "age_ok": "y"})

    assert (sent.status_code, joined.status_code) == (303, 303)
    assert re.fullmatch(rf"{thread}#p-{ID.pattern}", sent.headers["Location"])


# --- fields ---


def test_the_fields_of_writing(member, thread):
    new = fields_of(member.get("/boards/sleep/new"), "/boards/sleep/new")
    reply = fields_of(member.get(f"{thread}/reply"), f"{thread}/reply")
    short = fields_of(member.get(thread), f"{thread}/reply")

    shared = {"csrf_token", "body", "post_as", "action", "note", "details_ok", "nonce"}
    assert {"title", *shared} <= new
    assert {"parent", *shared} <= reply & short


def test_the_choices_of_writing(member, thread):
    page = member.get("/boards/sleep/new")

    assert {tag["value"] for tag in page.all("[name=post_as]")} == {"thread", "known"}
    assert {tag["value"] for tag in page.all("[name=action]")} == {"preview", "post", "draft"}


def test_the_fields_of_changing_and_taking_back(member, thread):
    mine = answer(member, thread, body="Mine").all("[data-post]")[-1]["data-post"]
    edit = member.get(f"/p/{mine}/edit")
    sure = member.send(edit, f"/p/{mine}/take-back")

    assert {"csrf_token", "body", "note", "action"} <= fields_of(edit, f"/p/{mine}/edit")
    assert {"csrf_token", "sure"} <= fields_of(sure, f"/p/{mine}/take-back")


@pytest.mark.parametrize("kind", ["hear", "me-too", "helped", "strength"])
def test_the_four_answers(visit, thread, kind):
    reader = visit().arrive()
    page = reader.get(thread)
    to = f"/p/{page.all('[data-post]')[0]['data-post']}/answer"
    kinds = {str(tag["value"]) for tag in page.all(f"form[action='{to}'] [name=kind]")}
    sent = reader.client.post(to, data=page.form(to).fields | {"kind": kind})

    assert kinds == {"hear", "me-too", "helped", "strength"}
    assert sent.status_code == 303
    assert re.fullmatch(rf"{thread}#p-{ID.pattern}", sent.headers["Location"])


def test_a_form_sent_twice_with_its_nonce_posts_once(member, thread):
    fields = member.get(thread).form(f"{thread}/reply").fields
    for _ in range(2):
        member.post(f"{thread}/reply", fields | {"body": "Once", "action": "post"})

    assert member.get(thread).words.count("Once") == 1


def test_the_fields_of_arriving(guest):
    assert {"rules_ok", "age_ok"} <= fields_of(guest.get("/join"), "/join")
    assert {"passphrase", "next"} <= fields_of(guest.get("/sign-in"), "/sign-in")
    assert "code" in fields_of(guest.get("/recover"), "/recover")


def test_the_second_step_of_joining(guest):
    page = guest.send(guest.get("/join"), "/join", rules_ok="y", age_ok="y")

    assert len(page.one("[data-passphrase]").get_text().split()) == 6
    assert len(page.all("[data-recovery-code]")) == 8
    assert {"word_a", "word_b"} <= fields_of(page, "/join")
    for name in ("word_a", "word_b"):
        assert re.fullmatch(r"Word [1-6]", page.one(f"label[for={name}]").get_text().strip())
    assert guest.send(page, "/join", **words_asked(page)).status == 200


def test_the_ends_of_what_fits(member, thread):
    """Titles of 3 to 150, words of 1 to 20,000 characters."""
    for title, body in (("abc", "x"), ("a" * 150, "b" * 20_000)):
        assert start_thread(member, "sleep", title=title, body=body).startswith("/t/")


def test_words_come_back_in_and_out(guest, visit):
    keep = join(guest)
    code = keep.all("[data-recovery-code]")[7].get_text()
    back = visit()
    page = back.send(back.get("/recover"), "/recover", code=code)

    assert len(page.one("[data-passphrase]").get_text().split()) == 6
    assert back.send(page, "/recover", **words_asked(page)).status == 200
    assert back.send(back.get("/me"), "/sign-out").address == "/"
