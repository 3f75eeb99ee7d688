"""The house as text: its files, what they import and what they mention. Nothing of it is run."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parents[2]
EDGE_NAMES = ("views", "forms", "commands")
# Modules of the edge whose name does not say so.
EDGE = {
    "config.py",
    "wsgi.py",
    "forum/app.py",
    "forum/cli.py",
    "forum/accounts/pending.py",  # new words wait in the visit's session, which is Flask's
    "forum/doctor/migrating.py",  # hands our tables to Flask-Migrate
    "forum/doctor/starting.py",  # stands at the door of every process that serves
    "forum/doctor/way/noticing.py",  # looks at how requests come
    # A whole forum is brought back: one transaction for each side.
    "forum/backups/restoring/bringing.py",
    "forum/backups/restoring/mending.py",
    "forum/seeding/demo.py",  # fills a whole forum: one transaction for each side
}
PURE_NAMES = ("rules", "tree", "naming", "query", "passphrases")

Mention: TypeAlias = tuple[int, str]


@dataclass(frozen=True)
class Source:
    """One file. `path` is told from the root of the project: "forum/threads/rules.py"."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @property
    def stem(self) -> str:
        return Path(self.path).stem

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def package(self) -> str | None:
        """The package within the forum, such as "threads"; None for what lies flat or outside."""
        inside = self.path.split("/")
        return inside[1] if inside[0] == "forum" and len(inside) > 2 else None

    @property
    def docstring(self) -> str:
        return ast.get_docstring(self.tree) or ""

    @property
    def is_edge(self) -> bool:
        by_name = any(self.stem == name or self.stem.endswith(f"_{name}") for name in EDGE_NAMES)
        return by_name or self.package in {"web", "running"} or self.path in EDGE

    @property
    def is_table(self) -> bool:
        return self.stem == "models"

    @property
    def is_pure(self) -> bool:
        """Rules are pure by their name; any other module is when it says so of itself."""
        return self.stem in PURE_NAMES or re.search(r"\bPure\b", self.docstring) is not None

    @cached_property
    def imports(self) -> list[Mention]:
        """Each line that imports, and the full name of what it brings in."""
        found: list[Mention] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += [(node.lineno, name.name) for name in node.names]
            elif isinstance(node, ast.ImportFrom):
                start = "." * node.level + (node.module or "")
                found += [(node.lineno, f"{start}.{name.name}") for name in node.names]
        return found

    @cached_property
    def mentions(self) -> list[Mention]:
        """What is imported or used, by its full name whatever it is called here."""
        names = [node for node in self.nodes if isinstance(node, ast.Name | ast.Attribute)]
        used = [(node.lineno, self.full_name(node)) for node in names]
        return self.imports + [(line, name) for line, name in used if name]

    def full_name(self, node: ast.AST) -> str:
        """Return what an expression such as `datetime.now` names; "" if it was not imported."""
        start, dot, rest = _chain(node).partition(".")
        return f"{self._imported[start]}{dot}{rest}" if start in self._imported else ""

    @cached_property
    def _imported(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for name in node.names:
                    first = name.name.partition(".")[0]
                    found[name.asname or first] = name.name if name.asname else first
            elif isinstance(node, ast.ImportFrom):
                for name in node.names:
                    found[name.asname or name.name] = f"{node.module}.{name.name}"
        return found

    @cached_property
    def functions(self) -> list[ast.FunctionDef]:
        return [node for node in self.nodes if isinstance(node, ast.FunctionDef)]

    @cached_property
    def calls(self) -> list[ast.Call]:
        return [node for node in self.nodes if isinstance(node, ast.Call)]


def _chain(node: ast.AST) -> str:
    """Return "a.b.c" for such an expression, "" for any other."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (start := _chain(node.value)):
        return f"{start}.{node.attr}"
    return ""


def is_within(name: str, place: str) -> bool:
    """Return whether `name` is `place` or something inside it."""
    return name == place or name.startswith(f"{place}.")


def library(name: str) -> str:
    return name.partition(".")[0]


def called(call: ast.Call) -> str:
    """Return the last part of what is called: "commit" for `db.session.commit()`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def decorators(function: ast.FunctionDef) -> list[str]:
    """Return how each decorator begins: "bp.get" for `@bp.get("/")`."""
    bare = (d.func if isinstance(d, ast.Call) else d for d in function.decorator_list)
    return [_chain(decorator) for decorator in bare]


def module_of(name: str, modules: set[str]) -> str | None:
    """Return which of `modules` the imported `name` is, or is from."""
    while name:
        if name in modules:
            return name
        name = name.rpartition(".")[0]
    return None


def read(*patterns: str) -> list[Source]:
    """Return the files of the project that fit, in the order of their names."""
    return [Source(str(path.relative_to(ROOT)), path.read_text()) for path in _paths(patterns)]


def _paths(patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(ROOT.glob(pattern))


HOUSE = read("config.py", "wsgi.py", "forum/**/*.py")
TOOLS = read("tools/*.py", "bench/**/*.py", "migrations/*.py")
MIGRATIONS = read("migrations/versions/*.py")
TESTS = read("tests/**/*.py")
TEMPLATES = read("templates/**/*.html", "templates/**/*.txt")
STATIC = read("static/css/*.css", "static/js/**/*.js")
DOCUMENTS = read("*.md", "docs/**/*.md")
