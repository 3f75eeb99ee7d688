"""How long the worst texts of 20,000 characters take to become HTML. Run: python -m bench.writing

Each time is the best of several runs, and is compared with ordinary prose of the same length in
the same run, so that the ratio means the same on another machine.
"""

import json
import time
from collections.abc import Mapping
from pathlib import Path

from forum.writing import SIGNS_MAX, to_html

CHARS = 20_000
RUNS = 5
RESULTS = Path(__file__).parent / "results" / "writing.json"

PROSE = (
    "I had not slept for three nights, and then my sister rang. We talked for an hour.\n"
    "She said *it gets lighter*, and it did, a little.\n\n"
)

# Each is repeated until it fills the text.
WORST = {
    "quote in quote": ">",
    "quotes, a line each": "> a\n",
    "list in list, one line": "- ",
    "list items": "- a\n",
    "numbers out of order": "7. a\n3. b\n",
    "loose items": "- a\n\n",
    "quotes in lists": "- a\n  > b\n    - c\n",
    "paragraphs": "a\n\n",
    "lines": "a\n",
    "opening brackets": "[",
    "empty brackets": "[]",
    "links never closed": "[a](http://a.example",
    "images never closed": "![",
    "links": "[a](http://b.example) ",
    "bare links": "http://a.example ",
    "addresses without end": "http://a.example/(",
    "schemes alone": "http://",
    "www alone": "www.",
    "emphasis half open": "*a **a ",
    "emphasis by two signs": "*_",
    "emphasis in emphasis": "*a _b ",
    "strong words": "**a**",
    "stars": "*",
    "low lines": "_",
    "backticks": "`a``b```",
    "backslashes": "\\",
    "tags": "<b>",
    "ampersands": "&",
    "quotation marks": '"',
    "entities": "&amp;",
    "marks on one letter": "\u0301\u0323\u0345\u0328",
    "marks that double": "\u0344",
    "joiners": "\u200d",
    "halves of characters": "\ud800",
    "families": "👩\u200d👩\u200d👧",
    "one word": "x",
    "spaces": " ",
    "full stops": ".",
    "colons": ":",
}
# Texts just short of where formatting stops: the most work that is really done. The unit is
# made as long as its share of the text.
JUST_ALLOWED = {
    "lines, just allowed": ("", "\n", 1),
    "list items, just allowed": ("- ", "\n", 3),
    "quotes, just allowed": ("> ", "\n\n", 4),
    "emphasis, just allowed": ("*", "* ", 2),
    "ampersands, just allowed": ("&", " ", 1),
}


def main() -> None:
    texts = {"prose": _filled(PROSE)}
    texts |= {name: _filled(unit) for name, unit in WORST.items()}
    texts |= {name: _just_allowed(*parts) for name, parts in JUST_ALLOWED.items()}
    took = {name: _milliseconds(text) for name, text in texts.items()}
    rows = [
        {"text": name, "ms": round(ms, 1), "ratio": round(ms / took["prose"], 1)}
        for name, ms in sorted(took.items(), key=lambda item: item[1])
    ]
    for row in rows:
        print(f"{row['text']:<28}{row['ms']:>8} ms{row['ratio']:>8} × prose")
    print(f"The worst is {rows[-1]['text']}: {rows[-1]['ms']} ms.")
    _keep({"chars": CHARS, "runs": RUNS, "worst": rows[-1], "rows": rows})


def _filled(unit: str) -> str:
    return (unit * (CHARS // len(unit) + 1))[:CHARS]


def _just_allowed(before: str, after: str, signs: int) -> str:
    count = (SIGNS_MAX - 10) // signs
    inside = max(1, CHARS // count - len(before) - len(after))
    return _filled(before + "a" * inside + after)[: count * (len(before) + inside + len(after))]


def _milliseconds(text: str) -> float:
    took = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        to_html(text)
        took.append(time.perf_counter() - begun)
    return min(took) * 1_000


def _keep(measured: Mapping[str, object]) -> None:
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    print(f"Written to {RESULTS}")


if __name__ == "__main__":
    main()
