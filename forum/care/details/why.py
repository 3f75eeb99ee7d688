"""What each kind of detail is called, why it matters, and what is put in its place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """What a writer reads about a kind of detail. `instead` stands where the words were."""

    name: str
    why: str
    instead: str


ABOUT = {
    "phone": About(
        "a phone number",
        "Anyone who reads this could call it, and find the person it belongs to.",
        "[phone number]",
    ),
    "email": About(
        "an e-mail address",
        "Anyone could write to it. It can be looked up on other sites too.",
        "[e-mail address]",
    ),
    "link": About(
        "a link or a name on another site",
        "It leads to a place where people may know who you are.",
        "[name on another site]",
    ),
    "address": About(
        "an address",
        "It shows where somebody lives or can be found.",
        "[address]",
    ),
    "date": About(
        "an exact date",
        "A birthday can be matched with other things online.",
        "[date]",
    ),
    "name": About(
        "a person’s name",
        "Somebody who knows that person could work out who wrote this.",
        "[name]",
    ),
    "place": About(
        "a workplace, a school or a clinic",
        "People who go there too could guess.",
        "[place]",
    ),
}
