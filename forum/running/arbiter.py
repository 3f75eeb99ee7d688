"""gunicorn, kept quiet, with the worker as one more child."""

import contextlib
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from forum.running.answering.servant import STOPPING, Servant

log = logging.getLogger(__name__)


class Server(BaseApplication):
    """One gunicorn that serves `application` and keeps one process doing `chores`.

    `chores` is told the number of its `parent`, and whether it `is_first` to do them: as it ends,
    another is started. `at_end` is called by the parent of all, when every other process has ended.
    """

    def __init__(
        self,
        application: object,
        *,
        chores: Callable[..., None],
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
        parent, is_first = os.getpid(), self.chores_pid == 0
        with _held_back(STOPPING):
            child = os.fork()
            for number in STOPPING if child == 0 else ():
                signal.signal(number, signal.SIG_DFL)
        if child:
            return child
        try:
            for listener in self.LISTENERS:
                listener.close()
            self.app.chores(parent=parent, is_first=is_first)
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
