"""What is asked before a word rule rests or is removed."""

from flask import url_for

from forum.language.messages import _
from forum.web.sure import Sure
from forum.wordrules.models import WordRule


def switching_off(rule: WordRule) -> Sure:
    return Sure(
        _("Switch off the word rule “%(title)s”?", title=rule.title),
        (
            _("Its words are no longer looked for. Writers are no longer told of them."),
            _("No post waits because of it any more. What waits already goes on waiting."),
        ),
        _("It stays in the list. You can switch it on again at any time."),
        _("Switch it off"),
        url_for("word_rules.show"),
        {"action": "stop"},
    )


def removing(rule: WordRule) -> Sure:
    return Sure(
        _("Remove the word rule “%(title)s”?", title=rule.title),
        (
            _("Its words are no longer looked for, and it goes from the list."),
            _("Decisions that name it can still be read."),
        ),
        _("This cannot be undone. To rest a rule for a while, switch it off instead."),
        _("Remove it"),
        url_for("word_rules.show"),
    )
