"""What nobody catches in a process of the forum is told without its words."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CANARY = "canary-7f3a"


@pytest.mark.parametrize(
    ("deed", "event"),
    [
        ("raise ValueError(canary)", "failure that nobody caught"),
        ("threading.Thread(target=lambda: 1 / {canary: 0}[canary]).start()", "failure that nobody"),
        ("warnings.warn(canary, UserWarning)", '"warning" error=UserWarning'),
        ("Dying()", "failure that nobody caught"),
    ],
)
def test_what_nobody_catches_in_a_process_is_told_without_its_words(deed, event):
    program = f"""
        import threading, warnings
        from forum.privacy.redaction import guard_process

        class Dying:
            def __del__(self):
                raise ValueError(canary)

        guard_process()
        canary = "{CANARY}"
        {deed}
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert event in ended.stderr
    assert CANARY not in ended.stderr + ended.stdout


def test_a_person_who_presses_ctrl_c_sees_nothing_more():
    program = """
        from forum.privacy.redaction import guard_process

        guard_process()
        raise KeyboardInterrupt
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert ended.stderr == ""
