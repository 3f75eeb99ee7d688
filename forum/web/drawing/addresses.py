"""Writes the addresses of our own pages: the rule of each is looked for once."""

from collections.abc import Mapping
from typing import Any

from werkzeug.routing import Map, Rule

# The names of values stand in our code; should one ever come from an address, there is an end.
MOST_KEPT = 2000


class Addresses:
    """Writes what werkzeug would, which looks through all rules of a page each time."""

    def __init__(self, rules: Map) -> None:
        self._map = rules
        self._kept: dict[tuple[str, ...], Rule | None] = {}

    def path(self, endpoint: str, values: Mapping[str, Any]) -> str | None:
        """Return the path of a page, or None where werkzeug has to be asked."""
        given = {name: value for name, value in values.items() if value is not None}
        named = (endpoint, *given)
        try:
            rule = self._kept[named]
        except KeyError:
            rule = self._rule(endpoint, given)
            if len(self._kept) < MOST_KEPT:
                self._kept[named] = rule
        built = rule.build(given) if rule is not None else None
        return None if built is None else f"/{built[1].lstrip('/')}"

    def _rule(self, endpoint: str, given: Mapping[str, Any]) -> Rule | None:
        """Return the first rule that takes values of these names, if the names alone decide."""
        self._map.update()
        rules = self._map._rules_by_endpoint.get(endpoint, [])  # noqa: SLF001  in its order
        if any(rule.defaults or rule.subdomain or rule.host or rule.websocket for rule in rules):
            return None
        return next((rule for rule in rules if rule.suitable_for(given, "GET")), None)
