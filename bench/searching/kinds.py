"""The kinds of questions that search is measured with: thirty of each, drawn from posts. Pure."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from forum.search.analysis import STOP_WORDS, stems, words
from forum.search.backend import Document

EACH = 30
COMMON = (0.02, 0.15)  # the shares of posts that a common word is in
QUESTION_WORDS = range(4, 16)


@dataclass(frozen=True)
class Asked:
    """Words of one question, and a board and a day for those that are asked of them."""

    words: tuple[str, ...]
    board: bytes
    since: date


def asked_of(
    posts: Sequence[Document], said: Sequence[str], *, seed: int = 7
) -> dict[str, list[Asked]]:
    """Return questions of each kind: words that stand in `posts`, and questions as `said`."""
    chance = random.Random(seed)
    shares = _shares(posts)
    common = [word for word, share in shares.items() if COMMON[0] <= share <= COMMON[1]]
    singles = [(word,) for word in chance.sample(sorted(common), min(EACH, len(common)))]
    kinds: dict[str, list[tuple[str, ...]]] = {
        "question": _questions(said, chance),
        "common word": singles,
        "two words": _together(posts, said, 2, chance),
        "three words": _together(posts, said, 3, chance),
        "phrase": _phrases(posts, chance),
        "word, board, day": singles,
        "newest": singles,
    }
    return {
        kind: [Asked(each, *_where(posts, chance)) for each in found]
        for kind, found in kinds.items()
    }


def _where(posts: Sequence[Document], chance: random.Random) -> tuple[bytes, date]:
    post = chance.choice(posts)
    return post.board, post.day


def _shares(posts: Sequence[Document]) -> dict[str, float]:
    """Return the share of posts that have each word, under one form of the word for each stem."""
    counts: Counter[str] = Counter()
    form: dict[str, str] = {}
    for post in posts:
        said = sorted(_plain(post.body))
        for word, stem in zip(said, stems(said), strict=True):
            form.setdefault(stem, word)
        counts.update(set(stems(said)))
    return {form[stem]: count / len(posts) for stem, count in counts.items()}


def _plain(text: str) -> set[str]:
    return {word for word in words(text) if word not in STOP_WORDS and word.isalpha()}


def _questions(said: Sequence[str], chance: random.Random) -> list[tuple[str, ...]]:
    """Return the different words of questions, stop words left out."""
    plain = ([word for word in words(text) if word not in STOP_WORDS] for text in said)
    fit = [tuple(dict.fromkeys(each)) for each in plain if len(each) in QUESTION_WORDS]
    return chance.sample(fit, min(EACH, len(fit)))


def _together(
    posts: Sequence[Document], said: Sequence[str], many: int, chance: random.Random
) -> list[tuple[str, ...]]:
    """Return words that follow one another in questions, and stand in one post at least."""
    have = [_plain(post.body) for post in posts]
    found: list[tuple[str, ...]] = []
    for asked in chance.sample(said, len(said)):
        plain = list(dict.fromkeys(word for word in words(asked) if word in _plain(asked)))
        few = tuple(plain[:many])
        if len(few) == many and len(found) < EACH and any(each.issuperset(few) for each in have):
            found.append(few)
    return found


def _phrases(posts: Sequence[Document], chance: random.Random) -> list[tuple[str, ...]]:
    """Return two or three words that stand one after another, none of them a stop word."""
    found: list[tuple[str, ...]] = []
    for post in chance.sample(posts, len(posts)):
        runs = list(_runs(words(post.body), 2 + len(found) % 2))
        if runs and len(found) < EACH:
            found.append(chance.choice(runs))
    return found


def _runs(said: Sequence[str], many: int) -> Iterator[tuple[str, ...]]:
    for begin in range(len(said) - many + 1):
        run = said[begin : begin + many]
        if all(word not in STOP_WORDS and word.isalpha() for word in run):
            yield tuple(run)
