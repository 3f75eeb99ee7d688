"""Whether what is in memory, keys and words among it, may come to lie on a disk."""

from collections.abc import Iterator
from pathlib import Path

from forum.doctor.findings import Finding, warned
from forum.doctor.patient import Patient


def open_swap(patient: Patient) -> Iterator[Finding]:
    if _may_not_swap(patient.root):
        return
    if places := [place for place in _places(patient.root) if not _is_closed(place, patient.root)]:
        yield warned(
            f"Memory may be written to a disk that is not encrypted: {', '.join(places)}.",
            "swapoff -a, encrypt it, or give the service MemorySwapMax=0.",
        )


def _places(root: Path) -> list[str]:
    lines = _read(root / "proc/swaps").splitlines()[1:]
    return [line.split()[0] for line in lines if line.strip()]


def _is_closed(place: str, root: Path) -> bool:
    """Return whether it is memory itself, or the kernel encrypts it."""
    name = Path(place).name
    kept = _read(root / f"sys/block/{name}/dm/uuid")
    return name.startswith("zram") or kept.startswith("CRYPT-")


def _may_not_swap(root: Path) -> bool:
    """Return whether systemd, or whoever made our group of processes, forbids it."""
    for line in _read(root / "proc/self/cgroup").splitlines():
        number, _, group = line.split(":", 2)
        if number == "0":
            limit = root / "sys/fs/cgroup" / group.lstrip("/") / "memory.swap.max"
            return _read(limit).strip() == "0"
    return False


def _read(file: Path) -> str:
    try:
        return file.read_text(errors="replace")
    except OSError:
        return ""
