"""E-mail addresses, links to a person's own pages, and names on other sites."""

import re
from collections.abc import Iterator

from forum.care.details.capitals import alternatives, words
from forum.care.details.glancing import Glance

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?+"
_HOSTS = (
    r"(?:g(?:oogle)?mail|hotmail|yahoo|ymail|outlook|icloud|proton(?:mail)?|aol|live|msn|gmx"
    r"|btinternet|comcast|verizon)"
)
_DOT = r"(?:[ ]?[\[({<]dot[\])}>][ ]?|[ ]dot[ ]|\.)"
_SPELT_DOT = r"(?:[ ]?[\[({<]dot[\])}>][ ]?|[ ]dot[ ])"
_LOCAL = r"(?<![\w.+-])[\w.+%'-]{1,64}+"
_EMAILS = re.compile(
    # jane@post.example
    rf"{_LOCAL}[ ]?@[ ]?(?:{_LABEL}{_DOT}){{1,6}}[^\W\d_]{{2,24}}+"
    # jane (at) post dot example
    rf"|{_LOCAL}[ ]?[\[({{<]at[\])}}>][ ]?{_LABEL}(?:{_DOT}[^\W\d_]{{2,24}}+){{1,4}}"
    # jane at post dot example
    rf"|{_LOCAL}[ ]at[ ]{_LABEL}(?:{_SPELT_DOT}[^\W\d_]{{2,24}}+){{1,4}}"
    # jane at gmail, jane@gmail
    rf"|{_LOCAL}(?:[ ]at[ ]|@){_HOSTS}\b(?:\.[a-z]{{2,3}}){{0,2}}",
    re.IGNORECASE,
)


# One of these is in each of them.
_AT = re.compile(
    rf"@|[\[({{<]at[\])}}>]|[ ]at[ ](?:{_LABEL}{_SPELT_DOT}|{_HOSTS}\b)", re.IGNORECASE
)


_AT_WORD = frozenset({"at"})


def emails(glance: Glance) -> Iterator[tuple[int, int]]:
    if not (glance.has_any("@") or glance.has_word(_AT_WORD)) or not _AT.search(glance.text):
        return
    for found in _EMAILS.finditer(glance.text):
        before = len(found[0]) - len(found[0].lstrip("'-.+%"))
        yield found.start() + before, found.end()


_PROFILES = (
    r"(?:facebook|fb|instagram|twitter|x|tiktok|snapchat|linkedin|threads|bsky|pinterest|onlyfans"
    r"|patreon|ko-fi|paypal|cash|venmo|gofundme|justgiving|linktr|soundcloud|twitch"
    r"|steamcommunity"
    r"|discord|discordapp|telegram|t|wa|kik|vk|ok|quora|medium|goodreads|strava|github|gitlab"
    r"|deviantart|wattpad|last|spotify|tinder|okcupid|me)"
)
_OWN_SITES = (
    "wordpress tumblr blogspot substack livejournal wixsite weebly carrd bandcamp github neocities "
    "medium deviantart"
)
_SAID_TO_BE_OWN = "website site page blog profile channel shop portfolio photo video"
_REST = r"[^\s<>\"()\[\]]"
_URL = rf"(?:https?://|www\.)?{_LABEL}(?:\.{_LABEL}){{1,8}}"
_LINKS = re.compile(
    # a page of somebody's at a place where pages are somebody's
    rf"(?<![\w@.-])(?:https?://)?(?:[a-z]{{1,3}}\.|www\.|web\.|open\.)?{_PROFILES}"
    rf"\.(?:com|me|tv|app|org|net|ee|gg|link|fm|co|social|uk|us)(?:\.uk)?/[@\w]{_REST}{{0,300}}+"
    rf"|(?<![\w@.-])(?:https?://)?(?:www\.)?(?:reddit\.com/u(?:ser)?|youtube\.com/(?:@|c/"
    rf"|channel/"
    rf"|user/)|[\w.-]{{3,60}}+/@)/?\w{_REST}{{0,300}}+"
    rf"|(?<![\w@.-])(?:https?://)?[\w-]{{2,60}}+\.{alternatives(_OWN_SITES)}\.(?:com|co|io|org|net)\b"
    rf"(?:/{_REST}{{0,300}}+)?"
    # whatever is said to be somebody's own
    rf"|\b{alternatives(_SAID_TO_BE_OWN)}(?: is|:| at)? "
    r"(?P<own>(?:https?://|www\.|(?=[\w.-]{3,60}/|[\w.-]{2,60}\.(?:com|net|org|me|io|blog|co|uk)\b))"
    rf"\w{_REST}{{2,300}}+)",
    re.IGNORECASE,
)
_STOPS = ".,:;!?'*_~"

