"""What search is measured with: measures, made posts, errors; and each bench on a small sample."""

import csv
import json
import random

import pytest

from bench import relevance, search, search_lag, typing_errors
from bench.relevance import mrr, ndcg, recall
from bench.searching import indexing, timing
from bench.searching.baselines import Fts5, StockWhoosh, all_of, any_of, phrase_of
from bench.searching.corpora import BOARDS, judged, kept, posts
from bench.searching.figures import Figure, at
from bench.searching.kinds import asked_of
from bench.typing_errors import with_an_error

GAINS = {b"a": 2, b"b": 1, b"c": 0}
SAID = (
    "I lie awake for hours when the night is long. My partner sleeps badly, too. Nothing helps!",
    "The doctor asked about medication and about sleep. I keep a diary now. It helps me sleep.",
    "Since the funeral I cannot concentrate at work. Grief comes in waves. My sister listens.",
    "Drinking was how I coped. Stopping was hard for my family. Meetings help me stop drinking.",
)
ASKED = (
    "How can I sleep long nights after stopping drinking?",
    "Why does grief come in such waves at work?",
)


@pytest.fixture
def shared(tmp_path):
    """A folder like ../shared/data with little in it."""
    talk = tmp_path / "shared" / "conversations"
    for name in ("counselchat", "esconv", "medquad"):
        (talk / name).mkdir(parents=True)
    with (talk / "counselchat" / "counsel_chat_2020.csv").open("w", encoding="utf-8") as file:
        rows = csv.DictWriter(file, ["questionTitle", "questionText", "answerText"])
        rows.writeheader()
        rows.writerows(
            {"questionTitle": ASKED[n % 2], "questionText": text, "answerText": SAID[n - 1]}
            for n, text in enumerate(SAID)
        )
    talks = [{"situation": SAID[2][:40], "dialog": [{"content": text} for text in SAID]}]
    (talk / "esconv" / "FailedESConv.json").write_text(json.dumps(talks))
    lines = [json.dumps({"answer": text}) for text in SAID]
    (talk / "medquad" / "medquad_with_answers.jsonl").write_text("\n".join(lines))
    return tmp_path / "shared"


