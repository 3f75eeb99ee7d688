"""Style, scripts, fonts and icons: under names that change with their bytes."""

import re
import shutil
from pathlib import Path

import pytest

from forum.web.assets import Assets
from forum.web.compressing import compressed

IN_A_SHEET = '@font-face { src: url("/static/fonts/a.woff2"); }'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "css/20-b.css": ".b { color: red }",
        "css/10-a.css": IN_A_SHEET,
        "css/notes.md": "no style",
        "js/busy.js": "const busy = 1;",
        "js/exit.js": "// Leave.\nconst exit = 1;",
        "js/desk/keys.js": "const keys = 1;",
        "fonts/a.woff2": "font",
        "fonts/LICENSE.txt": "free",
        "fonts/SOURCE.md": "where it came from",
        "icons/w.png": "picture",
        "icons/w.svg": "<svg/>",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(content)
    return tmp_path


def test_a_name_carries_a_mark_of_the_bytes(folder):
    address = Assets(folder).address("icons/w.png")

    assert re.fullmatch(r"/static/icons/w\.[0-9a-f]{12}\.png", address)


def test_other_bytes_have_another_name_and_the_same_bytes_the_same(folder):
    before, again = Assets(folder), Assets(folder)
    (folder / "js" / "exit.js").write_text("const exit = 2;")
    after = Assets(folder)

    assert before.address("site.js") == again.address("site.js")
    assert before.address("site.js") != after.address("site.js")
    assert before.address("icons/w.png") == after.address("icons/w.png")


def test_the_sheet_is_all_sheets_in_the_order_of_their_names(folder):
    sheet = Assets(folder).by_name["site.css"].content.decode()

    assert re.fullmatch(r"@font-face \{ .* \}\n\.b \{ color: red \}", sheet)


def test_the_scripts_are_sent_as_one_the_way_out_first_and_each_alone(folder):
    assets = Assets(folder)
    sent = assets.by_name["site.js"].content.decode()

    assert re.findall(r"try \{\nconst (\w+) = 1;\} catch", sent) == ["exit", "busy"]
    assert "keys" in assets.by_name["desk.js"].content.decode()
    assert "Leave" not in sent


def test_where_no_script_is_there_an_empty_one_is_sent(folder):
    shutil.rmtree(folder / "js")

    assets = Assets(folder)

    assert [assets.by_name[name].content for name in ("site.js", "desk.js")] == [b"", b""]


def test_remarks_in_a_sheet_are_not_sent(folder):
    (folder / "css" / "30-c.css").write_text("/* Why\n * so. */\n.c { color: red } /* so */")

    sheet = Assets(folder).by_name["site.css"].content.decode()

    assert "*" not in sheet
    assert ".c { color: red }" in sheet


def test_a_sheet_asks_for_files_by_the_names_that_they_have_now(folder):
    assets = Assets(folder)

    [asked] = re.findall(r'url\("(.*?)"\)', assets.by_name["site.css"].content.decode())

    assert asked == assets.address("fonts/a.woff2")
    assert assets.by_address[asked].content == b"font"


def test_another_font_gives_the_sheet_another_name(folder):
    before = Assets(folder).address("site.css")
    (folder / "fonts" / "a.woff2").write_text("another font")

    assert Assets(folder).address("site.css") != before


def test_a_sheet_that_asks_for_a_missing_file_stops_the_start(folder):
    (folder / "fonts" / "a.woff2").unlink()

    with pytest.raises(KeyError, match=r"fonts/a\.woff2"):
        Assets(folder)


def test_only_what_a_browser_needs_is_served(folder):
    assets = Assets(folder)

    names = {"site.css", "site.js", "desk.js"}
    names |= {"fonts/a.woff2", "fonts/LICENSE.txt", "icons/w.png"}
    assert set(assets.by_name) == names
    assert len(assets.by_address) == len(names)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("site.css", "text/css"),
        ("site.js", "text/javascript"),
        ("fonts/a.woff2", "font/woff2"),
        ("icons/w.png", "image/png"),
        ("fonts/LICENSE.txt", "text/plain"),
    ],
)
def test_a_file_is_of_its_kind_on_every_machine(folder, name, kind, monkeypatch):
    """Browsers refuse a script of another kind, since we send nosniff."""
    monkeypatch.setattr("mimetypes.knownfiles", [])
    monkeypatch.setattr("mimetypes._db", None)

    assert Assets(folder).by_name[name].kind == kind


def test_a_file_is_kept_by_the_browser_for_a_year(guest, app):
    address = app.jinja_env.globals["asset"]("site.css")

    answer = guest.client.get(address)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.mimetype == "text/css"
    assert "Set-Cookie" not in answer.headers


def test_everything_that_a_page_loads_is_there(guest):
    page = guest.get("/")
    loaded = [tag["href"] for tag in page.all("link[href]")]
    loaded += [tag["src"] for tag in page.all("[src]")]

    assert len(loaded) >= 4
    assert {guest.client.get(address).status_code for address in loaded} == {200}


@pytest.mark.parametrize(
    "address",
    [
        "/static/",
        "/static/site.css",
        "/static/site.000000000000.css",
        "/static/css/00-layers.css",
        "/static/../config.py",
        "/static/%2e%2e/config.py",
        "/static/..%2fconfig.py",
        "/static//etc/passwd",
        "/static/site.js%00.css",
        "/static/fonts/SOURCE.md",
    ],
)
def test_anything_else_is_a_missing_page(guest, address):
    page = guest.get(address)

    assert page.status == 404
    assert page.text == guest.get("/nowhere").text
    assert page.headers["Cache-Control"] == "no-store"


def test_a_file_is_compressed_when_it_is_asked_for(folder):
    (folder / "css" / "20-b.css").write_text(".b { color: red }\n" * 99)
    before = compressed.cache_info().misses

    assets = Assets(folder)

    assert compressed.cache_info().misses == before
    assert set(assets.by_name["site.css"].ways) == {"br", "gzip"}
    assert assets.by_name["fonts/a.woff2"].ways == {}
