"""From what was typed and chosen to a question for the engine."""

from dataclasses import dataclass, replace
from datetime import date

from forum.language.messages import _, _l
from forum.search.analysis import STOP_WORDS
from forum.search.asking.choices import Choices, Reader
from forum.search.asking.correcting import Mender, retyped
from forum.search.asking.query import CHARS_MAX, WORDS_MAX, Query, parse
from forum.search.asking.synonyms import Synonyms, as_alternative
from forum.search.asking.wanting import Wants, words_of
from forum.search.asking.weighing import Scales
from forum.search.backend import Alternative, Index, Request, Wanted

EMPTY = _l("Type a word or two, such as “sleep” or “panic at night”.")
COMMON = _l("These words stand in almost every post. Add one that says what it is about.")
ONLY_WITHOUT = _l("Add a word that the posts have to have.")
NO_BOARD = _l("No board that you can read has that name. We looked in all of them.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the engine, and what to tell of it.

    Attributes:
        query: what is looked for, after mending.
        typed: what was typed.
        corrected: what was made of it; empty if nothing was changed.
        synonyms: words of others that are looked for as well.
        problem: why nothing can be found, in a sentence; else empty.
        remark: what was left out of a long question, in a sentence; else empty.
    """

    request: Request
    query: Query
    typed: str
    corrected: str = ""
    synonyms: tuple[str, ...] = ()
    problem: str = ""
    remark: str = ""


def ask(
    index: Index, query: Query, choices: Choices, *, reader: Reader, synonyms: Synonyms
) -> Asked:
    """Return the question to the engine, with what others say for the same.

    Raises:
        NotReady: there is no index.
    """
    taken, slips = query, dict[str, str]()
    if not choices.as_typed:
        taken, slips = _mended(query, Mender(index, reader.audience, synonyms.known))
    scales = Scales(index, reader.audience)
    more = Wants(scales, Synonyms()) if choices.plain else Wants(scales, synonyms, slips)
    wanted, others = more.of(taken)
    return Asked(
        _request(taken, choices, wanted=wanted, reader=reader),
        taken,
        query.text,
        corrected=taken.text if taken is not query else "",
        synonyms=others,
        problem="" if wanted else _problem(taken),
        remark=_remark(query, wanted, reader),
    )


def _mended(query: Query, mender: Mender) -> tuple[Query, dict[str, str]]:
    """Return the query without slips of the fingers, and what to look for besides."""
    typed = words_of(query)
    mended = mender.mend(typed)
    left = {mended.instead.get(word, word) for word in typed} - STOP_WORDS
    if not mended.instead or not left:
        return query, mended.beside
    text = retyped(query.text, mended.instead)
    return replace(parse(text), was_cut=query.was_cut), mended.beside


def _request(
    query: Query, choices: Choices, *, wanted: tuple[Wanted, ...], reader: Reader
) -> Request:
    named = choices.boards.union(_boards_meant(query, reader)) & reader.boards.keys()
    first, last = _days(query.year)
    return Request(
        wanted,
        reader.audience,
        frozenset(reader.boards.values()),
        text=" ".join(query.words + query.phrases),
        without=_without(query),
        only_boards=frozenset(reader.boards[slug] for slug in named) or None,
        since=max((day for day in (choices.since, first) if day), default=None),
        until=last,
        helped=choices.helped,
        waiting=choices.waiting,
        left_out=choices.left_out,
        order=choices.order,
        per_thread=choices.per_thread,
        after=choices.after,
        limit=choices.limit,
    )


def _boards_meant(query: Query, reader: Reader) -> set[str]:
    """Return the boards that were typed, by their addresses or by the first words of them."""
    return {
        slug
        for slug in reader.boards
        for typed in query.boards
        if slug == typed or (typed not in reader.boards and slug.startswith(f"{typed}-"))
    }


def _days(year: int | None) -> tuple[date | None, date | None]:
    return (None, None) if year is None else (date(year, 1, 1), date(year, 12, 31))


def _without(query: Query) -> tuple[Alternative, ...]:
    each = map(as_alternative, query.without)
    return tuple(alternative for alternative in each if alternative)


def _problem(query: Query) -> str:
    if words_of(query):
        return COMMON
    return ONLY_WITHOUT if query.without or query.boards or query.year else EMPTY


def _remark(query: Query, wanted: tuple[Wanted, ...], reader: Reader) -> str:
    if query.was_cut:
        return cut_after_letters()
    if len([each for each in wanted if not each.must]) == WORDS_MAX:
        return cut_after_words()
    return NO_BOARD if wanted and query.boards and not _boards_meant(query, reader) else ""


def cut_after_letters() -> str:
    return _(
        "That is a lot of words. We looked for the first %(number)d letters of it.",
        number=CHARS_MAX,
    )


def cut_after_words() -> str:
    return _(
        "That is a lot of words. We looked for the first %(number)d of them.", number=WORDS_MAX
    )
