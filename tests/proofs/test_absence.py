"""Proof 5: what is not there and what somebody may not see look the same, byte for byte."""

import hashlib

import pytest

from forum.clock import now
from forum.public_ids import new_id, to_text
from forum.threads.models import Line

NEVER = "/t/AAAAAAAAAAAAAAAAAAAAAA"


@pytest.fixture
def ids(inside):
    """The ids of what is there for everybody, for members, for a group, and for nobody yet."""
    with inside() as make:
        shown = make.thread(board=make.board(slug="sleep"))
        inner = make.thread(board=make.board(slug="inner", reading="members"))
        circle = make.board(slug="circle")
        closed = make.thread(board=circle)
        posts = {"post": shown, "held": shown, "withheld": shown, "inner": inner, "closed": closed}
        made = {name: make.reply(thread) for name, thread in posts.items()}
        make.hide(made["held"], Line.WAITING)
        make.hide(made["withheld"], Line.TAKEN_DOWN)
        waits = make.writer(waits=True)
        waiting = make.thread(board=make.board(), writer=waits)
        made["waiting opening"] = make.opening_of(waiting)
        made["waiting reply"] = make.reply(shown, writer=waits)
        made["taken down unseen"] = make.hide(make.reply(shown, writer=waits, body="Not so."))
        opener = make.writer()
        left = make.thread(writer=opener)
        make.reply(left, writer=waits)
        made["line over what waits"] = make.opening_of(left)
        make.take_back(make.opening_of(left), writer=opener)
        circle.reading = "group"
    threads = {"thread": shown, "inner thread": inner, "closed thread": closed}
    threads |= {"waiting thread": waiting, "left thread": left}
    return {name: to_text(thing.id) for name, thing in (threads | made).items()}


@pytest.fixture
def absent(ids):
    """Addresses that have nothing to show to anybody, or nothing to a guest, by cause."""
    tid, pid = ids["thread"], ids["post"]
    for_all = {
        "never existed": f"/t/{to_text(new_id())}",
        "no such post": f"/p/{to_text(new_id())}",
        "malformed id": "/t/x",
        "id with a sign too many": f"/t/{tid}A",
        "id that is not canonical": f"/t/{tid[:-1]}{chr(ord(tid[-1]) + 1)}",
        "id with a space": f"/t/{tid}%20",
        "post as thread": f"/t/{pid}",
        "thread as post": f"/p/{tid}",
        "no such board": "/boards/nowhere",
        "board in capitals": "/boards/SLEEP",
        "no such address": "/nowhere",
        "nonsense for a cursor": f"/t/{tid}?after=nonsense",
        "cursor beyond the end": f"/t/{tid}?after=_____w",
        "cursor of a board on a thread": f"/t/{tid}?after={'A' * 32}",
        "nonsense for a board's cursor": "/boards/sleep?after=nonsense",
        "day that no calendar has": f"/boards/sleep?after={'_' * 32}",
        "closed group's board": "/boards/circle",
        "closed group's thread": f"/t/{ids['closed thread']}",
        "closed group's post": f"/p/{ids['closed']}",
        "held post": f"/p/{ids['held']}",
        "withheld post": f"/p/{ids['withheld']}",
        "thread that waits": f"/t/{ids['waiting thread']}",
        "thread that waits, as a list": f"/t/{ids['waiting thread']}?view=list",
        "first post that waits": f"/p/{ids['waiting opening']}",
        "reply that waits": f"/p/{ids['waiting reply']}",
        "reply taken down before anybody saw it": f"/p/{ids['taken down unseen']}",
        "thread of which only what waits is left": f"/t/{ids['left thread']}",
        "line of which only what waits hangs": f"/p/{ids['line over what waits']}",
        "words that wait for nobody": "/keep/notes.txt",
        "page to print for nobody": "/keep/print",
        "address that only takes a form": "/sign-out",
        "post that only takes a form": f"/p/{pid}/take-back",
    }
    return for_all, _for_guests(ids)


def _for_guests(ids):
    return {
        "members' board": "/boards/inner",
        "members' thread": f"/t/{ids['inner thread']}",
        "members' thread as a list": f"/t/{ids['inner thread']}?view=list",
        "members' post": f"/p/{ids['inner']}",
        # Nobody is anybody here: no session is opened for style and fonts.
        "no such file": "/static/site.000000000000.css",
        "file outside": "/static/../forum/app.py",
    }


def mark_of(response) -> str:
    """Return a hash of all that a browser gets: status, headers, cookies, body."""
    heads = sorted(f"{name}: {value}" for name, value in response.headers)
    sent = [str(response.status_code), *heads, ""]
    return hashlib.sha256("\n".join(sent).encode() + response.get_data()).hexdigest()


def marks(visitor, addresses, method="GET"):
    expected = mark_of(visitor.client.open(NEVER, method=method))
    found = {cause: visitor.client.open(path, method=method) for cause, path in addresses.items()}
    return {cause: mark_of(answer) == expected for cause, answer in found.items()}


def differing(visitor, addresses, method="GET"):
    return [cause for cause, is_same in marks(visitor, addresses, method).items() if not is_same]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_absence_is_the_same_to_a_guest(guest, absent, method):
    for_all, for_guests = absent

    assert differing(guest, for_all | for_guests, method) == []


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("role", [None, "moderator"])
def test_every_absence_is_the_same_to_a_member(visit, absent, method, role):
    for_all, _ = absent

    assert differing(visit().arrive(role=role), for_all, method) == []


