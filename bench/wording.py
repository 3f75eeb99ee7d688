"""How much real talk the shipped word rules match, and what looking for words costs.

    python -m bench.wording [FOLDER] [--show KEY]

FOLDER holds `conversations` (posts of people who ask for help) and `risk/goemotions` (everyday
comments); the default is ../shared/data. Times are told as a ratio to a plain search, which
looks for each phrase with `in` in the casefolded text.
"""

import argparse
import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.details import FOLDER, _questions, _situations, _turns
from bench.writing import PROSE
from forum.care.wording.matching import PATTERN, PHRASE, Wording, find
from forum.wordrules.shipping import shipped_rules

RESULTS = Path(__file__).parent / "results" / "wording.json"
CHARS, RULES, RUNS = 20_000, 200, 5
GOAL_PERCENT = 0.5  # for a rule that holds
# Texts made to be slow to look through.
SLOW = {
    "prose": PROSE,
    "single letters": "a b c d e ",
    "one long word": "a",
    "digits": "1",
    "bars": "|1l",
    "drawn out": "soooo loooong ",
    "accents": "é",
    "marks": "e\u0301\u0302\u0303",
    "look-alikes": "ѕеt раgе ",
    "no spaces": "夜は長い",
    "unseen": "a\u200b",
    "amounts": "20 mg ",
    "first words": "word ",
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the shipped word rules.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--show", help="print what this rule matches, for reading")
    asked = parser.parse_args()
    if not (asked.folder / "conversations").is_dir():
        sys.exit(f"There is no folder with conversations at {asked.folder}.")
    rows = [row for what, texts in _talk(asked.folder) for row in _matched(what, texts, asked.show)]
    for row in rows:
        print(f"{row['what']:<22}{row['rule']:<22}{row['effect']:<7}{row['of']:>6}", end="")
        print(f"{row['matched']:>6}{row['percent']:>8} %")
    slow = _slow()
    for row in slow:
        print(f"{row['text']:<22}{row['ms']:>7} ms{row['ratio']:>7} × plain search")
    RESULTS.parent.mkdir(exist_ok=True)
    kept = {"rows": rows, "chars": CHARS, "rules": RULES, "slow": slow}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n")


def _talk(folder: Path) -> Iterator[tuple[str, list[str]]]:
    yield "questions", list(_questions(folder))
    yield "situations", list(_situations(folder))
    yield "turns of a talk", list(_turns(folder))
    yield "everyday comments", everyday(folder)


def everyday(folder: Path) -> list[str]:
    """Return short comments that people wrote on other things than their distress."""
    texts = []
    for name in ("train", "dev", "test"):
        path = folder / "risk" / "goemotions" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            texts += [row["text"] for row in csv.DictReader(file)]
    return texts


def _matched(what: str, texts: list[str], show: str | None) -> Iterator[dict[str, object]]:
    rules, counts = shipped_rules(), Counter()
    asked = [
        (key, Wording(rule.kind, line))
        for key, rule in rules.items()
        for line in rule.text.splitlines()
        if line.strip()
    ]
    for text in texts:
        found = find(text, [wording for _, wording in asked])
        counts.update({asked[each.number][0] for each in found})
        for each in found:
            if asked[each.number][0] == show:
                print(what, "|", repr(text[max(0, each.start - 40) : each.end + 40]))
    for key, rule in rules.items():
        percent = round(100 * counts[key] / max(len(texts), 1), 3)
        row = {"what": what, "rule": key, "effect": rule.effect.value, "of": len(texts)}
        yield row | {"matched": counts[key], "percent": percent}


def _slow() -> list[dict[str, object]]:
    phrases = [f"word{number} and another {number}" for number in range(RULES // 2)]
    asked = [Wording(PHRASE, phrase) for phrase in phrases]
    asked += [Wording(PATTERN, rf"\b\d+ ?mg of x{n}\b") for n in range(RULES // 2)]
    plain_for = [*phrases, *(f"mg of x{n}" for n in range(RULES // 2))]
    rows = []
    for name, part in SLOW.items():
        text = (part * (CHARS // len(part) + 1))[:CHARS]
        plain = _seconds(lambda text=text: [phrase in text.casefold() for phrase in plain_for])
        took = _seconds(lambda text=text: find(text, asked))
        rows.append({"text": name, "ms": round(1000 * took, 1), "ratio": round(took / plain, 1)})
    return sorted(rows, key=lambda row: float(str(row["ms"])))


def _seconds(deed: Callable[[], object]) -> float:
    """Return how long a deed takes, at its best."""
    deed()
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        deed()
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
