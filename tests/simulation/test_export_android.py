from __future__ import annotations

from mrrt_studio.simulation.export_android import export
from tests.simulation.export_samples import EXCHANGES, LOGIN, exchanging, timeline

PARTS = (
    '            .withAudience("https://YOUR_AUTH0_DOMAIN/orders")\n',
    "            scope = null, minTtl = 0, parameters = emptyMap(), forceRefresh = true,\n",
    """        val x2Token = manager.awaitApiCredentials(
            audience = "https://billing.example.com",
            scope = "read:bills",
        ).accessToken
""",
)


def test_the_whole_text() -> None:
    made = export(exchanging())
    assert (made.language, made.file_name) == ("kotlin", "Exchange.kt")
    for part in PARTS:
        assert part in made.text


def test_an_organization_is_part_of_the_login() -> None:
    assert '.withOrganization("acme")' in export(timeline({**LOGIN, "organization": "acme"})).text


def test_scopes_without_an_api_are_asked_for() -> None:
    played = timeline(LOGIN, {**EXCHANGES[0], "scope": "read:orders"})
    assert '            scope = "read:orders", minTtl = 0' in export(played).text
