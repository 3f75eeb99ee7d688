"""`lamplit run-all` tells the operator of old help lines before it opens."""

import shutil

from forum.care.help_lines import FILE
from tests.running.processes import running

COMMAND = "import sys; sys.argv = ['lamplit', 'run-all']\nfrom forum.cli import main\nmain()"
AGED = """
only = true

[[region]]
code = "ie"
name = "Ireland"
emergency = "112"
sources = ["example.org"]
checked = 2020-01-31
"""


def test_old_help_lines_are_named_at_the_start(tmp_path, address, migrated):
    (tmp_path / FILE).write_text(AGED)
    shutil.copy(migrated, tmp_path / "lamplit.db")

    with running(COMMAND, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as process:
        told = [process.stderr.readline() for _ in range(2)]
        opened = process.stdout.readline()

    assert told[0] == "help-lines.toml: Ireland: no help lines.\n"
    assert told[1].startswith("The help lines for Ireland were last checked ")
    assert told[1].endswith(" months ago: compare them with example.org.\n")
    assert opened.startswith("Lamplit is open at")
