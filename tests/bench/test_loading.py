"""What wrk is told, and what it says."""

import json
import shutil

import pytest

from bench.forum.loading import Load, check_wrk, heard, preface

SAID = """Running 5s test @ http://127.0.0.1:8000
  1 threads and 4 connections
Requests/sec:    812.12

"""
FIGURES = {
    "requests": 4000,
    "microseconds": 5_000_000,
    "bytes": 8_000_000,
    "p50": 4200,
    "p95": 9100,
    "p99": 15000,
    "most": 40000,
    "connect": 1,
    "read": 2,
    "write": 0,
    "status": 3,
    "timeout": 4,
    "posted": 0,
    "refused": 0,
}


def said(**more):
    return SAID + json.dumps(FIGURES | more) + "\n"


def test_figures_are_read_below_what_wrk_says_by_itself():
    found = heard(said())

    assert (found.a_second, found.bytes_each, found.requests) == (800.0, 2000, 4000)
    assert (found.p50, found.p95, found.p99, found.longest) == (4.2, 9.1, 15.0, 40.0)


def test_what_was_not_answered_and_what_was_refused_are_told_apart():
    found = heard(said())

    assert (found.errors, found.refused) == (7, 3)


def test_of_writers_only_the_posts_are_counted():
    found = heard(said(posted=3600))

    assert found.a_second == 720.0


def test_wrk_without_figures_is_no_figure():
    with pytest.raises(ValueError, match="no figures"):
        heard("unable to connect\n")


def test_a_guest_sends_nothing_but_the_paths():
    assert preface(Load(["/a", "/b"])) == 'PATHS = {"/a", "/b"}\nHEADERS = {}\n'


def test_a_member_sends_their_cookie_and_what_they_can_unpack():
    words = preface(Load(["/"], cookie="s=1", encoding="br"))

    assert 'HEADERS = {["Cookie"] = "s=1", ["Accept-Encoding"] = "br"}' in words


def test_each_writer_has_a_cookie_and_a_token():
    writers = [{"cookie": "s=1", "token": "t"}, {"cookie": "s=2", "token": "u"}]
    words = preface(Load(["/t/x"], writers=writers, run="mark"))

    assert 'WRITERS = {{["cookie"] = "s=1", ["token"] = "t"}, {["cookie"] = "s=2"' in words
    assert 'RUN, WORDS = "mark", "Thank+you' in words


def test_without_wrk_a_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(SystemExit, match="apt install wrk"):
        check_wrk()
