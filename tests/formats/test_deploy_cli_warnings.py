from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.changes import changes
from mrrt_studio.formats.deploy_cli_warnings import document_warnings, domain_warning, fragment_warnings
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import TENANT, tenant, with_client, with_settings
from tests.formats.reading import deploy_cli


def told(after: Scenario) -> list[tuple[str, str]]:
    return [(each.effect, str(each)) for each in fragment_warnings(changes(tenant(), after), after)]


def words(after: Scenario, part: str) -> list[str]:
    return [effect for effect, text in told(after) if part in text]


def test_a_fragment_must_not_be_deployed_alone() -> None:
    assert words(with_settings(leeway=1), "AUTH0_ALLOW_DELETE") == ["note"]
    assert fragment_warnings((), tenant()) == ()


def test_what_was_removed_is_removed_by_hand() -> None:
    assert words(tenant(client_grants=[]), "Remove it from your document") == ["ignored"]


@pytest.mark.parametrize(
    ("fields", "effect", "part"),
    [
        ({"name": 'It\'s a "web" app'}, "rejected", "knows them by name"),
        ({"is_first_party": False}, "note", "AUTH0_EXCLUDE_THIRD_PARTY_CLIENTS"),
        ({"app_type": "resource_server"}, "ignored", "The tool removes refresh_token"),
        ({"app_type": "express_configuration"}, "ignored", "four fields"),
        ({"third_party_security_mode": "strict"}, "ignored", "third_party_security_mode out"),
    ],
)
def test_what_the_tool_does_with_applications(fields: dict[str, Any], effect: str, part: str) -> None:
    assert words(with_client(**fields), part) == [effect]


def test_a_scope_twice_in_a_policy_is_refused_by_the_tools_schema() -> None:
    policies = [{"audience": "https://api.example.com", "scope": ["read:a", "read:a"]}]
    assert words(with_settings(policies=policies), "twice") == ["rejected"]


def test_what_the_tool_does_with_auth0s_own_apis() -> None:
    apis: list[dict[str, Any]] = [
        *TENANT["resource_servers"],
        {"identifier": "x", "name": "Auth0 Management API"},
        {"identifier": "y", "name": "Auth0 My Account API", "is_system": True},
    ]
    after = tenant(resource_servers=apis)
    assert words(after, "refuses a document") == ["rejected"]
    assert words(after, "a few fields only") == ["ignored"]


def test_flags_that_the_tool_does_not_send() -> None:
    flags = {"universal_login": True, "revoke_refresh_token_grant": True}
    assert words(tenant(tenant={"flags": flags}), "does not know universal_login.") == ["ignored"]
    assert words(tenant(tenant={"flags": {"enable_sso": True}}), "does not know") == []


def test_secrets_of_the_owner_are_pointed_out() -> None:
    text = "connections:\n  - name: x\n    options: {client_secret: hidden}\nclients:\n  - name: A\n"
    baseline = deploy_cli(text)
    first, *_ = document_warnings(baseline.scenario, baseline.origin)
    assert "connections" in first.text
    assert "hidden" not in first.text
    marked = deploy_cli(text.replace("hidden", "'##SECRET##'"))
    assert "secrets" not in str(document_warnings(marked.scenario, marked.origin))


def test_the_marker_of_the_domain_is_explained() -> None:
    assert domain_warning("a: https://##AUTH0_DOMAIN##/me/\n")
    assert domain_warning("a: 1\n") == ()
