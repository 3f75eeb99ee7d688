"""What is asked before a board is closed, help is hidden, or words for search are switched off."""

from flask import url_for

from forum.boards.models import Board
from forum.care.help_region import Region
from forum.language.messages import _
from forum.search.asking.entries import Entry
from forum.web.sure import Sure


def closing(board: Board, mark: str) -> Sure:
    return Sure(
        _("Close %(board)s to new words?", board=board.name),
        (
            _("Nobody can write on this board, neither threads nor replies."),
            _("Everything on it can still be read, and found by a search."),
            _("People can still take back their own words, and tell a moderator."),
        ),
        _("You can open it again at any time, on the list of boards. Nothing is lost."),
        _("Close this board"),
        url_for("operator_boards.show"),
        {"mark": mark},
    )


def hiding(region: Region, line: str, mark: str) -> Sure:
    country = region.name
    if line:
        heading = _("Hide %(line)s?", line=line)
        effect = _("The page “Get help now” no longer shows it in %(country)s.", country=country)
    else:
        heading = _("Hide the help lines of %(country)s?", country=country)
        effect = _("The page “Get help now” no longer offers this country.")
    return Sure(
        heading,
        (effect, _("Somebody who needs help tonight has one way less to find it.")),
        _("You can show it again at any time, on the page of this country."),
        _("Hide it"),
        url_for("help_lines.country", code=region.code),
        {"mark": mark, "line": line, "hidden": "y"},
    )


def switching_off(entry: Entry, mark: str) -> Sure:
    return Sure(
        _("Switch off “%(words)s”?", words=", ".join(entry.words)),
        (
            _("Whoever looks for one of these words no longer finds the others."),
            _("Posts stay as they are."),
        ),
        _("You can switch it on again at any time, on its page."),
        _("Switch it off"),
        url_for("synonyms.change", key=entry.key),
        {"mark": mark, "action": "stop"},
    )


def putting_back(entry: Entry, mark: str, *, is_ours: bool) -> Sure:
    words = ", ".join(entry.words)
    back = url_for("synonyms.change", key=entry.key)
    if is_ours:
        return Sure(
            _("Put back what came with Lamplit for “%(words)s”?", words=words),
            (_("Your changes to these words are gone."),),
            _("This cannot be undone. You can type your changes again."),
            _("Put it back"),
            back,
            {"mark": mark},
        )
    return Sure(
        _("Remove “%(words)s”?", words=words),
        (_("Whoever looks for one of these words no longer finds the others."),),
        _("This cannot be undone. You can add the words again."),
        _("Remove it"),
        back,
        {"mark": mark},
    )
