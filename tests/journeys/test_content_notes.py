"""Content notes: said before the words, folded as each reader chose, kept through every form."""

import pytest

from forum.boards.content_notes import FOLDED_AT_FIRST, USUAL
from forum.boards.models import Board
from forum.public_ids import to_text
from forum.transaction import transaction
from tests.journeys.answers import box, sentences
from tests.journeys.drafts import keep, ways_on
from tests.journeys.meanwhile import last_post
from tests.proofs.walking import answer, join, start_thread, words_on

HARD = "These are hard words"


@pytest.fixture
def board(inside):
    with inside() as make:
        notes = "losing a pet\nmoney\nViolence"
        make.board(slug="plain", name="Plain")
        return make.board(slug="sleep", name="Sleep", content_notes=notes).id


@pytest.fixture
def thread(inside, board):
    with inside() as make:
        return f"/t/{to_text(make.thread(board=make.board(slug='other')).id)}"


def offered(page) -> list[str]:
    return [str(tick["value"]) for tick in page.all("input[name=note]")]


def chosen(page) -> list[str]:
    return [str(tick["value"]) for tick in page.all("input[name=note][checked]")]


def post_with(page, words):
    """Return the post that says `words`."""
    found = page.one(f"article .words:-soup-contains('{words}')")
    return found.find_parent("article")


def is_folded(page, words=HARD) -> bool:
    """Return whether words are in a part that is closed until somebody opens it."""
    parts = post_with(page, words).select(f"details:has(.words:-soup-contains('{words}'))")
    assert all(not part.has_attr("open") for part in parts)
    return bool(parts)


def test_each_board_offers_its_own_notes_and_the_four_that_are_folded(member, board):
    own = offered(member.get("/boards/sleep/new"))
    usual = offered(member.get("/boards/plain/new"))

    assert own == [*FOLDED_AT_FIRST, "losing a pet", "money"]
    assert usual == [*FOLDED_AT_FIRST, *USUAL]


@pytest.mark.parametrize("note", FOLDED_AT_FIRST)
@pytest.mark.parametrize("reader", ["guest", "member"])
@pytest.mark.parametrize("view", ["", "?view=list"])
def test_the_four_are_folded_and_say_first_what_they_are_about(
    request, visit, board, note, reader, view
):
    thread = start_thread(visit().arrive(), "sleep", title="A title", body=HARD, note=note)
    answer(visit().arrive(), thread, body="Hard words in a reply", note=note)

    page = request.getfixturevalue(reader).get(thread + view)

    for words in (HARD, "Hard words in a reply"):
        assert is_folded(page, words)
        said = post_with(page, words).select_one("summary").get_text()
        assert said.startswith(f"Talks about {note}.")


@pytest.mark.parametrize("note", ["losing a pet", ""])
def test_other_notes_and_none_are_not_folded(visit, guest, board, note):
    thread = start_thread(visit().arrive(), "sleep", title="A title", body=HARD, note=note)

    page = guest.get(thread)

    assert not is_folded(page)
    assert (f"Talks about {note}" in page.words) == bool(note)


@pytest.mark.parametrize("query", ["", "?sort=newest", "?waiting=1"])
def test_lists_tell_the_note_and_show_no_word_of_what_is_folded(visit, board, query):
    # Given two threads, one of which is folded
    asker = visit().arrive()
    start_thread(asker, "sleep", title="Hard", body=HARD, note="self-harm")
    start_thread(asker, "sleep", title="Soft", body="Soft words", note="money")

    # When somebody reads the lists
    pages = [reader.get(f"/boards/sleep{query}") for reader in (visit(), visit().arrive())]

    # Then nobody meets the words there
    for page in pages:
        assert "Talks about self-harm" in page.words
        assert "Soft words" in page.words
        assert HARD not in page.text


def test_home_and_my_space_show_no_word_of_what_is_folded(visit, board):
    asker, other = visit().arrive(), visit().arrive()
    thread = start_thread(asker, "sleep", title="Hard", body=HARD, note="self-harm")
    pid = last_post(other, thread)
    other.send(other.get(thread), f"/p/{pid}/keep")
    other.send(other.get(thread), f"{thread}/follow")
    answer(asker, thread, body=f"{HARD}, again", note="self-harm")

    for path in ("/", "/boards/sleep", "/me", "/me/kept", "/me/notices", "/me/threads"):
        assert HARD not in other.get(path).text
    assert "Talks about self-harm" in other.get("/me/kept").words


def test_a_choice_is_for_whoever_made_it_in_every_browser_of_theirs(visit, member, board):
    # Given a thread that is folded and one that is not
    asker = visit().arrive()
    hard = start_thread(asker, "sleep", title="Hard", body=HARD, note="violence")
    soft = start_thread(asker, "sleep", title="Soft", body=HARD, note="money")

    # When somebody chooses the other way round
    page = member.get("/me/topics")
    assert [str(tick["value"]) for tick in page.all("input[checked]")] == [*FOLDED_AT_FIRST]
    member.post("/me/topics", page.form("/me/topics").fields | {"topics": "money"})

    # Then it is so for them, and for nobody else
    for mine in (member, visit().arrive(root=member.root)):
        assert [is_folded(mine.get(thread)) for thread in (hard, soft)] == [False, True]
        assert mine.get("/boards/sleep").words.count(HARD) == 1
    for theirs in (visit(), asker, visit().arrive()):
        assert [is_folded(theirs.get(thread)) for thread in (hard, soft)] == [True, False]


