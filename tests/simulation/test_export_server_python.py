from __future__ import annotations

import ast

from mrrt_studio.simulation.export_server_python import export
from tests.simulation.export_samples import DOMAIN, EXCHANGES, LOGIN, SECRETS, exchanging, timeline

PARTS = (
    '    domain=os.environ["AUTH0_DOMAIN"],\n',
    '        "audience": "https://YOUR_AUTH0_DOMAIN/orders",\n',
    """    x2_token = await server_client.get_access_token(
        store_options=store_options,
        audience="https://billing.example.com",
        scope="read:bills",
    )
""",
)


def test_the_whole_text() -> None:
    made = export(exchanging())
    assert (made.language, made.file_name) == ("python", "auth0_client.py")
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


def test_it_is_python() -> None:
    for played in (exchanging(), timeline(LOGIN), timeline({**LOGIN, "scope": 'it\'s "x" \\ \n'})):
        ast.parse(export(played).text)


def test_an_organization_is_part_of_the_login() -> None:
    assert '"organization": "acme"' in export(timeline({**LOGIN, "organization": "acme"})).text
