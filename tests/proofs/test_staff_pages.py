"""Proof 4 on the pages of staff: two posts of one author in two threads have nothing in common."""

from dataclasses import replace

import pytest

from forum.handles.deriving import handle_id
from forum.handles.models import Handle
from forum.handles.naming import Window
from forum.public_ids import to_text
from forum.threads.models import Post
from forum.transaction import db
from tests.proofs.evening import ASH, DILL, ELM, FERN, HELD, TOLD, Evening
from tests.proofs.scanning import Secret, findings, listening, shared_marks

STRANGER = bytes([99]) * 32


@pytest.fixture
def evening(app, visit, inside):
    """An evening in which nothing is alike by chance in one run of many.

    Every id is fixed.
    """
    return Evening(app, visit, inside)


def joined(pages):
    """Return what the first two of four pages have in common, and none of the others."""
    first, second, *others = pages
    return shared_marks([first, second], others)


def pages(evening, reader, addresses):
    with listening(evening.app) as heard:
        for address in addresses:
            assert reader.client.get(address).status_code == 200
    return heard


def parts(evening, reader, address, selector):
    """Return each part of one page as if it were a page."""
    [page] = pages(evening, reader, [address])
    found = page.soup.select(selector)
    return [replace(page, headers=(), body=str(part).encode()) for part in found]


def rows(evening, reader, cases, address="/moderation"):
    """Return what the queue says of each case, in the order of `cases`."""
    found = parts(evening, reader, address, "article[data-case]")
    of = {part.soup.article["data-case"]: part for part in found}
    return [of[case.rpartition("/")[2]] for case in cases]


def records(evening, cases):
    """Return what the record of staff says of each case."""
    [page] = pages(evening, evening.curlew, ["/moderation/audit"])
    lines = page.soup.select("main li, main tr")
    found = []
    for case in cases:
        about = [str(line) for line in lines if case.rpartition("/")[2] in str(line)]
        found.append(replace(page, headers=(), body="".join(about).encode()))
    return found


def test_nothing_joins_two_cases_of_one_author(evening):
    cases = evening.flag(evening.talk())

    assert joined(rows(evening, evening.otter, cases)) == set()
    assert joined(pages(evening, evening.otter, cases)) == set()
    assert joined(pages(evening, evening.curlew, cases)) == set()
    assert joined(rows(evening, evening.otter, cases, "/moderation?mine=1")) == set()


def test_nothing_joins_them_once_they_are_decided_either(evening):
    cases = evening.flag(evening.talk())
    evening.decide(cases, **HELD)

    # Somebody else reads: of one's own decision every page says how many minutes are left to undo.
    assert joined(pages(evening, evening.wren, cases)) == set()
    evening.settle(cases)
    assert joined(pages(evening, evening.otter, cases)) == set()
    about = records(evening, cases)
    assert all(b"case" in each.body for each in about)
    assert joined(about) == set()


def test_nothing_joins_them_when_somebody_looks_again(evening):
    pids = evening.talk()
    cases = evening.flag(pids)
    evening.decide(cases, **HELD)
    evening.settle(cases)
    evening.appeal(pids)

    assert joined(rows(evening, evening.curlew, cases, "/moderation?tab=again")) == set()
    again = pages(evening, evening.curlew, cases)
    assert all(b"Please look again" in page.body for page in again)
    assert joined(again) == set()
    told = {"decision": "appeal-kept", "message": "We looked again."}
    evening.decide(cases, evening.curlew, **told)
    assert joined(pages(evening, evening.wren, cases)) == set()
    evening.settle(cases)
    assert joined(pages(evening, evening.curlew, cases)) == set()


