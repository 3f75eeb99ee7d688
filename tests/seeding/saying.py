"""Lines of a file of conversations, as short as a test can say them."""

import json
from datetime import date
from typing import Any

TODAY = date(2026, 3, 1)


def post(ref: Any = 1, parent: Any = None, **more: Any) -> dict[str, Any]:
    return {"ref": ref, "parent_ref": parent, "body": f"Words of {ref}.", **more}


def talk(*posts: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A thread as decoded JSON; with one post unless told otherwise."""
    usual = {"board": "nights", "title": "A long night", "posts": list(posts) or [post()]}
    return usual | more


def line(*posts: dict[str, Any], **more: Any) -> bytes:
    return json.dumps(talk(*posts, **more)).encode()