def test_nothing_can_be_folded_too_and_nonsense_is_a_sentence(visit, member, board):
    hard = start_thread(visit().arrive(), "sleep", title="Hard", body=HARD, note="violence")
    fields = member.get("/me/topics").form("/me/topics").fields
    none = {name: value for name, value in fields.items() if name != "topics"}

    member.post("/me/topics", none)
    wrong = member.post("/me/topics", none | {"topics": "x" * 10_000})

    assert not is_folded(member.get(hard))
    assert wrong.status == 422
    assert sentences(wrong)


@pytest.mark.parametrize("words", ["", "Other words"])
def test_changing_a_post_changes_its_notes(member, board, words):
    # Given a post with a note
    thread = start_thread(member, "sleep", title="A title", body=HARD, note="violence")
    where = f"/p/{last_post(member, thread)}/edit"
    page = member.get(where)
    assert chosen(page) == ["violence"]

    # When another is chosen, and then none
    said = {"body": words} if words else {}
    member.send(page, where, note="money", action="post", **said)
    other = chosen(member.get(where))
    fields = member.get(where).form(where).fields
    del fields["note"]
    member.post(where, fields | {"action": "post"})

    # Then so it is
    assert other == ["money"]
    assert chosen(member.get(where)) == []
    assert "Talks about" not in member.get(thread).words


@pytest.mark.parametrize("note", ["cats", "x" * 10_000, "<b>violence</b>", "\u202e", "money\n x"])
def test_a_note_that_is_not_on_the_list_is_a_sentence_and_the_words_stay(member, thread, note):
    page = member.send(member.get(thread), f"{thread}/reply", body=HARD, note=note, action="post")

    assert page.status == 422
    assert "Choose the notes from the list" in sentences(page)[0]
    assert box(page) == HARD
    assert chosen(page) == []
    assert member.send(page, f"{thread}/reply", action="post").status == 200


def test_a_note_sent_twice_or_in_other_capitals_is_one(member, board):
    fields = member.get("/boards/sleep/new").form("/boards/sleep/new").fields
    sent = {"title": "A title", "body": HARD, "note": ["money", "MONEY", " money "]}

    page = member.post("/boards/sleep/new", fields | sent | {"action": "post"})

    assert page.words.count("Talks about money") == 1


def test_seven_notes_are_too_many_and_six_are_not(member, thread):
    seven = offered(member.get(f"{thread}/reply"))[:7]
    fields = member.get(thread).form(f"{thread}/reply").fields | {"body": HARD, "action": "post"}

    page = member.post(f"{thread}/reply", fields | {"note": seven})

    assert page.status == 422
    assert "at most 6" in sentences(page)[0]
    assert box(page) == HARD
    assert member.post(f"{thread}/reply", fields | {"note": seven[:6]}).status == 200


def test_notes_outlive_the_preview_a_draft_and_signing_in(visit, thread):
    # Given somebody who chose a note before they signed in
    passphrase, browser, where = words_on(join(visit())), visit(), f"{thread}/reply"
    asked = browser.post(where, {"body": HARD, "note": ["violence", "self-harm"]})
    page = browser.send(asked, "/sign-in", passphrase=passphrase)
    seen = [chosen(page)]

    # When they go through the preview and a draft
    def send(page, action):
        fields = page.form(where).fields | {"action": action, "note": chosen(page)}
        return browser.post(where, fields)

    preview = send(page, "preview")
    said = preview.one("[data-preview]").get_text(" ")
    seen.append(chosen(preview))
    send(preview, "draft")
    draft = browser.get(ways_on(browser)[0])
    seen.append(chosen(draft))
    posted = send(draft, "post")

    # Then both notes are there all the time
    assert [set(notes) for notes in seen] == [{"self-harm", "violence"}] * 3
    assert all(f"Talks about {note}" in said for note in seen[0])
    assert is_folded(posted)


def test_a_note_that_the_board_no_longer_has_may_stay_and_cannot_be_chosen_anew(app, member, board):
    # Given a post with a note that the board gives up afterwards
    thread = start_thread(member, "sleep", title="A title", body=HARD, note="money")
    where = f"/p/{last_post(member, thread)}/edit"
    with app.app_context(), transaction() as session:
        session.get_one(Board, board).content_notes = "losing a pet"

    # When its writer changes the words, and writes others
    page = member.send(member.get(where), where, body="Other words", action="post")
    anew = keep(member, f"{thread}/reply", body="More words", note="money", action="post")

    # Then it stays where it was
    assert "Talks about money" in post_with(page, "Other words").get_text()
    assert chosen(member.get(where)) == ["money"]
    assert anew.status == 422
    assert "money" not in offered(anew)
