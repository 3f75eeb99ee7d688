"""`lamplit run-all` tells the operator what the doctor found, and opens."""

import shutil

import click
from flask.cli import ScriptInfo

from forum.care.help_lines import FILE
from forum.cli import Ours
from forum.running.commands import run_all
from tests.care.aged import AGED
from tests.running.processes import running

COMMAND = "import sys; sys.argv = ['lamplit', 'run-all']\nfrom forum.cli import main\nmain()"


def test_what_the_doctor_found_is_told_at_the_start(tmp_path, address, migrated):
    (tmp_path / FILE).write_text(AGED)
    shutil.copy(migrated, tmp_path / "lamplit.db")

    with running(COMMAND, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as process:
        opened = process.stdout.readline()
        told = iter(process.stderr.readline, "")
        fault = next(line for line in told if "Ireland" in line)
        mend = next(told)
        age = next(told)

    assert fault == "Warning: help-lines.toml: Ireland: no help lines.\n"
    assert mend.startswith("  Mend: See lamplit help-lines check")
    assert age.startswith("Warning: The help lines for Ireland were last checked ")
    assert age.endswith(" months ago: compare them with example.org.\n")
    assert opened.startswith("Lamplit is open at")


def test_a_command_of_ours_is_found_without_those_that_libraries_bring_along(app):
    every = Ours()

    with click.Context(every, obj=ScriptInfo(create_app=lambda: app)) as context:
        assert every.get_command(context, "run-all") is run_all
        assert "limiter" not in every.commands

        assert every.get_command(context, "limiter") is every.commands["limiter"]
        assert every.get_command(context, "nothing") is None
