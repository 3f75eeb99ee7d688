"""How well the risk signal puts first what cannot wait, beside two plainer ways.

    python -m bench.triage FILE.csv [--lexicon FOLDER]
    python -m bench.triage --proxy [FOLDER]
    python -m bench.triage --written

FILE has the columns `text` and `label` (1 for what should come first). The other ways are seven
keywords, and the crisis words of the clinicians' lexicon in ../shared/data/risk, counted.

With --written, posts that we wrote ourselves are measured: a guard, and no evidence. Half of them
were looked at while the words were chosen, and half were not. Others are counted often enough
that those labelled are 6 in 100, as in a busy place.

With --proxy, questions to counsellors stand in for posts: a question is labelled 1 where an
answer speaks of suicide or sends to a crisis line. Half of them, by their number, are held back.
"""

import argparse
import csv
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import groupby
from math import log2
from pathlib import Path

from forum.care.risk.assessing import assess

FOLDER = Path(__file__).parent.parent.parent / "shared" / "data"
WRITTEN = Path(__file__).parent / "posts_we_wrote.csv"
RESULTS = Path(__file__).parent / "results" / "triage.json"
KEYWORDS = ("suicid", "kill myself", "want to die", "end it", "overdose", "self harm", "hopeless")
CRISIS = (
    "Passive suicidal ideation",
    "Active suicidal ideation & suicidal planning",
    "Lethal means for suicide",
    "Direct self-injury",
    "Other suicidal language",
)
SHARES = (5, 10, 20)
AMONG_FIRST = 50
USUAL_SHARE = 0.06
SPEED_CHARS = 20_000
ANSWERED = re.compile(r"suicid|crisis (?:line|text|cent)|hotline|lifeline|emergency room", re.I)

Row = tuple[str, int]
Way = Callable[[str], float]


def auc(scores: Sequence[float], labels: Sequence[int]) -> float:
    """Return how often one with the label ranks above one without; a tie counts half."""
    ones = sum(labels)
    if not 0 < ones < len(labels):
        raise ValueError("both labels are needed")
    place, above = 0, 0.0
    for _, tied in groupby(sorted(zip(scores, labels, strict=True)), key=lambda pair: pair[0]):
        group = [label for _, label in tied]
        above += sum(group) * (place + (len(group) + 1) / 2)
        place += len(group)
    return (above - ones * (ones + 1) / 2) / (ones * (len(labels) - ones))


def recall(scores: Sequence[float], labels: Sequence[int], share: float) -> float:
    """Return which part of the ones is among the first; whoever is tied at the edge shares it."""
    return sum(_expected(scores, labels, max(1, round(len(scores) * share)))) / sum(labels)


def ndcg(scores: Sequence[float], labels: Sequence[int], first: int) -> float:
    gains = _expected(scores, labels, first)
    best = [1.0] * min(sum(labels), first)
    return _discounted(gains) / _discounted(best)


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains))


def _expected(scores: Sequence[float], labels: Sequence[int], first: int) -> list[float]:
    """Return what stands at each of the first places, on average over the orders of ties."""
    gains: list[float] = []
    pairs = sorted(zip(scores, labels, strict=True), reverse=True)
    for _, tied in groupby(pairs, key=lambda pair: pair[0]):
        group = [label for _, label in tied]
        gains += [sum(group) / len(group)] * len(group)
        if len(gains) >= first:
            break
    return gains[:first]


def keywords(text: str) -> float:
    said = text.casefold()
    return float(sum(said.count(word) for word in KEYWORDS))


def plain_lexicon(folder: Path) -> Way:
    """Return a count of the lexicon's crisis words; its file is read where it lies."""
    path = next(path for path in folder.glob("*.json") if "prototypical" not in path.name)
    constructs = json.loads(path.read_text(encoding="utf-8"))
    tokens = {token.casefold() for name in CRISIS for token in constructs[name]["tokens"]}
    longest_first = sorted(tokens, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
    return lambda text: float(len(pattern.findall(text.casefold().replace("’", "'"))))


def signal(text: str) -> float:
    return assess(text).score


def measure(rows: Sequence[Row], way: Way) -> dict[str, float]:
    labels = [label for _, label in rows]
    begun = time.perf_counter()
    scores = [way(text) for text, _ in rows]
    spent = time.perf_counter() - begun
    found = {f"recall@{share}%": recall(scores, labels, share / 100) for share in SHARES}
    found = {"AUC": auc(scores, labels), **found}
    found[f"nDCG@{AMONG_FIRST}"] = ndcg(scores, labels, AMONG_FIRST)
    found["ms a post"] = spent / len(rows) * 1000
    return {name: round(value, 4) for name, value in found.items()}


def labelled(path: Path) -> list[Row]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["text"], int(float(row["label"]))) for row in csv.DictReader(file)]


