"""What the environment sets, as those who run the place may read it: no secret. Pure."""

from typing import Protocol


class Environment(Protocol):
    """The settings of config.py that can be shown."""

    site_name: str
    site_url: str
    exit_url: str
    database: str
    search: str
    meaning: str
    workers: int
    threads: int
    proxies: int
    hold_first_posts: int
    language: str
    limits: str


def shown(settings: Environment) -> list[tuple[str, str]]:
    """Return the name of each setting with its value; of the database only its kind."""
    return [
        ("LAMPLIT_SITE_NAME", settings.site_name),
        ("LAMPLIT_SITE_URL", settings.site_url),
        ("LAMPLIT_EXIT_URL", settings.exit_url),
        ("LAMPLIT_DATABASE", settings.database.partition(":")[0].partition("+")[0]),
        ("LAMPLIT_SEARCH", settings.search),
        ("LAMPLIT_MEANING", settings.meaning),
        ("LAMPLIT_WORKERS", str(settings.workers)),
        ("LAMPLIT_THREADS", str(settings.threads)),
        ("LAMPLIT_PROXIES", str(settings.proxies)),
        ("LAMPLIT_HOLD_FIRST_POSTS", str(settings.hold_first_posts)),
        ("LAMPLIT_LANGUAGE", settings.language),
        ("LAMPLIT_LIMITS", settings.limits),
    ]
