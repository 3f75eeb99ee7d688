"""The settings: read from the environment, all problems told at once, no secret shown."""

import dataclasses
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from config import ConfigError, Settings, check_available, load

ROOT = Path(__file__).parent.parent


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "data"


def told(environ: dict[str, str]) -> list[str]:
    with pytest.raises(ConfigError) as refused:
        load(environ)
    return str(refused.value).splitlines()


def test_without_any_setting_everything_has_a_value(data, monkeypatch):
    monkeypatch.chdir(data.parent.parent)
    settings, folder = load({"PATH": "/bin"}), Path.cwd() / "instance"

    assert dataclasses.replace(settings, secret=b"") == Settings(
        data=folder,
        secret=b"",
        database=f"sqlite:///{folder}/lamplit.db",
        redis=None,
        search="whoosh",
        meaning="off",
        listen=("127.0.0.1", 8000),
        site_name="Lamplit",
        site_url="http://127.0.0.1:8000",
        exit_url="https://www.wikipedia.org/",
        proxies=0,
        workers=2,
        threads=4,
        hold_first_posts=3,
        language="en",
        limits="normal",
    )


def test_every_setting_is_taken_from_the_environment(data):
    settings = load(
        {
            "LAMPLIT_DATA": str(data),
            "LAMPLIT_SECRET": "a secret of more than thirty-two letters",
            "LAMPLIT_DATABASE": "postgresql+psycopg://forum:pass@db.example/forum",
            "LAMPLIT_REDIS": "redis://cache.example:6379/0",
            "LAMPLIT_SEARCH": "tantivy",
            "LAMPLIT_LISTEN": "[::1]:9000",
            "LAMPLIT_SITE_NAME": "Nachtlicht für alle",
            "LAMPLIT_SITE_URL": "https://Forum.example.org/",
            "LAMPLIT_EXIT_URL": "https://news.example.org/today?page=1",
            "LAMPLIT_PROXIES": "1",
            "LAMPLIT_WORKERS": "3",
            "LAMPLIT_THREADS": "5",
            "LAMPLIT_HOLD_FIRST_POSTS": "0",
            "LAMPLIT_LANGUAGE": "en",
            "LAMPLIT_LIMITS": "normal",
        }
    )

    assert settings == Settings(
        data=data,
        secret=b"a secret of more than thirty-two letters",
        database="postgresql+psycopg://forum:pass@db.example/forum",
        redis="redis://cache.example:6379/0",
        search="tantivy",
        meaning="off",
        listen=("::1", 9000),
        site_name="Nachtlicht für alle",
        site_url="https://forum.example.org",
        exit_url="https://news.example.org/today?page=1",
        proxies=1,
        workers=3,
        threads=5,
        hold_first_posts=0,
        language="en",
        limits="normal",
    )


def test_an_empty_setting_is_no_setting(data):
    settings = load({"LAMPLIT_DATA": str(data), "LAMPLIT_REDIS": "", "LAMPLIT_WORKERS": " "})

    assert (settings.redis, settings.workers) == (None, 2)


def test_all_problems_are_told_at_once(data):
    sentences = told(
        {
            "LAMPLIT_DATA": str(data),
            "LAMPLIT_WORKERS": "-2",
            "LAMPLIT_THREADS": "many",
            "LAMPLIT_SEARCH": "grep",
            "LAMPLIT_WROKERS": "2",
        }
    )

    assert sentences == [
        "LAMPLIT_SEARCH is 'grep': give whoosh or tantivy.",
        "LAMPLIT_WORKERS is '-2': give a whole number from 1 to 64.",
        "LAMPLIT_THREADS is 'many': give a whole number from 1 to 64.",
        "LAMPLIT_WROKERS is not a setting: did you mean LAMPLIT_WORKERS?",
    ]


def test_an_unknown_setting_is_refused_even_when_nothing_is_like_it(data):
    [sentence] = told({"LAMPLIT_DATA": str(data), "LAMPLIT_ZZZ": "1"})

    assert sentence == "LAMPLIT_ZZZ is not a setting. Take it away, or correct it."


def test_other_programs_variables_do_not_matter(data):
    settings = load({"LAMPLIT_DATA": str(data), "LAMP": "on", "MY_LAMPLIT_X": "1"})

    assert settings.data == data


@pytest.mark.parametrize(
    ("listen", "site"),
    [
        ("0.0.0.0:8000", "http://127.0.0.1:8000"),
        ("[::]:8000", "http://[::1]:8000"),
        ("127.0.0.1:80", "http://127.0.0.1"),
        ("localhost:8080", "http://localhost:8080"),
    ],
)
def test_the_site_is_where_a_browser_on_this_computer_finds_it(data, listen, site):
    settings = load({"LAMPLIT_DATA": str(data), "LAMPLIT_LISTEN": listen})

    assert settings.site_url == site