_SITE_NAMES = (
    "insta instagram ig snap snapchat sc discord twitter tiktok facebook fb messenger kik "
    "telegram skype whatsapp reddit youtube twitch tumblr xbox psn steam gamertag linkedin "
    "bluesky mastodon threads wechat wattpad onlyfans"
)
_SITES = rf"(?:{alternatives(_SITE_NAMES)}|tik tok)"
_NAME = r"@?[a-z][\w.-]{1,30}\w(?:\#\d{4}\b)?"
_CALLED = r"(?:username|user|name|handle|account|id|tag|me)"
_SAID_TO_BE = r"(?:username|gamertag)"
# One of these words, or "u/", is in whatever tells of a name there.
_SITE_WORDS = words(f"{_SITE_NAMES} tok") | set(re.findall("[a-z]+", _SAID_TO_BE))
_HANDLES = re.compile(
    # insta: jane.doe, snap = jane_doe, Discord name is jane
    rf"\b{_SITES}(?: {_CALLED})?(?: ?[:=] ?| {_CALLED} is | me (?:at|on) "
    rf"|(?:(?: is| as|:| -) ?)(?=@))({_NAME})"
    # my snap is jane_doe, on insta as jane.doe: only what is no ordinary word
    rf"|\b{_SITES} (?:is |as |at |under )?(?=[\w.-]{{0,30}}[\d_#]"
    rf"|(?<=as )[a-z]{{2,20}}\.[a-z]{{1,20}}\b)"
    rf"({_NAME})"
    # my insta is janedoe, and there the sentence ends
    rf"|\bmy {_SITES}(?: {_CALLED})? is (?!private|public|gone|full|down|dead|off"
    rf"|empty"
    rf"|deleted|open|blocked|there|here|below|hacked|locked|not\b)({_NAME})"
    r"(?=[ ]*(?:$|[,.!?;)\n](?!\w)|if you|add me|dm))"
    r"|(?<![\w/])(u/\w{3,20})\b"
    rf"|\b{_SAID_TO_BE}(?: is |: ?| )(?=[\w.-]{{0,30}}[\d_])([\w.-]{{3,32}})",
    re.IGNORECASE,
)
_AT_NAME = re.compile(
    r"(?<![\w@./])@(?!(?:home|work|school|night|least|everyone|all|once|first|me|the|uni|college"
    r"|this|that|my|here|everybody|anyone|same|any|what|people|admin|mods?|op|you)\b)"
    r"[a-z0-9_](?:[\w.]{1,30}\w)(?![\w@])"
    r"|(?<![\w#])[a-z][\w.]{1,31}\#\d{4}\b",
    re.IGNORECASE,
)


# Where an address of a page has neither a slash nor this, there is none. With only one of the two
# it is a name ("site.example/@jane"), or has one of these words before it or in it.
_INNER_DOT = re.compile(r"\.\w")
_LINK_WORDS = words(f"{_OWN_SITES} {_SAID_TO_BE_OWN}")


def links(glance: Glance) -> Iterator[tuple[int, int]]:
    """Yield links to people's own pages, and their names on other sites."""
    if _may_link(glance):
        yield from _linked(glance.text)
    if glance.has_any(("u/",)) or glance.has_word(_SITE_WORDS):
        yield from _called(glance.text)
    if glance.has_any("@#"):
        for found in _AT_NAME.finditer(glance.text):
            yield found.span()


def _may_link(glance: Glance) -> bool:
    has_slash, has_dot = glance.has_any("/"), bool(_INNER_DOT.search(glance.text))
    if has_slash and (has_dot or glance.has_any(("/@",))):
        return True
    return (has_slash or has_dot) and glance.has_word(_LINK_WORDS)


def _linked(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINKS.finditer(text):
        which = found["own"] or found[0]
        yield found.end() - len(which), found.end() - len(which) + len(which.rstrip(_STOPS))


def _called(text: str) -> Iterator[tuple[int, int]]:
    for found in _HANDLES.finditer(text):
        which = found.lastindex or 0
        yield found.start(which), found.start(which) + len(found[which].rstrip(_STOPS))
