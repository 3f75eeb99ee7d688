"""The words of help_lines.toml for readers of other languages. Pure.

Names of lines and numbers stay as they are. So does everything that the house wrote itself.
"""

from collections.abc import Iterable
from dataclasses import replace
from unicodedata import combining, normalize

from forum.care.help_region import ELSEWHERE, Line, Region
from forum.language.messages import _l, as_shipped, country

# What comes with Lamplit, so that it is gathered for the catalogues.
SHIPPED = (
    _l("Can’t speak? From a mobile, call 999, then press 55 when you are asked."),
    _l("999 works too."),
    _l("112 works from any mobile, also without airtime."),
    _l("From a landline, call 10177 for an ambulance or 10111 for the police."),
    _l("144 brings an ambulance."),
    _l("113 brings an ambulance. The police have 112."),
    _l("119 brings an ambulance. The police have 110."),
    _l("192 brings an ambulance. The police have 190."),
    _l("Somewhere else"),
    _l("112 works in all of the European Union and in many other countries."),
    _l("A person listens, whatever you are going through. It does not have to be about dying."),
    _l("If talking out loud is hard or not safe. You text, a trained volunteer answers."),
    _l("For urgent mental health help in England, Wales and Scotland."),
    _l("A trained person listens. You can call or text; it does not have to be about dying."),
    _l("A trained person listens. You can call or text; you don’t have to be sure why."),
    _l("A trained person listens, whatever makes it hard."),
    _l("If talking out loud is hard or not safe. You text, a trained person answers."),
    _l("A trained counsellor answers. You can call or text."),
    _l("For when you think of ending your life, or are worried about somebody who may."),
    _l("A counsellor listens, for you or for somebody you are worried about."),
    _l("The health ministry’s line. A counsellor listens and helps you find care."),
    _l("A trained volunteer listens, whatever you believe in. No name is asked."),
    _l("The same people."),
    _l("A trained volunteer listens. No name is asked."),
    _l("For children and young people."),
    _l("A nurse or psychologist listens, for you or for somebody you are worried about."),
    _l("A trained person listens. No name is asked."),
    _l("If talking out loud is hard or not safe. You write, a trained person answers."),
    _l("A trained volunteer listens."),
    _l("The health ministry’s line. Trained people listen, for you or somebody near you."),
    _l("A psychologist or nurse listens and helps you find care."),
    _l("A trained volunteer listens. No name is asked. There is a chat on mind.se."),
    _l("Somebody listens, whatever you want to talk about."),
    _l("A trained volunteer listens, whatever you believe in."),
    _l("A trained volunteer listens. Many call, so you may have to try again."),
    _l("A crisis worker or a trained volunteer listens. No name is asked."),
    _l("The same people, a few hours each week."),
    _l("A psychologist listens and helps you find care."),
    _l("Yorisoi Hotline. Somebody listens, whatever you want to talk about."),
    _l("Lists free help lines in 130 countries. This link leaves our site."),
    _l("Call, free"),
    _l("Text SHOUT, free"),
    _l("Call, mental health option, free"),
    _l("Text HELLO, free"),
    _l("Call or text, free"),
    _l("Text HOME, free"),
    _l("Text CONNECT, free"),
    _l("Call"),
    _l("Text"),
    _l("Opens another site"),
    _l("Day and night"),
    _l("From 9 in the morning to midnight, and perhaps longer"),
    _l("From half past 3 in the afternoon to half past midnight"),
    _l("Every day; the hours are on livslinien.dk"),
    _l("Only at some hours, which are on mieli.fi"),
    _l("The hours are on telljp.com"),
    _l("English and French"),
    _l("English, Hindi and 18 more"),
    _l("German"),
    _l("German, French or Italian"),
    _l("French"),
    _l("Dutch"),
    _l("Spanish"),
    _l("Italian"),
    _l("Portuguese"),
    _l("Swedish"),
    _l("Norwegian"),
    _l("Danish"),
    _l("Finnish"),
    _l("Polish"),
    _l("Japanese, and English at some hours"),
)


def in_readers_words(region: Region) -> Region:
    """Return what a country's page says, in the language that is spoken now."""
    return replace(
        region,
        name=called(region),
        emergency_words=tuple(map(as_shipped, region.emergency_words)),
        lines=tuple(map(_line, region.lines)),
    )


def in_order(regions: Iterable[Region]) -> list[Region]:
    """Return the countries by the names that their readers know; the last is everywhere else."""
    named = (replace(region, name=called(region)) for region in regions)
    return sorted(named, key=lambda region: (region.code == ELSEWHERE, _as_sorted(region.name)))


def _as_sorted(name: str) -> str:
    """Return a name without its accents: "Índia" stands with the other names in I."""
    return "".join(sign for sign in normalize("NFKD", name.casefold()) if not combining(sign))


def called(region: Region) -> str:
    """Return what its readers call it, unless the house has a name of its own for it."""
    if region.code == ELSEWHERE or region.name != country(region.code, "en"):
        return as_shipped(region.name)
    return country(region.code)


def _line(line: Line) -> Line:
    """Return a line in other words; its name stays English, and a voice is told so."""
    about = as_shipped(line.about)
    return replace(
        line,
        about=about,
        lang=line.lang or ("en" if about != line.about else ""),
        how=as_shipped(line.how),
        when=as_shipped(line.when),
        languages=as_shipped(line.languages),
    )
