from __future__ import annotations

from mrrt_studio.simulation.export_nextjs import export
from tests.simulation.export_samples import LOGIN, exchanging, timeline

PARTS = (
    "// lib/auth0.ts\n",
    "// app/exchange/route.ts\n",
    '    audience: "https://YOUR_AUTH0_DOMAIN/orders",\n',
    """  const { token: x2Token } = await auth0.getAccessToken({
    audience: "https://billing.example.com",
    scope: "read:bills",
    refresh: true,
  });
""",
    "  return Response.json({ tokens: 3 });\n",
)


def test_the_whole_text() -> None:
    made = export(exchanging())
    assert (made.language, made.file_name) == ("typescript", "route.ts")
    for part in PARTS:
        assert part in made.text


def test_an_organization_is_part_of_the_login() -> None:
    assert 'organization: "acme"' in export(timeline({**LOGIN, "organization": "acme"})).text


def test_a_login_without_parameters_has_none() -> None:
    bare = {name: LOGIN[name] for name in ("id", "type", "client", "user")}
    assert "authorizationParameters" not in export(timeline(bare)).text
