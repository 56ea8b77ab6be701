from __future__ import annotations

from mrrt_studio.formats.suspicions import Suspicion, suspicions
from mrrt_studio.scenario.model import Scenario

PERMISSION = {"resource_server_identifier": "gone", "permission_name": "p"}
SCENARIO = Scenario.model_validate(
    {
        "clients": [
            {
                "client_id": "c",
                "refresh_token": {"policies": [{"audience": "gone"}, {"audience": "i", "scope": ["x"]}]},
            }
        ],
        "resource_servers": [{"identifier": "i", "skip_consent_for_verifiable_first_party_clients": True}],
        "client_grants": [
            {"client_id": "nobody", "audience": "i"},
            {"client_id": "c", "audience": "gone"},
            {"client_id": "c", "audience": "https://##D##/api/v2/"},
            {"audience": "i"},
            {"default_for": "third_party_clients", "audience": "i"},
        ],
        "roles": [{"name": "R", "permissions": [PERMISSION, PERMISSION]}],
        "users": [{"user_id": "u", "roles": ["R", "gone"], "permissions": [PERMISSION]}],
        "actions": [{"name": "A"}],
        "triggers": {"post-login": ["A", "gone"]},
        "steps": [{"type": "userinfo", "access_token": "nowhere"}],
    }
)


def test_everything_that_leads_nowhere_is_told_once_and_at_its_place() -> None:
    policies = ("refresh_token", "policies")
    assert list(suspicions(SCENARIO)) == [
        Suspicion(
            "client_grants", "nobody i client", "no application has the id or name 'nobody'", ("client_id",)
        ),
        Suspicion("client_grants", "c gone client", "no API has the identifier 'gone'", ("audience",)),
        Suspicion("client_grants", " i client", "this client grant is for no application"),
        Suspicion("roles", "R", "no API has the identifier 'gone'", ("permissions",)),
        Suspicion("users", "u", "no API has the identifier 'gone'", ("permissions",)),
        Suspicion("users", "u", "no role has the name or id 'gone'", ("roles",)),
        Suspicion("triggers", "post-login", "no Action has the name 'gone', which is bound to post-login"),
        Suspicion(
            "clients",
            "c",
            "No API has this identifier: Auth0 ignores this policy silently.",
            (*policies, 0, "audience"),
        ),
        Suspicion("clients", "c", "i defines no x: Auth0 ignores it silently.", (*policies, 1, "scope", 0)),
    ]


def test_a_tenant_without_fault_has_none() -> None:
    assert list(suspicions(Scenario())) == []


def test_what_leads_somewhere_is_not_told() -> None:
    of_first = {"resource_server_identifier": "i", "permission_name": "p"}
    whole = Scenario.model_validate(
        {
            "clients": [
                {"client_id": "c", "refresh_token": {"policies": [{"audience": "i", "scope": ["x"]}]}}
            ],
            "resource_servers": [
                {
                    "identifier": "i",
                    "scopes": [{"value": "x"}],
                    "skip_consent_for_verifiable_first_party_clients": True,
                }
            ],
            "client_grants": [
                {"client_id": "c", "audience": "i"},
                {"client_id": "c", "audience": "https://acme.eu.auth0.com/my-org/"},
            ],
            "roles": [{"id": "rol_1", "name": "R", "permissions": [of_first]}],
            "users": [{"user_id": "u", "roles": ["rol_1"]}, {"user_id": "v", "roles": ["R"]}],
            "actions": [{"name": "A"}],
            "triggers": {"post-login": ["A"]},
        }
    )
    assert list(suspicions(whole)) == []
