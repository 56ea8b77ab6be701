from __future__ import annotations

from mrrt_studio.formats.suspicions import suspicions
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
    found = [(each.collection, each.key, each.path) for each in suspicions(SCENARIO)]
    assert found == [
        ("client_grants", "nobody i client", ("client_id",)),
        ("client_grants", "c gone client", ("audience",)),
        ("client_grants", " i client", ()),
        ("roles", "R", ("permissions",)),
        ("users", "u", ("permissions",)),
        ("users", "u", ("roles",)),
        ("triggers", "post-login", ()),
        ("clients", "c", ("refresh_token", "policies", 0, "audience")),
        ("clients", "c", ("refresh_token", "policies", 1, "scope", 0)),
    ]


def test_a_tenant_without_fault_has_none() -> None:
    assert list(suspicions(Scenario())) == []
