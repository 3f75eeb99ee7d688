"""On what kind of disk the data folder lies."""

import re
from collections.abc import Iterator
from pathlib import Path

from forum.doctor.findings import Finding, refused, warned
from forum.doctor.patient import Patient

# SQLite's log needs memory that all processes share, which these do not give.
# Source: https://www.sqlite.org/wal.html, "all processes must be on the same host".
NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "coda", "ceph", "lustre", "beegfs"),
    *("fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "davfs", "fuse.davfs"),
}
SHARED = {"9p", "virtiofs", "vboxsf", "vmhgfs", "prl_fs"}
KEEPS_OLD = {"btrfs", "zfs", "bcachefs", "nilfs2"}
IN_MEMORY = {"tmpfs", "ramfs"}


def unsuited_disk(patient: Patient) -> Iterator[Finding]:
    folder = patient.chosen.data
    kind = kind_of(folder, patient.root)
    if kind in NETWORK:
        yield refused(
            f"The data folder lies on a network disk ({kind}), where SQLite loses what is written.",
            "Put LAMPLIT_DATA on a disk of this machine.",
        )
    elif kind in SHARED:
        yield warned(
            f"The data folder is shared with another machine ({kind}).",
            "Put LAMPLIT_DATA on a disk of this machine, or let no other use it.",
        )
    elif kind in KEEPS_OLD:
        yield warned(
            f"The data folder's disk ({kind}) never writes over what was there: "
            "words that were taken back stay on it for a while.",
            "Make no snapshots of it, and encrypt the disk.",
        )
    elif kind in IN_MEMORY:
        yield warned(
            "The data folder lies in memory: all is gone when the machine stops.",
            "Put LAMPLIT_DATA on a disk, unless this forum is for tests.",
        )


def kind_of(folder: Path, root: Path) -> str:
    """Return the kind of the file system in which `folder` lies; "" where nobody can tell."""
    try:
        lines = (root / "proc/self/mountinfo").read_text(errors="replace").splitlines()
    except OSError:
        return ""
    mounts = [_mount(line) for line in lines]
    around = [(place, kind) for place, kind in mounts if folder.is_relative_to(place)]
    # The innermost; of two at the same place, the later one covers the other.
    kinds = {len(place.parts): kind for place, kind in around}
    return kinds[max(kinds)] if kinds else ""


def _mount(line: str) -> tuple[Path, str]:
    place, _, after = line.partition(" - ")
    written = place.split()[4]
    plain = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), written)
    return Path(plain), after.split()[0]
