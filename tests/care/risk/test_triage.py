"""The measure of the signal: ranks, shares of ties, discounts; and a file from end to end."""

import json
import sys

import pytest
from hypothesis import given, strategies as st

from bench.triage import (
    CRISIS,
    auc,
    keywords,
    main,
    ndcg,
    plain_lexicon,
    proxy,
    recall,
    signal,
    written,
)

PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1)), min_size=2, max_size=40).filter(
    lambda pairs: 0 < sum(label for _, label in pairs) < len(pairs)
)


def test_the_area_is_whole_for_a_right_order_half_for_ties_and_none_for_a_wrong_one():
    assert auc([3, 2, 1], [1, 0, 0]) == 1
    assert auc([1, 1, 1, 1], [1, 0, 1, 0]) == 0.5
    assert auc([1, 2, 3], [1, 0, 0]) == 0
    assert auc([4, 3, 2, 1], [1, 0, 1, 0]) == 0.75


@given(PAIRS)
def test_the_area_is_the_share_of_pairs_in_the_right_order(pairs):
    ones = [score for score, label in pairs if label]
    others = [score for score, label in pairs if not label]
    right = sum((one > other) + (one == other) / 2 for one in ones for other in others)

    found = auc([score for score, _ in pairs], [label for _, label in pairs])

    assert found == pytest.approx(right / (len(ones) * len(others)))


def test_one_label_alone_has_no_area():
    with pytest.raises(ValueError, match="both labels"):
        auc([1, 2], [1, 1])


def test_recall_counts_the_first_and_shares_ties_at_the_edge():
    labels = [1, 0, 1, 0, 0, 0, 0, 0, 0, 0]

    assert recall(range(10, 0, -1), labels, 0.1) == 0.5
    assert recall(range(10, 0, -1), labels, 0.3) == 1
    assert recall([1] * 10, labels, 0.1) == pytest.approx(0.1)


def test_gains_are_discounted_by_place_and_compared_with_the_best_order():
    assert ndcg([3, 2, 1], [1, 1, 0], 3) == 1
    assert ndcg([3, 2, 1], [0, 1, 0], 3) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg([3, 2, 1], [0, 0, 1], 2) == 0


def test_keywords_are_counted_in_any_case():
    assert keywords("HOPELESS and suicidal") == 2


def test_the_plain_lexicon_counts_whole_words_of_its_crisis_groups(tmp_path):
    groups = {name: {"tokens": ["no dawn", "dawn"]} for name in CRISIS}
    (tmp_path / "words.json").write_text(json.dumps(groups | {"Sleep": {"tokens": ["night"]}}))

    assert plain_lexicon(tmp_path)("No dawn, a night, dawns, Dawn") == 2


def test_a_question_is_labelled_by_its_answers(tmp_path):
    folder = tmp_path / "conversations" / "counselchat"
    folder.mkdir(parents=True)
    (folder / "counsel_chat_2020.csv").write_text(
        "questionID,questionTitle,questionText,answerText\n"
        "1,Low,So low,Rest\n1,Low,So low,Call a crisis line\n2,Cat,My cat,Feed it\n"
    )

    seen, held_back = proxy(tmp_path)

    assert sorted(seen + held_back) == [("Cat\n\nMy cat", 0), ("Low\n\nSo low", 1)]


@pytest.mark.parametrize("rows", written())
def test_those_labelled_are_as_few_among_our_own_posts_as_is_usual(rows):
    assert sum(label for _, label in rows) / len(rows) == pytest.approx(0.06, abs=0.005)


@pytest.mark.parametrize(
    ("rows", "area", "among_first"),
    [*zip(written(), (0.93, 0.84), (0.72, 0.48), strict=True)],
)
def test_our_own_posts_are_ordered_better_than_by_keywords(rows, area, among_first):
    labels = [label for _, label in rows]
    scores, plain = ([way(text) for text, _ in rows] for way in (signal, keywords))

    assert auc(scores, labels) > area > auc(plain, labels) + 0.3
    assert recall(scores, labels, 0.1) > among_first > recall(plain, labels, 0.1) + 0.3


def test_a_file_is_measured_and_the_figures_are_kept(tmp_path, monkeypatch, capsys):
    posts, results = tmp_path / "posts.csv", tmp_path / "figures" / "triage.json"
    posts.write_text("text,label\nI want to die,1\nA sunny day,0\nI am hopeless,0\n")
    words = ["triage", str(posts), "--lexicon", str(tmp_path / "none"), "--results", str(results)]
    monkeypatch.setattr(sys, "argv", words)

    main()

    found = json.loads(results.read_text())["file"]
    assert (found["posts"], found["labelled"]) == (3, 1)
    assert found["signal"]["AUC"] == 1
    assert "recall@10%" in capsys.readouterr().out
