from __future__ import annotations

from typing import Literal

import pytest

from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.ui.tenant.access_page import access_policy
from tests.ui.tenant.studio import HOME, MISSING, Studio, at, control, edit


def test_the_access_policy_for_machines_stays_when_that_for_users_goes() -> None:
    both = {"user": {"policy": "deny_all"}, "client": {"policy": "deny_all"}}
    api = ResourceServer.model_validate({"identifier": "a", "subject_type_authorization": both})
    assert access_policy("user").write(api, None).to_json()["subject_type_authorization"] == {
        "client": {"policy": "deny_all"}
    }
    alone = ResourceServer.model_validate(
        {"identifier": "a", "subject_type_authorization": {"user": {"policy": "deny_all"}}}
    )
    assert at(access_policy("user").write(alone, None).to_json(), "subject_type_authorization") is MISSING


@pytest.mark.parametrize("subject_type", ["user", "client"])
def test_an_access_policy_is_chosen_and_undone(
    studio: Studio, subject_type: Literal["user", "client"]
) -> None:
    before = studio.scenario
    studio.select("resource_server", HOME)
    path = f"subject_type_authorization.{subject_type}.policy"
    edit(control(studio.page(2), path), "deny_all")
    assert at(studio.scenario.resource_servers[0].to_json(), path) == "deny_all"
    studio.undo()
    assert studio.scenario == before


def test_machines_need_a_client_grant_by_default() -> None:
    api = ResourceServer(identifier="a")
    assert access_policy("client").default(api) == api.client_policy
    assert access_policy("user").default(api) == api.user_policy
