"""A little of what people said, as ../shared/data has much of it."""

import csv
import json

import pytest

SAID = (
    "I lie awake for hours when the night is long. My partner sleeps badly, too. Nothing helps!",
    "The doctor asked about medication and about sleep. I keep a diary now. It helps me sleep.",
    "Since the funeral I cannot concentrate at work. Grief comes in waves. My sister listens.",
)
ASKED = ("How can I sleep on long nights?", "Why does grief come in waves at work?")


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shared")
    talk = folder / "conversations"
    for name in ("counselchat", "esconv", "medquad"):
        (talk / name).mkdir(parents=True)
    with (talk / "counselchat" / "counsel_chat_2020.csv").open("w", encoding="utf-8") as file:
        rows = csv.DictWriter(file, ["questionTitle", "questionText", "answerText"])
        rows.writeheader()
        rows.writerows(
            {"questionTitle": ASKED[0], "questionText": said, "answerText": said[::-1]}
            for said in SAID
        )
    talks = [{"situation": ASKED[1], "dialog": [{"content": said} for said in SAID]}]
    (talk / "esconv" / "FailedESConv.json").write_text(json.dumps(talks))
    lines = "".join(json.dumps({"answer": said}) + "\n" for said in SAID)
    (talk / "medquad" / "medquad_with_answers.jsonl").write_text(lines)
    return folder
