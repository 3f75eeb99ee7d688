"""Whatever is typed into the search box: an answer, never a failure, and never a slow one."""

import time

import pytest

from forum.search.analysis import WORD_MAX_CHARS
from forum.search.asking.query import parse
from tests.proofs.searching import ENGINES, results, searched_forum

WORD = "lantern"
SECONDS = 0.1
HOSTILE = {
    "nothing": "",
    "spaces": " \t\n ",
    "operators alone": '" - : -"" board: when: "" -',
    "an unbalanced quote": f'"{WORD} in the',
    "ten thousand words": " ".join(f"word{number}" for number in range(10_000)),
    "ten thousand common words": f"{WORD} " * 10_000,
    "ten thousand to leave out": f"{WORD} " + "-night " * 10_000,
    "one long word": "a" * 100_000,
    "quotes only": '"' * 10_000,
    "wildcards": " OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
    "field names": "text:lantern id:* board:sleep everyone:false word:[a TO z]",
    "operators of others": "lantern^1000 OR NOT (lantern~2) && +night -- /.*/ NEAR(a b)",
    "control characters": "".join(map(chr, range(32))) + WORD + "\x7f\u202e\u2028",
    "zeros": "\x00" * 1000,
    "halves of signs": "\ud800 lantern \udfff",
    "emoji": "😀🏳️‍🌈" * 500,
    "other scripts": "не могу спать 夜は長い لا أستطيع النوم ไม่สามารถนอนหลับ",
    "marks upon marks": "e" + "\u0301" * 5_000,
    "big letters that grow": "İ" * 5_000 + "ﷺ" * 2_000,
    "numbers": "1" * 5_000,
    "a year that is none": "when:0000 when:9999 lantern",
    "boards that are none": "board:nowhere board:../../etc lantern",
    "names of tables": "'; DROP TABLE post; --",
    "markup": "<script>alert(1)</script> <b>lantern</b> {{ 7 * 7 }} %s %n",
    "unknown words": " ".join(f"zq{letter}xwv{letter}k" for letter in "abcdefghijklmnopqrstuvwxyz"),
    "words nearly known": " ".join(f"lanter{letter}" for letter in "abcdefghijklmopqrstuvwxyz"),
}


@pytest.fixture(scope="module", params=ENGINES)
def forum(request, tmp_path_factory, migrated):
    with searched_forum(tmp_path_factory.mktemp("data"), migrated, request.param) as made:
        write(made)
        yield made


def write(searched):
    with searched.inside() as make:
        board = make.board(slug="sleep")
        for number in range(8):
            body = (
                f"The {WORD} stood in room number {number} all night and gave word{number} light."
            )
            make.thread(board=board, title=f"A {WORD}, {number}", body=body)
    searched.keep_up()
    searched.backend.warm()


def answered(forum, typed, way):
    """Return the status of an answer, and its processor time, the least of three."""
    client, took = forum.visit().client, []
    for _ in range(2):
        begun = time.process_time()
        if way == "sent":
            answer = client.post("/search", data={"q": typed}, follow_redirects=True)
        else:
            answer = client.get("/search", query_string={"q": typed[:4_000]})
        took.append(time.process_time() - begun)
    return answer.status_code, min(took)


@pytest.mark.parametrize("way", ["sent", "linked"])
def test_whatever_is_typed_is_answered_quickly(forum, way):
    typed = {name: text.encode("utf-8", "surrogatepass") for name, text in HOSTILE.items()}
    found = {name: answered(forum, text, way) for name, text in typed.items()}

    assert results(forum.ask(WORD))
    assert {name: status for name, (status, _) in found.items() if status not in (200, 422)} == {}
    assert {name: took for name, (_, took) in found.items() if took > SECONDS} == {}
    assert forum.app.extensions["failures"] == []


def test_markup_that_was_typed_is_text(forum):
    page = forum.ask(HOSTILE["markup"])

    assert "<script>alert(1)" not in page.text
    assert page.one("#q")["value"] == HOSTILE["markup"]
    assert results(page)


def test_however_much_is_typed_a_few_words_are_looked_for():
    for text in HOSTILE.values():
        query = parse(text)
        parts = (*query.words, *query.phrases, *query.without)
        assert len(parts) <= 96
        assert len(query.text) <= 500
    assert WORD_MAX_CHARS == 40
