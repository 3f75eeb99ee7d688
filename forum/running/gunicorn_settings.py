"""gunicorn's settings: quiet, and the same however it is started."""

import os

from config import Settings
from forum.running.answering import fewest

# gunicorn's processes tell it through a file that they are alive. On a disk that is busy, a
# moment's delay would look like death.
MEMORY_FOLDER = "/dev/shm"  # noqa: S108
# A process makes room for a fresh one now and then, so that memory that went astray comes back.
# Not all at once: nobody would answer. And seldom: while thousands of pages a second are answered
# from memory, as after a newspaper has named us, each time costs half of all speed for a moment.
RECYCLED_AFTER = 100_000
RECYCLED_APART = 20_000


def for_server(settings: Settings) -> dict[str, object]:
    """Return all but where the forum is open."""
    return {
        "workers": settings.workers,
        "threads": settings.threads,
        "preload_app": True,
        "proc_name": "lamplit",
        "worker_tmp_dir": MEMORY_FOLDER if os.access(MEMORY_FOLDER, os.W_OK) else None,
        "accesslog": None,
        "loglevel": "warning",
        "control_socket_disable": True,
        # Whom to believe about addresses is LAMPLIT_PROXIES' business, not gunicorn's.
        "forwarded_allow_ips": "",
        "secure_scheme_headers": {},
        "limit_request_line": 4094,
        "limit_request_fields": 64,
        "limit_request_field_size": 8190,
        "timeout": 30,
        "graceful_timeout": 5,
        "keepalive": 5,
        "max_requests": RECYCLED_AFTER,
        "max_requests_jitter": RECYCLED_APART,
        "child_exit": fewest.forget,
    }
