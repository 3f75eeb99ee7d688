"""What the pages of word rules share: the list, the form, the warning, and what is sent."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.boards.curating import all_boards
from forum.clock import now
from forum.errors import Conflict, Refused
from forum.language.messages import _l
from forum.public_ids import to_text
from forum.transaction import reading, transaction
from forum.web.access import me_on_duty
from forum.web.kept_words import kept_words, let_go
from forum.wordrules.forms import OnOffForm, RuleForm, TryForm, as_typed
from forum.wordrules.keeping import checked
from forum.wordrules.models import WordRule
from forum.wordrules.reading import rules_kept, successor
from forum.wordrules.telling import Told
from forum.wordrules.trying import mark_of, try_out

Answer = Response | str | tuple[str, int]
Deed = Callable[[Session], WordRule]
KEPT = _l("Kept. It holds from now on.")


def list_page(form: TryForm, told: Sequence[Told] | None = None) -> str:
    """Show all rules, and what was found in a text that was typed; None before one was."""
    boards = {board.slug: board.name for board in all_boards(reading())}
    rules = rules_kept(reading())
    return render_template(
        "wordrules/show.html",
        here="moderation",
        rules=rules,
        boards=boards,
        form=form,
        told=told,
        switch=OnOffForm(),
    )


def try_form() -> TryForm:
    form = TryForm(data=kept_words(url_for("word_rules.show")))
    form.offer(all_boards(reading()))
    return form


def form_for(rule: WordRule | None = None) -> RuleForm:
    """Return the form as it was sent, or kept on the way to a code, or with what a rule says."""
    kept: dict[str, Any] = kept_words(request.path) or (as_typed(rule) if rule else {})
    form = RuleForm(data=kept)
    form.offer(all_boards(reading()))
    return form


def form_page(form: RuleForm, rule: WordRule | None = None, **more: Any) -> str:
    return render_template(
        "wordrules/edit.html",
        here="moderation",
        form=form,
        rule=rule,
        **{"trial": None, "other": None, "is_gone": False} | more,
    )


def before_saving(form: RuleForm, rule: WordRule | None = None) -> Answer | None:
    """Answer what a whole form needs no deed for; None when the rule is to be kept.

    A rule that would do much is shown once more, with the number.
    """
    try:
        ready = checked(reading(), form.words())
    except Refused as problem:
        form.refuse(problem)
        return form_page(form, rule), 422
    trial = try_out(reading(), ready)
    if trial.needs_a_second_yes and form.sure.data != mark_of(ready):
        form.sure.data = mark_of(ready)
        return form_page(form, rule, trial=trial), 422
    return None


def save(form: RuleForm, deed: Deed, rule: WordRule | None = None) -> Answer:
    """Do what was sent; show the form again, with everything in it, when that cannot be."""
    try:
        do(deed)
    except Refused as problem:
        form.refuse(problem)
        return form_page(form, rule), 422
    except Conflict:
        other = successor(reading(), rule) if rule else None
        return form_page(form, other or rule, other=other, is_gone=other is None), 409
    let_go(request.path)
    return back(str(KEPT))


def do(deed: Deed) -> None:
    """Do it, and record who did."""
    with transaction() as session:
        rule = deed(session)
        about = f"word-rule:{to_text(rule.id)}"
        record(session, me_on_duty().staff_id, Action.WORD_RULE_CHANGED, about, at=now())


def back(words: str) -> Response:
    flash(words, "done")
    return redirect(url_for("word_rules.show"), 303)
