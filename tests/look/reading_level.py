"""How hard a page is to read: a floor, since no formula knows whether people understand.

The grade is that of Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59.
Source: Kincaid et al., Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975
"""

import re

from bs4 import BeautifulSoup, Tag

TELLING = ("p", "li", "dd", "td")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+")
ENDS = re.compile(r"(?<=[.?!])[”’]?\s+")
# An e that is written and not heard: "make", "rules", "asked"; not "table", "pages", "wanted".
SILENT = re.compile(
    r"(?<![^aeiouy][lr])e$"
    r"|(?<![cgsxz])(?<![cs]h)(?<![^aeiouy][lr])es$"
    r"|(?<![td])(?<![^aeiouy][lr])ed$"
    r"|(?<=som)e"
)
# Vowels that stand together and are heard apart: "actual", "being", "anyone", "idea", "quiet".
APART = re.compile(r"ia|(?<!q)ua|iou|[aeiouy]ing|yon|ea(?=s?$)|ie(?=[nt])")


def sentences(page: BeautifulSoup) -> list[str]:
    """Return what the page tells; headings are left out, since their few words would flatter it."""
    parts = [tag for tag in page.select("main :is(p, li, dd, td)") if not _holds_others(tag)]
    told = [" ".join(tag.get_text().split()) for tag in parts]
    return [sentence for text in told for sentence in ENDS.split(text) if words(sentence)]


def _holds_others(tag: Tag) -> bool:
    return tag.find(TELLING) is not None


def words(text: str) -> list[str]:
    return WORD.findall(text)


def syllables(word: str) -> int:
    """Return how many vowels are heard, as well as spelling can tell; a figure counts as one."""
    spelt = re.sub(r"[’']", "", word.lower())
    heard = SILENT.sub("", spelt)
    return max(1, len(re.findall(r"[aeiouy]+", heard)) + len(APART.findall(spelt)))


def grade(told: list[str]) -> float:
    """Return the school year from which such sentences can be read."""
    all_words = [word for sentence in told for word in words(sentence)]
    in_a_word = sum(map(syllables, all_words)) / len(all_words)
    return 0.39 * len(all_words) / len(told) + 11.8 * in_a_word - 15.59
