"""A visitor: walks the site as a browser without script does, and checks every page it gets."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.json.tag import TaggedJSONSerializer
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from forum.accounts.signing_in import account_id
from forum.clock import now
from forum.sealing import new_root
from forum.staff.models import Staff
from forum.staff.second_factor import new_secret
from forum.transaction import db
from forum.web.visits.session_store import LONGEST
from tests.codes import give_factor

EXACT_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")


@dataclass
class PageSeen:
    """A page as the visitor got it."""

    status: int
    address: str
    text: str
    headers: dict[str, str]
    soup: BeautifulSoup

    def one(self, selector: str) -> Tag:
        found = self.soup.select(selector)
        assert len(found) == 1, f"{len(found)} of {selector} on {self.address}: {self.words}"
        return found[0]

    def all(self, selector: str) -> list[Tag]:
        return self.soup.select(selector)

    @property
    def words(self) -> str:
        """What a person reads, with white space folded."""
        return " ".join(self.soup.get_text(" ").split())

    @property
    def heading(self) -> str:
        return " ".join(self.one("h1").get_text(" ").split())

    @property
    def problems(self) -> str:
        return " ".join(part.get_text(" ") for part in self.all("[data-problems]"))

    def form(self, action: str) -> Form:
        """Return the form that is sent to `action`, filled in as the page fills it in."""
        forms = [f for f in self.all("form") if _path(str(f.get("action", ""))) == action]
        assert forms, f"no form on {self.address} goes to {action}"
        return Form(action, _fields(forms[-1]))


@dataclass
class Form:
    """A form's address and what its fields hold."""

    action: str
    fields: dict[str, str]


