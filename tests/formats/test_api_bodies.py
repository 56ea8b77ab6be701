from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.api_bodies import Unsent, Written, body_of, refresh_token_body
from mrrt_studio.formats.changes import Change, changes, everything, of_client, stated
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import SETTINGS, TENANT, problems_of, tenant, with_client, with_settings
from tests.strategies import AUDIENCES, refresh_token_settings, scope_lists

ID = TENANT["clients"][0]["client_id"]
UPDATES = {
    "clients": "UpdateClientRequestContent",
    "resource_servers": "UpdateResourceServerRequestContent",
    "client_grants": "UpdateClientGrantRequestContent",
    "tenant": "UpdateTenantSettingsRequestContent",
}
CREATES = {
    "clients": "CreateClientRequestContent",
    "resource_servers": "CreateResourceServerRequestContent",
    "client_grants": "CreateClientGrantRequestContent",
    "roles": "CreateRoleRequestContent",
}


def patch(after: Scenario, before: Scenario | None = None) -> Written:
    (change,) = of_client(changes(before or tenant(), after), ID)
    return body_of(change)


def body(after: Scenario, before: Scenario | None = None) -> dict[str, Any]:
    return patch(after, before).body


def test_refresh_token_is_always_whole() -> None:
    assert body(with_settings(leeway=9)) == {"refresh_token": {**SETTINGS, "leeway": 9}}


def test_what_the_api_requires_is_in_it_even_if_nobody_gave_it() -> None:
    sent = body(with_client(refresh_token={"policies": SETTINGS["policies"]}))["refresh_token"]
    assert sent["rotation_type"] == "non-rotating"
    assert sent["expiration_type"] == "non-expiring"


@pytest.mark.parametrize("policies", [[], None])
def test_no_policies_any_more_is_null_and_never_an_empty_list(policies: Any) -> None:
    assert body(with_settings(policies=policies))["refresh_token"]["policies"] is None


def test_without_policies_before_and_after_none_are_named() -> None:
    before, after = with_settings(policies=[]), with_settings(policies=[], leeway=3)
    assert "policies" not in body(after, before)["refresh_token"]
    (new,) = of_client(everything(with_settings(policies=[])), ID)
    assert "policies" not in body_of(new).body["refresh_token"]  # type: ignore[operator]


def test_settings_that_are_gone_are_null() -> None:
    assert body(with_client(refresh_token=None)) == {"refresh_token": None}


def test_a_list_that_is_gone_is_empty_and_a_switch_goes_back() -> None:
    assert body(with_client(callbacks=None)) == {"callbacks": []}
    assert body(tenant(), with_client(is_first_party=False)) == {"is_first_party": True}


def test_what_cannot_be_sent_is_told() -> None:
    assert patch(with_client(app_type=None)) == Written({}, (Unsent("app_type", "no default"),))
    assert patch(with_client(x_new=1)) == Written({}, (Unsent("x_new", "unknown"),))
    mode = with_client(third_party_security_mode="strict")
    assert patch(mode) == Written({}, (Unsent("third_party_security_mode", "immutable"),))


def test_what_the_api_only_returns_is_left_out_without_a_word() -> None:
    after = with_client(tenant="acme", **{"global": False}, owners=[], callback_url_template=False)
    assert patch(after) == Written({})


def test_an_immutable_field_is_sent_with_a_post() -> None:
    (new,) = of_client(everything(with_client(third_party_security_mode="strict")), ID)
    assert body_of(new).body["third_party_security_mode"] == "strict"
    (whole,) = stated(with_client(third_party_security_mode="strict"), ID)
    assert "third_party_security_mode" not in body_of(whole).body


def test_secret_encoded_cannot_be_updated() -> None:
    configuration = {"alg": "RS256", "secret_encoded": False}
    assert body(with_client(jwt_configuration=configuration)) == {"jwt_configuration": {"alg": "RS256"}}


def test_hours_with_a_fraction_are_minutes() -> None:
    def settings(hours: float) -> dict[str, Any]:
        after = tenant(tenant={**TENANT["tenant"], "session_lifetime": hours})
        (change,) = [each for each in changes(tenant(), after) if each.collection == "tenant"]
        return body_of(change).body

    assert settings(3.0166666666666666) == {"session_lifetime_in_minutes": 181}
    assert settings(24) == {"session_lifetime": 24}


def test_an_entry_that_knows_more_than_the_api_is_cut() -> None:
    policies: Any = [{"audience": "x", "note": "mine"}]
    assert refresh_token_body({"policies": policies})["policies"] == [{"audience": "x", "scope": []}]


def settings() -> st.SearchStrategy[Any]:
    """Settings in the API's ranges, wise or not."""
    policy = st.fixed_dictionaries(
        {"audience": st.sampled_from(AUDIENCES)}, optional={"scope": scope_lists()}
    )
    return st.tuples(refresh_token_settings(), st.none() | st.lists(policy, max_size=2)).map(
        lambda parts: {**parts[0], "policies": parts[1]}
    )


@given(settings(), settings())
def test_every_body_is_one_that_the_api_takes(one: Any, other: Any) -> None:
    shared = Path(__file__).resolve().parents[3] / "shared"
    before, after = with_client(refresh_token=one), with_client(refresh_token=other)
    for change in (*changes(before, after), *everything(after), *stated(after, ID)):
        assert_valid(shared, change)


def test_every_body_of_the_samples_is_one_that_the_api_takes(shared: Path) -> None:
    others = tenant(client_grants=[{**TENANT["client_grants"][0], "scope": []}], resource_servers=[])
    more = with_client(callbacks=None, refresh_token=None, web_origins=["https://a.example"])
    for after in (others, more, tenant(tenant={"session_lifetime": 1.5})):
        for change in (*changes(tenant(), after), *changes(after, tenant()), *everything(after)):
            assert_valid(shared, change)


def assert_valid(shared: Path, change: Change) -> None:
    schemas = {"changed": UPDATES, "added": CREATES}.get(change.kind, {})
    if change.collection not in schemas:
        return
    sent = body_of(change).body
    if sent:
        assert problems_of(shared, schemas[change.collection], sent) == []


def test_the_documented_patch_comes_out_as_the_guide_prints_it(shared: Path) -> None:
    file = shared / "samples/management-api/auth0_docs_PATCH_client_MRRT_body.json"
    if not file.is_file():
        pytest.skip("the sample is not beside this checkout")
    guide = json.loads(file.read_text(encoding="utf-8"))
    assert body(with_client(refresh_token=guide["refresh_token"])) == guide
