from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from mrrt_studio.formats.changes import (
    changes,
    everything,
    item_json,
    marked_json,
    of_client,
    pairs,
    stated,
    whole_json,
)
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import SECRETS, TENANT, tenant, with_client, with_settings
from tests.strategies import scenarios


def told(before: Scenario, after: Scenario) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.collection, each.kind, each.fields) for each in changes(before, after)]


def test_a_changed_field_is_named_and_nothing_else() -> None:
    assert told(tenant(), with_settings(leeway=5)) == [("clients", "changed", ("refresh_token",))]


def test_absent_null_and_empty_are_three_different_things() -> None:
    states = [with_client(callbacks=None), tenant(), with_client(callbacks=[])]
    null = Scenario.model_validate(
        {**TENANT, "clients": [{**TENANT["clients"][0], "callbacks": None}, TENANT["clients"][1]]}
    )
    for number, one in enumerate([*states, null]):
        for other in [*states, null][number + 1 :]:
            assert told(one, other) == [("clients", "changed", ("callbacks",))]


def test_what_came_and_what_went() -> None:
    after = tenant(
        resource_servers=[*TENANT["resource_servers"], {"identifier": "urn:new"}], client_grants=[], roles=[]
    )
    assert [(each.collection, each.kind, each.label) for each in changes(tenant(), after)] == [
        ("resource_servers", "added", "urn:new"),
        ("client_grants", "removed", 'It\'s a "web" app → https://api.example.com'),
        ("roles", "removed", "Reader"),
    ]


def test_a_role_is_found_again_by_its_id_and_then_by_its_name() -> None:
    role = TENANT["roles"][0]
    renamed, without_id = {**role, "name": "Writer"}, {"name": "Reader", "permissions": []}
    assert told(tenant(), tenant(roles=[renamed])) == [("roles", "changed", ("name",))]
    assert told(tenant(), tenant(roles=[without_id])) == [("roles", "changed", ("permissions", "id"))]
    other = {"id": "rol_2", "name": "Reader"}
    assert [kind for _, kind, _ in told(tenant(), tenant(roles=[other, renamed]))] == ["added", "changed"]


def test_triggers_and_settings_of_the_tenant_count_and_its_domain_does_not() -> None:
    after = tenant(triggers={"post-login": []}, tenant={"domain": "other.auth0.com", "session_lifetime": 24})
    assert told(tenant(), after) == [
        ("triggers", "changed", ("actions",)),
        ("tenant", "changed", ("session_lifetime", "friendly_name")),
    ]


def test_steps_and_what_else_is_our_own_is_no_change() -> None:
    step: dict[str, Any] = {"type": "login", "client": "web", "user": "auth0|ada"}
    assert changes(tenant(), tenant(name="Other", seed="other", steps=[step])) == ()


def test_secrets_are_in_no_change() -> None:
    shown = str([(each.before, each.after) for each in everything(tenant())])
    assert not [secret for secret in SECRETS if secret in shown]
    first = TENANT["clients"][0]
    assert changes(tenant(), tenant(clients=[{**first, "client_secret": "new"}, TENANT["clients"][1]])) == ()


def test_a_secret_is_found_at_any_depth() -> None:
    addons = {"firebase": {"private_key": "deep-secret", "client_email": "a@b"}}
    client = with_client(addons=addons).clients[0]
    assert item_json("clients", client)["addons"] == {"firebase": {"client_email": "a@b"}}
    user = tenant(users=[{"user_id": "u", "identities": [{"access_token": "t", "provider": "p"}]}]).users[0]
    assert item_json("users", user)["identities"] == [{"provider": "p"}]


def test_markers_of_a_secret_come_back_where_the_owner_wants_them() -> None:
    kept = [{"path": ["client_secret"], "value": "##SECRET##"}]
    client = with_client(mrrt_studio_unresolved=kept).clients[0]
    assert marked_json("clients", client)["client_secret"] == "##SECRET##"


def test_code_is_one_text_and_hours_are_whole() -> None:
    scenario = tenant()
    assert item_json("actions", scenario.actions[0])["code"] == TENANT["actions"][0]["code"]
    assert item_json("rules", scenario.rules[0])["script"] == TENANT["rules"][0]["script"]
    assert repr(item_json("tenant", scenario.tenant)["session_lifetime"]) == "168"


def test_markers_that_no_field_holds_are_no_field_of_the_api() -> None:
    client = with_client(mrrt_studio_unresolved=[{"path": ["app_type"], "value": "##TYPE##"}]).clients[0]
    assert "mrrt_studio_unresolved" in whole_json(client)
    assert "mrrt_studio_unresolved" not in item_json("clients", client)


def test_one_application_alone() -> None:
    client_id = TENANT["clients"][0]["client_id"]
    after = tenant(clients=[TENANT["clients"][0] | {"name": "New"}, TENANT["clients"][1] | {"name": "Too"}])
    assert [each.key for each in of_client(changes(tenant(), after), client_id)] == [(client_id,)]
    (whole,) = stated(tenant(), client_id)
    assert (whole.kind, whole.before) == ("changed", {})
    assert stated(tenant(), "nobody") == ()


@given(scenarios(), scenarios())
def test_every_object_of_both_sides_is_in_one_pair(before: Scenario, after: Scenario) -> None:
    for collection in ("clients", "resource_servers", "client_grants", "roles", "actions"):
        found = [*pairs(before, after, collection)]
        was = sorted(id(was) for was, _ in found if was is not None)
        assert was == sorted(map(id, getattr(before, collection)))
        assert [now for _, now in found if now is not None] == [*getattr(after, collection)]


@given(scenarios())
def test_nothing_has_changed_between_a_tenant_and_itself(scenario: Scenario) -> None:
    assert changes(scenario, scenario) == ()
    assert changes(scenario, Scenario.model_validate(scenario.to_json())) == ()


@pytest.mark.parametrize("collection", ["clients", "resource_servers", "client_grants", "users"])
def test_everything_is_new_in_an_empty_tenant(collection: str) -> None:
    of_it = [each for each in everything(tenant()) if each.collection == collection]
    assert [each.kind for each in of_it] == ["added"] * len(TENANT[collection])