class Visitor:
    """One browser. `root` is who is signed in, None for a guest."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        self.failures: list[BaseException] = app.extensions["failures"]
        self.root: bytes | None = None
        self.totp_secret = ""

    def arrive(self, *, root: bytes | None = None, role: str | None = None) -> Visitor:
        """Be signed in, without the tenth of a second that the six words take."""
        self.root = root or new_root()
        self._begin({"root": self.root, "role": role})
        return self

    def arrive_on_duty(
        self,
        role: str = "moderator",
        boards: Sequence[str] = (),
        name: str = "Steady Otter",
        root: bytes | None = None,
    ) -> Visitor:
        """Be signed in as staff, with a second factor and a code that was just given.

        `totp_secret` is what their app holds: tests/codes.py says what it shows. With the `root` of
        somebody who is staff already, they only come in with another browser.
        """
        self.root = root or new_root()
        staff = Staff(
            account_id=account_id(self.root), name=name, role=role, boards="\n".join(boards)
        )
        with self.app.app_context(), Session(db.engine) as session:
            session.connection(execution_options={"writing": True})
            if session.get(Staff, staff.account_id) is None:
                self.totp_secret = new_secret()
                session.add(staff)
                session.flush()
                give_factor(session, self.root, self.totp_secret)
                session.commit()
        code_at = int(now().timestamp())
        self._begin({"root": self.root, "role": role, "code_at": code_at})
        return self

    def _begin(self, content: dict[str, object]) -> None:
        secret, at = secrets.token_bytes(32), now()
        plain = TaggedJSONSerializer().dumps(content).encode()
        store = self.app.extensions["session_store"]
        store.keep(secret, plain, ends_at=at + LONGEST, at=at)
        self.client.set_cookie("s", base64.urlsafe_b64encode(secret).decode())

    def get(self, address: str, **more: Any) -> PageSeen:
        """Return the page at `address`, redirects followed as a browser does."""
        return self._follow(self.client.get(address, **more), address)

    def post(self, address: str, fields: dict[str, Any], **more: Any) -> PageSeen:
        """Send `fields`, as they are, and follow."""
        return self._follow(self.client.post(address, data=fields, **more), address)

    def send(self, page: PageSeen, to: str, /, **fields: str) -> PageSeen:
        """Fill in the form of `page` that goes to `to`, and send it."""
        form = page.form(to)
        return self.post(to, form.fields | fields)

    def _follow(self, response: Any, address: str) -> PageSeen:
        for _ in range(5):
            if response.status_code not in (302, 303, 308):
                break
            address = urljoin(address, response.headers["Location"])
            response = self.client.get(address.split("#")[0])
        if response.status_code == 500 and self.failures:
            raise self.failures.pop()  # our bug, shown as one
        page = PageSeen(
            status=response.status_code,
            address=address,
            text=response.text,
            headers=dict(response.headers),
            soup=BeautifulSoup(response.text, "html.parser"),
        )
        if page.headers["Content-Type"].startswith("text/html"):
            check_page(page)
        return page


def check_page(page: PageSeen) -> None:
    """What holds on every page, whatever the test is about. Looked up in one walk: it is often."""
    tags = page.soup.find_all(True)
    headings = [tag for tag in tags if tag.name == "h1"]
    assert len(headings) == 1, f"{page.address} has {len(headings)} h1"
    assert len([tag for tag in tags if tag.name == "main"]) == 1
    ids = [str(tag["id"]) for tag in tags if "id" in tag.attrs]
    assert len(ids) == len(set(ids)), f"an id stands twice on {page.address}"
    assert not [tag for tag in tags if _is_inline(tag)], "inline style or script"
    assert not [tag for tag in tags if any(a.startswith("on") for a in tag.attrs)]
    labelled = {tag["for"] for tag in tags if tag.name == "label" and "for" in tag.attrs}
    for box in (tag for tag in tags if _is_box(tag)):
        assert _is_labelled(box, labelled), f"{box} has no label on {page.address}"
    # Search has none: it changes nothing, and whoever only searches gets no cookie.
    for form in (tag for tag in tags if tag.name == "form" and _sends(tag)):
        tokens = form.find_all(attrs={"name": "csrf_token"})
        assert tokens, f"a form without its token on {page.address}"
    assert not EXACT_TIME.search(page.words), f"an exact time on {page.address}"
    if not any(tag.name == "meta" and tag.get("http-equiv") == "refresh" for tag in tags):
        links = [(tag.get("href"), tag.get("class", ())) for tag in tags if tag.name == "a"]
        assert [href for href, kinds in links if href == "#main" and "skip" in kinds]
        assert {"/help", "/leave"} <= {href for href, _ in links}


def _is_inline(tag: Tag) -> bool:
    is_script = tag.name == "script" and "src" not in tag.attrs
    return is_script or tag.name == "style" or "style" in tag.attrs


def _is_box(tag: Tag) -> bool:
    is_input = tag.name == "input" and str(tag.get("type", "")).lower() != "hidden"
    return is_input or tag.name in ("textarea", "select")


def _sends(form: Tag) -> bool:
    return str(form.get("method", "")).lower() == "post" and form.get("action") != "/search"


def _is_labelled(box: Tag, labelled: Collection[object]) -> bool:
    named = box.get("aria-label") or box.get("aria-labelledby") or box.get("id") in labelled
    return bool(named or box.find_parent("label"))


def _fields(form: Tag) -> dict[str, str]:
    fields: dict[str, str] = {}
    for box in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(box["name"]), str(box.get("type", ""))
        if kind in ("checkbox", "radio"):
            if box.has_attr("checked"):
                fields[name] = str(box.get("value", "y"))
        elif box.name == "textarea":
            fields[name] = box.get_text().removeprefix("\r\n").removeprefix("\n")
        elif box.name == "select":
            chosen = box.select_one("option[selected]") or box.select_one("option")
            fields[name] = str(chosen["value"]) if chosen else ""
        else:
            fields[name] = str(box.get("value", ""))
    return fields


def _path(address: str) -> str:
    return urlsplit(address).path
