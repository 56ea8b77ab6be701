from __future__ import annotations

import pytest

from mrrt_studio.engine.management.collections import COLLECTIONS, grant_id
from mrrt_studio.scenario.resource_server import ClientGrant
from tests.builders import ADA, MESSAGES, PHONE, Json, configuration

GRANT: Json = {"client_id": PHONE, "audience": MESSAGES}
TENANT: Json = {
    "roles": [{"id": "rol_r", "name": "Reader"}, {"name": "Writer"}],
    "resource_servers": [{"identifier": MESSAGES, "id": "0123456789abcdef01234567"}],
    "client_grants": [GRANT, {**GRANT, "id": "cgr_given", "subject_type": "user"}],
}


@pytest.mark.parametrize(
    ("collection", "name", "found"),
    [
        ("clients", PHONE, True),
        ("clients", "Phone app", False),
        ("resource-servers", MESSAGES, True),
        ("resource-servers", "0123456789abcdef01234567", True),
        ("resource-servers", f"{MESSAGES}/", False),
        ("users", ADA, True),
        ("roles", "rol_r", True),
        ("roles", "Reader", True),
        ("roles", "Writer", True),
        ("client-grants", "cgr_given", True),
        ("client-grants", grant_id(ClientGrant.model_validate(GRANT), "seed"), True),
        ("client-grants", "cgr_other", False),
    ],
)
def test_objects_are_found_by_any_of_their_names(collection: str, name: str, found: bool) -> None:
    assert (COLLECTIONS[collection].find(configuration(**TENANT), name, "seed") is not None) is found


def test_the_id_of_a_grant_derives_from_what_it_connects() -> None:
    plain = ClientGrant.model_validate(GRANT)
    assert grant_id(plain, "seed") == grant_id(plain.replace(scope=("x",), subject_type="client"), "seed")
    assert grant_id(plain, "seed") != grant_id(plain.replace(subject_type="user"), "seed")
    assert grant_id(plain.replace(id="cgr_mine"), "seed") == "cgr_mine"


@pytest.mark.parametrize("name", COLLECTIONS)
def test_storing_what_is_there_changes_nothing(name: str) -> None:
    tenant, collection = configuration(**TENANT), COLLECTIONS[name]
    items = collection.items(tenant)
    assert len(items) > 0
    assert collection.store(tenant, items) == tenant
    assert collection.items(collection.store(tenant, items[:-1])) == items[:-1]
