from __future__ import annotations

import pytest

from mrrt_studio.formats.pasted import Pasted
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}")
CLIENTS = (Client(client_id="a"), Client(client_id="b"))


def test_the_kind_and_the_counts_are_those_of_the_content() -> None:
    api = ResourceServer(identifier="x")
    assert (Pasted(RAW, clients=CLIENTS).kind, Pasted(RAW, clients=CLIENTS).counts) == (
        "clients",
        {"clients": 2},
    )
    mixed = Pasted(RAW, clients=CLIENTS, resource_servers=(api,))
    assert (mixed.kind, mixed.counts) == ("mixed", {"clients": 2, "resource_servers": 1})
    patch = Pasted(RAW, patch={"refresh_token": None})
    assert (patch.kind, patch.counts) == ("patch", {})


@pytest.mark.parametrize(
    ("identifier", "is_system", "domain"),
    [
        ("https://acme.eu.auth0.com/api/v2/", True, "acme.eu.auth0.com"),
        ("https://acme.eu.auth0.com/me/", True, "acme.eu.auth0.com"),
        ("https://acme.eu.auth0.com/api/v2/", None, None),
        ("https://acme.eu.auth0.com/api/v2", True, None),
        ("https://api.example.com/", True, None),
    ],
)
def test_the_domain_is_that_of_auth0s_own_apis(
    identifier: str, is_system: bool | None, domain: str | None
) -> None:
    api = ResourceServer(identifier=identifier, is_system=is_system)
    assert Pasted(RAW, resource_servers=(ResourceServer(identifier="x"), api)).domain == domain
