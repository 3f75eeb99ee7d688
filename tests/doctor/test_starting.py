"""Whoever starts the forum hears what was found; what is refused stops the start."""

import fcntl

import click
import pytest

from forum.doctor.examining import Occasion
from forum.doctor.starting import examine_or_leave, examine_server

CANNOT_START = 4
COMMANDS = (["run-all"], ["run-all", "--prepare"], ["work"])


@pytest.fixture
def data(settings):
    return settings.data


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_command_that_serves_does_not_start_with_an_open_data_folder(app, data, args):
    data.chmod(0o750)

    ended = app.test_cli_runner().invoke(args=args)

    assert ended.exit_code == CANNOT_START
    assert f"Refused: Other accounts of this machine can look into the data folder '{data}'." in (
        ended.stderr
    )
    assert f"  Mend: chmod 700 {data}\n" in ended.stderr
    assert "Lamplit is open" not in ended.output


def test_the_operator_hears_what_would_stop_the_start(app, data):
    data.chmod(0o750)

    ended = app.test_cli_runner().invoke(args=["doctor"])

    assert ended.exit_code == CANNOT_START
    assert ended.stdout.startswith("Refused: Other accounts of this machine")


def test_the_operator_hears_warnings_too(app, data):
    for name in ("lamplit.db", "notes.txt"):
        (data / name).touch()
        (data / name).chmod(0o644)

    ended = app.test_cli_runner().invoke(args=["doctor"])

    assert ended.exit_code == 1
    assert "Warning: Files in the data folder are open to others: lamplit.db, notes.txt.\n" in (
        ended.stdout
    )
    assert "Refused" not in ended.stdout


def test_the_operator_of_a_forum_that_is_well_hears_so(app, monkeypatch):
    monkeypatch.setattr("forum.doctor.starting.examine", lambda *_: [])

    ended = app.test_cli_runner().invoke(args=["doctor"])

    assert (ended.exit_code, ended.stdout) == (0, "Nothing was found that needs mending.\n")


def test_warnings_do_not_stop_a_start(app, data, capsys):
    (data / "notes.txt").touch(mode=0o644)

    examine_or_leave(app, Occasion.BESIDE)

    assert "notes.txt" in capsys.readouterr().err


def test_a_neighbour_is_told_of_at_the_start_alone(app, data, capsys):
    with (data / "worker.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        examine_or_leave(app, Occasion.BESIDE)
        assert "Another forum" not in capsys.readouterr().err

        examine_or_leave(app, Occasion.START)
        assert "Another forum" in capsys.readouterr().err


def test_a_server_that_loads_the_application_itself_does_not_start(app, data):
    app.debug = True

    with pytest.raises(SystemExit) as refused:
        examine_server(app)

    assert refused.value.code == CANNOT_START


@pytest.mark.parametrize(("command", "stops"), [("run", True), ("db", False), ("doctor", False)])
def test_of_the_commands_only_the_developers_server_is_stopped(app, command, stops):
    app.debug = True
    stopped = False

    with click.Context(click.Command(command), info_name=command):
        try:
            examine_server(app)
        except SystemExit:
            stopped = True

    assert stopped is stops