def written() -> tuple[list[Row], list[Row]]:
    """Return our own posts, those looked at and those not, with as many others as is usual."""
    halves: dict[str, list[Row]] = {"1": [], "0": []}
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            halves[row["seen"]].append((row["text"], int(row["label"])))
    return _as_usual(halves["1"]), _as_usual(halves["0"])


def _as_usual(rows: list[Row]) -> list[Row]:
    """Repeat the others: until the share is right, the first tenth has no room for the ones."""
    ones = [row for row in rows if row[1]]
    others = [row for row in rows if not row[1]]
    return ones + others * round(len(ones) * (1 / USUAL_SHARE - 1) / len(others))


def proxy(folder: Path) -> tuple[list[Row], list[Row]]:
    """Return two halves: one that was looked at while the words were chosen, one held back."""
    path = folder / "conversations" / "counselchat" / "counsel_chat_2020.csv"
    questions: dict[str, tuple[str, int]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = f"{row['questionTitle']}\n\n{row['questionText']}"
            before = questions.get(row["questionID"], ("", 0))[1]
            said = bool(ANSWERED.search(row["answerText"]))
            questions[row["questionID"]] = (text, int(before or said))
    halves: tuple[list[Row], list[Row]] = ([], [])
    for number, row in questions.items():
        halves[sha256(number.encode()).digest()[0] % 2].append(row)
    return halves


def everyday(folder: Path) -> dict[str, float]:
    """Return which part of everyday comments reaches a band, in percent."""
    bands = {"now": 0, "soon": 0}
    comments = 0
    for name in ("train", "dev", "test"):
        path = folder / "risk" / "goemotions" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                comments += 1
                if band := assess(row["text"]).band:
                    bands[band] += 1
    return {band: round(100 * count / comments, 3) for band, count in bands.items()}


def speed() -> float:
    """Return the milliseconds that a thousand characters of a long post take."""
    text = ("I can't do this any more, and nobody would miss me if I was gone. " * 400)[
        :SPEED_CHARS
    ]
    begun = time.perf_counter()
    assess(text)
    return round((time.perf_counter() - begun) * 1000 / (SPEED_CHARS / 1000), 3)


def table(measured: dict[str, dict[str, float]]) -> str:
    names = list(next(iter(measured.values())))
    lines = [f"{'':<20}" + "".join(f"{name:>12}" for name in names)]
    for way, found in measured.items():
        lines.append(f"{way:<20}" + "".join(f"{found[name]:>12.4f}" for name in names))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the risk signal on labelled posts.")
    parser.add_argument("file", nargs="?", type=Path, help="a CSV file with text and label")
    parser.add_argument("--lexicon", type=Path, default=FOLDER / "risk" / "lexicon")
    parser.add_argument("--proxy", nargs="?", type=Path, const=FOLDER, help="the shared data")
    parser.add_argument("--written", action="store_true", help="our own posts")
    parser.add_argument("--results", type=Path, default=RESULTS)
    asked = parser.parse_args()
    if not (asked.file or asked.proxy or asked.written):
        parser.error("name a CSV file with the columns text and label, or --proxy, or --written")
    ways: dict[str, Way] = {"keywords": keywords, "signal": signal}
    if asked.lexicon.is_dir():
        ways["lexicon"] = plain_lexicon(asked.lexicon)
    sets = {"file": labelled(asked.file)} if asked.file else {}
    if asked.written:
        sets["written, seen"], sets["written, not seen"] = written()
    if asked.proxy:
        sets["proxy, seen"], sets["proxy, held back"] = proxy(asked.proxy)
    results: dict[str, object] = {"ms per 1,000 characters": speed()}
    for name, rows in sets.items():
        measured = {way: measure(rows, of) for way, of in ways.items()}
        results[name] = {
            "posts": len(rows),
            "labelled": sum(label for _, label in rows),
            **measured,
        }
        print(f"{name}: {len(rows)} posts, {sum(label for _, label in rows)} labelled")
        print(table(measured))
    if asked.proxy:
        results["everyday, percent"] = everyday(asked.proxy)
    print(json.dumps({name: found for name, found in results.items() if name not in sets}))
    asked.results.parent.mkdir(parents=True, exist_ok=True)
    asked.results.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
