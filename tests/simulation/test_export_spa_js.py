from __future__ import annotations

from mrrt_studio.simulation.export_spa_js import export
from tests.simulation.export_samples import LOGIN, exchanging, timeline

PARTS = (
    "  useRefreshTokens: true,\n  useMrrt: true,\n",
    '    audience: "https://YOUR_AUTH0_DOMAIN/orders",\n',
    '    scope: "openid offline_access read:orders",\n',
    'const x1Token = await auth0.getTokenSilently({\n  cacheMode: "off",\n});\n',
    """const x2Token = await auth0.getTokenSilently({
  cacheMode: "off",
  authorizationParams: {
    audience: "https://billing.example.com",
    scope: "read:bills",
  },
});
""",
    "// The token is for https://YOUR_AUTH0_DOMAIN/orders, and the SDK does not notice.\n",
)


def test_the_whole_text() -> None:
    made = export(exchanging())
    assert (made.language, made.file_name) == ("typescript", "auth0.ts")
    for part in PARTS:
        assert part in made.text


def test_an_organization_is_part_of_the_login() -> None:
    assert 'organization: "acme"' in export(timeline({**LOGIN, "organization": "acme"})).text


def test_every_opened_bracket_is_closed() -> None:
    text = export(exchanging()).text
    assert [text.count(each) for each in "({["] == [text.count(each) for each in ")}]"]
