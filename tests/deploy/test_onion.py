"""nginx between Tor and the forum: each circuit is a visitor, and none has an address."""

import socket

import pytest

from forum.web.throttle import network_of
from tests.deploy.fronted import ONION, Place, forum, nginx, place

pytestmark = pytest.mark.nginx


@pytest.fixture(scope="module")
def hidden():
    with place() as at:
        site = {"LAMPLIT_SITE_URL": f"http://{ONION}"}
        with forum(at, **site), nginx(at, "onion/nginx.conf"):
            yield at


def through_tor(at: Place, circuit: str, host: str = ONION) -> str:
    """Ask as Tor does, which says first which circuit it is."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(at.folder / "lamplit-nginx" / "onion.sock"))
        line.sendall(f"PROXY TCP6 {circuit} ::1 65535 80\r\n".encode())
        line.sendall(f"GET /seen-as HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        return b"".join(iter(lambda: line.recv(4096), b"")).decode()


def seen_as(at: Place, circuit: str) -> str:
    return through_tor(at, circuit).rpartition("\r\n\r\n")[2]


@pytest.mark.parametrize(
    ("circuit", "seen"),
    [
        ("fc00:dead:beef:4dad::1:2f", "http fd00:1:2f::1"),
        ("fc00:dead:beef:4dad::2f", "http fd00:0:2f::1"),
        ("2001:db8::1", "http fd00::1"),
    ],
)
def test_a_circuit_is_seen_by_its_number(hidden, circuit, seen):
    assert seen_as(hidden, circuit) == seen


def test_two_circuits_are_two_visitors(hidden):
    circuits = ("fc00:dead:beef:4dad::1:2f", "fc00:dead:beef:4dad::1:30")
    one, other = (network_of(seen_as(hidden, each).split()[1]) for each in circuits)

    assert one != other


def test_another_name_leads_to_nothing(hidden):
    assert through_tor(hidden, "fc00:dead:beef:4dad::1", host="elsewhere.example") == ""
