"""Drafts: words that wait for their writer alone, kept when asked and when something goes wrong."""

import pytest
from sqlalchemy import func, select

from forum.handles.models import SealedEntry
from forum.public_ids import to_text
from forum.transaction import reading
from tests.journeys.answers import box, sentences
from tests.journeys.drafts import keep, waiting, ways_on
from tests.journeys.meanwhile import last_post, lock, take_back
from tests.proofs.walking import answer, start_thread

KEPT = "Kept words"


@pytest.fixture
def thread(inside):
    """The address of a thread by somebody, on a board "sleep"."""
    with inside() as make:
        return f"/t/{to_text(make.thread(board=make.board(slug='sleep', name='Sleep')).id)}"


@pytest.fixture(params=["reply", "new", "edit"])
def where(request, member, thread):
    """The address of each page with a form for words."""
    if request.param == "edit":
        answer(member, thread, body="Old words")
        return f"/p/{last_post(member, thread)}/edit"
    return {"reply": f"{thread}/reply", "new": "/boards/sleep/new"}[request.param]


def entries(app) -> int:
    with app.app_context():
        return reading().scalar(select(func.count()).select_from(SealedEntry)) or 0


def test_what_is_kept_when_asked_is_gone_on_with_in_another_browser(visit, member, where):
    # Given a draft
    fields = member.get(where).form(where).fields | {"action": "draft", "title": "Kept title"}
    kept = member.client.post(where, data=fields | {"body": KEPT, "note": "violence"})
    assert (kept.status_code, kept.headers["Location"]) == (303, "/me/drafts")

    # When its writer looks from another browser, and goes on with it
    elsewhere = visit().arrive(root=member.root)
    [said] = waiting(elsewhere)
    [address] = ways_on(elsewhere)
    page = elsewhere.get(address)

    # Then everything is there, and once it is sent it waits no more
    assert ("Kept title" if where.endswith("/new") else KEPT) in said
    assert box(page) == KEPT
    assert page.one("input[name=note][checked]")["value"] == "violence"
    assert not where.endswith("/new") or page.one("[name=title]")["value"] == "Kept title"
    sent = elsewhere.send(page, where, action="post")
    assert KEPT in sent.words
    assert waiting(elsewhere) == waiting(member) == []


def test_a_form_says_that_there_is_a_draft_and_leads_to_it(member, where):
    keep(member, where, title="Kept title", body=KEPT)

    page = member.get(where)
    [link] = page.all("main a[href^='?draft=']")

    assert "You have a draft here" in page.words
    assert box(member.get(where + str(link["href"]))) == KEPT


def test_the_thread_leads_to_the_draft_for_it(member, thread):
    keep(member, f"{thread}/reply", body=KEPT)

    [link] = [a for a in member.get(thread).all("a") if "draft" in a.get_text()]

    assert member.get(str(link["href"])).all(f"main a[href^='{thread}/reply?draft=']")


def test_a_draft_is_kept_once_however_often_it_is_asked_for(member, thread):
    keep(member, f"{thread}/reply", body="Kept")
    for words in ("Kept wor", KEPT):
        [address] = ways_on(member)
        keep(member, address, body=words)

    assert len(waiting(member)) == 1
    assert box(member.get(ways_on(member)[0])) == KEPT


@pytest.mark.parametrize("typed", ["", "  \n ", "\u200b"])
def test_nothing_to_keep_is_a_sentence(app, member, where, typed):
    before = entries(app)

    page = keep(member, where, body=typed)

    assert page.status == 422
    assert sentences(page) == ["There is nothing to keep yet."]
    assert entries(app) == before


@pytest.mark.parametrize("bad", ["too long", "closed", "note", "parent"])
def test_words_that_could_not_be_sent_are_in_the_form_and_in_my_space(
    app, visit, member, thread, bad
):
    # Given a form that cannot be sent, for one reason or another
    other = visit().arrive()
    pid = answer(other, thread, body="Gone soon").all("[data-post]")[-1]["data-post"]
    form = member.get(f"{thread}/reply?to={pid}")
    typed = {"body": KEPT + (" and more" * 2_800 if bad == "too long" else "")}
    typed |= {"note": "no such note"} if bad == "note" else {}
    if bad == "parent":
        take_back(other, pid)
    if bad == "closed":
        lock(app, thread)

    # When it is sent
    page = member.send(form, f"{thread}/reply", action="post", **typed)

    # Then a sentence says why, and the words are in both places
    assert page.status == 422
    assert sentences(page)
    assert box(page) == typed["body"]
    [said] = waiting(visit().arrive(root=member.root))
    assert KEPT in said


