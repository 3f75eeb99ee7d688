"""How many details the check finds in real text, and how often it warns without cause.

    python -m bench.details [FOLDER]

FOLDER holds `details` (labelled sentences, phone numbers) and `conversations` (posts of people
who ask for help); the default is ../shared/data. A label counts as found when a detail of a
fitting kind overlaps it. A post counts as warned when anything at all is marked in it.
"""

import argparse
import csv
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.writing import PROSE, WORST
from forum.care.details.finding import Detail, find

FOLDER = Path(__file__).parent.parent.parent / "shared" / "data"
RESULTS = Path(__file__).parent / "results" / "details.json"
CHARS = 20_000
RUNS = 3

# What a label is called in the data, and the kinds that answer it.
FITTING = {
    "EMAIL_ADDRESS": {"email"},
    "PHONE_NUMBER": {"phone"},
    "ADDRESS": {"address"},
    "STREET_ADDRESS": {"address"},
    "PERSON": {"name"},
}
GOALS = {"e-mails": 95, "phones": 95, "addresses": 60, "names in context": 60}
CALLED = {"EMAIL_ADDRESS": "e-mails", "PHONE_NUMBER": "phones", "PERSON": "names in context"}
CALLED |= {"ADDRESS": "addresses", "STREET_ADDRESS": "addresses"}
WARNED_GOAL = 3
# A name counts where the words before it say that one follows.
IN_CONTEXT = re.compile(
    r"\b(?:name(?:['’]s| is|:)|called|named|this is|call me)\s+(?:mr|mrs|ms|dr|miss)?\.?\s*$",
    re.IGNORECASE,
)
# Texts made to be slow to look through, beside those of bench/writing.py.
SLOW = {
    "digits": "7",
    "spaced digits": "0 7 ",
    "phone numbers": "07700 900123 ",
    "foreign numbers": "+49 30 123456 ",
    "spoken digits": "oh seven ",
    "digits and letters": "0 1 2 3 4 5 6 7 8 9x",
    "at signs": "a@",
    "hosts": "a.",
    "at words": "a at ",
    "names begun": "my name is ",
    "names": "My name is Jane Smith and ",
    "capitals": "Aa ",
    "one capital word": "A",
    "capitals, hyphened": "Aa-",
    "streets": "12 Acacia Road, ",
    "streets begun": "12 Acacia ",
    "post codes": "LS1 4AB ",
    "lines of addresses": "12 Acacia 4\nApt. 4\n",
    "schools": "at Hillside High School ",
    "work": "I work at Aa ",
    "dates": "born on 3 March 1987 ",
    "days": "3 March ",
    "profiles": "instagram.com/",
    "sites": "insta: ",
    "quotes at the ends of words": "a'",
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the check for identifying details.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--show", choices=["missed", "warned"], help="print these for reading")
    asked = parser.parse_args()
    if not (asked.folder / "details").is_dir() or not (asked.folder / "conversations").is_dir():
        sys.exit(f"There is no folder with details and conversations at {asked.folder}.")
    rows = [*_found(asked.folder, asked.show), *_phone_cases(asked.folder, asked.show)]
    rows += _warned(asked.folder, asked.show)
    for row in rows:
        print(f"{row['what']:<44}{row['of']:>6}{row['percent']:>8} %   goal {row['goal']}")
    slow = _slow()
    for row in slow[-5:]:
        print(f"{row['text']:<44}{row['ms']:>6} ms{row['ratio']:>7} × prose")
    _keep({"found": rows, "chars": CHARS, "slow": slow})


def _found(folder: Path, show: str | None) -> Iterator[dict[str, object]]:
    """Measure labelled sentences: those files of details/spans that are there."""
    found, of = Counter(), Counter()
    for text, label, start, end in _labels(folder / "details" / "spans"):
        what = CALLED[label]
        if what == "names in context" and not IN_CONTEXT.search(text[max(0, start - 30) : start]):
            continue
        of[what] += 1
        if any(_answers(detail, label, start, end) for detail in _find_once(text)):
            found[what] += 1
        elif show == "missed":
            print(what, repr(text[start:end]), repr(text[max(0, start - 60) : end + 30]))
    for what, goal in GOALS.items():
        yield _row(what, found[what], of[what], f">= {goal}")


_SEEN: dict[str, list[Detail]] = {}


def _find_once(text: str) -> list[Detail]:
    if text not in _SEEN:
        _SEEN[text] = find(text)
    return _SEEN[text]


def _labels(folder: Path) -> Iterator[tuple[str, str, int, int]]:
    for name in ("generated_large.json", "synth_dataset_v2.json"):
        path = folder / name
        for item in json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []:
            for span in item["spans"]:
                if span["entity_type"] in FITTING:
                    where = span["start_position"], span["end_position"]
                    yield (item["full_text"], span["entity_type"], *where)


def _answers(detail: Detail, label: str, start: int, end: int) -> bool:
    return detail.kind in FITTING[label] and detail.start < end and start < detail.end


def _phone_cases(folder: Path, show: str | None) -> Iterator[dict[str, object]]:
    """Measure bare numbers: those that are well grouped, and those that are none."""
    by_class = defaultdict(list)
    path = folder / "details" / "phones" / "libphonenumber_matcher_cases.csv"
    for case in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        by_class[case["leniency_class"]].append(case["text"])
    for what, classes, goal in (
        ("bare numbers, well grouped", ["strict_grouping", "exact_grouping"], "none set"),
        ("bare numbers, oddly grouped", ["possible_only", "valid"], "none set"),
        ("bare digits that are no number", ["impossible"], "0"),
    ):
        cases = [text for name in classes for text in by_class[name]]
        hits = [text for text in cases if any(d.kind == "phone" for d in find(text))]
        if show == "missed":
            print(what, "missed:", sorted(set(cases) - set(hits)), "found:", hits)
        yield _row(what, len(hits), len(cases), goal)


def _warned(folder: Path, show: str | None) -> Iterator[dict[str, object]]:
    """Measure how often posts of people who ask for help are warned about."""
    kinds: Counter[str] = Counter()
    for what, texts in (
        ("questions that are warned about", _questions(folder)),
        ("situations that are warned about", _situations(folder)),
        ("turns of a talk that are warned about", _turns(folder)),
    ):
        warned = 0
        for text in texts:
            details = find(text)
            warned += bool(details)
            kinds.update({detail.kind for detail in details})
            if show == "warned":
                for d in details:
                    print(
                        what[:5],
                        d.kind,
                        "|",
                        repr(text[max(0, d.start - 50) : d.end + 30]),
                        "|",
                        d.words,
                    )
        yield _row(what, warned, len(texts), f"<= {WARNED_GOAL}")
    print("Warnings by kind:", dict(kinds.most_common()))


def _questions(folder: Path) -> list[str]:
    path = folder / "conversations" / "counselchat" / "counsel_chat_2020.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return sorted({f"{row['questionTitle']}\n\n{row['questionText']}" for row in rows})


def _situations(folder: Path) -> list[str]:
    return [talk["situation"] for talk in _talks(folder)]


def _turns(folder: Path) -> list[str]:
    """Return what seekers said in one talk after the other, each turn once."""
    said = {
        turn["content"].strip()
        for talk in _talks(folder)
        for turn in talk["dialog"]
        if turn["speaker"] == "speaker"
    }
    for name in ("devWithStrategy_short.tsv", "testWithStrategy_short.tsv"):
        path = folder / "conversations" / "esconv" / name
        text = path.read_text(encoding="utf-8")
        said |= {
            m[1].strip() for m in re.finditer(r"(?:^|EOS )[\d.]+ 0 \d+ (.*?)(?= EOS|$)", text, re.M)
        }
    return sorted(turn for turn in said if turn)


def _talks(folder: Path) -> list[dict]:
    path = folder / "conversations" / "esconv" / "FailedESConv.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _row(what: str, hits: int, of: int, goal: str) -> dict[str, object]:
    return {
        "what": what,
        "hits": hits,
        "of": of,
        "percent": round(100 * hits / max(of, 1), 1),
        "goal": goal,
    }


def _slow() -> list[dict[str, object]]:
    texts = {
        name: (unit * (CHARS // len(unit) + 1))[:CHARS] for name, unit in (WORST | SLOW).items()
    }
    prose = _milliseconds((PROSE * (CHARS // len(PROSE) + 1))[:CHARS])
    took = {name: _milliseconds(text) for name, text in texts.items()} | {"prose": prose}
    ordered = sorted(took.items(), key=lambda item: item[1])
    return [
        {"text": name, "ms": round(ms, 1), "ratio": round(ms / prose, 1)} for name, ms in ordered
    ]


def _milliseconds(text: str) -> float:
    took = []
    for _ in range(RUNS):
        begun = time.process_time()
        find(text)
        took.append(time.process_time() - begun)
    return min(took) * 1_000


def _keep(measured: Mapping[str, object]) -> None:
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    print(f"Written to {RESULTS}")


if __name__ == "__main__":
    main()
