"""Names: where the words around say that it is one."""

import pytest

from forum.care.details.glancing import Glance
from forum.care.details.names import names


def found(text):
    return [text[start:end] for start, end in names(Glance(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name's Priya and I can't sleep", "Priya"),
        ("my name is jane smith.", "jane smith"),
        ("my name is jane and I am tired", "jane"),
        ("my name is jane i am tired", "jane"),
        ("his name was Tom Baker then", "Tom Baker"),
        ("My real name is João Pereira da Silva.", "João Pereira da Silva"),
        ("her maiden name is O'Hara", "O'Hara"),
        ("my son's name is Will", "Will"),
        ("MY NAME IS JANE SMITH", "JANE SMITH"),
        ("I'm called Jane", "Jane"),
        ("i'm called jane", "jane"),
        ("he is called Joshua", "Joshua"),
        ("a boy, my son, called Callum, is 5", "Callum"),
        ("people call me theo", "theo"),
        ("we named her Isla Rose", "Isla Rose"),
        ("I go under the name of Robyn", "Robyn"),
        ("hi, I'm Sarah, 34", "Sarah"),
        ("hello, this is dr. anna miller", "dr. anna miller"),
        ("this is Jane Smith speaking", "Jane Smith"),
        ("my therapist Dr Okafor said", "Okafor"),
        ("my husband Peter Jones hit me", "Peter Jones"),
        ("Name: Jane Doe", "Jane Doe"),
        ("It helped.\nLove,\nMaureen Hill", "Maureen Hill"),
        ("ask for Mr. Allen Tazuka.", "Allen Tazuka"),
        ("Hola. Soy Marta Gutiérrez, de Zaragoza.", "Marta Gutiérrez"),
        ("me llamo lucía", "lucía"),
        ("Mi hermana se llama Carmen", "Carmen"),
        ("Mi nombre es José Luis", "José Luis"),
    ],
)
def test_a_name_is_found(text, name):
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm called names at school",
        "I'm called stupid",
        "I'M CALLED STUPID",
        "he is called a bully",
        "my name is mud there",
        "my name is on the list",
        "my name isn't important",
        "My Name Is Not Important",
        "they call me crazy",
        "call me when you can",
        "Call me Stupid one more time",
        "I'm So Tired Of This",
        "I'm English and he's American",
        "hi, I'm new here",
        "this is Really Hard",
        "Mr Right, Dr Google",
        "I love you.\nMany days are dark",
        "thanks for reading",
        "my husband left. Peter said so",
        "what is in a name: nothing",
    ],
)
def test_words_that_are_no_name_are_left_alone(text):
    assert found(text) == []
