"""Whatever is sent, the answer is a clear sentence or a missing page, and no word is lost."""

import io
import re

import pytest

from forum.clock import now
from forum.public_ids import to_text
from forum.threads.rules import BODY_MAX_CHARS
from tests.journeys.answers import box, posts, send, sentences
from tests.proofs.walking import join, words_on


@pytest.fixture
def thread(inside):
    """The address of a thread by somebody, on a board "sleep"."""
    with inside() as make:
        return f"/t/{to_text(make.thread(board=make.board(slug='sleep')).id)}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a" * (BODY_MAX_CHARS + 1), "Make it shorter by 1 letter."),
        ("b" * 1_000_000, "Make it shorter by 980,000 letters."),
        ("word " * 200_000, "Make it shorter by 979,999 letters."),
        ("", "Write a few words first."),
        (" \n\t  \r\n ", "Write a few words first."),
        ("\u200b\u2060\u200e", "Write a few words first."),
        ("\x00\x01\x02", "Write a few words first."),
    ],
    ids=["one too many", "one long line", "many words", "empty", "spaces", "unseen", "control"],
)
def test_what_does_not_fit_comes_back_with_a_sentence(member, thread, typed, said):
    page = send(member, thread, body=typed)

    assert page.status == 422
    assert [sentence.startswith(said) for sentence in sentences(page)] == [True]
    assert box(page).strip() == re.sub(r"[\x00-\x02\u200b\u2060\u200e]", "", typed).strip()
    assert posts(member, thread) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a" * BODY_MAX_CHARS, "a" * BODY_MAX_CHARS),
        ("Zero\x00 and \x07bell\x1b", "Zero and bell"),
        ("turn \u202eradar\u202c round \u2066here\u2069", "turn radar round here"),
        ("a" + "\u0301" * 10_000 + " hill", "\u00e1" + "\u0301" * 7 + " hill"),
        ("👩‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
        ("שלום לכולם. مرحبا", "שלום לכולם. مرحبا"),
        ("<script>x</script> & 'q' \"d\"", "<script>x</script> & 'q' \"d\""),
        ("{{ 7 * 7 }} ${7} %s %(x)s {0}", "{{ 7 * 7 }} ${7} %s %(x)s {0}"),
        ("'; DROP TABLE post; --", "'; DROP TABLE post; --"),
    ],
    ids=["full", "control", "bidi", "marks", "emoji", "right to left", "html", "format", "sql"],
)
def test_strange_signs_are_taken_and_cannot_disturb_a_page(member, thread, typed, kept):
    page = send(member, thread, body=typed)

    assert page.status == 200
    assert len(posts(member, thread)) == 1
    shown = posts(member, thread)[0]
    assert len(shown) <= BODY_MAX_CHARS
    assert shown.startswith(kept[:3])
    assert kept == shown or "\u0301" in kept


def test_a_title_is_words_wherever_it_stands(member, inside):
    with inside() as make:
        board, title = make.board(slug="sleep"), "<b>So</b> & <i>so</i>"
        made = make.thread(board=board, title=title, at=now())  # so that the home page shows it
        address = f"/t/{to_text(made.id)}"

    for page in (member.get(path) for path in ("/", "/boards/sleep", address)):
        assert title in page.words


@pytest.mark.parametrize("title", ["", " ", "ab", "x" * 151, "x" * 100_000, "\x00\u202e", "\n\n"])
def test_a_title_that_does_not_fit_keeps_title_and_words(member, thread, title):
    here = "/boards/sleep/new"
    page = member.send(member.get(here), here, title=title, body="Kept words", action="post")

    assert page.status == 422
    assert "title" in sentences(page)[0]
    assert box(page) == "Kept words"
    assert page.one("[name=title]")["value"] == title.strip("\x00\u202e \n")


def test_three_megabytes_are_refused_by_their_size(member, thread):
    page = member.post(f"{thread}/reply", {"body": "x" * 3_000_000})

    assert page.status == 413
    assert page.heading == "That was too much at once"
    assert posts(member, thread) == []


def test_a_form_of_very_many_parts_is_refused(member, thread):
    parts = {f"field{n}": "x" for n in range(200)}
    page = member.post(f"{thread}/reply", parts, content_type="multipart/form-data")

    assert page.status == 413


