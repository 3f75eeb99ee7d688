"""Turn counsel_chat_2020.csv into a file for `flask import threads`. See docs/importing.md.

    python tools/counselchat_to_jsonl.py IN.csv OUT.jsonl [--board SLUG]... [--until DAY]

Each question becomes a thread, each answer a reply. The data tells no days, so they are made
up: the same for the same question each time, spread over two years.
"""

import argparse
import csv
import hashlib
import html
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

# Every topic of the data, and the board of the demonstration where people would bring it up.
BOARDS = {
    "addiction": "drinking-drugs-and-habits",
    "anger-management": "family-and-home",
    "anxiety": "worry-and-panic",
    "behavioral-change": "drinking-drugs-and-habits",
    "children-adolescents": "family-and-home",
    "counseling-fundamentals": "new-here",
    "depression": "low-days",
    "diagnosis": "low-days",
    "domestic-violence": "family-and-home",
    "eating-disorders": "drinking-drugs-and-habits",
    "family-conflict": "family-and-home",
    "grief-and-loss": "loss-and-grief",
    "human-sexuality": "family-and-home",
    "intimacy": "family-and-home",
    "legal-regulatory": "work-money-and-housing",
    "lgbtq": "family-and-home",
    "marriage": "family-and-home",
    "military-issues": "work-money-and-housing",
    "parenting": "family-and-home",
    "professional-ethics": "new-here",
    "relationship-dissolution": "loss-and-grief",
    "relationships": "family-and-home",
    "self-esteem": "low-days",
    "self-harm": "low-days",
    "sleep-improvement": "sleep-and-long-nights",
    "social-relationships": "family-and-home",
    "spirituality": "new-here",
    "stress": "worry-and-panic",
    "substance-abuse": "drinking-drugs-and-habits",
    "trauma": "worry-and-panic",
    "workplace-relationships": "work-money-and-housing",
}
DAYS = 730
ANSWER_DAYS_MAX = 14
TITLE_MAX_CHARS = 150

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
# The data has lost the ends of its paragraphs: "of living.Then I" were two.
_LOST_END = re.compile(r"(?<=[a-z)][.!?:])(?=[A-Z][a-zà-ÿ'’ ])")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n {2,}")


@dataclass
class Question:
    """One question and its answers: who gave them, and what they said."""

    title: str
    text: str
    topic: str
    answers: list[tuple[str, str]] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    """Write the file and return the exit code."""
    asked = _parser().parse_args(arguments)
    until = asked.until or datetime.now(UTC).date()
    with asked.source.open(encoding="utf-8", newline="") as rows:
        questions = gather(csv.DictReader(rows))
    strange = sorted({question.topic for question in questions} - set(BOARDS))
    if strange:
        print(f"No board is known for the topics: {', '.join(strange)}", file=sys.stderr)
        return 1
    chosen = [one for one in questions if not asked.board or BOARDS[one.topic] in asked.board]
    with asked.target.open("w", encoding="utf-8", newline="\n") as target:
        for question in chosen:
            line = json.dumps(thread(question, until=until), ensure_ascii=False)
            target.write(line + "\n")
    posts = sum(1 + len(question.answers) for question in chosen)
    print(f"Wrote {len(chosen):,} threads with {posts:,} posts to {asked.target}.")
    return 0


def gather(rows: Iterable[dict[str, str]]) -> list[Question]:
    """Return the questions in the order of the data, each answer once.

    A question is known by its words: the data gives one number to different questions.
    """
    questions: dict[tuple[str, str], Question] = {}
    for row in rows:
        title, text = clean(row["questionTitle"]), clean(row["questionText"])
        question = questions.setdefault((title, text), Question(title, text, row["topic"]))
        answer = clean(row["answerText"])
        if answer and answer not in {said for _, said in question.answers}:
            question.answers.append((f"Counsellor {row['answerer']}", answer))
    return list(questions.values())


def thread(question: Question, *, until: date) -> dict[str, Any]:
    """Return a line of the file, decoded."""
    title = " ".join(question.title.split())
    body = question.text or question.title
    if len(title) > TITLE_MAX_CHARS:
        body = f"{title}\n\n{question.text}".strip()
        title = title[: TITLE_MAX_CHARS - 1].rsplit(" ", 1)[0] + "…"
    days = _days(question, until=until)
    posts = [{"ref": 1, "body": body, "day": f"{next(days)}"}]
    for ref, (name, said) in enumerate(question.answers, start=2):
        posts.append({"ref": ref, "name": name, "body": said, "day": f"{next(days)}"})
    return {"board": BOARDS[question.topic], "title": title, "posts": posts}


def clean(text: str) -> str:
    """Return the words without remains of HTML, in paragraphs."""
    plain = html.unescape(_TAG.sub(" ", text)).replace("\xa0", " ").replace("\r", "")
    paragraphs = _PARAGRAPH.split(_LOST_END.sub("\n\n", plain))
    lines = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return "\n\n".join(line for line in lines if line)


def _days(question: Question, *, until: date) -> Iterator[date]:
    """Yield a day for the question and one for each answer, none before the one before it."""
    seed = hashlib.blake2b(f"{question.title}\0{question.text}".encode(), digest_size=8).digest()
    day = until - timedelta(days=int.from_bytes(seed, "big") % DAYS)
    last = min(until, day + timedelta(days=ANSWER_DAYS_MAX))
    for step in range(len(seed) + len(question.answers)):
        yield day
        day = min(last, day + timedelta(days=seed[step % len(seed)] % 4))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Turn counsel_chat_2020.csv into JSON lines.")
    parser.add_argument("source", type=Path, metavar="IN.csv")
    parser.add_argument("target", type=Path, metavar="OUT.jsonl")
    parser.add_argument(
        "--board",
        action="append",
        metavar="SLUG",
        choices=sorted(set(BOARDS.values())),
        help="only the conversations for this board; may be repeated",
    )
    parser.add_argument(
        "--until", type=date.fromisoformat, metavar="DAY", help="the last day; today if not given"
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
