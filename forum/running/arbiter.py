"""gunicorn, kept quiet, with the worker as one more child. The only import of gunicorn."""

import contextlib
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import ThreadWorker

log = logging.getLogger(__name__)

STOPPING = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT}

# What gunicorn answers by itself gets the headers of any other page, as far as they apply.
UNREADABLE = (
    "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\nCache-Control: no-store\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
    "Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\r\n"
)


class Server(BaseApplication):
    """One gunicorn that serves `application` and keeps one process doing `chores`.

    `at_end` is called by the parent of all, when every other process has ended.
    """

    def __init__(
        self,
        application: object,
        *,
        chores: Callable[[int], None],
        at_end: Callable[[], None],
        options: Mapping[str, object],
    ) -> None:
        self.chores, self.at_end = chores, at_end
        self._application = application
        self._options = {**options, "logger_class": QuietLogger, "worker_class": Servant}
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        return self._application

    def run(self) -> NoReturn:
        House(self).run()
        raise SystemExit(0)


class House(Arbiter):
    """The parent of all: starts, watches and stops the web's processes and the chores' process."""

    chores_pid = 0

    def manage_workers(self) -> None:
        """Called again and again by gunicorn: start what is missing."""
        super().manage_workers()
        if not self._chores_run():
            self.chores_pid = self._start_chores()

    def stop(self, graceful: bool = True) -> None:  # noqa: FBT001, FBT002  gunicorn's signature
        self._signal_chores(signal.SIGTERM)
        super().stop(graceful)
        limit = time.monotonic() + self.cfg.graceful_timeout
        while self._chores_run() and time.monotonic() < limit:
            time.sleep(0.05)
            self.reap_workers()
        if self._chores_run():
            log.warning("worker did not stop in time and was ended")
            self._signal_chores(signal.SIGKILL)
        self.app.at_end()

    def handle_int(self) -> None:
        """Ctrl-C: answer what is under way, then stop. A second Ctrl-C does not wait."""
        self.handle_term()

    def handle_hup(self) -> None:
        """The terminal was closed: stop, since nobody is left to press Ctrl-C."""
        self.handle_term()

    def handle_usr2(self) -> None:
        """Starting gunicorn anew inside itself is not ours: stop and start instead."""

    def spawn_worker(self) -> int | None:
        with _held_back(STOPPING):  # `Servant.init_signals` lets them through
            child: int | None = super().spawn_worker()
        return child

    def _start_chores(self) -> int:
        parent = os.getpid()
        with _held_back(STOPPING):
            child = os.fork()
            for number in STOPPING if child == 0 else ():
                signal.signal(number, signal.SIG_DFL)
        if child:
            return child
        try:
            for listener in self.LISTENERS:
                listener.close()
            self.app.chores(parent)
        except BaseException:  # noqa: BLE001
            # Back in gunicorn's loop, this copy would stop the real one's children.
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)

    def _chores_run(self) -> bool:
        return self.chores_pid != 0 and self._signal_chores(0)

    def _signal_chores(self, number: int) -> bool:
        """Send a signal (0 only asks); False if that process is no more."""
        with contextlib.suppress(ProcessLookupError):
            if self.chores_pid:
                os.kill(self.chores_pid, number)
            return True
        return False


@contextlib.contextmanager
def _held_back(numbers: set[signal.Signals]) -> Iterator[None]:
    """Keep signals waiting. A new process has its parent's way of taking them, and one that it
    took in that moment would be lost: it would not stop when told to.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)


class Servant(ThreadWorker):
    """A process that answers requests."""

    def init_signals(self) -> None:
        """Leave Ctrl-C, which reaches every process of a terminal, to the parent of all."""
        super().init_signals()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)

    def handle_quit(self, sig: int, frame: object) -> NoReturn:
        """Stop at once. Cleaning up from inside a signal could wait for itself for ever."""
        os._exit(0)

    def handle_error(
        self, req: object, client: socket.socket, addr: object, exc: Exception
    ) -> None:
        """Answer a request that could not be read, repeating nothing of it in answer or log."""
        status = "400 Bad Request"
        if isinstance(exc, LimitRequestLine):
            status = "414 URI Too Long"
        elif isinstance(exc, LimitRequestHeaders):
            status = "431 Request Header Fields Too Large"
        elif not isinstance(exc, ParseException):
            status = "500 Internal Server Error"
            log.error("request failed outside the forum", exc_info=exc)
        with contextlib.suppress(OSError):
            client.sendall(UNREADABLE.format(status=status).encode("ascii"))


class QuietLogger(Logger):
    """gunicorn's own lines, told by the root's handler: the place in its code, and no more."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True

    def critical(self, msg: str, *args: object, **kwargs: Any) -> None:
        self.error_log.critical(msg, *args, stacklevel=2, **kwargs)

    def error(self, msg: str, *args: object, **kwargs: Any) -> None:
        self.error_log.error(msg, *args, stacklevel=2, **kwargs)

    def warning(self, msg: str, *args: object, **kwargs: Any) -> None:
        self.error_log.warning(msg, *args, stacklevel=2, **kwargs)

    def exception(self, msg: str, *args: object, **kwargs: Any) -> None:
        self.error_log.exception(msg, *args, stacklevel=2, **kwargs)