@pytest.mark.parametrize("listen", ["127.0.0.1:8000", "127.9.9.9:1", "[::1]:8000", "localhost:80"])
def test_limits_may_be_off_on_this_computer(data, listen):
    settings = load({"LAMPLIT_DATA": str(data), "LAMPLIT_LISTEN": listen, "LAMPLIT_LIMITS": "off"})

    assert settings.limits == "off"


@pytest.mark.parametrize(
    "open_to_others",
    [
        {"LAMPLIT_LISTEN": "0.0.0.0:8000"},
        {"LAMPLIT_LISTEN": "192.0.2.7:8000"},
        {"LAMPLIT_SITE_URL": "https://forum.example.org"},
        {"LAMPLIT_SITE_URL": "http://localhost.example.org"},
    ],
)
def test_limits_may_not_be_off_where_others_can_come(data, open_to_others):
    [sentence] = told({"LAMPLIT_DATA": str(data), "LAMPLIT_LIMITS": "off", **open_to_others})

    assert sentence.startswith("LAMPLIT_LIMITS is 'off', which is for tests alone")


def test_what_is_shown_of_the_settings_holds_no_secret(data):
    settings = load(
        {
            "LAMPLIT_DATA": str(data),
            "LAMPLIT_SECRET": "canary" * 8,
            "LAMPLIT_DATABASE": "postgresql+psycopg://forum:canary@db.example/forum",
            "LAMPLIT_REDIS": "redis://:canary@cache.example",
        }
    )

    assert "canary" not in f"{settings!r} {settings}"


def test_a_refusal_repeats_no_secret(data):
    sentences = told(
        {
            "LAMPLIT_DATA": str(data),
            "LAMPLIT_SECRET": "canary",
            "LAMPLIT_DATABASE": "mysql://forum:canary@db.example/forum",
            "LAMPLIT_REDIS": "http://:canary@cache.example",
        }
    )

    assert len(sentences) == 3
    assert "canary" not in " ".join(sentences)


def test_what_this_version_cannot_use_is_refused_at_start(data):
    settings = load(
        {
            "LAMPLIT_DATA": str(data),
            "LAMPLIT_REDIS": "redis://cache.example",
            "LAMPLIT_DATABASE": "postgresql+psycopg://db.example/forum",
        }
    )

    with pytest.raises(ConfigError) as refused:
        check_available(settings)

    assert [line.split()[0] for line in str(refused.value).splitlines()] == [
        "LAMPLIT_REDIS",
        "LAMPLIT_DATABASE",
    ]


def test_what_everybody_has_is_not_refused_at_start(data):
    settings = load({"LAMPLIT_DATA": str(data)})

    assert check_available(settings) is None


def test_a_wrong_setting_stops_a_start_with_the_sentences_alone(data):
    """As gunicorn, `flask --app wsgi` and `lamplit` meet it: no traceback."""
    environ = {**os.environ, "LAMPLIT_DATA": str(data), "LAMPLIT_WORKERS": "0", "LAMPLIT_X": "1"}

    start = "import os, config; config.load_or_leave(os.environ)"
    ended = subprocess.run(
        [sys.executable, "-c", start], cwd=ROOT, env=environ, capture_output=True, text=True
    )

    assert ended.returncode == 4
    assert ended.stderr.splitlines() == [
        "LAMPLIT_WORKERS is '0': give a whole number from 1 to 64.",
        "LAMPLIT_X is not a setting. Take it away, or correct it.",
    ]


def test_after_a_start_new_files_are_for_the_forums_account_alone(data):
    environ = {**os.environ, "LAMPLIT_DATA": str(data)}

    start = "import os, config; s = config.load_or_leave(os.environ); (s.data / 'new').touch()"
    subprocess.run([sys.executable, "-c", start], cwd=ROOT, env=environ, check=True)

    assert stat.S_IMODE((data / "new").stat().st_mode) == 0o600


def test_the_operators_document_names_every_setting_and_no_other(data):
    document = (ROOT / "docs" / "operating.md").read_text()

    told = {line.split("`")[1] for line in document.splitlines() if line[:3] == "| `"}
    told = {name.removeprefix("LAMPLIT_") for name in told if name.startswith("LAMPLIT_")}

    assert told == {f.name.upper() for f in dataclasses.fields(Settings) if f.compare}