@pytest.mark.parametrize("wrong", [{"title": ""}, {"title": "x" * 151}, {"note": "x" * 10_000}])
def test_a_thread_that_could_not_be_started_is_kept(member, thread, wrong):
    here = "/boards/sleep/new"
    page = member.send(
        member.get(here), here, **{"title": "Kept title", "body": KEPT, "action": "post"} | wrong
    )

    assert page.status == 422
    assert box(member.get(ways_on(member)[0])) == KEPT


def test_what_failed_once_and_is_sent_again_is_no_draft_any_more(member, thread):
    here = "/boards/sleep/new"
    page = member.send(member.get(here), here, body=KEPT, action="post")
    assert len(waiting(member)) == 1

    sent = member.send(page, here, title="A title", action="post")

    assert KEPT in sent.words
    assert waiting(member) == []


@pytest.mark.parametrize("action", ["draft", "post"])
@pytest.mark.parametrize("token", ["", "nonsense"])
def test_a_form_without_a_good_token_writes_no_draft(app, member, where, action, token):
    before = entries(app)

    page = keep(member, where, title="A title", body=KEPT, csrf_token=token, action=action)

    assert page.status == 422
    assert box(page) == KEPT
    assert entries(app) == before


def test_a_script_gets_two_marks_in_plain_text_and_sends_them_back(member, where):
    # Given a script that keeps what is typed
    fields = member.get(where).form(where).fields | {"action": "draft", "title": "A title"}
    plain = {"Accept": "text/plain"}
    first = member.client.post(where, data=fields | {"body": "Kept"}, headers=plain)
    mark, digest = first.text.split(" ")
    fields |= {"nonce": mark, "draft_was": digest}

    # When it does so again, and the words are sent after that
    second = member.client.post(where, data=fields | {"body": KEPT}, headers=plain)
    again, newer = second.text.split(" ")

    # Then it is one draft all the time, and none in the end
    assert (first.status_code, second.status_code) == (200, 200)
    assert second.mimetype == "text/plain"
    assert again == mark == fields["nonce"]
    assert len(waiting(member)) == 1
    member.post(where, fields | {"draft_was": newer, "body": KEPT, "action": "post"})
    assert waiting(member) == []


def test_too_many_drafts_are_a_sentence_and_the_words_stay(member, thread):
    here = f"{thread}/reply"
    for number in range(4):
        keep(member, here, body=f"Draft {number}")

    page = keep(member, here, body=KEPT)

    assert page.status == 422
    assert "Throw one away in My space" in sentences(page)[0]
    assert box(page) == KEPT
    member.send(member.get("/me/drafts"), "/me/drafts")
    assert member.send(page, here, action="draft").address == "/me/drafts"
    assert len(waiting(member)) == 4


def test_what_is_far_too_long_to_keep_is_a_sentence(member, thread):
    page = keep(member, f"{thread}/reply", body="x" * 300_000)

    assert page.status == 422
    assert "too long to keep" in sentences(page)[0]
    assert len(box(page)) == 300_000


def test_a_draft_is_nobody_elses(visit, member, thread):
    # Given somebody's draft, whose address another member knows
    where = f"{thread}/reply"
    keep(member, where, body=KEPT)
    [address] = ways_on(member)
    mark = address.split("draft=")[1]
    other = visit().arrive()

    # When they look for it everywhere, write under its mark, and throw it away
    pages = [other.get(path) for path in (address, where, thread, "/me", "/me/drafts")]
    keep(other, where, body="Other words", nonce=mark)
    token = other.get("/me/drafts").form("/me/drafts").fields
    other.post("/me/drafts", token | {"draft": mark})

    # Then they never see it, and it stays as it was
    assert [page.address for page in pages if KEPT in page.text or mark in page.text] == []
    assert box(member.get(address)) == KEPT


def test_a_draft_that_is_not_there_is_an_empty_form(member, where):
    start = box(member.get(where))

    for mark in ("nonsense", "%00", "x" * 5_000):
        page = member.get(f"{where}?draft={mark}")
        assert (page.status, box(page)) == (200, start)


def test_two_threads_begun_on_one_board_are_two_drafts(member, thread):
    here = "/boards/sleep/new"
    for title in ("One thread", "Another thread"):
        keep(member, here, title=title, body=KEPT)

    page = member.get(ways_on(member)[0])
    member.send(page, here, action="post")

    assert len(waiting(member)) == 1
    start_thread(member, "sleep", title="A third", body="No draft of this")
    assert len(waiting(member)) == 1
