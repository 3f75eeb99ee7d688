"""What brings tables up to date is there when it is asked for, and in no process that serves."""

import subprocess
import sys

from flask_migrate import Migrate

from forum.app import ROOT, create_app

HEAVY = ("alembic", "flask_migrate", "mako")


def test_flask_migrate_takes_its_place_when_it_is_asked_for_something(settings):
    app = create_app(settings)

    asked = app.extensions["migrate"].migrate

    assert isinstance(asked, Migrate)
    assert asked.directory == str(ROOT / "migrations")
    assert app.extensions["migrate"].migrate is asked


def test_no_command_of_ours_loads_it(tmp_path):
    program = f"""
import sys
from forum.cli import main
main(["boards", "--help"], standalone_mode=False)
print([name for name in {HEAVY} if name in sys.modules])
"""
    found = subprocess.run(
        [sys.executable, "-c", program],
        env={"LAMPLIT_DATA": str(tmp_path)},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert found.stdout.splitlines()[-1] == "[]"


def test_the_command_that_brings_them_up_is_found_as_ever(tmp_path):
    program = "from forum.cli import main; main(['db', 'upgrade'])"

    subprocess.run(
        [sys.executable, "-c", program], env={"LAMPLIT_DATA": str(tmp_path)}, cwd=ROOT, check=True
    )

    assert (tmp_path / "lamplit.db").stat().st_size > 0
