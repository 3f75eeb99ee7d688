"""Each catalogue says all that the forum says, whole and with every value in its place."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from tools.messages import as_read, as_text, gather, paths, read, renewed, waiting

HOLE = re.compile(r"%\(\w+\)[sd]")
TAG = re.compile(r"</?\w[^>]*>")


@pytest.fixture(scope="module")
def messages() -> Catalog:
    return gather()


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.parts[-3])
def test_a_catalogue_has_all_messages_and_all_are_translated(path, messages):
    catalogue = renewed(read(path), messages)

    assert [message.id for message in waiting(catalogue)] == []
    assert as_text(catalogue) == path.read_bytes(), "run: make messages"


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.parts[-3])
def test_what_the_forum_reads_is_what_people_translated(path):
    assert as_read(read(path)) == path.with_suffix(".mo").read_bytes(), "run: make messages"


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.parts[-3])
def test_a_translation_has_the_values_and_the_marks_of_its_message(path):
    assert [fault for message in read(path) if message.id for fault in faults(message)] == []


def faults(message: Message) -> list[str]:
    """Return what a translation has lost, or has and was not given."""
    asked = message.id if isinstance(message.id, tuple) else (message.id,)
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    # One thing may be told without its number: "a reply".
    counted = {"%(num)d", "%(num)s", "%(count)s"} if len(said) > 1 else set()
    found = []
    for number, words in enumerate(said):
        of = asked[min(number, len(asked) - 1)]
        if not set(HOLE.findall(words)) ^ set(HOLE.findall(of)) <= counted:
            found.append(f"values: {of} / {words}")
        if sorted(TAG.findall(words)) != sorted(TAG.findall(of)):
            found.append(f"tags: {of} / {words}")
        if (words[:1].isspace(), words[-1:].isspace()) != (of[:1].isspace(), of[-1:].isspace()):
            found.append(f"spaces: {of} / {words}")
    return found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Wait %(minutes)d minutes.", "Espera unos minutos."),
        ("Wait.", "Espera %(minutes)d minutos."),
        ("See <a href='/'>here</a>.", "Mira <a>aquí</a>."),
        ("and", " y"),
        (("%(num)d reply by %(name)s", "%(num)d replies by %(name)s"), ("Una", "%(num)d")),
    ],
)
def test_a_translation_that_has_lost_something_is_noticed(asked, said):
    assert faults(Message(asked, said))


def test_a_message_without_words_is_noticed(tmp_path: Path):
    catalogue = Catalog(locale="es")
    catalogue.add("Keep it", "")
    catalogue.add(("%(num)d day", "%(num)d days"), ("%(num)d día", ""))
    catalogue.add("Done", "Hecho")

    assert len(waiting(catalogue)) == 2
