from __future__ import annotations

import ast

from mrrt_studio.simulation.export_server_python import export
from tests.simulation.export_samples import LOGIN, exchanging, timeline

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


def test_it_is_python() -> None:
    for played in (exchanging(), timeline(LOGIN), timeline({**LOGIN, "scope": 'it\'s "x" \\ \n'})):
        ast.parse(export(played).text)


def test_an_organization_is_part_of_the_login() -> None:
    assert '"organization": "acme"' in export(timeline({**LOGIN, "organization": "acme"})).text