@pytest.mark.parametrize("way", ["/edit", "/take-back", "/answer", "/keep"])
def test_what_nobody_else_may_change_is_absent_to_who_tries(member, ids, way):
    # Given a member who has a form, and sends it elsewhere
    form = {"csrf_token": member.get("/me/name").form("/me/name").fields["csrf_token"]}
    sent = {"body": "Mine.", "action": "post", "kind": "hear"} | form
    hidden = ("held", "withheld", "waiting opening", "waiting reply", "line over what waits")

    # When it reaches posts that are hidden, and one that never was
    pids = [to_text(new_id()), *(ids[name] for name in hidden)]
    answers = [member.client.post(f"/p/{pid}{way}", data=sent) for pid in pids]
    answers += [member.client.get(f"/p/{pid}{way}") for pid in pids]

    # Then they all look alike
    assert {answer.status_code for answer in answers} == {404}
    assert len({mark_of(answer) for answer in answers[: len(pids)]}) == 1
    assert len({mark_of(answer) for answer in answers[len(pids) :]}) == 1


def test_an_absence_is_a_404_without_a_cookie(guest, member):
    for visitor in (guest, member):
        answer = visitor.client.get(NEVER)

        assert answer.status_code == 404
        assert "Set-Cookie" not in answer.headers
        assert "This page isn't here" in answer.text.replace("&#39;", "'")


def test_it_is_the_same_for_everybody_who_is_signed_in(visit):
    assert len({mark_of(visit().arrive().client.get(NEVER)) for _ in range(3)}) == 1


def test_what_was_taken_back_without_an_answer_was_never_there(member, visit, inside):
    # Given a thread and a reply whose writers took them back
    with inside() as make:
        board, ours = make.board(slug="sleep"), make.thread()
    here = f"/boards/{board.slug}/new"
    page = member.send(member.get(here), here, title="Gone", body="Gone soon", action="post")
    alone = page.one("[data-post]")["data-post"]
    where = f"/t/{to_text(ours.id)}"
    page = member.send(member.get(where), f"{where}/reply", body="Gone too", action="post")
    reply = page.all("[data-post]")[-1]["data-post"]
    threads = {"thread": page.address, "post": f"/p/{alone}", "reply": f"/p/{reply}"}
    for pid in (alone, reply):
        member.send(member.get(f"/p/{pid}/edit"), f"/p/{pid}/take-back", sure="1")

    # Then it is as absent as what never existed, to its own writer too
    gone = {"post": f"/p/{alone}", "reply": f"/p/{reply}", "edit": f"/p/{alone}/edit"}
    assert threads["post"] == gone["post"]
    assert differing(member, gone) == []
    assert differing(visit(), {"post": gone["post"], "reply": gone["reply"]}) == []


@pytest.mark.parametrize("waits", [True, False], ids=["not yet", "not any more"])
def test_a_thread_whose_first_words_nobody_may_see_is_on_no_list(guest, member, inside, waits):
    # Given a board with one thread to see, and one that is not to be seen yet, or any more
    with inside() as make:
        board = make.board(slug="sleep")
        make.thread(board=board, title="To be seen", at=now())
        writer = make.writer(waits=waits)
        hidden = make.thread(board=board, title="Not to be seen", writer=writer, at=now())
        make.hide(make.opening_of(hidden))

    # Then its title, its id and its being there are on no page
    lists = ["/", "/boards/sleep", "/boards/sleep?sort=newest", "/boards/sleep?waiting=1"]
    for visitor in (guest, member):
        pages = [visitor.get(path) for path in lists]
        assert all("To be seen" in page.text for page in pages)
        assert [page.address for page in pages if "Not to be seen" in page.text] == []
        assert [page.address for page in pages if to_text(hidden.id) in page.text] == []


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("signed_in", [False, True], ids=["guest", "member"])
def test_a_wrong_method_is_an_absence_too(visit, ids, absent, method, signed_in):
    # Given pages that are there, pages that are not, and two that take a POST
    for_all, for_guests = absent
    takes_post = {cause for cause in for_all if "only takes a form" in cause}
    there = {"board": "/boards/sleep", "home": "/", "thread": f"/t/{ids['thread']}"}
    asked = there | for_all | ({} if signed_in else for_guests)

    # When somebody asks for them in a way that nobody offered, then none is there
    visitor = visit().arrive() if signed_in else visit()
    others = takes_post if method == "POST" else set()
    assert set(differing(visitor, asked, method)) == others


def test_writing_where_one_may_not_read_is_as_absent_as_nowhere(member, absent):
    # Given a member who has a form, and sends it elsewhere
    for_all, _ = absent
    form = member.get("/me/name").form("/me/name").fields
    fields = {"csrf_token": form["csrf_token"], "body": "Hello there", "action": "post"}
    causes = ("never existed", "closed group's thread", "post as thread", "malformed id")
    causes += ("thread that waits", "thread of which only what waits is left")

    # When it reaches threads that are not there, or not for them
    answers = [member.client.post(f"{for_all[c]}/reply", data=fields) for c in causes]

    # Then they are all the same, and the words are in each
    assert {answer.status_code for answer in answers} == {404}
    assert len({mark_of(answer) for answer in answers}) == 1
    assert "Hello there" in answers[0].text


@pytest.mark.parametrize(
    "what", ["<p>Not here", "X-Why: removed", "Set-Cookie: s=1", "status: 410", "ETag: x"]
)
def test_an_absence_that_tells_more_would_be_noticed(app, guest, what):
    name, _, value = what.partition(": ")

    def telling(**_: object) -> tuple[str, int, dict[str, str]]:
        page = guest.client.get(NEVER).text
        if name == "status":
            return page, int(value), {}
        return (page, 404, {name: value}) if value else (page + what, 404, {})

    app.view_functions["pages.rules"] = telling

    assert differing(guest, {"rules": "/rules"}) == ["rules"]
