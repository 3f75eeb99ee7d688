"""A request as tantivy wants to be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import tantivy

from forum.search.asking.phrases import name_of
from forum.search.backend import Alternative, Request, Wanted
from forum.search.tantivy_engine.reading import Snapshot
from forum.search.tantivy_engine.schema import NOTE, newest_numbers

Query = tantivy.Query
MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


@dataclass(frozen=True, slots=True)
class Asked:
    """The queries of a request.

    Attributes:
        all: the posts that have all that is wanted.
        any: those that have any of it, if that is more.
        counted: the posts of either, for who wants no scores: it takes less than half as long.
    """

    all: Any
    any: Any | None
    counted: Any


def asked(snapshot: Snapshot, request: Request) -> Asked:
    """Return the queries of a request that wants something."""
    scored = [(one.must, _of_wanted(snapshot, one)) for one in request.wanted]
    musts = [query for must, query in scored if must]
    others = [query for must, query in scored if not must]
    filters = _filters(snapshot, request)
    everything = _joined([*musts, *others], filters)
    counted = _joined(_unscored(snapshot, request.wanted), filters)
    if len(others) < 2:
        return Asked(everything, None, counted)
    anything = Query.boolean_query([(SHOULD, query) for query in others])
    return Asked(everything, _joined([*musts, anything], filters), counted)


def _joined(needed: Sequence[Any], filters: Sequence[tuple[Any, Any]]) -> Any:
    if len(needed) == 1 and not filters:
        return needed[0]
    return Query.boolean_query([*((MUST, query) for query in needed), *filters])


def _unscored(snapshot: Snapshot, wanted: Sequence[Wanted]) -> list[Any]:
    """Return what a post must have to be found at all."""
    needed = [one.alternatives for one in wanted if one.must]
    if others := [one.alternatives for one in wanted if not one.must]:
        needed.append(tuple(chain(*others)))
    return [_either(snapshot, alternatives) for alternatives in needed]


def _either(snapshot: Snapshot, alternatives: Sequence[Alternative]) -> Any:
    """Return the query for any of these, each named once; where a word is, no phrase with it is."""
    words = {one.terms[0] for one in alternatives if len(one.terms) == 1}
    needed = {
        (one.terms, one.gaps): one
        for one in alternatives
        if len(one.terms) == 1 or words.isdisjoint(one.terms)
    }
    either = [_having(snapshot, one) or of_alternative(snapshot, one) for one in needed.values()]
    return Query.boolean_query([(SHOULD, query) for query in either])


def _of_wanted(snapshot: Snapshot, wanted: Wanted) -> Any:
    found = [_weighed(snapshot, alternative) for alternative in wanted.alternatives]
    return found[0] if len(found) == 1 else Query.disjunction_max_query(found)


def _weighed(snapshot: Snapshot, alternative: Alternative) -> Any:
    query = of_alternative(snapshot, alternative)
    return query if alternative.weight == 1 else Query.boost_query(query, alternative.weight)


def of_alternative(snapshot: Snapshot, alternative: Alternative) -> Any:
    """Return the query for a term, or for several that stand one after another."""
    placed: list[str | tuple[int, str]] = [*zip(alternative.gaps, alternative.terms, strict=False)]
    if not placed:
        return Query.empty_query()
    if len(placed) == 1:
        return Query.term_query(snapshot.schema, "text", alternative.terms[0], "freq")
    phrase = Query.phrase_query(snapshot.schema, "text", placed)
    if (having := _having(snapshot, alternative)) is None:
        return phrase
    # Places are compared in those posts alone that are known to have it; the score stays the same.
    only = Query.const_score_query(having, 0.0)
    return Query.boolean_query([(MUST, only), (MUST, phrase)])


def _having(snapshot: Snapshot, alternative: Alternative) -> Any | None:
    """Return the query for the posts that have a phrase, if it is known: it makes no scores."""
    name = name_of(alternative)
    return None if name is None else _is(snapshot, "phrase", name)


def _filters(snapshot: Snapshot, request: Request) -> list[tuple[Any, Any]]:
    """Return what says yes or no, and adds nothing to a score."""
    flags = [("helped", request.helped), ("waiting", request.waiting)]
    needed = [_fact(snapshot, name) for name, is_asked in flags if is_asked]
    if request.since or request.until:
        needed.append(_days(snapshot, request.since or date.min, request.until or date.max))
    return [
        *((MUST, Query.const_score_query(query, 0.0)) for query in needed),
        *((MUST_NOT, query) for query in _refused(snapshot, request)),
        *_board_filter(snapshot, request),
    ]


def _refused(snapshot: Snapshot, request: Request) -> list[Any]:
    refused = [of_alternative(snapshot, alternative) for alternative in request.without]
    refused += [_fact(snapshot, f"{NOTE}{note}") for note in sorted(request.left_out)]
    refused += [_is(snapshot, "id", id_.hex()) for id_ in sorted(request.gone)]
    if request.not_in is not None:
        refused.append(_fact(snapshot, f"thread {request.not_in.hex()}"))
    return refused


def _fact(snapshot: Snapshot, fact: str) -> Any:
    return _is(snapshot, "facts", fact)


def _is(snapshot: Snapshot, field: str, value: str) -> Any:
    return Query.term_query(snapshot.schema, field, value, "basic")


def _days(snapshot: Snapshot, since: date, until: date) -> Any:
    first, last = newest_numbers(since.toordinal())[0], newest_numbers(until.toordinal())[1]
    number = tantivy.FieldType.Unsigned
    return Query.range_query(snapshot.schema, "newest", number, first, last)


def _board_filter(snapshot: Snapshot, request: Request) -> list[tuple[Any, Any]]:
    """Return nothing if no board is left out; else whichever names fewer boards."""
    asked_for = [request.boards, request.only_boards]
    chosen = snapshot.boards.intersection(*(boards for boards in asked_for if boards is not None))
    left = snapshot.boards - chosen
    if len(left) < len(chosen):
        return [(MUST_NOT, query) for query in _boards(snapshot, left)]
    any_chosen = Query.boolean_query([(SHOULD, query) for query in _boards(snapshot, chosen)])
    return [(MUST, Query.const_score_query(any_chosen, 0.0))]


def _boards(snapshot: Snapshot, boards: Iterable[bytes]) -> list[Any]:
    return [_is(snapshot, "board", board.hex()) for board in sorted(boards)]
