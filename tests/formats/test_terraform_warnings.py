from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.changes import changes, everything
from mrrt_studio.formats.terraform_warnings import removed_warnings, terraform_warnings
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import TENANT, tenant, with_client, with_settings


def told(after: Scenario) -> list[tuple[str, str]]:
    return [(each.effect, str(each)) for each in terraform_warnings(changes(tenant(), after), after)]


def effects(after: Scenario, part: str) -> list[str]:
    return [effect for effect, text in told(after) if part in text]


@pytest.mark.parametrize(
    ("fields", "effect", "part"),
    [
        ({"redirection_policy": "allow_always"}, "ignored", "lists no redirection_policy"),
        ({"client_authentication_methods": {"private_key_jwt": {}}}, "ignored", "needs keys"),
        ({"refresh_token": None}, "note", "No policies are left"),
    ],
)
def test_what_the_provider_does_with_applications(fields: dict[str, Any], effect: str, part: str) -> None:
    assert effects(with_client(**fields), part) == [effect]


def test_the_last_policy_is_a_question() -> None:
    assert effects(with_settings(policies=[]), "no recording shows it") == ["note"]
    assert effects(with_settings(leeway=1), "no recording shows it") == []


def test_an_api_of_auth0_is_left_out_and_an_algorithm_may_be_unknown() -> None:
    first, second = TENANT["resource_servers"]
    after = tenant(resource_servers=[{**first, "is_system": True}, {**second, "signing_alg": "RS512"}])
    assert effects(after, "cannot manage it") == ["ignored"]
    assert effects(after, "does not list RS512") == ["note"]


def test_rules_are_left_out() -> None:
    found = [str(each) for each in terraform_warnings(everything(tenant()), tenant())]
    assert "Rules are left out: the provider no longer makes them." in found


def test_what_is_read_only_is_not_worth_a_word() -> None:
    assert not effects(with_client(tenant="acme", callback_url_template=False), "lists no")


def test_what_was_removed_says_what_to_do() -> None:
    removed = [each for each in changes(tenant(), tenant(roles=[])) if each.kind == "removed"]
    assert [str(each) for each in removed_warnings(removed)] == [
        "Reader: Delete its block: Terraform then deletes the object."
    ]


def test_what_no_block_can_hold_is_told() -> None:
    scenario = with_client(mrrt_studio_unresolved=[{"path": ["callbacks"], "value": "${var.urls}"}])
    found = [each for each in terraform_warnings(everything(scenario), scenario) if "keyword" in each.text]
    assert [(each.about, each.effect) for each in found] == [("Phone app", "ignored")]


def test_an_expression_that_stands_there_as_text_is_told() -> None:
    assert effects(with_client(callbacks=["https://${var.host}/callback"]), "callbacks: the source") == [
        "note"
    ]
    assert effects(with_client(description="${local.text}"), "description: the source") == ["note"]
    assert effects(with_client(description="$5 {a}"), "the source has an expression") == []


def test_a_template_of_javascript_is_no_expression() -> None:
    action = {"name": "A", "code": "console.log(`${event.user.email}`);"}
    assert effects(tenant(actions=[action]), "the source has an expression") == []