def test_an_earlier_decision_is_told_alike_of_everybody(evening):
    # Given people whose posts wait for a while, because of other posts
    before = evening.flag(evening.talk())
    evening.decide(before, **HELD)
    evening.settle(before)

    # When each writes in a new thread
    cases = evening.cases(evening.talk(openers=(DILL,) * 4))

    # Then a moderator learns that there was something, and nothing leads to what
    assert joined(rows(evening, evening.otter, cases)) == set()
    read = pages(evening, evening.otter, cases)
    assert all(b"earlier decision" in page.body for page in read)
    assert joined(read) == set()
    for page, own in zip(read, before, strict=True):
        assert own.encode() not in page.body
    settled = pages(evening, evening.otter, before)
    assert shared_marks([read[0], settled[0]], [*read[2:], *settled[2:]]) == set()


def refused(evening, cases, **told):
    """Decide on what was there before; return the pages that say so."""
    reader = evening.otter
    token = reader.get("/moderation/me").form("/sign-out").fields["csrf_token"]
    with listening(evening.app) as heard:
        for case in cases:
            sent = {"csrf_token": token, "version": "7"} | told
            assert reader.client.post(f"{case}/decide", data=sent).status_code in (409, 422)
    return heard


def test_a_decision_that_came_too_late_or_was_refused_joins_nothing(evening):
    cases = evening.flag(evening.talk())

    assert joined(refused(evening, cases, decision="leave")) == set()
    assert joined(refused(evening, cases, decision="take-down", version="1")) == set()
    evening.decide(cases, evening.otter, decision="leave")
    late = refused(evening, cases, decision="take-down", version="1", **TOLD)
    assert all(page.status == 409 and b"has just decided" in page.body for page in late)
    assert joined(late) == set()


@pytest.mark.parametrize("version", ["1", "7"])
def test_what_is_done_in_bulk_is_reported_alike(evening, version):
    cases = evening.flag(evening.talk())
    reader, reports = evening.otter, []
    for case in cases:
        ticked = {"case": f"{case.rpartition('/')[2]}:{version}", "action": "leave"}
        token = reader.get("/moderation").form("/moderation/bulk").fields["csrf_token"]
        reader.client.post("/moderation/bulk", data=ticked | {"csrf_token": token})
        reports.append(parts(evening, reader, "/moderation/audit", ".notices"))

    assert {len(report) for report in reports} == {1}
    for same in zip(*reports, strict=True):
        assert joined(same) == set()


def test_what_came_of_two_flags_is_told_alike(evening):
    cases = evening.flag(evening.talk())
    evening.decide(cases, **HELD)
    evening.settle(cases)

    told = [
        part
        for root in (FERN, ELM)
        for part in parts(evening, evening.people[root], "/me/notices", "li[data-notice]")
    ]
    assert len(told) == 4
    assert joined(told) == set()


def test_lines_and_notices_join_nothing_for_others(evening, visit):
    evening.whole()

    stranger = visit().arrive(root=STRANGER)
    for reader in (visit(), stranger, evening.otter, evening.people[DILL]):
        assert joined(pages(evening, reader, evening.threads[:4])) == set()
        assert joined(pages(evening, reader, evening.threads[4:])) == set()


def test_a_window_that_followed_its_author_would_be_found(app, evening):
    cases = evening.flag(evening.talk())
    with app.app_context():
        posts = db.session.query(Post.handle_id, Post.thread_id).all()
    of_ash = {h for h, thread in posts if h == handle_id(ASH, f"thread:{to_text(thread)}")}
    usual = app.jinja_env.filters["window"]
    app.jinja_env.filters["window"] = lambda h: Window(11, "x") if h in of_ash else usual(h)

    assert joined(pages(evening, evening.otter, cases)) == {("span", "class", "pane p-x h11")}


def test_the_queue_and_the_record_name_nobody(app, evening):
    evening.whole()
    evening.talk(openers=(DILL,) * 4)
    everywhere = ["/moderation", "/moderation?mine=1", "/moderation?tab=again", "/moderation/audit"]
    heard = pages(evening, evening.otter, everywhere)

    with app.app_context():
        names = [Secret("name", name) for (name,) in db.session.query(Handle.name)]
    assert len(names) >= 16
    assert findings(heard, names) == []
