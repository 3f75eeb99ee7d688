"""What each kind of detail is called, why it matters, and what is put in its place."""

from dataclasses import dataclass

from forum.language.messages import _l


@dataclass(frozen=True)
class About:
    """What a writer reads about a kind of detail."""

    name: str
    why: str
    instead: str  # what stands where the words were
    must_go: bool = False  # whether a page leaves no choice: it is a way to reach somebody


ABOUT = {
    "phone": About(
        _l("A phone number"),
        _l("This one has to come out: anyone could call it, and find whose it is."),
        _l("[phone number]"),
        must_go=True,
    ),
    "email": About(
        _l("An email address"),
        _l("This one has to come out: anyone could write to it, or look it up on other sites."),
        _l("[email address]"),
        must_go=True,
    ),
    "link": About(
        _l("A link or a name on another site"),
        _l("It leads to a place where people may know who you are."),
        _l("[name on another site]"),
    ),
    "address": About(
        _l("An address"),
        _l("It shows where somebody lives or can be found."),
        _l("[address]"),
    ),
    "date": About(
        _l("An exact date"),
        _l("A birthday can be matched with other things online."),
        _l("[date]"),
    ),
    "name": About(
        _l("A person’s name"),
        _l("Somebody who knows that person could work out who wrote this."),
        _l("[name]"),
    ),
    "place": About(
        _l("A workplace, a school or a clinic"),
        _l("People who go there too could guess."),
        _l("[place]"),
    ),
}
