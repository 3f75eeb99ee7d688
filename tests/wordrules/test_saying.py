"""Writers read of our word rules in their own language, and of the house's own as it wrote them."""

from flask_babel import force_locale

from forum.wordrules.saying import SHIPPED, said
from forum.wordrules.shipping import shipped_rules


def test_all_that_writers_read_of_shipped_rules_can_be_translated():
    told = {words for rule in shipped_rules().values() for words in (rule.title, rule.why)}

    assert told == SHIPPED


def test_what_we_ship_is_said_in_the_language_of_its_reader(app):
    with app.test_request_context("/"), force_locale("es"):
        assert said("ways to die") != "ways to die"


def test_what_the_house_wrote_is_left_as_it_is(app):
    with app.test_request_context("/"), force_locale("es"):
        assert said("yesterday") == "yesterday"
