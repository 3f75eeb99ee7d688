"""What a setting may be: the good values, the wrong ones, and what is said about those."""

from pathlib import Path

import pytest

from forum.running import setting_kinds as kinds


@pytest.mark.parametrize("text", ["1", "64", "007"])
def test_a_whole_number_within_its_bounds_is_taken(text):
    assert kinds.whole(1, 64)(text) == int(text)


@pytest.mark.parametrize("text", ["0", "65", "-1", "+1", "1.5", "1e1", "two", "٣", "9" * 30])
def test_anything_else_is_not_a_whole_number(text):
    with pytest.raises(kinds.WrongValue, match="give a whole number from 1 to 64"):
        kinds.whole(1, 64)(text)


def test_a_choice_is_one_of_the_offered():
    parse = kinds.one_of("normal", "off")

    with pytest.raises(kinds.WrongValue, match="is 'Off': give normal or off"):
        parse("Off")

    assert parse("off") == "off"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("[::1]:80", ("::1", 80)),
        ("forum.example:65535", ("forum.example", 65535)),
    ],
)
def test_an_address_and_a_port_are_taken_apart(text, value):
    assert kinds.host_and_port(text) == value


def test_a_file_may_be_the_door():
    assert kinds.door("unix:/run/lamplit/door") == Path("/run/lamplit/door")
    assert kinds.door("127.0.0.1:8000") == ("127.0.0.1", 8000)


@pytest.mark.parametrize("text", ["unix:door", "unix:", "unix:/" + "a" * 107])
def test_half_a_path_is_refused(text):
    with pytest.raises(kinds.WrongValue, match="a whole path of at most 107 letters"):
        kinds.door(text)


@pytest.mark.parametrize(
    "text",
    [
        "8000",
        ":8000",
        "127.0.0.1",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "::1:8000",
        "[:::]:80",
        "a b:1",
    ],
)
def test_half_an_address_is_refused(text):
    with pytest.raises(kinds.WrongValue, match=r"such as 127\.0\.0\.1:8000"):
        kinds.host_and_port(text)


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://forum.example.org", "https://forum.example.org"),
        ("HTTPS://Forum.Example.org:443/", "https://forum.example.org"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_a_site_is_written_as_browsers_write_it(text, origin):
    assert kinds.site(text) == origin


@pytest.mark.parametrize(
    "text",
    [
        "forum.example.org",
        "ftp://forum.example.org",
        "https://",
        "https://forum.example.org/path",
        "https://forum.example.org?x=1",
        "https://forum.example.org#top",
        "https://me:pass@forum.example.org",
        "https://forum.example.org:port",
        "https://[forum",
        "https://forum example.org",
    ],
)
def test_a_site_has_no_more_than_a_scheme_a_name_and_a_port(text):
    with pytest.raises(kinds.WrongValue, match="without a path"):
        kinds.site(text)


def test_a_page_elsewhere_may_have_a_path():
    assert kinds.web_page("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"


@pytest.mark.parametrize("text", ["javascript:alert(1)", "//example.org", "https://a:b@c.org", "x"])
def test_a_page_elsewhere_is_on_the_web(text):
    with pytest.raises(kinds.WrongValue, match="begins with https://"):
        kinds.web_page(text)


@pytest.mark.parametrize(
    "text", ["sqlite:////srv/a b/forum.db", "postgresql+psycopg://u:p@db.example:5432/forum"]
)
def test_two_databases_are_known(text):
    assert kinds.database(text) == text


@pytest.mark.parametrize(
    "text",
    ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///a?mode=ro", "postgresql://db/x"],
)
def test_other_databases_are_refused(text):
    with pytest.raises(kinds.WrongValue, match="is not one we know"):
        kinds.database(text)


def test_redis_is_optional():
    assert kinds.redis("") is None
    assert kinds.redis("rediss://cache.example") == "rediss://cache.example"


def test_a_secret_is_long_or_left_out():
    with pytest.raises(kinds.WrongValue, match="at least 32"):
        kinds.secret("x" * 31)

    assert kinds.secret("") is None
    assert kinds.secret("x" * 32) == b"x" * 32


@pytest.mark.parametrize("text", ["a\nb", "bell\x07", "x" * 61])
def test_a_name_is_short_and_can_be_printed(text):
    with pytest.raises(kinds.WrongValue, match="1 to 60 letters"):
        kinds.printable(text)


def test_a_folder_with_a_question_mark_would_change_the_databases_address():
    with pytest.raises(kinds.WrongValue, match="without a question mark"):
        kinds.folder("/srv/what?")


@pytest.mark.parametrize("text", ["~", "~/lamplit", "~lamplit/data"])
def test_a_folder_at_home_is_named_in_full(text):
    """Else a folder called ~ would be made, wherever the forum happens to start."""
    with pytest.raises(kinds.WrongValue, match="the whole path, without a ~"):
        kinds.folder(text)


def test_a_long_wrong_value_is_shown_in_part():
    with pytest.raises(kinds.WrongValue) as refused:
        kinds.whole(1, 2)("9" * 500)

    assert len(str(refused.value)) < 120
