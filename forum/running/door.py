"""The door: the one place at which the forum is open, taken so that nobody else can have it."""

import errno
import socket
from pathlib import Path

from forum.running.setting_kinds import Listen

BACKLOG = 512
# For the web server before us, which is in our group; the folder says who comes that far.
DOOR_MODE = 0o660


def open_door(listen: Listen) -> socket.socket:
    """Return a socket that listens, so that nobody else can take the address any more.

    Raises:
        SystemExit: with a sentence, if it is taken or cannot be had.
    """
    return _open_file(listen) if isinstance(listen, Path) else _open_port(*listen)


def _open_port(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise SystemExit(_why_closed(error, host, port)) from None


def _why_closed(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return (
            f"Port {port} is taken: another program listens at {host}, perhaps Lamplit itself. "
            f"Stop it, or choose another port: LAMPLIT_LISTEN={_bracketed(host)}:{other}"
        )
    if error.errno == errno.EACCES:
        return f"We may not use port {port}: choose one from 1024 on with LAMPLIT_LISTEN."
    return f"LAMPLIT_LISTEN names {host}, which is not an address of this computer."


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _open_file(file: Path) -> socket.socket:
    door = socket.socket(socket.AF_UNIX)
    try:
        _take(door, file)
        file.chmod(DOOR_MODE)
        door.listen(BACKLOG)
    except OSError as error:
        door.close()
        raise SystemExit(_why_no_file(error, file)) from None
    return door


def _take(door: socket.socket, file: Path) -> None:
    """Give the door its name. One that a killed forum left behind answers nobody, and goes."""
    if file.is_socket():
        if not _answers(file):
            file.unlink()
    elif file.exists():
        raise FileExistsError(errno.EEXIST, "no socket")
    door.bind(str(file))


def _answers(file: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as knock:
        return knock.connect_ex(str(file)) == 0


def _why_no_file(error: OSError, file: Path) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"{str(file)!a} is taken: another program answers there, perhaps Lamplit itself."
    if error.errno == errno.EEXIST:
        return f"LAMPLIT_LISTEN names {str(file)!a}, which is a file of another kind."
    return f"LAMPLIT_LISTEN names {str(file)!a}, which we cannot make: does its folder exist?"
