"""The house rules that come with Lamplit. Pure.

The migration writes them into the table, where leads may change them. They are shown from here
while the table cannot be read.
"""

from datetime import date

from forum.house.editions import Edition, newest, numbered

EDITIONS = (
    Edition(
        number=1,
        since=date(2026, 11, 1),
        rules=numbered(
            ("Be kind", "Disagree with ideas, never with a person’s worth."),
            (
                "Keep everyone safe from being known",
                "No names, contacts, places or pictures of anyone. That includes you.",
            ),
            (
                "No methods, no doses, no sourcing",
                "Say how it feels. Leave out how it is done, how much, and where to get it.",
            ),
            ("Speak from your own life", "Say what helped you. Nobody here is your doctor."),
            ("What is said here stays here", "Don’t copy it, share it or talk about who wrote it."),
            (
                "No selling, recruiting or preaching",
                "People come here to talk, not to be won over.",
            ),
            (
                "If someone may be in danger, tell a moderator",
                "And point them to the help page. You have done enough by doing that.",
            ),
        ),
    ),
)
HOUSE_RULES = newest(EDITIONS).rules
