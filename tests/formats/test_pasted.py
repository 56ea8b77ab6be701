from __future__ import annotations

from mrrt_studio.formats.detect import MODELS
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.pasted import Pasted
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Organization, Role, User
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}")
CLIENTS = (Client(client_id="a"), Client(client_id="b"))


def test_the_kind_and_the_counts_are_those_of_the_content() -> None:
    api = ResourceServer(identifier="x")
    applications = Pasted(RAW, Imported(clients=CLIENTS))
    assert (applications.kind, applications.counts) == ("clients", {"clients": 2})
    mixed = Pasted(RAW, Imported(clients=CLIENTS, resource_servers=(api,)))
    assert (mixed.kind, mixed.counts) == ("mixed", {"clients": 2, "resource_servers": 1})
    patch = Pasted(RAW, patch={"refresh_token": None})
    assert (patch.kind, patch.counts) == ("patch", {})


def test_the_objects_are_those_that_were_imported() -> None:
    imported = Imported(
        clients=CLIENTS,
        resource_servers=(ResourceServer(identifier="x"),),
        client_grants=(ClientGrant(audience="x"),),
        roles=(Role(name="r"),),
        users=(User(user_id="u"),),
        organizations=(Organization(id="o"),),
        domain="acme.eu.auth0.com",
    )
    pasted = Pasted(RAW, imported)
    assert pasted.counts == dict.fromkeys(MODELS, 1) | {"clients": 2}
    assert all(pasted.items(name) is getattr(pasted, name) for name in MODELS)
    assert pasted.domain == "acme.eu.auth0.com"
