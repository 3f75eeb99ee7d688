"""The whole forum runs from one command, and says what stands in its way."""

from itertools import islice
from pathlib import Path

from tests.running.processes import (
    RUN_ALL,
    fetch,
    free_address,
    group,
    own_ports,
    running,
    wait_until,
)


def test_no_two_processes_of_a_test_run_draw_from_the_same_ports():
    drawn = [list(islice(own_ports(worker), 600)) for worker in ("gw0", "gw1", "gw14", "")]

    assert len({port for ports in drawn for port in ports}) == 4 * 600
    assert all(20_000 <= port < 30_000 for ports in drawn for port in ports)


def test_it_says_where_to_point_the_browser_and_answers_there(open_forum):
    address = open_forum.address

    assert open_forum.greeting == f"Lamplit is open at http://{address} (stop it with Ctrl-C)\n"
    assert fetch(address) == (200, "ok\n")


def test_it_listens_on_the_newer_kind_of_address_too(tmp_path):
    address = free_address().replace("127.0.0.1", "[::1]")

    with running(RUN_ALL, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as process:
        assert f"http://{address} " in process.stdout.readline()
        assert fetch(address) == (200, "ok\n")


def test_a_worker_is_part_of_it(open_forum):
    wait_until((open_forum.data / "worker.alive").exists)


def test_a_taken_port_is_told_in_one_sentence(forum, address, tmp_path):
    with running(RUN_ALL, LAMPLIT_DATA=str(tmp_path / "b"), LAMPLIT_LISTEN=address) as second:
        said, told = second.communicate()

    port = address.partition(":")[2]
    assert second.returncode == 1
    assert said == ""
    assert told == (
        f"Port {port} is taken: another program listens at 127.0.0.1, perhaps Lamplit itself. "
        f"Stop it, or choose another port: LAMPLIT_LISTEN=127.0.0.1:{int(port) + 1}\n"
    )
    assert group(second) == set()
    assert fetch(address) == (200, "ok\n")


def test_an_address_of_another_computer_is_told_in_one_sentence(tmp_path):
    listen = "192.0.2.1:8000"
    with running(RUN_ALL, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=listen) as process:
        _, told = process.communicate()

    assert process.returncode == 1
    assert told == "LAMPLIT_LISTEN names 192.0.2.1, which is not an address of this computer.\n"


def test_what_must_come_first_comes_when_the_port_is_ours(tmp_path, address):
    program = RUN_ALL.replace("run_all(app)", "run_all(app, first=lambda: print('first'))")

    with running(program, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as process:
        lines = [process.stdout.readline() for _ in range(2)]
        with running(program, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as late:
            said, _ = late.communicate()

    assert lines[0] == "first\n"
    assert lines[1].startswith("Lamplit is open at")
    assert said == ""


def test_no_database_connection_is_carried_into_another_process(tmp_path, address):
    program = RUN_ALL.replace(
        "run_all(app)",
        """
from sqlalchemy import text
from forum.transaction import db

def look():
    with app.app_context():
        db.session.execute(text("SELECT 1"))

run_all(app, first=look)
""",
    )

    with running(program, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as process:
        process.stdout.readline()
        wait_until(lambda: len(group(process)) == 4)
        files = {str(file.readlink()) for file in Path(f"/proc/{process.pid}/fd").iterdir()}

    assert not any("lamplit.db" in file for file in files)


def test_the_parent_looks_once_for_the_worker_and_is_the_first_to(tmp_path, address):
    program = RUN_ALL.replace(
        "run_all(app)",
        """
from datetime import timedelta
from forum.running.turn import Chore

def look():
    with (app.extensions["settings"].data / "looked").open("a") as file:
        file.write(f"{os.getpid()} ")
    return False

app.extensions["chores"] = [Chore("look", timedelta(days=1), lambda: 1 / 0, look=look)]
run_all(app)
""",
    )

    with running(program, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as process:
        process.stdout.readline()
        wait_until(lambda: (tmp_path / "looked").read_text().count(" ") == 2)
        looked = (tmp_path / "looked").read_text().split()

    assert looked[0] == str(process.pid) != looked[1]


def test_the_operators_command_prepares_an_empty_forum_once(tmp_path, address):
    """`lamplit run-all --prepare`, which `make run` uses."""
    command = "import sys; sys.argv = ['lamplit', 'run-all', '--prepare']\n"
    program = f"{command}from forum.cli import main\nmain()"
    environ = {"LAMPLIT_DATA": str(tmp_path), "LAMPLIT_LISTEN": address}

    with running(program, **environ) as process:
        first = [process.stdout.readline() for _ in range(2)]
        wait_until(lambda: fetch(address, "/readyz") == (200, "ok\n"))
    with running(program, **environ) as process:
        again = process.stdout.readline()

    assert len(first[0].partition(": ")[2].split()) == 6
    assert first[1].startswith("Lamplit is open at")
    assert again == first[1]
