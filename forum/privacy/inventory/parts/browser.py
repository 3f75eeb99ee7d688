"""What lies in the browser."""

from forum.language.messages import _l
from forum.privacy.inventory.entry import Entry

CHOICES = Entry(
    _l("The country you choose on the help page, and how you like pages to look"),
    _l("So that you choose only once."),
    _l(
        "Not with us. It is in your browser. The country is there for %(country)s, or until you "
        "say not to remember it. On a device that others use, it goes when you close the browser. "
        "The look goes when you close the browser. Quick exit deletes both."
    ),
    _l("Anyone who looks into your browser. The country is sent to the help page and to no other."),
    {
        "cookie": {
            "region": _l("the country, in two letters"),
            "look": _l("what you chose, as words with dots between"),
        },
    },
)
SHUT_ANSWERS = Entry(
    _l("Which answers you shut, if JavaScript is on"),
    _l("So that they stay shut while you read."),
    _l(
        "Not with us. It goes with the tab, when you sign out, and with Quick exit. On a device "
        "that others use, nothing is kept."
    ),
    _l("Anyone who looks into your browser."),
    {"tab": {"shut": _l("the marks of the answers, at most 200")}},
)
ENTRIES = (CHOICES, SHUT_ANSWERS)
