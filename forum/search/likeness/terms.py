"""Which terms tell what a text is about: those that it has and few others have."""

import math
from collections import Counter

from forum.search.analysis import stems, terms, words
from forum.search.backend import Audience, Index

MOST_TERMS = 8
# What somebody puts into a title, it is about.
TITLE_COUNTS = 3
# A term of every fifth post tells nothing, unless the forum is too young to say.
COMMON_SHARE, FEWEST_POSTS = 0.2, 50
READ_CHARS = 4000
# Words that a question may turn on, and that no two conversations are alike by: when and how much.
VAGUE = frozenset(
    stems(
        words(
            """
            two three four five six seven eight nine ten twelve fourteen forty hundred half first
            second last next ago day week month year time today tomorrow yesterday always never
            often again without less lot bit way back come came go going gone went look know feel
            felt want need think say said tell told make made take took good better new old long
            up off not no
            """
        )
    )
)


def telling_terms(index: Index, title: str, body: str, *, audience: Audience) -> tuple[str, ...]:
    """Return the terms of the text that tell most about it, best first.

    Weighed by how often they stand in it and how rare they are among the posts that `audience`
    may read (tf-idf). A term that no post has finds nothing, and is left out.

    Raises:
        NotReady: there is no index.
    """
    counts: Counter[str] = Counter(term for _, term in terms(body[:READ_CHARS]))
    for _, term in terms(title):
        counts[term] += TITLE_COUNTS
    posts = index.posts(audience)
    weights = {
        term: weight
        for term, count in counts.items()
        if term not in VAGUE
        and (weight := _weight(count, index.frequency(term, audience), posts)) > 0
    }
    return tuple(sorted(weights, key=lambda term: (-weights[term], term))[:MOST_TERMS])


def _weight(count: int, frequency: int, posts: int) -> float:
    is_common = posts >= FEWEST_POSTS and frequency > COMMON_SHARE * posts
    if not frequency or is_common:
        return 0.0
    return (1 + math.log(count)) * math.log(1 + posts / frequency)
