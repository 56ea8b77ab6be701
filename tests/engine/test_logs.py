"""Tenant log entries; Auth0's own schema is the oracle of their details."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mrrt_studio.engine.logs import MISSING, REUSED, with_execution
from mrrt_studio.engine.outcome import LogEntry
from mrrt_studio.scenario.files import load
from mrrt_studio.simulation.timeline import simulate
from tests.builders import (
    ADA,
    BILLING,
    MESSAGES,
    PHONE,
    ROTATING,
    SCOPE,
    Json,
    billing,
    client,
    exchange,
    last,
    login,
    messages,
    patch,
    policy,
    run,
    user,
)

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.mrrt.json"))
ROTATES = {"clients": [client(policy(BILLING, "read:billing"), kind=ROTATING)]}
BLOCKED = {"users": [user(blocked=True)]}


def entry(*steps: Json, **more: Any) -> LogEntry:
    (found,) = last(*steps, **more).logs
    return found


@pytest.fixture(scope="module")
def schemas(shared: Path) -> Json:
    file = shared / "samples/reference/tenant-logs-schema_subset.json"
    found: Json = json.loads(file.read_text())["components"]["schemas"]
    return found


def all_entries() -> Iterator[tuple[str, LogEntry]]:
    for case in CASES:
        for played in simulate(load(case.read_bytes(), case.name)).steps:
            for written in played.outcome.logs if played.outcome else ():
                yield f"{case.name} {played.id}", written


def test_details_fit_auth0s_schema_and_have_no_members_of_our_own(schemas: Json) -> None:
    seen: set[str] = set()
    for where, written in all_entries():
        details: Json = schemas.get(written.type, {}).get("properties", {}).get("details", {})
        shape = {**details, "additionalProperties": not details.get("properties")}
        errors = [error.message for error in Draft202012Validator(shape).iter_errors(written.details)]
        assert errors == [], where
        seen.add(written.type)
    kinds = "seacft feacft sepft fepft sede fede ssa fsa sertft fertft ferrt srrt seccft feccft slo f fp fu"
    assert set(kinds.split()) <= seen


def test_a_successful_exchange_tells_asked_and_issued_apart() -> None:
    found = entry(login(), exchange(audience=BILLING, scope="read:billing write:billing"), **ROTATES)
    token = last(login(), exchange(audience=BILLING), **ROTATES).tokens.refresh_token
    assert token is not None
    assert (found.type, found.audience, found.scope) == ("sertft", BILLING, "read:billing")
    assert found.details == {
        "familyId": token.family,
        "tokenCounter": 1,
        "policy_used": "mrrt",
        "requested_audience": BILLING,
        "requested_scope": "read:billing write:billing",
        "requested_client_id": PHONE,
        "refresh_token": {"access": "offline", "session_id": token.login.session_id},
        "actions": {"executions": []},
    }


def test_the_fallback_stands_in_the_log_alone() -> None:
    found = entry(login(), exchange(audience=BILLING))
    assert (found.details["requested_audience"], found.audience) == (BILLING, MESSAGES)
    assert found.details["policy_used"] == "refresh_token_user_grant"
    assert (found.scope, "familyId" in found.details) == (SCOPE, False)


def test_what_was_not_asked_for_is_absent() -> None:
    assert not {"requested_audience", "requested_scope"} & set(entry(login(), exchange()).details)


@pytest.mark.parametrize(
    ("steps", "more", "kind"),
    [
        ((login(),), {}, "seacft"),
        ((login(flow="password"),), {}, "sepft"),
        ((login(flow="device_code"),), {}, "sede"),
        ((login(), exchange()), {}, "sertft"),
        (
            ({"id": "m", "type": "client_credentials", "client": PHONE, "audience": MESSAGES},),
            {"client_grants": [{"client_id": PHONE, "audience": MESSAGES, "scope": []}]},
            "seccft",
        ),
    ],
)
@pytest.mark.parametrize(("dialect", "has_jti"), [("access_token", False), ("rfc9068_profile", True)])
def test_the_id_of_the_token_is_told_where_it_has_one(
    steps: tuple[Json, ...], more: Json, kind: str, dialect: str, has_jti: bool
) -> None:
    apis = [messages(token_dialect=dialect), billing()]
    found = last(*steps, resource_servers=apis, **more)
    assert found.logs[0].type == kind
    assert found.tokens.access_token is not None
    assert found.logs[0].details.get("access_token_jti") == found.tokens.access_token.claims.get("jti")
    assert ("access_token_jti" in found.logs[0].details) is has_jti


def test_a_code_is_masked_but_for_its_end() -> None:
    found = last(login())
    code = found.request.body["code"] if found.request else ""
    assert found.logs[0].details["code"] == "*" * 42 + code[-3:]


def test_reuse_names_the_counters() -> None:
    steps = (login(), exchange(), exchange(id="x2", refresh_token="x1"), exchange(id="reuse"))
    found = entry(*steps, **ROTATES)
    assert (found.type, found.description) == ("ferrt", REUSED)
    assert (found.details["tokenCounter"], found.details["latestCounter"]) == (1, 3)


@pytest.mark.parametrize(
    ("steps", "more", "description"),
    [
        ((exchange(refresh_token=None),), {}, MISSING),
        (
            (login(), {"id": "r", "type": "revoke", "user": ADA}, exchange()),
            {},
            MISSING,
        ),
        (
            (login(), {"id": "w", "type": "wait", "duration": "P366D"}, exchange()),
            ROTATES,
            "Unknown or invalid refresh token.",
        ),
        ((login(), patch(f"users/{ADA}", {"blocked": True}), exchange()), {}, "user is blocked"),
        ((login(), exchange(client_secret="x")), {}, "Unauthorized"),
    ],
)
def test_failures_of_an_exchange_differ_in_their_words(
    steps: tuple[Json, ...], more: Json, description: str
) -> None:
    found = entry(*steps, **more)
    assert (found.type, found.description) == ("fertft", description)


@pytest.mark.parametrize(
    ("between", "reason"),
    [
        ({"type": "logout", "user": ADA}, "session_not_found"),
        ({"type": "wait", "duration": "P4D"}, "session_not_found"),
        ({"type": "revoke", "grant": {"user": ADA, "client": PHONE}}, "grant_revoked"),
        ({"type": "revoke", "refresh_token": "login"}, "session_not_found"),
    ],
)
def test_online_tokens_get_a_reason(between: Json, reason: str) -> None:
    apis = [messages(allow_online_access=True)]
    online = login(scope="openid online_access")
    found = entry(online, {"id": "between", **between}, exchange(), resource_servers=apis)
    assert found.details["failure_reason"] == reason
    assert found.details["refresh_token"]["access"] == "online"


@pytest.mark.parametrize(
    ("step", "more", "kind"),
    [
        ({}, BLOCKED, "f"),
        ({"flow": "password"}, BLOCKED, "fepft"),
        ({"flow": "device_code"}, BLOCKED, "fede"),
        ({"prompt": "none"}, {}, "fsa"),
        ({"password": "wrong"}, {}, "fp"),
        ({"user": "nobody"}, {}, "fu"),
        ({"client_secret": "x"}, {}, "feacft"),
    ],
)
def test_failures_of_a_login_are_told_by_who_refused(step: Json, more: Json, kind: str) -> None:
    assert entry(login(**step), **more).type == kind


def test_revoking_names_the_token_by_an_id_and_never_by_its_value() -> None:
    timeline = run(login(), {"id": "r", "type": "revoke", "refresh_token": "login"})
    (first, second) = (played.outcome for played in timeline.steps)
    assert first is not None
    assert second is not None
    token = first.tokens.refresh_token
    assert token is not None
    (found,) = second.logs
    assert found.details["credential_id"] == f"dcr_{token.family}"
    assert token.value not in json.dumps(found.details)


def test_the_limit_leaves_an_entry_for_each_pruned_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mrrt_studio.engine.families.MAX_ACTIVE", 1)
    found = last(login(), login(id="second")).logs
    assert [written.type for written in found] == ["seacft", "resource_cleanup"]
    assert found[1].audience == MESSAGES


@pytest.mark.parametrize(("body", "kind"), [({"name": "x"}, "sapi"), ({"name": ""}, "fapi")])
def test_the_management_api_writes_too(body: Json, kind: str) -> None:
    found = entry(patch(f"clients/{PHONE}", body))
    assert (found.type, found.details["request"]) == (
        kind,
        {"method": "patch", "path": f"/api/v2/clients/{PHONE}"},
    )


def test_only_kinds_with_a_place_for_it_name_the_run_of_actions() -> None:
    entry = LogEntry("fertft", "x", {"a": 1})
    named = with_execution(entry, "e1")
    assert named.details == {"a": 1, "actions": {"executions": ["e1"]}}
    assert with_execution(entry._replace(type="feacft"), "e1").details == {"a": 1}
