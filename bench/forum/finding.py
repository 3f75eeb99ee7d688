"""How soon what was posted is found: from the answer to the post until a search shows it."""

import secrets
import time

from bench.forum.visiting import Visitor, token_in

TIMES, LOOK_EVERY, PATIENCE_SECONDS = 20, 0.05, 60.0
SAID = "Somebody says something kind and quiet here, and the word is"


def seconds_until_found(writer: Visitor, thread: str) -> dict[str, float]:
    """Post again and again; return the middle and the 95th of a hundred."""
    took = sorted(_once(writer, thread) for _ in range(TIMES))
    middle, late = took[len(took) // 2], took[min(len(took) - 1, int(len(took) * 0.95))]
    return {"p50": round(middle, 2), "p95": round(late, 2), "most": round(took[-1], 2)}


def _once(writer: Visitor, thread: str) -> float:
    form, word = writer.page(f"{thread}/reply"), f"q{secrets.token_hex(6)}z"
    fields = {"csrf_token": token_in(form), "action": "post", "details_ok": "1"}
    fields |= {"body": f"{SAID} {word}.", "nonce": word}
    answer = writer.ask(f"{thread}/reply", fields)
    assert answer.status == 303, answer.status
    begun = time.monotonic()
    while "data-result=" not in writer.page(f"/search?q={word}"):
        if time.monotonic() - begun > PATIENCE_SECONDS:
            break
        time.sleep(LOOK_EVERY)
    return time.monotonic() - begun