@pytest.fixture
def collection(tmp_path):
    """A judged collection of four documents and two queries."""
    place = tmp_path / "sleep"
    place.mkdir()
    corpus = [{"_id": str(n), "title": "", "text": text} for n, text in enumerate(SAID)]
    asked = [{"id": f"q{n}", "text": text} for n, text in enumerate(ASKED)]
    for name, rows in (("corpus", corpus), ("queries", asked)):
        (place / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    judgements = "query-id\tcorpus-id\tscore\nq0\t3\t2\nq0\t1\t1\nq1\t2\t1\n"
    (place / "qrels.tsv").write_text(judgements)
    return place


def test_the_measures_are_whole_for_the_best_order_and_none_if_nothing_helps():
    assert ndcg([b"a", b"b"], GAINS) == recall([b"b", b"a"], GAINS) == mrr([b"b"], GAINS) == 1
    assert ndcg([b"b", b"a"], GAINS) == pytest.approx((1 + 2 / 1.585) / (2 + 1 / 1.585), abs=1e-3)
    assert recall([b"c", b"a"], GAINS) == mrr([b"c", b"a"], GAINS) == 0.5
    assert ndcg([b"c"], GAINS) == recall([b"c"], GAINS) == mrr([b"c"], GAINS) == 0


def test_a_collection_is_read_with_and_without_headings(collection):
    read = judged(collection)

    assert read.gains == {"q0": {"3": 2, "1": 1}, "q1": {"2": 1}}
    assert read.queries == {"q0": ASKED[0], "q1": ASKED[1]}
    assert [post.body for post in read.posts()] == list(SAID)


def test_made_posts_are_the_same_each_time_and_are_kept(shared, tmp_path):
    made = list(posts(40, folder=shared))

    assert made == list(posts(40, folder=shared)) != list(posts(40, seed=6, folder=shared))
    assert made == list(kept(40, tmp_path, shared)) == list(kept(40, tmp_path, tmp_path / "gone"))
    assert len({post.id for post in made}) == 40
    assert [post.day for post in made] == sorted(post.day for post in made)
    assert {post.board for post in made} <= set(BOARDS)


def test_both_baselines_find_what_has_the_words(collection, tmp_path):
    read = judged(collection)
    [awake, doctor, _, drinking] = [post.id for post in read.posts()]
    plain, stock = Fts5(), StockWhoosh(tmp_path / "stock")
    for each in (plain, stock):
        each.build(read.posts())

    assert set(plain.best(any_of(["sleep", "stop"]))) == {awake, doctor, drinking}
    assert plain.best(all_of(["sleep", "medication"])) == [doctor]
    assert plain.best(phrase_of(["stop", "drinking"])) == [drinking]
    assert plain.newest(any_of(["sleep"])) == [doctor, awake]
    assert set(stock.best("sleep or stop")) == {awake, doctor, drinking}
    plain.close()
    stock.close()


def test_an_error_is_one_letter_in_one_long_word():
    chance = random.Random(1)
    for _ in range(200):
        wrong = with_an_error("my sleeping is bad", chance, begin=1)
        [before, word, *behind] = wrong.split()
        assert [before, *behind] == ["my", "is", "bad"]
        assert word != "sleeping"
        assert word[0] == "s"
        assert len(word) in (7, 8, 9)
    assert with_an_error("my bad one", chance) is None


def test_questions_are_made_of_words_that_stand_in_posts(shared):
    made = list(posts(60, folder=shared))
    kinds = asked_of(made, ASKED)

    assert kinds["question"][0].words
    for asked in kinds["phrase"]:
        assert any(" ".join(asked.words[:1]) in post.body.lower() for post in made)


def test_a_goal_is_missed_above_it_or_below_it():
    below = Figure(9, "whoosh", "question p50", 1.0, "ms", 20.0, "fts5", 0.1)
    assert not below.is_missed
    assert Figure(9, "whoosh", "question p50", 3.0, "ms", 20.0, "fts5", 0.1).is_missed
    assert Figure(9, "whoosh", "building", 1.0, "s", 20.0, "fts5", 0.1, is_least=True).is_missed
    assert "0.050 x fts5" in str(below)
    assert at([3.0, 1.0, 2.0], 0.5) == 2.0


@pytest.fixture
def results_at(tmp_path, monkeypatch):
    """Where the benches put their figures while they are tested."""
    for bench in (relevance, search, typing_errors):
        monkeypatch.setattr(bench, "RESULTS", tmp_path / "results" / "figures.json")
    return tmp_path / "results" / "figures.json"


def test_relevance_is_measured_of_both_engines_beside_the_baselines(collection, results_at):
    assert relevance.main([str(collection)]) == 0

    rows = json.loads(results_at.read_text())["rows"]
    engines = ["fts5", "fts5, every word", "stock whoosh", "whoosh, words", "whoosh, page"]
    engines += ["tantivy, words", "tantivy, page"]
    assert [row["engine"] for row in rows] == engines
    assert all(row["mrr"] == 1 for row in rows if row["ours"])


def test_typing_errors_are_measured_of_both_engines(collection, results_at):
    typing_errors.main([str(collection)])

    kinds = {row["kind"] for row in json.loads(results_at.read_text())}
    assert {"sleep: first of it found, error anywhere"} < kinds


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_speed_is_measured_from_building_to_the_first_use_of_a_word(
    shared, tmp_path, results_at, monkeypatch, engine
):
    monkeypatch.setattr(timing, "TRIES", 1)
    monkeypatch.setattr(indexing, "SEGMENT", 20)
    work = ["--work", str(tmp_path / "work"), "--engines", engine]
    search.main([str(shared), "--posts", "200", "--scale", "2", *work])

    kinds = {row["kind"] for row in json.loads(results_at.read_text())}
    assert {"building", "question p95", "newest p50", "two words p50"} < kinds
    assert {"first use of a word p95", "purging a segment", "question by stock p50"} < kinds


def test_how_soon_posts_are_found_is_measured_with_a_worker_and_writers(shared, tmp_path, capsys):
    few = ["--posts", "40", "--writers", "2", "--seconds", "2", "--every", "0.3"]

    search_lag.main([str(shared), *few, "--engines", "whoosh", "--work", str(tmp_path / "work")])

    [found] = json.loads(capsys.readouterr().out)["lag"]
    assert found["written"] > 0
    assert 0 < found["p50"] <= found["p95"] <= found["longest"]
