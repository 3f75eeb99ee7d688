"""The environment of all templates, once for each language: what is drawn, and by which app."""

from collections.abc import Callable, MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import StrictUndefined, Template, nodes

from forum.language.messages import language
from forum.web.drawing.addresses import Addresses
from forum.web.drawing.folding import Folding
from forum.web.languages import sayer

OPTIONS = {"_anchor", "_method", "_scheme", "_external"}


class Drawing(Environment):
    """Draws as Flask's own does. A template that a view names is taken in its reader's language."""

    app: Flask
    spoken = ""

    def __init__(self, app: Flask, **options: Any) -> None:
        super().__init__(app, **options)
        self.undefined = StrictUndefined
        self.trim_blocks = self.lstrip_blocks = True
        self._in: dict[str, Drawing] = {}

    def get_or_select_template(self, wanted: Any, *more: Any, **named: Any) -> Template:  # type: ignore[override]
        spoken = self if self.spoken else self._speaking(language())
        return super(Drawing, spoken).get_or_select_template(wanted, *more, **named)

    def make_globals(self, more: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what each template may name, as one: it is read for every page and every part."""
        return dict(self.globals) | dict(more or {})

    def _speaking(self, code: str) -> "Drawing":
        if code not in self._in:
            other = self.overlay()
            other.spoken = code
            self._in[code] = other
        return self._in[code]

    def _generate(self, source: nodes.Template, *more: Any, **named: Any) -> str:
        if self.spoken:
            source = Folding(sayer(self.app, self.spoken), self.app.url_for).visit(source)
            source.set_environment(self)
        return super()._generate(source, *more, **named)


class Forum(Flask):
    """Flask, with templates that speak, and quick to write an address."""

    jinja_environment: type[Environment] = Drawing

    def __init__(self, *named: Any, **options: Any) -> None:
        super().__init__(*named, **options)
        self._addresses = Addresses(self.url_map)

    def url_for(self, /, endpoint: str, **values: Any) -> str:
        """Return the address of a page. With an option of Flask's own, Flask writes it."""
        if OPTIONS.isdisjoint(values) and not self.url_default_functions:
            path = self._addresses.path(endpoint, values)
            if path is not None:
                return path
        return super().url_for(endpoint, **values)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return `func`. Nothing of ours is `async`, which Flask asks twenty times a page."""
        return func
