"""Phrases that are looked for so often that each post is looked through for them once.

They are those that come with Lamplit and mean the same as other words ("feel low"). A post has
their names as it has its terms: whoever asks for one need not compare places in every post that has
all of its words. An entry that an operator adds is found without this, only not as quickly.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from forum.search.asking.shipped import shipped_entries
from forum.search.asking.synonyms import as_alternative
from forum.search.backend import Alternative
from forum.search.cutting import Placed

Row = tuple[tuple[str, ...], tuple[int, ...]]  # terms, and how far each stands behind the first


@cache
def signature() -> str:
    """Return what is another whenever other phrases are known."""
    names = "\n".join(sorted(_names().values()))
    return hashlib.blake2b(names.encode(), digest_size=8).hexdigest()


def name_of(alternative: Alternative) -> str | None:
    """Return the name of a phrase that is known; None for another, and for a term alone."""
    return _names().get((alternative.terms, alternative.gaps))


def names_in(placed: Placed) -> set[str]:
    """Return the names of the phrases in a post whose terms stand at these places."""
    at, by_first = dict(placed), _by_first()
    return {
        name
        for place, term in placed
        for second, gap, name, row in by_first.get(term, ())
        if at.get(place + gap) == second and _stands(row, at, place)
    }


def _stands(row: Row, at: Mapping[int, str], first: int) -> bool:
    return all(at.get(first + gap) == term for term, gap in zip(*row, strict=True))


@cache
def _names() -> Mapping[Row, str]:
    forms = {form for entry in shipped_entries().values() for form in entry.forms}
    known = filter(None, map(as_alternative, forms))
    return {(one.terms, one.gaps): _named(one) for one in known if len(one.terms) > 1}


@cache
def _by_first() -> Mapping[str, Sequence[tuple[str, int, str, Row]]]:
    """Return the phrases by their first terms, with what is asked for each post before all else."""
    found: dict[str, list[tuple[str, int, str, Row]]] = defaultdict(list)
    for row, name in _names().items():
        (first, second, *_), (_, gap, *_) = row
        found[first].append((second, gap, name, row))
    return found


def _named(phrase: Alternative) -> str:
    """Return the terms as they stand: with a space more for each word between them."""
    at = dict(zip(phrase.gaps, phrase.terms, strict=True))
    return " ".join(at.get(place, "") for place in range(phrase.gaps[-1] + 1))
