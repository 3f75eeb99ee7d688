"""The unit of systemd: no network, nothing to write to but the data, no memory on a disk."""

from pathlib import Path

import pytest

from config import load
from tests.deploy.fronted import DEPLOY

UNIT = DEPLOY / "systemd" / "lamplit.service"
KEEPS = {
    "PrivateNetwork": "yes",
    "IPAddressDeny": "any",
    "RestrictAddressFamilies": "AF_UNIX",
    "PrivateTmp": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "ReadWritePaths": "/srv/lamplit/data",
    "RuntimeDirectory": "lamplit",
    "RuntimeDirectoryMode": "0750",
    "UMask": "0077",
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "MemoryDenyWriteExecute": "yes",
    "LimitCORE": "0",
    "MemorySwapMax": "0",
}


def said_in(unit: str) -> dict[str, list[str]]:
    """Return what is said under each name, in its order."""
    said: dict[str, list[str]] = {}
    for line in unit.splitlines():
        name, is_setting, value = line.partition("=")
        if is_setting and not line.startswith("#"):
            said.setdefault(name, []).append(value)
    return said


def unkept(unit: str) -> set[str]:
    said = said_in(unit)
    return {name for name, value in KEEPS.items() if said.get(name) != [value]}


def test_the_unit_keeps_what_it_promises():
    assert unkept(UNIT.read_text()) == set()


@pytest.mark.parametrize("name", KEEPS)
def test_a_unit_that_does_not_is_noticed(name):
    unit = UNIT.read_text().replace(f"\n{name}=", f"\n#{name}=")

    assert unkept(unit) == {name}


def test_its_settings_are_settings_of_ours(tmp_path: Path):
    given = dict(each.split("=", 1) for each in said_in(UNIT.read_text())["Environment"])
    ours = {name: text for name, text in given.items() if name.startswith("LAMPLIT_")}

    settings = load({**ours, "LAMPLIT_DATA": str(tmp_path)})

    assert settings.listen == Path("/run/lamplit/lamplit.sock")
    assert settings.proxies == 1


@pytest.mark.parametrize("name", ["lamplit-backup", "lamplit-erasures"])
def test_what_copies_knows_the_same_place_and_has_no_network_either(name):
    said = said_in((UNIT.parent / f"{name}.service").read_text())
    timer = said_in((UNIT.parent / f"{name}.timer").read_text())

    shared = {each for each in said_in(UNIT.read_text())["Environment"] if "LAMPLIT" in each}
    assert shared < set(said["Environment"])
    assert said["PrivateNetwork"] == ["yes"]
    assert said["ReadWritePaths"] == ["/srv/lamplit/data /var/backups/lamplit"]
    assert "-mtime +29 -delete" in said["ExecStartPost"][0]
    assert timer["WantedBy"] == ["timers.target"]


def test_both_ends_know_the_same_file():
    nginx = (DEPLOY / "nginx" / "lamplit-quiet.conf").read_text()

    assert "server unix:/run/lamplit/lamplit.sock;" in nginx
    assert said_in(UNIT.read_text())["RuntimeDirectory"] == ["lamplit"]
