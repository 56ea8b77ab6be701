"""Imports of the sizes that the numbers are about: a tenant.yaml in 2 s, a Management API export in 3 s."""

from __future__ import annotations

import json
from typing import Any

from pytest_benchmark.fixture import BenchmarkFixture

from mrrt_studio.formats.importing import read_text
from mrrt_studio.formats.review import apply, review
from mrrt_studio.scenario.model import Scenario

CLIENT = """  - name: Application {number} of ##ENV##
    allowed_clients: []
    allowed_logout_urls: []
    app_type: regular_web
    callbacks:
      - https://app-{number}.example.com/callback
    client_aliases: []
    client_metadata:
      team: team-{number}
    cross_origin_authentication: false
    custom_login_page_on: true
    grant_types:
      - authorization_code
      - refresh_token
    is_first_party: true
    is_token_endpoint_ip_header_trusted: false
    jwt_configuration:
      alg: RS256
      lifetime_in_seconds: 36000
      secret_encoded: false
    native_social_login:
      apple:
        enabled: false
      facebook:
        enabled: false
    oidc_conformant: true
    refresh_token:
      expiration_type: expiring
      leeway: 0
      infinite_token_lifetime: false
      infinite_idle_token_lifetime: false
      token_lifetime: 31557600
      idle_token_lifetime: 2592000
      rotation_type: rotating
      policies:
        - audience: https://api-{number}.example.com
          scope: [read:a, write:a]
    organization_usage: deny
    require_pushed_authorization_requests: false
    sso_disabled: false
    web_origins:
      - https://app-{number}.example.com
      - https://www-{number}.example.com
      - https://test-{number}.example.com
    client_authentication_methods: null
    token_endpoint_auth_method: client_secret_post
"""
API = """  - name: API {number}
    identifier: https://api-{number}.example.com
    scopes:
      - value: read:a
        description: Read
      - value: write:a
        description: Write
    skip_consent_for_verifiable_first_party_clients: true
"""


def tenant_yaml(clients: int) -> str:
    """A tenant.yaml with as many APIs as applications."""
    applications = "".join(CLIENT.format(number=number) for number in range(clients))
    apis = "".join(API.format(number=number) for number in range(clients))
    return f"clients:\n{applications}resourceServers:\n{apis}"


def export(size: int) -> str:
    """An export of the Management API, keyed by kind."""
    clients: list[dict[str, Any]] = [
        {
            "client_id": f"client{number:026}",
            "name": f"Application {number}",
            "grant_types": ["authorization_code", "refresh_token"],
            "client_secret": "[REDACTED]",
            "token_endpoint_auth_method": "client_secret_post",
            "refresh_token": {
                "rotation_type": "rotating",
                "expiration_type": "expiring",
                "policies": [
                    {"audience": f"https://api-{number}.example.com", "scope": ["read:1", "read:2"]}
                ],
            },
            **{f"setting_{name}": False for name in range(30)},
        }
        for number in range(size)
    ]
    apis = [
        {
            "id": f"{number:024x}",
            "identifier": f"https://api-{number}.example.com",
            "scopes": [{"value": f"read:{scope}", "description": "d"} for scope in range(20)],
            "skip_consent_for_verifiable_first_party_clients": True,
        }
        for number in range(size)
    ]
    return json.dumps({"clients": clients, "resource_servers": apis}, indent=2)


def test_a_tenant_yaml_of_2000_lines_with_40_applications(benchmark: BenchmarkFixture) -> None:
    text = tenant_yaml(40)
    assert text.count("\n") > 1_900
    found = benchmark(lambda: review(Scenario(), read_text(text, "tenant.yaml")))
    assert len(found.result.clients) == 40


def test_a_management_api_export_of_1000_applications_and_1000_apis(benchmark: BenchmarkFixture) -> None:
    text = export(1000)
    found = benchmark.pedantic(lambda: review(Scenario(), read_text(text, "export.json")), rounds=3)
    assert (len(found.result.clients), len(found.result.resource_servers)) == (1000, 1000)
    assert found.suspicious == ()


def test_the_same_export_again_over_what_it_made(benchmark: BenchmarkFixture) -> None:
    imported = read_text(export(1000), "export.json")
    scenario = apply(Scenario(), imported)
    assert benchmark.pedantic(lambda: apply(scenario, imported), rounds=3) == scenario
