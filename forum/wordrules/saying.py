"""What writers read of the word rules that come with Lamplit, in their own language. Pure."""

from forum.language.messages import _, marked

# Titles and reasons of defaults.toml; a test compares them.
SHIPPED = frozenset(
    (
        marked("a way to reach you outside"),
        marked(
            "People who ask others to write somewhere else are sometimes out to harm them. "
            "Here, moderators can help."
        ),
        marked("medicine or drugs for sale"),
        marked(
            "We do not let anybody sell medicine or drugs here. What is sold this way has "
            "killed people."
        ),
        marked("selling or advertising"),
        marked("Nobody may sell or advertise here, and people in need are often cheated."),
        marked("medicine and amount"),
        marked(
            "An amount that is right for you can harm somebody else who reads it. Could you "
            "leave the number out?"
        ),
        marked("a number of pills"),
        marked(
            "A number can be copied by somebody who reads it on a bad night. Could you leave "
            "it out?"
        ),
        marked("ways to die"),
        marked(
            "Please leave out how. It can put somebody at risk who reads it. You can say how "
            "you feel without it."
        ),
    )
)


def said(words: str) -> str:
    """Return a title or a reason in the reader's language, as long as it is one that we ship."""
    return _(words) if words in SHIPPED else words
