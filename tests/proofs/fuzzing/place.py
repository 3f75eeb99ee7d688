"""A forum to be asked anything: what is in it, who asks, and what must never be told to whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from flask import Flask, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import Rule

from forum.boards.models import Reading
from forum.permissions import may
from forum.public_ids import new_id, to_text
from forum.sealing import new_root
from tests.proofs.everybody import things
from tests.proofs.fuzzing.asking import Told
from tests.proofs.routes import METHODS
from tests.visitor import Visitor

ROLES = ("guest", "member", "moderator", "lead", "operator")
OF_MEMBERS, OF_A_GROUP, HELD, OF_A_DRAFT = "zanquilot", "marzipole", "brindlewax", "quiverloom"
HIDDEN_FROM = {
    "guest": (OF_MEMBERS, OF_A_GROUP, HELD, OF_A_DRAFT),
    "member": (OF_A_GROUP, HELD, OF_A_DRAFT),
    "moderator": (OF_A_DRAFT,),
    "lead": (OF_A_DRAFT,),
    "operator": (HELD, OF_A_DRAFT),
}
NAMES = {"moderator": "Steady Otter", "lead": "Grey Heron", "operator": "Calm Badger"}


@dataclass
class Place:
    """The forum; `told` is what each route asks for by name, learned by asking it."""

    app: Flask
    values: dict[str, list[str]]
    told: dict[str, Told] = field(default_factory=dict)

    def rules(self) -> list[tuple[Rule, str]]:
        """Return every route with each of its methods."""
        rules = self.app.url_map.iter_rules()
        return [(rule, each) for rule in rules for each in METHODS if each in (rule.methods or ())]

    def ready(self, rule: Rule) -> str:
        """Return who gets in there."""
        view: Any = self.app.view_functions[rule.endpoint]
        if view.access == "duties":
            return next(role for role in ROLES[2:] if may(role, view.act))
        return "moderator" if view.access == "on staff" else "member"

    def learn(self, askers: "Sequence[Asker]") -> None:
        """Ask every route once, as somebody who may, and note what it looks for and offers."""
        people = {asker.role: asker for asker in askers}
        noted: dict[str, set[str]] = {}
        usual, self.app.request_class = self.app.request_class, _noting(self.app, noted)
        offered: dict[str, set[str]] = {}
        for rule, method in self.rules():
            asker = people[self.ready(rule)]
            told = dict.fromkeys(noted.get(rule.endpoint, ()), "y")
            sent = told | {"csrf_token": asker.token} if method == "POST" else {}
            answer = asker.visitor.client.open(self.path(rule), method=method, data=sent)
            if answer.mimetype == "text/html":
                _gather(BeautifulSoup(answer.get_data(), "html.parser"), offered)
            asker.come_again()
        self.app.request_class = usual
        for endpoint, names in noted.items():
            self.told[endpoint] = {
                name: sorted({"", "y"} | offered.get(name, set()))
                for name in names - {"csrf_token"}
            }

    def path(self, rule: Rule) -> str:
        """Return a path of the route at which there is something."""
        parts = [self.values[text][0] if gap else text for gap, text in rule._trace]
        return "".join(part for part in parts if part != "|")


class Asker:
    """One person with a browser and the token of its forms, who comes again when sent out."""

    def __init__(self, app: Flask, role: str) -> None:
        self.app, self.role, self.root = app, role, new_root()
        self.come()

    def come(self) -> None:
        self.visitor = visitor = Visitor(self.app)
        if self.role == "member":
            visitor.arrive(root=self.root)
        elif self.role != "guest":
            visitor.arrive_on_duty(self.role, name=NAMES[self.role], root=self.root)
        self.cookie = visitor.client.get_cookie("s")
        page = visitor.get("/sign-in" if self.role == "guest" else "/me/name")
        self.token = str(page.all("main [name=csrf_token]")[0]["value"])
        self.cookie = visitor.client.get_cookie("s")

    def come_again(self) -> None:
        if self.visitor.client.get_cookie("s") != self.cookie:
            self.come()


def made(app: Flask, inside: Callable[[], Any]) -> Place:
    """Return the forum with one of everything, some of it hidden."""
    found = things(inside, Visitor(app))
    with inside() as make:
        board = make.board(slug="inner", name="Inner", reading=Reading.MEMBERS)
        inner = make.thread(board=board, title=OF_MEMBERS, body=OF_MEMBERS)
        group = make.board(slug="group", name="Group", reading=Reading.GROUP)
        closed = make.thread(board=group, title=OF_A_GROUP, body=OF_A_GROUP)
        waits = make.writer(root=new_root(), waits=True)
        waiting = make.thread(board=board, title=HELD, body=HELD, writer=waits)
        posts = [make.opening_of(each).id for each in (inner, closed, waiting)]
        posts.append(make.reply(inner, body=HELD, writer=waits).id)
        back = make.writer(root=new_root())
        posts.append((gone := make.reply(inner, writer=back)).id)
        make.take_back(gone, writer=back)
    writer = Visitor(app).arrive()
    here = "/boards/sleep/new"
    draft = {"title": OF_A_DRAFT, "body": OF_A_DRAFT, "action": "draft"}
    writer.send(writer.get(here), here, **draft)
    values = {name: [_told(value)] for name, value in found.items()}
    values["pid"] += [to_text(each) for each in posts]
    values["tid"] += [to_text(each.id) for each in (inner, closed, waiting)]
    values["slug"] += ["inner", "group"]
    for name in ("pid", "tid", "cid", "rid"):
        values[name].append(to_text(new_id()))
    return Place(app, values)


def _told(value: object) -> str:
    return to_text(value) if isinstance(value, bytes) else str(value)


def _noting(app: Flask, noted: dict[str, set[str]]) -> type:
    """Return a class of requests that note which fields are looked for."""

    class Noting(ImmutableMultiDict):
        def get(self, name: Any, *args: Any, **more: Any) -> Any:
            _note(noted, name)
            return super().get(name, *args, **more)

        def getlist(self, name: Any, *args: Any, **more: Any) -> Any:
            _note(noted, name)
            return super().getlist(name, *args, **more)

        def __getitem__(self, name: Any) -> Any:
            _note(noted, name)
            return super().__getitem__(name)

        def __contains__(self, name: object) -> bool:
            _note(noted, name)
            return super().__contains__(name)

    return type("Noted", (app.request_class,), {"parameter_storage_class": Noting})


def _note(noted: dict[str, set[str]], name: Any) -> None:
    noted.setdefault(request.endpoint or "", set()).add(name)


def _gather(page: BeautifulSoup, offered: dict[str, set[str]]) -> None:
    for box in page.select("[name]"):
        values = {str(each["value"]) for each in (box, *box.select("option")) if each.get("value")}
        offered.setdefault(str(box["name"]), set()).update(values)
