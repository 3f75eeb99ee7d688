"""As much of an engine as it takes to know which words were written how often."""

from collections import Counter

from forum.search.analysis import stems
from forum.search.slips import slips


class Lexicon:
    """Knows words and how many posts have each; `members` are those of members' boards."""

    def __init__(self, members: str = "", posts: int = 1000, **counts: int) -> None:
        self._words, self._posts = counts, posts
        self._members = set(members.split())

    def posts(self, audience: str) -> int:
        return self._posts

    def frequency(self, term: str, audience: str) -> int:
        counted: Counter[str] = Counter()
        for word, count in self._words.items():
            if audience == "members" or word not in self._members:
                counted[stems([word])[0]] += count
        return counted[term]

    def suggest(self, word: str) -> tuple[str, ...]:
        most = 1 if len(word) <= 6 else 2
        public = self._words.keys() - self._members
        near = [(slips(word, each, most), -self._words[each], each) for each in public]
        return tuple(each for far, _, each in sorted(near) if far <= most and each[0] == word[0])
