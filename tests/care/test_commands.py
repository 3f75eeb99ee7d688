"""`flask help-lines`: the operator sees every date, and gets a file to edit."""

import re

import pytest

from forum.care.help_lines import BUILT_IN_TEXT, FILE, REGIONS, present_edition
from forum.clock import now
from tests.care.aged import AGED

WITH_A_LINE = f"""{AGED}
[[region.line]]
name = "A line"
about = "Somebody listens."
"""


@pytest.fixture
def lamplit(app):
    """Runs a command of the operator."""
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["help-lines", *words])


def test_check_shows_every_country_with_its_day_and_its_sources(lamplit):
    said = lamplit("check").stdout.splitlines()

    assert said == [
        f"{region.code}\t{region.name}\t{region.checked_on}\t{region.source}" for region in REGIONS
    ]


def test_check_names_what_is_old_and_what_is_wrong(lamplit, settings):
    (settings.data / FILE).write_text(WITH_A_LINE)

    result = lamplit("check")

    assert result.exit_code == 1
    assert "ie\tIreland\t2020-01-31\texample.org" in result.stdout
    assert "help-lines.toml: Ireland, A line: no number or address" in result.stderr
    assert "The help lines for Ireland were last checked" in result.stderr


def test_check_has_nothing_to_add_when_all_is_fresh(lamplit, settings):
    day = f"checked = {now().date()}"
    fresh = re.sub(r"checked = 2.*", day, BUILT_IN_TEXT)
    (settings.data / FILE).write_text(fresh, encoding="utf-8")

    result = lamplit("check")

    assert result.exit_code == 0
    assert result.stderr == ""


def test_write_gives_a_file_that_shows_the_same(lamplit, settings):
    result = lamplit("write")

    assert result.exit_code == 0
    assert (settings.data / FILE).read_text(encoding="utf-8") == BUILT_IN_TEXT
    assert present_edition(settings.data).regions == REGIONS


def test_write_never_touches_a_file_that_is_there(lamplit, settings):
    (settings.data / FILE).write_text("mine")

    result = lamplit("write")

    assert result.exit_code == 1
    assert "is there already, and stays as it is" in result.stderr
    assert (settings.data / FILE).read_text() == "mine"


def test_write_says_so_when_the_folder_is_gone(lamplit, settings):
    settings.data.rename(settings.data.with_name("elsewhere"))

    result = lamplit("write")

    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
