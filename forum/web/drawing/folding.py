"""Puts into a template, as it is compiled, what will not change: sentences and addresses.

A page says fifty sentences and has forty links. Looking each up again for every page was the
largest part of its cost. A template is compiled once for each language instead, and what the
catalogue says is then as much a part of it as its HTML.
"""

import re
from collections.abc import Callable, Sequence

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from werkzeug.routing import BuildError

SAYS = ("_", "gettext")
_VALUE = re.compile(r"%\((\w+)\)s")


class Folding(NodeTransformer):
    """Takes the place of calls whose answer is known already.

    Args:
        say: what the language of the template has for a message.
        address: writes the address of a page, as `url_for` does.
    """

    def __init__(self, say: Callable[[str], str], address: Callable[..., str]) -> None:
        self._say, self._address = say, address

    def generic_visit(self, node: nodes.Node, *more: object, **named: object) -> nodes.Node:
        folded = super().generic_visit(node, *more, **named)
        for _, value in folded.iter_fields():
            if isinstance(value, list):
                value[:] = _joined(value)
        return folded

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802  jinja2's name
        """Draw a sentence and its values one after the other: they need not be put together."""
        drawn: list[nodes.Expr] = []
        for child in node.nodes:
            parts = self._sentence(child) if isinstance(child, nodes.Call) else None
            drawn += [self.visit(child)] if parts is None else parts
        node.nodes = drawn
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  jinja2's name
        parts = self._sentence(node)
        if parts is None:
            return self._known_address(node) or self.generic_visit(node)
        if len(parts) == 1 and isinstance(parts[0], nodes.TemplateData):
            return parts[0]
        return nodes.Concat([_escaped(part) for part in parts], lineno=node.lineno)

    def _sentence(self, call: nodes.Call) -> list[nodes.Expr] | None:
        """Return the words of a message and its values in their order; None for another call."""
        if not (_calls(call, SAYS) and len(call.args) == 1 and _are_constant(call.args)):
            return None
        said = _VALUE.split(self._say(call.args[0].as_const()))
        values = {each.key: each.value for each in call.kwargs}
        if not values.keys() >= set(said[1::2]):
            return None
        try:
            words = [part % {} for part in said[::2]]
        except (KeyError, TypeError, ValueError):
            return None  # another kind of value: drawn as it is written
        parts: list[nodes.Expr] = [nodes.TemplateData(words[0], lineno=call.lineno)]
        for name, more in zip(said[1::2], words[1:], strict=True):
            parts += [self.visit(values[name]), nodes.TemplateData(more, lineno=call.lineno)]
        return parts

    def _known_address(self, call: nodes.Call) -> nodes.Const | None:
        values = {each.key: each.value for each in call.kwargs}
        if not (_calls(call, ("url_for",)) and _are_constant([*call.args, *values.values()])):
            return None
        known = {name: value.as_const() for name, value in values.items()}
        try:
            address = self._address(*(part.as_const() for part in call.args), **known)
        except (BuildError, RuntimeError):
            return None  # it says what is wrong when it is drawn
        return nodes.Const(address, lineno=call.lineno)


def _calls(call: nodes.Call, names: Sequence[str]) -> bool:
    is_named = isinstance(call.node, nodes.Name) and call.node.name in names
    return is_named and call.dyn_args is None and call.dyn_kwargs is None


def _are_constant(parts: Sequence[nodes.Expr]) -> bool:
    return all(isinstance(part, nodes.Const) for part in parts)


def _escaped(part: nodes.Expr) -> nodes.Expr:
    if isinstance(part, nodes.TemplateData):
        return part
    return nodes.Filter(part, "e", [], [], None, None, lineno=part.lineno)


def _joined(parts: list[nodes.Node]) -> list[nodes.Node]:
    """Make one of what is drawn one after the other, so that it is handed on at once."""
    joined: list[nodes.Node] = []
    for part in parts:
        before = joined[-1] if joined else None
        if isinstance(part, nodes.Output) and isinstance(before, nodes.Output):
            before.nodes += part.nodes
        else:
            joined.append(part)
    return joined
