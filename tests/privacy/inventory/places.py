"""Where things are stored, read from the code: tables, boxes, the index, the tab, files."""

import ast
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import MetaData

from tests.architecture.sources import Source, called

KEPT = re.compile(r"(?:session|local)Storage\.setItem\((\w+)")
CONSTANT = r'const {} = "(\w+)"'


def columns(metadata: MetaData) -> list[str]:
    return [f"{table.name}.{c.name}" for table in metadata.sorted_tables for c in table.columns]


def boxes(house: Sequence[Source]) -> set[str]:
    """Return what each kind of sealed entry holds: Kind("drafts") of forum/handles."""
    return {
        f"box:{call.args[0].value}"
        for source in house
        for call in source.calls
        if called(call) == "Kind" and call.args and isinstance(call.args[0], ast.Constant)
    }


def fields_of_tantivy(house: Sequence[Source], numbers: Iterable[str]) -> set[str]:
    [schema] = [s for s in house if s.path == "forum/search/tantivy_engine/schema.py"]
    return {*re.findall(r'builder\.add_\w+_field\("(\w+)"', schema.text), *numbers}


def kept_in_the_tab(scripts: Sequence[Source]) -> set[str]:
    """Return what a script keeps, by the name that stands in a constant of its own."""
    return {
        f"tab:{name}"
        for script in scripts
        for constant in KEPT.findall(script.text)
        for name in re.findall(CONSTANT.format(constant), script.text)
    }


def files(folder: Path) -> list[str]:
    there = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return [f"file:{path.as_posix()}" for path in there]
