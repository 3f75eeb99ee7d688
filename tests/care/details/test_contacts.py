"""E-mail addresses, links to own pages, names on other sites."""

import pytest

from forum.care.details.contacts import emails, links
from forum.care.details.glancing import Glance


def words(family, text):
    return [text[start:end] for start, end in family(Glance(text))]


@pytest.mark.parametrize(
    "address",
    [
        "jane@post.example",
        "J.DOE+night@POST.EXAMPLE",
        "jane_d.87@mail.post.example",
        "jane @ post.example",
        "jane (at) post dot example",
        "jane[at]post[dot]example",
        "jane at post dot example",
        "janedoe at gmail dot com",
        "janedoe at hotmail.com",
        "janedoe@gmail",
        "jané@pöst.example",
    ],
)
def test_an_e_mail_address_is_found_however_it_is_hidden(address):
    assert words(emails, f"write to {address}, please") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "look at this.It is late",
        "meet me @ home",
        "I stayed at work. dot",
        "the (at) sign",
        "looks at the dots",
        "a@b",
    ],
)
def test_what_only_looks_like_an_e_mail_address_is_left_alone(text):
    assert words(emails, text) == []


@pytest.mark.parametrize(
    "link",
    [
        "https://www.facebook.com/jane.doe.1987",
        "instagram.com/jane.doe",
        "https://m.facebook.com/jane",
        "t.me/janedoe",
        "https://www.reddit.com/user/janedoe",
        "https://www.youtube.com/@janedoe",
        "https://social.example/@jane",
        "https://janesblog.wordpress.com/2020/05",
        "linktr.ee/janedoe",
    ],
)
def test_a_link_to_somebodys_own_page_is_found(link):
    assert words(links, f"I am there: {link}.") == [link]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("insta: janedoe", "janedoe"),
        ("my snap is jane_doe", "jane_doe"),
        ("my insta is janedoe, add me", "janedoe"),
        ("find me on insta as jane.d", "jane.d"),
        ("my discord is janed#1234", "janed#1234"),
        ("Snapchat name is janedoe", "janedoe"),
        ("it's @jane_doe there", "@jane_doe"),
        ("I am u/janedoe over there", "u/janedoe"),
        ("username: jane_87", "jane_87"),
        ("my website is http://janes.example/", "http://janes.example/"),
        ("my blog is janes.example.com", "janes.example.com"),
    ],
)
def test_a_name_on_another_site_is_found(text, name):
    assert set(words(links, text)) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "https://www.mind.org.uk/information",
        "www.nhs.uk/mental-health helped",
        "my facebook is full of them",
        "instagram is making me sad",
        "my discord is private",
        "I deleted twitter last year",
        "see you @home or @work",
        "signal: red",
        "read news.example/2020/05",
    ],
)
def test_other_links_and_talk_of_other_sites_are_left_alone(text):
    assert words(links, text) == []
