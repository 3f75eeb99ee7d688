"""The words that somebody writes and takes back: no two alike, and each begins with STEM."""

STEM = "quoxzim"

POST, TITLE, EDITED, HELD, REJECTED = (f"{STEM}{end}" for end in ("po", "ti", "ed", "he", "re"))
NOTE, MESSAGE, AMONG, APPEAL = (f"{STEM}{end}" for end in ("no", "me", "am", "ap"))
KILLED, CUT, RETRACTED = f"{STEM}ki", f"{STEM}cu", f"{STEM}ra"
CROWD, HALF_MADE = f"{STEM}cr", f"{STEM}ha"
DRAFT, SEARCHED, SLIP, FAULT, PREVIEW, ALIKE, SIGNED = (
    f"{STEM}{end}" for end in ("dr", "se", "sl", "fa", "pr", "al", "si")
)
# These lie somewhere until they are taken back, decided, or long enough ago.
KEPT = (POST, TITLE, EDITED, HELD, REJECTED, NOTE, MESSAGE, AMONG, APPEAL, KILLED, CUT, RETRACTED)
# These never lie anywhere in clear.
NEVER_KEPT = (DRAFT, SEARCHED, SLIP, FAULT, PREVIEW, ALIKE, SIGNED)


def said(word: str) -> str:
    """Return a sentence with the word in it, with signs that are written in many ways."""
    return f"It was “{word}” & <b>nothing</b> else, née {word}."
