"""Which posts have what is wanted, and their scores."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forum.search.backend import Alternative, Audience, Wanted
from forum.search.whoosh_engine.arrays.cache import Caches
from forum.search.whoosh_engine.arrays.kinds import NOTHING, Places, Scored, Scores
from forum.search.whoosh_engine.arrays.phrases import Phrases, firsts
from forum.search.whoosh_engine.arrays.scoring import Scorer, packed
from forum.search.whoosh_engine.arrays.view import View

# Below one in so many posts, it is quicker to put in order what was found: sums for all of them
# take time, the more so when they are too many for the processor to keep near.
_FEW, _FEW_OF_MANY = 30, 8
_MANY = 1 << 18


class Matcher:
    """Matches what an audience wants against the posts that it may read."""

    def __init__(self, view: View, audience: Audience, caches: Caches) -> None:
        self.scorer = Scorer(view, audience, caches)
        self.phrases = Phrases(view, caches)

    def each(self, wanted: Sequence[Wanted]) -> list[Scored]:
        """Return the posts for each of what is wanted."""
        return [self.any_of(one.alternatives) for one in wanted]

    def any_of(self, alternatives: Sequence[Alternative]) -> Scored:
        """Return the posts with any of them; the best of them gives the score.

        What others say for a word is the same whoever types it. So it is kept as the word is, and
        a phrase that somebody typed is not.
        """
        if len(alternatives) < 2 or len(alternatives[0].terms) != 1:
            return self._any_of(alternatives)
        key = self.scorer.audience, *alternatives
        made = self.scorer.caches.made
        return made.get(key, lambda: packed(self._any_of(alternatives))).unpacked()

    def _any_of(self, alternatives: Sequence[Alternative]) -> Scored:
        found = [self._one(alternative) for alternative in alternatives if alternative.terms]
        found = [scored for scored in found if len(scored.places)]
        if len(found) < 2:
            return found[0] if found else NOTHING
        return _bests(found, self.scorer.view.count)

    def _one(self, alternative: Alternative) -> Scored:
        if len(alternative.terms) == 1:
            scored = self.scorer.term(alternative.terms[0])
        else:
            scored = self._phrase(alternative)
        if alternative.weight == 1:
            return scored
        return Scored(scored.places, scored.scores * alternative.weight)

    def _phrase(self, alternative: Alternative) -> Scored:
        places = self.phrases.posts(alternative.terms, alternative.gaps)
        kept = self.scorer.readable.of(places)
        places = places if kept is None else places[kept]
        scores: Scores = np.zeros(len(places))
        for term in alternative.terms if len(places) else ():
            scored = self.scorer.term(term)
            scores += scored.scores[np.searchsorted(scored.places, places)]
        return Scored(places, scores)


@dataclass(frozen=True, slots=True)
class Matched:
    """Posts that have all that is wanted, and those that have only some of it."""

    full: Scored
    rest: Scored


def together(wanted: Sequence[Wanted], each: Sequence[Scored], count: int) -> Matched:
    """Join what was found for each of what is wanted, among `count` posts."""
    if len(each) < 2:
        return Matched(each[0] if each else NOTHING, NOTHING)
    must = [scored for one, scored in zip(wanted, each, strict=True) if one.must]
    few = count // (_FEW if count < _MANY else _FEW_OF_MANY)
    if not must and sum(len(scored.places) for scored in each) < few:
        return _merged(each)
    may = [scored for one, scored in zip(wanted, each, strict=True) if not one.must]
    return _summed_up(must, may, count)


def _merged(each: Sequence[Scored]) -> Matched:
    """Put few posts in order, so that those that are found more than once stand together."""
    places = np.concatenate([scored.places for scored in each])
    if not len(places):
        return Matched(NOTHING, NOTHING)
    order = np.argsort(places, kind="stable")
    places = places[order]
    begins = np.flatnonzero(firsts(places))
    scores = np.add.reduceat(np.concatenate([scored.scores for scored in each])[order], begins)
    places = places[begins]
    has_all = np.diff(begins, append=len(order)) == len(each)
    has_some = ~has_all
    full = Scored(places[has_all], scores[has_all])
    return Matched(full, Scored(places[has_some], scores[has_some]))


def _summed_up(must: Sequence[Scored], may: Sequence[Scored], count: int) -> Matched:
    """Give each post in the view a sum, for many."""
    full = _in_all([*must, *may], count)
    sums = _summed(may, np.zeros(count))
    some = _in_all(must, count) if must else None
    if some is not None:
        some = some[sums[some] > 0]
        _summed(must, sums)
    scores = sums[full]
    sums[full] = 0
    rest = np.flatnonzero(sums > 0) if some is None else some[sums[some] > 0]
    return Matched(Scored(full, scores), Scored(rest, sums[rest]))


def _bests(each: Sequence[Scored], count: int) -> Scored:
    best = np.zeros(count)
    for scored in each:
        np.maximum.at(best, scored.places, scored.scores)
    places = np.flatnonzero(best > 0)
    return Scored(places, best[places])


def _summed(each: Sequence[Scored], sums: Scores) -> Scores:
    for scored in each:
        np.add.at(sums, scored.places, scored.scores)
    return sums


def _in_all(each: Sequence[Scored], count: int) -> Places:
    first, *others = sorted((scored.places for scored in each), key=len)
    for places in others:
        if not len(first):
            break
        has = np.zeros(count, np.bool_)
        has[places] = True
        first = first[has[first]]
    return first