# --- fields that are sent twice, are of the wrong kind, or nobody asked for ---


def test_fields_sent_twice_and_unknown_ones_count_once_and_not_at_all(member, thread):
    fields = member.get(thread).form(f"{thread}/reply").fields
    twice = {"body": ["First words", "Second words"], "action": ["post", "preview"]}
    page = member.post(f"{thread}/reply", fields | twice | {"state": "held", "is_staff": "1"})

    assert page.status == 200
    assert posts(member, thread) == ["First words"]
    assert page.all("[data-post]")[-1]["data-state"] == "published"


@pytest.mark.parametrize("field", ["body", "parent", "post_as", "known_name", "nonce", "action"])
def test_a_file_in_the_place_of_a_field_is_no_failure(member, thread, field):
    fields = member.get(thread).form(f"{thread}/reply").fields
    sent = fields | {"body": "Kept words", "action": "post"}
    sent[field] = (io.BytesIO(b"Words in a file"), "words.txt")

    page = member.post(f"{thread}/reply", sent, content_type="multipart/form-data")

    assert page.status in (200, 422)
    assert field == "body" or "Kept words" in page.text


@pytest.mark.parametrize("path", ["/sign-in", "/join", "/recover"])
@pytest.mark.parametrize("sent", ["[1]", '"x"', "{", "null", '{"passphrase": 5, "code": ["x"]}'])
def test_json_in_the_place_of_a_form_is_no_failure(guest, path, sent):
    page = guest.post(path, sent, content_type="application/json")

    assert page.status in (400, 415, 422)


@pytest.mark.parametrize("sent", ['{"body": 5}', '{"body": ["x"], "action": "post"}', "[]", "7"])
def test_json_with_a_good_token_is_no_failure_either(member, thread, sent):
    token = member.get(thread).form(f"{thread}/reply").fields["csrf_token"]
    page = member.post(
        f"{thread}/reply", sent, content_type="application/json", headers={"X-CSRFToken": token}
    )

    assert page.status in (400, 415, 422)
    assert posts(member, thread) == []


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "application/xml", "x", ""])
def test_a_body_that_is_no_form_is_no_failure(member, thread, kind):
    page = member.post(f"{thread}/reply", "body=x", content_type=kind)

    assert page.status in (400, 415, 422)


NONSENSE = ("", " ", "\x00", "\u202e", "é" * 5_000, "one two", "💡 " * 6, "%00%ff", "a" * 500_000)


@pytest.mark.parametrize("path", ["/sign-in", "/join", "/recover", "/me/passphrase", "/me/name"])
def test_every_other_form_answers_nonsense_with_a_sentence(member, path):
    form = member.get(path).form(path).fields

    for typed in NONSENSE:
        fields = dict.fromkeys(("passphrase", "code", "known_name", "rules_ok"), typed)
        answer = member.post(path, form | fields)
        assert answer.status == 422
        assert sentences(answer)


@pytest.mark.parametrize(
    "next_", ["//example.org", "https://example.org", "/\\example.org", "\x00"]
)
def test_signing_in_leads_nowhere_else(guest, visit, next_):
    words = words_on(join(guest))
    other = visit()
    page = other.get("/sign-in")
    fields = page.form("/sign-in").fields | {"passphrase": words, "next": next_}

    answer = other.client.post("/sign-in", data=fields)

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    "query", ["?after=%00", "?after=" + "A" * 5_000, "?after=%ff%fe", "?view=x"]
)
def test_nonsense_in_an_address_is_a_page_or_a_missing_page(guest, thread, query):
    for path in (thread, "/boards/sleep", "/", "/help"):
        assert guest.get(path + query).status in (200, 404)
    for path in ("/boards/%00", "/boards/%ff", "/t/%00", "/p/💡", "/help?region=%00", "/%2e%2e/x"):
        assert guest.get(path).status in (200, 404)


@pytest.mark.parametrize("round_", ["-1", "99999999999999999999", "x", "", "٣", "1" * 5_000])
def test_nonsense_for_a_number_shows_the_first_names(member, round_):
    page = member.get(f"/me/name?round={round_}")

    assert page.status == 200
    assert page.all("[name=known_name]")
