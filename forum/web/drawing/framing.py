"""The frame of a page, drawn once for all who see the same around what they read.

Most of what is drawn for a page of a member is the way out, the menu and the foot. They change with
the language, the look, the duties that the menu is for and how much is new, and with nothing that
anybody writes.
"""

from flask import render_template, session as visit

from forum.language.messages import language
from forum.web import look
from forum.web.drawing.pieces import filled, hole, pieces
from forum.web.forms import form_token
from forum.web.visits.sessions import viewer
from forum.writing import trusted

# So many new notices are one member's, or a few members': a frame that says it is drawn each time,
# as is one that tells somebody what they have just done.
MANY_NEW = 20


def framed(template: str, *, here: str, **drawn: str) -> str:
    """Return the page that `template` draws around what is drawn already.

    Args:
        here: which part of the menu leads to this page.
        drawn: HTML, by the names that the template has for it. It is told nothing else.
    """
    asking, new = viewer(), visit.get("news", [0])[0]
    if "_flashes" in visit or new > MANY_NEW:
        html = {name: trusted(html) for name, html in drawn.items()}
        return render_template(template, here=here, **html)
    role = getattr(asking, "role", None)
    key = template, here, language(), look.current(), asking.is_member, role, new
    piece = pieces().get(key, lambda: _around(template, here, *drawn))
    return filled(piece, token=form_token() if asking.is_member else "", **drawn)


def _around(template: str, here: str, *names: str) -> str:
    holes = {name: hole(name) for name in names}
    return render_template(template, here=here, csrf_token=lambda: hole("token"), **holes)
