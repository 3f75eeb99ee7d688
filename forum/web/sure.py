"""A page of its own before something that many people feel: what happens, and how it is undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import render_template


@dataclass(frozen=True)
class Sure:
    """What is asked. Sent with a yes, to the page's own address: `fields`, and the form's token.

    Attributes:
        heading: the question, with the name of the thing.
        effects: a sentence for each thing that happens.
        undo: how it is undone, or that it cannot be.
        button: what a yes does, as a verb.
        back: the address of the page on which nothing has happened.
    """

    heading: str
    effects: tuple[str, ...]
    undo: str
    button: str
    back: str
    fields: Mapping[str, str] = field(default_factory=dict)


def sure_page(asked: Sure, *, here: str) -> str:
    return render_template("web/sure.html", asked=asked, here=here)
