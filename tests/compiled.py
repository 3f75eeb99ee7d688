"""Templates as they were compiled, for all forums of one process: each test makes a forum anew."""

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """In memory. A template whose text is another one is compiled again: jinja2 compares."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def share_templates() -> None:
    """Let every forum that is made from now on, in this process, compile no template twice."""
    Flask.jinja_options = {"bytecode_cache": Compiled()}
