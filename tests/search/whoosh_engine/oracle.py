"""Questions for the index, and what Whoosh's own search makes of them."""

import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.query import And, Or, Phrase, Term
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from forum.search.backend import Audience, Document, Wanted
from forum.search.cutting import cut
from tests.search.whoosh_engine.writing_parts import (
    a_corpus,
    alternative,
    wanted,
    write_into,
)

QUERIES = 200
CORPUS = a_corpus(11, 600)
TAKEN_OUT = set(random.Random(5).sample(range(600), 90))
LIVING = [post for at, post in enumerate(CORPUS) if at not in TAKEN_OUT]
TERMS = [[term for _, term in cut(post.title, post.body)[0]] for post in CORPUS]
BY_ID = {post.id: post for post in CORPUS}


class LucenesIdf(BM25F):
    """BM25F as it comes, but for the worth of a term."""

    def idf(self, searcher, fieldname, text):
        having = searcher.get_parent().doc_frequency(fieldname, text)
        return math.log(1 + (searcher.doc_count_all() - having + 0.5) / (having + 0.5))


def readable(audience: Audience) -> list[Document]:
    return [post for post in LIVING if post.everyone or audience is Audience.MEMBERS]


class OwnStorage(RamStorage):
    """Keeps no file open; what it needs for a moment lies in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def temp_storage(self, name=None):
        return FileStorage(str(self.folder)).create()


class Oracle:
    def __init__(self, folder: Path, posts: list[Document]) -> None:
        self.posts = posts
        index = write_into(OwnStorage(folder), posts)
        self.searcher: Searcher = index.searcher(weighting=LucenesIdf())

    def scores(self, query) -> dict[bytes, float]:
        found = self.searcher.search(query, limit=None)
        return {self.posts[place].id: score for score, place in found.top_n}


def term(one: str) -> Term:
    return Term("text", one)


def queries_of(one: Wanted) -> list:
    """Return the alternatives for Whoosh."""
    return [
        Phrase("text", list(other.terms), boost=other.weight)
        if len(other.terms) > 1
        else Term("text", other.terms[0], boost=other.weight)
        for other in one.alternatives
    ]


def some_terms(chance: random.Random, number: int) -> list[str]:
    return chance.sample(
        sorted({one for terms in chance.sample(TERMS, 3) for one in terms}), number
    )


def a_phrase(chance: random.Random) -> str:
    terms = chance.choice([terms for terms in TERMS if len(terms) > 8])
    at, size = chance.randrange(len(terms) - 3), chance.randint(2, 3)
    return " ".join(terms[at : at + size])


def one_word(chance):
    return [wanted(*some_terms(chance, 1))]


def frequent_word(chance):
    return [wanted(chance.choice(chance.choice(TERMS)))]


def few_words(chance):
    return [wanted(one) for one in some_terms(chance, chance.randint(2, 3))]


def a_question(chance):
    return [wanted(one) for one in some_terms(chance, chance.randint(4, 9))]


def phrases(chance):
    more = [wanted(one) for one in some_terms(chance, chance.randint(0, 2))]
    return [wanted(a_phrase(chance), must=True), *more]


def synonyms(chance):
    def one():
        typed, beside = some_terms(chance, 2)
        others = (alternative(beside, 0.7), alternative(a_phrase(chance), 0.7))
        return Wanted((alternative(typed), *others[: chance.randint(1, 2)]))

    return [one() for _ in range(chance.randint(1, 3))]


CLASSES = [one_word, frequent_word, few_words, a_question, phrases, synonyms]


def questions(kind, seed: int) -> Iterator[tuple[Audience, tuple[Wanted, ...]]]:
    chance = random.Random(seed)
    for at in range(QUERIES):
        yield list(Audience)[at % 2], tuple(kind(chance))


def asked_of(oracle: Oracle, asked: Sequence[Wanted]) -> tuple[dict[bytes, float], set[bytes]]:
    """Return the scores of all posts to be found, and those that have all."""
    if any(len(one.alternatives) > 1 for one in asked):
        return best_of_each(oracle, asked)
    must = [query for one in asked if one.must for query in queries_of(one)]
    may = [query for one in asked if not one.must for query in queries_of(one)]
    some = And([*must, Or(may)]) if must and may else Or(may) if may else And(must)
    return oracle.scores(some), set(oracle.scores(And([*must, *may])))


def best_of_each(oracle: Oracle, asked: Sequence[Wanted]) -> tuple[dict[bytes, float], set[bytes]]:
    """Ask for each alternative by itself: Whoosh's DisjunctionMax mixes scores of two posts."""
    scores: dict[bytes, float] = defaultdict(float)
    having: dict[bytes, int] = defaultdict(int)
    for one in asked:
        best: dict[bytes, float] = {}
        for query in queries_of(one):
            for id_, score in oracle.scores(query).items():
                best[id_] = max(score, best.get(id_, 0))
        for id_, score in best.items():
            scores[id_] += score
            having[id_] += 1
    return scores, {id_ for id_, count in having.items() if count == len(asked)}
