"""What is stored: docs/confidentiality.md tells of every table, every column and every key.

Whether a column may be there at all is asked in tests/proofs/test_schema.py.
"""

import ast
import importlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import Column, Date, LargeBinary, MetaData, Table

from forum.database import Base, table_options
from forum.web.visits.session_store import FileSessionStore
from tests.architecture.sources import HOUSE, ROOT, Source, called

for each in HOUSE:
    if each.is_table:
        importlib.import_module(each.module)

DOCUMENT = (ROOT / "docs" / "confidentiality.md").read_text()
HEADING = re.compile(r"^### `(\w+)` \((account|handle|neutral)\)$", re.MULTILINE)
ROW = re.compile(r"^\| `(\w+)` \| .+ \| .+ \|$", re.MULTILINE)
Contents = dict[str, tuple[str, set[str]]]


def told(document: str) -> Contents:
    """Return, for each table that the document tells of, its side and its columns."""
    parts = HEADING.split(document)[1:]
    tables = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return {name: (side, set(ROW.findall(text.partition("\n#")[0]))) for name, side, text in tables}


def stored(tables: Iterable[Table]) -> Contents:
    return {
        table.name: (table.info["side"], {column.name for column in table.columns})
        for table in tables
    }


def unexplained(house: Sequence[Source], document: str) -> list[str]:
    """Return the purposes that keys are made for and of which the document does not tell."""
    return [
        f"{source.path}:{call.lineno} makes a key for {purpose!r}"
        for source in house
        for call in source.calls
        for place in [{"derive": 1, "hkdf": 1, "Kind": 0}.get(called(call))]
        if place is not None and isinstance(call.args[place], ast.Constant)
        for purpose in [call.args[place].value]
        if f"`{purpose}`" not in document
    ]


def test_the_document_tells_of_every_table_and_column_and_of_no_other():
    said = told(DOCUMENT)
    said.pop("session")  # it has no model: see the next test

    assert said == stored(Base.metadata.sorted_tables)


def test_the_document_tells_of_every_column_of_the_sessions(tmp_path: Path):
    store = FileSessionStore(tmp_path / "sessions.db")

    columns = {row[1] for row in store._db().execute("PRAGMA table_info(session)")}

    assert told(DOCUMENT)["session"] == ("account", columns)


def test_the_document_tells_what_every_key_is_for():
    assert not (found := unexplained(HOUSE, DOCUMENT)), "\n".join(found)


SAMPLE = """### `sample` (handle)

| column | what | what it tells |
|---|---|---|
| `id` | sixteen bytes | nothing |
{more}
## Other things
| `not_ours` | x | y |
"""


def test_the_check_of_the_document_notices_a_column_too_few_or_too_many():
    columns = Column("id", LargeBinary, primary_key=True), Column("day", Date)
    table = Table("sample", MetaData(), *columns, **table_options("handle"))
    row = "| `day` | the day | the day |\n"

    assert told(SAMPLE.format(more=row)) == stored([table])
    assert told(SAMPLE.format(more="")) != stored([table])
    assert told(SAMPLE.format(more=row + "| `hour` | x | y |\n")) != stored([table])
    assert told(SAMPLE.format(more=row).replace("(handle)", "(account)")) != stored([table])


def test_the_check_of_keys_notices_a_purpose_that_is_not_told():
    code = "at = derive(root, 'diary', str(n))\nkey = hkdf(root, 'diary')\nD = Kind('diary')"

    assert len(unexplained([Source("forum/space/diary.py", code)], "| `keyring` |")) == 3
