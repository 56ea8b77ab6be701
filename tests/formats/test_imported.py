from __future__ import annotations

import pytest

from mrrt_studio.formats.imported import COLLECTIONS, Imported, domain_of, key_of
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Action, Organization, Role, Rule, RuleConfig, User


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (Client(client_id="a", name="A"), "a"),
        (ResourceServer(identifier="https://a", name="A"), "https://a"),
        (ClientGrant(client_id="a", audience="x"), "a x client"),
        (ClientGrant(client_id="a", audience="x", subject_type="user"), "a x user"),
        (Role(id="rol_1", name="R"), "R"),
        (User(user_id="u", name="U"), "u"),
        (Organization(id="org_1", name="O"), "O"),
        (Action(name="x"), "x"),
        (Rule(name="y"), "y"),
        (RuleConfig(key="K"), "K"),
    ],
)
def test_each_object_is_known_by_a_name_of_its_own(item: FrozenModel, key: str) -> None:
    assert key_of(item) == key


@pytest.mark.parametrize(
    ("identifier", "domain"),
    [
        ("https://acme.eu.auth0.com/api/v2/", "acme.eu.auth0.com"),
        ("https://login.acme.com/me/", "login.acme.com"),
        ("https://acme.eu.auth0.com/api/v2", None),
        ("https://acme.eu.auth0.com/userinfo", None),
        ("https://a/b/api/v2/", None),
        ("urn:api", None),
    ],
)
def test_auth0s_own_apis_tell_the_domain(identifier: str, domain: str | None) -> None:
    assert domain_of(identifier) == domain


def test_every_collection_is_one_of_a_scenario() -> None:
    assert set(COLLECTIONS) <= set(Scenario.model_fields)
    assert all(Imported().items(name) == () for name in COLLECTIONS)


def test_only_what_is_there_is_counted() -> None:
    found = Imported(clients=(Client(client_id="a"), Client(client_id="b")), rules=(Rule(name="y"),))
    assert found.counts == {"clients": 2, "rules": 1}


@pytest.mark.parametrize(
    ("found", "is_empty"),
    [
        (Imported(), True),
        (Imported(ignored={"pages": 4}, managed=frozenset({"clients"})), True),
        (Imported(domain="acme.eu.auth0.com"), False),
        (Imported(triggers={"post-login": ()}), False),
        (Imported(clients=(Client(client_id="a"),)), False),
        (Imported(whole=Scenario()), False),
    ],
)
def test_nothing_that_could_become_part_of_a_scenario(found: Imported, is_empty: bool) -> None:
    assert found.is_empty is is_empty
