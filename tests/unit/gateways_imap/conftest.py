from tests.mailserver.plugin import *  # noqa: F403 (fixtures)
