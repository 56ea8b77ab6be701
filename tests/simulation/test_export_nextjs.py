from __future__ import annotations

from mrrt_studio.simulation.export_nextjs import export
from tests.simulation.export_samples import DOMAIN, EXCHANGES, LOGIN, SECRETS, exchanging, timeline

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


def test_nothing_secret_no_id_and_no_domain_is_in_it() -> None:
    text = export(timeline()).text
    assert not [each for each in (*SECRETS, DOMAIN, "SIMphone", "SIMweb") if each in text]


def test_nobody_logs_in_and_nothing_is_written() -> None:
    assert export(timeline({**LOGIN, "disabled": True})).text == ""
    assert export(timeline(), "nobody").text == ""


def test_a_login_alone_is_code_too() -> None:
    assert export(timeline(LOGIN)).text
    assert EXCHANGES[1]["audience"] not in export(timeline(LOGIN)).text


def test_the_kind_of_application_must_fit() -> None:
    def rejected(client_id: str) -> int:
        return [warning.effect for warning in export(timeline(), client_id).warnings].count("rejected")

    assert (rejected("SIMweb"), rejected("SIMphone")) == (0, 1)


def test_an_organization_is_part_of_the_login() -> None:
    assert 'organization: "acme"' in export(timeline({**LOGIN, "organization": "acme"})).text


def test_a_login_without_parameters_has_none() -> None:
    bare = {name: LOGIN[name] for name in ("id", "type", "client", "user")}
    assert "authorizationParameters" not in export(timeline(bare)).text
