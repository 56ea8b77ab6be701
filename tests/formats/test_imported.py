from __future__ import annotations

import pytest

from mrrt_studio.formats.imported import COLLECTIONS, Imported, Origin, domain_of, is_own_api, key_of
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Action, Organization, Role, RuleConfig, User


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (Client(client_id="c", name="n"), "c"),
        (ResourceServer.model_validate({"identifier": "i", "client_id": "c"}), "i"),
        (ClientGrant(client_id="c", audience="a"), "c a client"),
        (
            ClientGrant(default_for="third_party_clients", audience="a", subject_type="user"),
            "third_party_clients a user",
        ),
        (Role(id="rol_1", name="r"), "r"),
        (User(user_id="u", name="n"), "u"),
        (Organization(id="org_1", name="o"), "o"),
        (Action(name="a"), "a"),
        (RuleConfig(key="k"), "k"),
    ],
)
def test_every_object_is_known_by_a_name(item: object, key: str) -> None:
    assert key_of(item) == key  # type: ignore[arg-type]


def test_collections_are_those_of_a_scenario() -> None:
    assert set(COLLECTIONS) <= Scenario.model_fields.keys()


def test_what_holds_nothing_says_so() -> None:
    assert Imported().is_empty
    assert Imported(remarks=(), ignored={"pages": 1}).is_empty
    assert not Imported(clients=(Client(client_id="c"),)).is_empty
    assert Imported(clients=(Client(client_id="c"),)).counts == {"clients": 1}


@pytest.mark.parametrize(
    ("identifier", "domain", "is_own"),
    [
        ("https://acme.eu.auth0.com/api/v2/", "acme.eu.auth0.com", True),
        ("https://acme.eu.auth0.com/me/", "acme.eu.auth0.com", True),
        ("https://acme.eu.auth0.com/my-org/", "acme.eu.auth0.com", True),
        ("https://##DOMAIN##/api/v2/", None, True),
        ("https://acme.eu.auth0.com/api/v2", None, False),
        ("https://api.example.com/", None, False),
    ],
)
def test_auth0s_own_apis_tell_the_domain(identifier: str, domain: str | None, is_own: bool) -> None:
    assert domain_of(identifier) == domain
    assert is_own_api(identifier) is is_own


def test_the_owners_tree_shows_up_in_no_log() -> None:
    assert "s3cret" not in repr(Origin("deploy-cli-yaml", tree={"client_secret": "s3cret"}))
