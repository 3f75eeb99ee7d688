"""A process that answers requests, as gunicorn starts it."""

import contextlib
import logging
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import NoReturn

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

from forum.clock import now
from forum.running.answering import fewest
from forum.running.answering.crowd import PEEK_BYTES, Line, busy_answer, is_first_aid
from forum.running.memory.spare import Spare

log = logging.getLogger(__name__)

# For so long a process leaves a new connection to one that has fewer; then it takes it itself.
HESITATES_SECONDS = 0.001

STOPPING = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT}

# What gunicorn answers by itself gets the headers of any other page, as far as they apply.
UNREADABLE = (
    "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\nCache-Control: no-store\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
    "Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\r\n"
)


class Servant(ThreadWorker):
    """A process that answers requests, or says at once that it cannot (crowd.py)."""

    def init_process(self) -> None:
        self._line = Line()
        self._first_aid = ThreadPoolExecutor(max_workers=1)
        self._spare = Spare(self._let_go_of_old)
        super().init_process()

    def notify(self) -> None:
        """Called by gunicorn between any two things that it does."""
        super().notify()
        fewest.tell(self, self.nr_conns)
        self._spare.give_back(time.monotonic())

    def _let_go_of_old(self) -> None:
        """Let go of what is kept and over: most of it for seconds. Bare pages keep nothing."""
        for shelf in self.wsgi.extensions.get("shelves", ()):
            shelf.let_go_of_old(now())

    def accept(self, listener: socket.socket) -> None:
        """Called by gunicorn when somebody connects: another may take them."""
        if fewest.has_fewer(self.nr_conns):
            time.sleep(HESITATES_SECONDS)
        super().accept(listener)

    def enqueue_req(self, conn: TConn) -> None:
        """Called by gunicorn for each request: find it a thread, now or in its turn."""
        asked = _first_bytes(conn.sock)
        if asked is None and not conn.initialized:
            self._wait_for_words(conn)
            return
        conn.data_ready = True
        if asked == b"" or is_first_aid(asked or b""):  # who has hung up must take nobody's place
            self._let_answer(self._first_aid, self.handle, conn)
        elif self._line.lets_in(asked or b""):
            self._let_answer(self.tpool, self._handle_in_turn, conn)
        else:
            self._turn_away(conn)

    def _let_answer(
        self, threads: Executor, handle: Callable[[TConn], object], conn: TConn
    ) -> None:
        answered = threads.submit(handle, conn)
        done = partial(self.method_queue.defer, self.finish_request, conn)
        answered.add_done_callback(done)

    def _handle_in_turn(self, conn: TConn) -> object:
        self._line.take_out()
        return self.handle(conn)

    def _wait_for_words(self, conn: TConn) -> None:
        """Let whoever has said nothing yet keep no thread: browsers connect before they ask."""
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        readable = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, readable)

    def _turn_away(self, conn: TConn) -> None:
        """Say that we are busy, without waiting for anything: everybody else would wait too."""
        conn.sock.settimeout(0)
        with contextlib.suppress(OSError):
            conn.sock.send(busy_answer(self.wsgi))
            conn.sock.shutdown(socket.SHUT_WR)
            conn.sock.recv(2**16)  # what is left unread would take the answer back
        self.nr_conns -= 1
        conn.close()

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


def _first_bytes(connection: socket.socket) -> bytes | None:
    """Return how the request begins, and leave it to be read; None if nothing has come yet."""
    try:
        return connection.recv(PEEK_BYTES, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except OSError:
        return None
