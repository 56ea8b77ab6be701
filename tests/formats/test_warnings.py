from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.api_bodies import Unsent
from mrrt_studio.formats.changes import changes, everything
from mrrt_studio.formats.warnings import (
    GUIDE_TOKEN_LIFETIME,
    change_warnings,
    client_warnings,
    scenario_warnings,
    unsent_warnings,
    without_value_warnings,
)
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import TENANT, tenant, with_client, with_settings


def told(scenario: Scenario) -> list[tuple[str, str]]:
    return [
        (each.effect, each.text) for each in client_warnings(scenario.clients[0], Configuration.of(scenario))
    ]


def test_nothing_is_said_of_what_is_fine() -> None:
    assert told(tenant()) == []
    assert scenario_warnings(tenant()) == ()


@pytest.mark.parametrize(
    ("settings", "effect", "words"),
    [
        ({"expiration_type": "non-expiring"}, "rejected", "expiration_type expiring"),
        ({"token_lifetime": 0}, "rejected", "at least one second"),
        ({"idle_token_lifetime": 0}, "rejected", "at least one second"),
        ({"idle_token_lifetime": 9_999_999}, "rejected", "longer than token_lifetime"),
        ({"leeway": -1}, "rejected", "negative"),
        ({"token_lifetime": 157_788_001}, "rejected", "157788000"),
        ({"token_lifetime": GUIDE_TOKEN_LIFETIME + 1}, "note", "the guides"),
        ({"policies": [{"audience": "", "scope": []}]}, "rejected", "without an audience"),
        ({"policies": [{"audience": "x" * 601, "scope": []}]}, "rejected", "600"),
        ({"policies": [{"audience": "https://api.example.com", "scope": [""]}]}, "rejected", "280"),
        ({"policies": [{"audience": "urn:none", "scope": []}]}, "ignored", "No API"),
    ],
)
def test_settings_that_the_api_would_refuse_or_ignore(
    settings: dict[str, Any], effect: str, words: str
) -> None:
    assert [kind for kind, text in told(with_settings(**settings)) if words in text] == [effect]


def test_an_endless_lifetime_makes_the_other_of_no_account() -> None:
    assert told(with_settings(idle_token_lifetime=9_999_999, infinite_token_lifetime=True)) == []


def test_the_limit_of_the_guides_is_allowed() -> None:
    assert told(with_settings(token_lifetime=GUIDE_TOKEN_LIFETIME)) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "needs a name"),
        ({"name": "<b>"}, "< or >"),
        ({"description": "x" * 141}, "140"),
    ],
)
def test_texts_that_the_api_would_refuse(fields: dict[str, Any], words: str) -> None:
    assert [effect for effect, text in told(with_client(**fields)) if words in text] == ["rejected"]


def test_no_refresh_token_for_an_application_that_is_an_api() -> None:
    assert ("ignored", "refresh_token has no effect for an application of the type resource_server.") in told(
        with_client(app_type="resource_server")
    )


def test_what_has_no_effect_at_an_exchange_is_said_as_in_the_form() -> None:
    third_party = told(with_client(is_first_party=False))
    assert [effect for effect, _ in third_party] == ["ignored", "ignored"]
    twice = [*TENANT["clients"][0]["refresh_token"]["policies"][:1]] * 2
    assert [effect for effect, _ in told(with_settings(policies=twice))] == ["note"]


def test_apis_are_looked_at_too() -> None:
    api = {**TENANT["resource_servers"][0], "token_lifetime": 60, "token_lifetime_for_web": 61}
    after = tenant(resource_servers=[api, {**TENANT["resource_servers"][1], "is_system": True}])
    found = change_warnings(changes(tenant(), after), after)
    assert [(each.about, each.effect) for each in found] == [
        ("Messages", "rejected"),
        ("Billing", "rejected"),
    ]


def test_what_is_in_no_export_is_said_once() -> None:
    found = [str(each) for each in change_warnings(everything(tenant()), tenant())]
    assert "Users are people, not configuration: they are in no export." in found
    assert "Add claim: Secrets are in no export; set secrets in the tenant." in found


def test_members_of_an_organization_stay_where_they_are() -> None:
    after = tenant(organizations=[{"id": "org_1", "name": "acme", "members": ["auth0|ada"]}])
    assert [each.text for each in change_warnings(changes(tenant(), after), after)] == [
        "Members of an organization are in no export."
    ]


@pytest.mark.parametrize("why", ["immutable", "unknown", "no default"])
def test_every_reason_names_the_field(why: Any) -> None:
    (change, *_) = changes(tenant(), with_settings(leeway=1))
    (warning,) = unsent_warnings(change, [Unsent("the_field", why)])
    assert "the_field" in warning.text
    assert warning.effect == "ignored"


def test_what_is_known_only_as_a_keyword_is_told_to_be_left_out() -> None:
    unresolved = [{"path": ["callbacks"], "value": "@@URLS@@"}]
    scenario = with_client(mrrt_studio_unresolved=unresolved)
    [found] = without_value_warnings(everything(scenario), scenario)
    assert (found.about, found.effect) == ("Phone app", "ignored")
    assert found.text.startswith("callbacks: known only as a keyword")
    assert list(without_value_warnings((), scenario)) == []
    assert list(without_value_warnings(everything(tenant()), tenant())) == []
