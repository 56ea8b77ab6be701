from __future__ import annotations

from mrrt_studio.simulation.export_swift import export
from tests.simulation.export_samples import EXCHANGES, LOGIN, exchanging, timeline

PARTS = (
    '        .audience("https://YOUR_AUTH0_DOMAIN/orders")\n',
    "    let x1Token = try await credentialsManager.renew().accessToken\n",
    """    let x2Token = try await credentialsManager.apiCredentials(
        forAudience: "https://billing.example.com",
        scope: "read:bills"
    ).accessToken
""",
    '        forAudience: "urn:other"\n',
)


def test_the_whole_text() -> None:
    made = export(exchanging())
    assert (made.language, made.file_name) == ("swift", "Exchange.swift")
    for part in PARTS:
        assert part in made.text


def test_an_organization_is_part_of_the_login() -> None:
    assert '.organization("acme")' in export(timeline({**LOGIN, "organization": "acme"})).text


def test_scopes_without_an_api_are_lost() -> None:
    played = timeline(LOGIN, {**EXCHANGES[0], "scope": "read:orders"})
    assert "renew() takes none" in " ".join(warning.text for warning in export(played).warnings)
