"""Posts to search among: judged collections, and any number of posts made of real talk.

    python -m bench.searching.corpora [FOLDER] --posts 100000 --into PLACE

writes the posts once, for benches to read. What is made is the same on each machine: sentences of
FOLDER/conversations (../shared/data if none is named) in an order drawn from a seed, some words
mistyped.
"""

import argparse
import csv
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from forum.search.backend import Document

SHARED = Path(__file__).parents[3] / "shared" / "data"
BOARDS = tuple(bytes([number]) * 16 for number in range(1, 13))
MEMBERS = frozenset(BOARDS[10:])  # these are open to members only
FIRST_DAY = date(2023, 1, 1)
DAYS = 1000
THREAD_POSTS = 8
SEED = 5
_ENDS = re.compile(r"(?<=[.!?])\s+")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Judged:
    """A collection with questions and what was judged to answer them: query -> document -> gain."""

    documents: Mapping[str, tuple[str, str]]
    queries: Mapping[str, str]
    gains: Mapping[str, Mapping[str, int]]

    def posts(self) -> Iterator[Document]:
        """Yield each document as an opening post that everyone may read."""
        for name, (title, text) in self.documents.items():
            id_ = id_of(name)
            yield Document(
                id_, id_, BOARDS[0], everyone=True, day=FIRST_DAY, title=title, body=text
            )


def judged(folder: Path) -> Judged:
    """Read `corpus.jsonl`, `queries.jsonl` and `qrels.tsv`; no query without judgements."""
    gains: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, document, gain, *_ = line.split("\t")
        if gain.lstrip("-").isdigit():  # else it is a line of headings
            gains[query][document] = int(gain)
    corpus = {row["_id"]: (row["title"], row["text"]) for row in _rows(folder / "corpus.jsonl")}
    queries = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
    asked = {key: text for key, text in queries.items() if any(g > 0 for g in gains[key].values())}
    return Judged(corpus, asked, gains)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            name = str(row.get("_id", row.get("id")))
            yield {"_id": name, "title": row.get("title") or "", "text": row.get("text") or ""}


def id_of(name: str) -> bytes:
    """Return 16 bytes for what has a name."""
    return blake2b(name.encode(), digest_size=16).digest()


@cache
def questions(folder: Path = SHARED) -> tuple[str, ...]:
    """Return how people began to ask: titles, and situations in a sentence."""
    place = folder / "conversations"
    with (place / "counselchat" / "counsel_chat_2020.csv").open(encoding="utf-8") as file:
        titles = [row["questionTitle"] for row in csv.DictReader(file)]
    talks = json.loads((place / "esconv" / "FailedESConv.json").read_text("utf-8"))
    return tuple(dict.fromkeys([*titles, *(talk["situation"] for talk in talks)]))


@cache
def talk(folder: Path) -> tuple[list[str], ...]:
    """Return texts, each cut into its sentences."""
    place = folder / "conversations"
    with (place / "counselchat" / "counsel_chat_2020.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    texts = [*dict.fromkeys(row["questionText"] for row in rows), *(r["answerText"] for r in rows)]
    talks = json.loads((place / "esconv" / "FailedESConv.json").read_text("utf-8"))
    texts += [" ".join(turn["content"].strip() for turn in talk["dialog"]) for talk in talks]
    own = len(texts)
    with (place / "medquad" / "medquad_with_answers.jsonl").open(encoding="utf-8") as lines:
        texts += [json.loads(line)["answer"] for line in lines]
    cut = [[part for part in _ENDS.split(text.strip()) if part] for text in texts]
    # What peers and counsellors say stands as often as what institutions say, though it is less.
    return tuple(text for text in cut[:own] * 4 + cut[own:] if text)


def posts(count: int, *, seed: int = SEED, folder: Path = SHARED) -> Iterator[Document]:
    """Yield posts in the order of their days."""
    chance, texts, titles = random.Random(seed), talk(folder), questions(folder)
    for number in range(count):
        thread, place = divmod(number, THREAD_POSTS)
        board = BOARDS[thread % len(BOARDS)]
        yield Document(
            id=id_of(f"post {number}"),
            thread=id_of(f"thread {thread}"),
            board=board,
            everyone=board not in MEMBERS,
            day=FIRST_DAY + timedelta(days=number * DAYS // count),
            title=chance.choice(titles) if place == 0 else "",
            body=_body(chance, texts),
            helped=thread % 7 == 0,
            waiting=thread % 9 == 0,
            notes=frozenset({"grief"} if thread % 11 == 0 else ()),
        )


def _body(chance: random.Random, texts: tuple[list[str], ...]) -> str:
    """Return some sentences that follow one another, twice, now and then a word mistyped."""
    said: list[str] = []
    for _ in range(2):
        text = chance.choice(texts)
        begin = chance.randrange(len(text))
        said += text[begin : begin + chance.randint(1, 4)]
    words = " ".join(said).split(" ")
    if chance.random() < 0.3:
        place = chance.randrange(len(words))
        words[place] = mistyped(words[place], chance)
    return " ".join(words)[:2000]


def mistyped(word: str, chance: random.Random) -> str:
    """Return the word with one error behind its first letter: a letter off, on, other, swapped."""
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word))
    letter = chance.choice(LETTERS)
    ways = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else word[:at],
    )
    return chance.choice(ways)


def kept(count: int, place: Path, folder: Path = SHARED) -> Iterator[Document]:
    """Yield as many posts, from a file at `place` that is written the first time."""
    file = place / f"posts-{count}.jsonl"
    if not file.exists():
        place.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(".half")
        with half.open("w", encoding="utf-8") as out:
            for post in posts(count, folder=folder):
                out.write(json.dumps(asdict(post), default=_plain) + "\n")
        half.replace(file)
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield _document(json.loads(line))


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _document(row: dict[str, Any]) -> Document:
    ids = {name: bytes.fromhex(str(row[name])) for name in ("id", "thread", "board")}
    day = date.fromisoformat(str(row["day"]))
    return Document(**row | ids | {"day": day, "notes": frozenset(row["notes"])})


def main(arguments: list[str]) -> None:
    """Write posts to a folder."""
    parser = argparse.ArgumentParser(description="Make posts to search among.")
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--into", type=Path, required=True)
    asked = parser.parse_args(arguments)
    made = kept(asked.posts, asked.into, asked.folder)
    words = sum(len(post.body.split()) for post in made)
    print(f"{asked.posts} posts of {words / asked.posts:.0f} words are in {asked.into}")


if __name__ == "__main__":
    main(sys.argv[1:])
