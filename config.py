"""The settings: what the environment may say, checked once at start. The only reader of LAMPLIT_*.

Nothing heavy is imported, so that a wrong setting can be explained before anything else is loaded.
"""

import difflib
import importlib.util
import ipaddress
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, TypeVar
from urllib.parse import urlsplit

from forum.doctor.machine.memory_pictures import forbid_pictures
from forum.running import setting_kinds as kinds
from forum.running.data_folder import (
    FolderError,
    check_folder,
    check_place,
    has_secret,
    kept_secret,
)
from forum.search.meaning import package

PREFIX = "LAMPLIT_"
# The front page of an encyclopaedia shows nothing that was chosen for the person who looks.
NEUTRAL_PAGE = "https://www.wikipedia.org/"
# gunicorn gives up on a worker that ends with this number; after any other it tries for ever.
CANNOT_START = 4

T = TypeVar("T")


class ConfigError(ValueError):
    """The settings cannot be used; the message has one plain sentence for each problem."""


@dataclass(frozen=True)
class Settings:
    """Everything an operator may choose. `repr` shows no secret and no password."""

    data: Path
    secret: bytes = field(repr=False)
    database: str = field(repr=False)
    redis: str | None = field(repr=False)
    search: str
    meaning: str
    listen: kinds.Listen
    site_name: str
    site_url: str
    exit_url: str
    proxies: int
    workers: int
    threads: int
    hold_first_posts: int
    language: str
    limits: str
    # Chosen by nobody: that loading them made the file with the secret.
    has_new_secret: bool = field(default=False, compare=False)


def load(environ: Mapping[str, str]) -> Settings:
    """Return the settings that `environ` asks for; make the data folder and the secret if new.

    Raises:
        ConfigError: with every problem at once, so that nobody has to start again ten times.
    """
    read = _Reader(environ)
    data = read.take("DATA", "./instance", kinds.folder)
    if not read.has_problems:  # else another folder is meant
        read.attempt(lambda: check_folder(data))
    listen = read.take("LISTEN", "127.0.0.1:8000", kinds.door)
    given = read.take("SECRET", "", kinds.secret)
    is_new = not (given or has_secret(data))
    settings = Settings(
        data=data,
        secret=given or read.attempt(lambda: kept_secret(data)) or b"",
        database=read.take("DATABASE", f"sqlite:///{data / 'lamplit.db'}", kinds.database),
        redis=read.take("REDIS", "", kinds.redis),
        search=read.take("SEARCH", "whoosh", kinds.one_of("whoosh", "tantivy")),
        meaning=read.take("MEANING", "off", kinds.one_of("off", "on")),
        listen=listen,
        site_name=read.take("SITE_NAME", "Lamplit", kinds.printable),
        site_url=read.take("SITE_URL", _own_site(listen), kinds.site),
        exit_url=read.take("EXIT_URL", NEUTRAL_PAGE, kinds.web_page),
        proxies=read.take("PROXIES", "0", kinds.whole(0, 9)),
        workers=read.take("WORKERS", "2", kinds.whole(1, 64)),
        threads=read.take("THREADS", "4", kinds.whole(1, 64)),
        hold_first_posts=read.take("HOLD_FIRST_POSTS", "3", kinds.whole(0, 100)),
        language=read.take("LANGUAGE", "en", kinds.one_of("en", "es")),
        limits=read.take("LIMITS", "normal", kinds.one_of("normal", "off")),
        has_new_secret=is_new,
    )
    if environ.get("LAMPLIT_DATABASE") and settings.database.startswith(kinds.SQLITE):
        read.attempt(lambda: check_place(Path(settings.database.removeprefix(kinds.SQLITE))))
    read.attempt(lambda: _check_limits(settings))
    read.attempt(lambda: _check_site(settings, environ.get("LAMPLIT_SITE_URL")))
    read.finish()
    return settings


def load_or_leave(environ: Mapping[str, str]) -> Settings:
    """Return the settings, or end the process with the sentences alone. For whoever starts one.

    From here on, files are made for the forum's own account only, and none of its memory.
    """
    os.umask(0o077)
    forbid_pictures()
    try:
        settings = load(environ)
        check_available(settings)
    except ConfigError as error:
        leave(str(error))
    return settings


def leave(message: str) -> NoReturn:
    print(message, file=sys.stderr, flush=True)
    raise SystemExit(CANNOT_START)


def check_available(settings: Settings) -> None:
    """Refuse what may be asked for but cannot be had in this version or this installation.

    Raises:
        ConfigError: with every problem.
    """
    problems = []
    if settings.redis:
        problems.append("LAMPLIT_REDIS is set, but this version cannot use Redis: leave it out.")
    if settings.database.startswith("postgresql") and not importlib.util.find_spec("psycopg"):
        problems.append(
            "LAMPLIT_DATABASE names PostgreSQL, but psycopg is not installed: "
            "install it, or leave the setting out to use SQLite."
        )
    if settings.meaning == "on" and (names := package.missing()):
        problems.append(
            "LAMPLIT_MEANING is 'on', but this is not installed: "
            f"{', '.join(names)}. Install requirements-meaning.lock as docs/operating.md says, "
            "or leave the setting out."
        )
    if problems:
        raise ConfigError("\n".join(problems))


class _Reader:
    """Takes one setting after another and remembers what was wrong."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._known: list[str] = []
        self._problems: list[str] = []

    def take(self, name: str, default: str, parse: Callable[[str], T]) -> T:
        """Return the setting; when it is wrong, its default, and `finish` tells."""
        self._known.append(name)
        text = self._environ.get(PREFIX + name, "").strip() or default
        try:
            return parse(text)
        except kinds.WrongValue as error:
            self._problems.append(f"{PREFIX}{name} {error}")
            return parse(default)

    def attempt(self, deed: Callable[[], T]) -> T | None:
        try:
            return deed()
        except (ConfigError, FolderError) as error:
            self._problems.append(str(error))
            return None

    @property
    def has_problems(self) -> bool:
        return bool(self._problems)

    def finish(self) -> None:
        for name in sorted(self._environ):
            if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in self._known:
                self._problems.append(f"{name} is not a setting{self._guess(name)}")
        if self._problems:
            raise ConfigError("\n".join(self._problems))

    def _guess(self, name: str) -> str:
        near = difflib.get_close_matches(name.removeprefix(PREFIX), self._known, n=1)
        return f": did you mean {PREFIX}{near[0]}?" if near else ". Take it away, or correct it."


def _own_site(listen: kinds.Listen) -> str:
    if isinstance(listen, Path):
        return "http://localhost"  # never used: see `_check_site`
    host, port = listen
    return f"http://{_browsable(host)}:{port}"


def _check_site(settings: Settings, given: str | None) -> None:
    if isinstance(settings.listen, Path) and not given:
        raise ConfigError(
            "LAMPLIT_LISTEN names a file, which no browser finds: "
            "say with LAMPLIT_SITE_URL where people find the forum."
        )


def _browsable(host: str) -> str:
    """Return what a browser on this computer calls `host`: "any address" is no place to go to."""
    own = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return f"[{own}]" if ":" in own else own


def _check_limits(settings: Settings) -> None:
    hosts = [urlsplit(settings.site_url).hostname or ""]
    if not isinstance(settings.listen, Path):
        hosts.append(settings.listen[0])
    if settings.limits == "off" and not all(_is_here(host) for host in hosts):
        raise ConfigError(
            "LAMPLIT_LIMITS is 'off', which is for tests alone: LAMPLIT_LISTEN and "
            "LAMPLIT_SITE_URL must then be on this computer (127.0.0.1, ::1 or localhost)."
        )


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
