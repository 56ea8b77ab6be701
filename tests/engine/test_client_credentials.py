from __future__ import annotations

import pytest

from mrrt_studio.engine.client_credentials import ClientCredentialsRequest, client_credentials
from mrrt_studio.engine.outcome import Outcome
from tests.builders import MESSAGES, PHONE, Json, body, client, context, messages, state, verdicts

CHECKS = ("client-authenticates", "grant-type-allowed", "audience-exists", "client-grant-exists")


def client_grant(**more: object) -> Json:
    return {"client_id": PHONE, "audience": MESSAGES, "scope": ["write:messages", "read:messages"], **more}


def asked(scope: str | None = None, audience: str | None = MESSAGES, **tenant: object) -> Outcome:
    before = state(**{"client_grants": [client_grant()], **tenant})
    request = ClientCredentialsRequest(PHONE, audience, scope)
    after, found = client_credentials(before, request, context())
    assert after == before
    return found


@pytest.mark.parametrize(
    ("tenant", "status", "error", "passed"),
    [
        ({"clients": []}, 401, "access_denied", 0),
        ({"clients": [client(grant_types=["refresh_token"])]}, 403, "unauthorized_client", 1),
        ({"resource_servers": []}, 403, "access_denied", 2),
        ({"client_grants": []}, 403, "access_denied", 3),
        ({"client_grants": [client_grant(subject_type="user")]}, 403, "access_denied", 3),
        ({"client_grants": [client_grant(client_id="other")]}, 403, "access_denied", 3),
        (
            {"resource_servers": [messages(subject_type_authorization={"client": {"policy": "deny_all"}})]},
            403,
            "access_denied",
            3,
        ),
    ],
)
def test_the_first_check_that_fails_answers(tenant: Json, status: int, error: str, passed: int) -> None:
    found = asked(**tenant)
    assert found.response is not None
    assert (found.response.status, body(found)["error"], found.checks) == (status, error, CHECKS[:passed])
    assert found.refused is not None
    assert (found.refused.rule, [entry.type for entry in found.logs]) == (CHECKS[passed], ["feccft"])


@pytest.mark.parametrize(
    ("scope", "granted"),
    [
        (None, "read:messages write:messages"),
        ("write:messages read:messages", "write:messages read:messages"),
        ("write:messages", "write:messages"),
        ("delete:messages", ""),
    ],
)
def test_all_of_the_client_grant_in_the_order_of_the_api_or_what_is_named(
    scope: str | None, granted: str
) -> None:
    found = asked(scope)
    assert body(found)["scope"] == granted
    assert (found.checks, [entry.type for entry in found.logs]) == (CHECKS, ["seccft"])


def test_every_scope_has_its_verdict() -> None:
    found = asked("read:messages delete:messages openid offline_access")
    assert found.authorization is not None
    assert verdicts(found.authorization.scopes) == {
        "read:messages": "scope-client-credentials",
        "delete:messages": "scope-client-grant",
        "openid": "scope-not-on-api",
        "offline_access": "offline-flow",
        "write:messages": "scope-not-requested",
    }


def test_neither_a_refresh_token_nor_an_id_token_comes_back() -> None:
    found = body(asked("openid offline_access read:messages"))
    assert set(found) == {"access_token", "scope", "expires_in", "token_type"}


def test_a_grant_may_give_all_scopes() -> None:
    found = asked(client_grants=[client_grant(scope=None, allow_all_scopes=True)])
    assert body(found)["scope"] == "read:messages write:messages delete:messages"


def test_without_audience_the_default_one_of_the_tenant_is_meant() -> None:
    found = asked(audience=None, tenant={"default_audience": MESSAGES})
    assert found.authorization is not None
    assert found.authorization.audience == MESSAGES
    assert asked(audience=None).refused is not None
