"""What the environment sets is shown without secrets."""

from dataclasses import replace

from forum.operating.environment import shown


def test_of_the_database_only_its_kind_is_shown(settings):
    told = dict(shown(replace(settings, database="postgresql+psycopg://me:hush@host/forum")))

    assert told["LAMPLIT_DATABASE"] == "postgresql"
    assert "hush" not in str(told)
    assert settings.secret.hex() not in str(told)
    assert told["LAMPLIT_SITE_NAME"] == settings.site_name
