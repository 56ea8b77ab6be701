"""Scenarios for property tests: small pools of names, so that references meet, and unknown fields."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.steps import Step
from mrrt_studio.scenario.tenant import User

AUDIENCES = ("https://api.example.com", "https://billing.example.com", "https://reports.example.com/")
CLIENT_IDS = ("native0000000000000000000000app1", "web00000000000000000000000000app1", "SIM0app")
USER_IDS = ("auth0|ada", "auth0|bob")
SCOPES = ("read:a", "write:a", "read:b", "delete:b", "export:c")
OIDC_SCOPES = ("openid", "profile", "email", "offline_access")
STEP_IDS = ("login", "x1", "x2", "call", "other")

Strategy = st.SearchStrategy[Any]

_STEP: TypeAdapter[Step] = TypeAdapter(Step)


def words() -> st.SearchStrategy[str]:
    """Any text that a file can hold."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def json_values() -> Strategy:
    """Any JSON that a file can hold."""
    scalars = (
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**63 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | words()
    )
    return st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | _objects(inner), max_leaves=6)


def _objects(values: Strategy) -> Strategy:
    return st.dictionaries(words(), values, max_size=3)


def _unknown() -> Strategy:
    """Fields that a real response carries and no schema lists."""
    names = st.sampled_from(["tenant", "callback_url_template", "x field", "ключ", "owners"])
    return st.dictionaries(names, json_values(), max_size=2)


def _auth0(required: dict[str, Strategy], optional: dict[str, Strategy]) -> Strategy:
    known = st.fixed_dictionaries(required, optional=optional)
    return st.tuples(_unknown(), known).map(lambda parts: parts[0] | parts[1])


def scope_lists(*more: str) -> Strategy:
    """Scopes of the pool in any order, none twice."""
    return st.lists(st.sampled_from((*SCOPES, *more)), max_size=4, unique=True)


def scope_texts() -> st.SearchStrategy[str]:
    """What a request puts into ``scope``."""
    return scope_lists(*OIDC_SCOPES).map(" ".join)


def _policies() -> Strategy:
    entry = _auth0({"audience": st.sampled_from(AUDIENCES)}, {"scope": scope_lists()})
    return st.none() | st.lists(entry, max_size=3)


def refresh_token_settings() -> Strategy:
    """``refresh_token`` of an application, wise or not."""
    seconds = st.integers(1, 31_557_600)
    return st.fixed_dictionaries(
        {
            "rotation_type": st.sampled_from(["rotating", "non-rotating"]),
            "expiration_type": st.sampled_from(["expiring", "non-expiring"]),
        },
        optional={
            "leeway": st.integers(0, 60),
            "token_lifetime": seconds,
            "idle_token_lifetime": seconds,
            "infinite_token_lifetime": st.booleans(),
            "infinite_idle_token_lifetime": st.booleans(),
            "policies": _policies(),
        },
    )


def _client_objects(client_id: Strategy) -> Strategy:
    grants = ["authorization_code", "refresh_token", "password", "client_credentials"]
    methods = [None, "none", "client_secret_post"]
    return _auth0(
        {"client_id": client_id},
        {
            "name": words(),
            "app_type": st.sampled_from(["native", "spa", "regular_web", "non_interactive"]),
            "is_first_party": st.booleans(),
            "grant_types": st.lists(st.sampled_from(grants), unique=True),
            "token_endpoint_auth_method": st.sampled_from(methods),
            "refresh_token": st.none() | refresh_token_settings(),
            "callbacks": st.none() | st.lists(words(), max_size=2),
        },
    )


def clients() -> st.SearchStrategy[Client]:
    """Applications."""
    return _client_objects(st.sampled_from(CLIENT_IDS)).map(Client.model_validate)


def _resource_server_objects(identifier: Strategy) -> Strategy:
    scope = _auth0({"value": st.sampled_from(SCOPES)}, {"description": words()})
    return _auth0(
        {"identifier": identifier},
        {
            "name": words(),
            "scopes": st.none() | st.lists(scope, max_size=4, unique_by=lambda scope: scope["value"]),
            "token_lifetime": st.integers(0, 2_592_000),
            "token_dialect": st.sampled_from(["access_token", "rfc9068_profile_authz"]),
            "allow_offline_access": st.booleans(),
            "skip_consent_for_verifiable_first_party_clients": st.booleans(),
            "enforce_policies": st.booleans(),
        },
    )


def resource_servers() -> st.SearchStrategy[ResourceServer]:
    """APIs."""
    return _resource_server_objects(st.sampled_from(AUDIENCES)).map(ResourceServer.model_validate)


def _permissions() -> Strategy:
    audience, scope = st.sampled_from(AUDIENCES), st.sampled_from(SCOPES)
    permission = _auth0({"resource_server_identifier": audience, "permission_name": scope}, {})
    return st.lists(permission, max_size=2)


def _user_objects(user_id: Strategy) -> Strategy:
    known = {"email": words(), "password": words(), "blocked": st.booleans(), "permissions": _permissions()}
    return _auth0({"user_id": user_id}, {**known, "roles": st.just(["Reader"])})


def users() -> st.SearchStrategy[User]:
    """People."""
    return _user_objects(st.sampled_from(USER_IDS)).map(User.model_validate)


_CLIENT, _USER = st.sampled_from(CLIENT_IDS), st.sampled_from(USER_IDS)
_AUDIENCE, _STEP_ID = st.sampled_from(AUDIENCES), st.sampled_from(STEP_IDS)
_EXPECT = st.fixed_dictionaries(
    {},
    optional={
        "status": st.none() | st.integers(200, 403),
        "audience": st.none() | _AUDIENCE,
        "aud": _AUDIENCE | st.lists(_AUDIENCE, max_size=2),
        "scope": scope_texts() | scope_lists(),
        "scopes": st.dictionaries(st.sampled_from(SCOPES), st.just("scope-login"), max_size=2),
        "claims": st.dictionaries(words(), json_values(), max_size=2),
        "refresh_expires_at": st.none() | st.just("2026-02-01T00:00:00Z"),
    },
)
_WAITS = st.sampled_from([("seconds", 60), ("duration", "P1D"), ("until", "2026-03-01T00:00:00Z")])

_STEP_FIELDS: dict[str, tuple[dict[str, Strategy], dict[str, Strategy]]] = {
    "login": (
        {"client": _CLIENT, "user": _USER},
        {
            "audience": _AUDIENCE,
            "scope": scope_texts(),
            "flow": st.sampled_from(["authorization_code", "password"]),
        },
    ),
    "exchange": ({}, {"refresh_token": _STEP_ID, "audience": _AUDIENCE, "scope": scope_texts()}),
    "call_api": ({"access_token": _STEP_ID}, {"api": _AUDIENCE, "requires": scope_texts()}),
    "userinfo": ({"access_token": _STEP_ID}, {}),
    "revoke": ({"refresh_token": _STEP_ID}, {}),
    "configure": (
        {"method": st.just("PATCH"), "path": _CLIENT.map(lambda name: f"clients/{name}")},
        {"body": st.fixed_dictionaries({}, optional={"refresh_token": refresh_token_settings()})},
    ),
}


def _step_objects(type_: str) -> Strategy:
    common = {"title": words(), "note": words(), "disabled": st.booleans(), "expect": _EXPECT}
    required, optional = _STEP_FIELDS[type_]
    return st.fixed_dictionaries({"type": st.just(type_), **required}, optional={**common, **optional})


def _any_step_object() -> Strategy:
    waits = _WAITS.map(lambda given: {"type": "wait", given[0]: given[1]})
    return st.one_of(waits, *map(_step_objects, _STEP_FIELDS))


def steps() -> st.SearchStrategy[Step]:
    """Steps of every kind that issue A runs, without an id."""
    return _any_step_object().map(_STEP.validate_python)


@st.composite
def _step_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    ids = draw(st.permutations(STEP_IDS))
    objects = draw(st.lists(_any_step_object(), max_size=len(ids)))
    named = [draw(st.booleans()) for _ in objects]
    return [
        {"id": id_, **step} if has_id else step
        for id_, has_id, step in zip(ids, named, objects, strict=False)
    ]


def _some(pool: tuple[str, ...], objects: Any) -> Strategy:
    """A list with at most one object for each name of a pool, in any order."""
    return st.lists(st.sampled_from(pool), unique=True).flatmap(
        lambda names: st.tuples(*(objects(st.just(name)) for name in names)).map(list)
    )


def scenarios() -> st.SearchStrategy[Scenario]:
    """Scenarios that a file can hold, with unknown fields in Auth0's objects."""
    fields: dict[str, Strategy] = {
        "name": words(),
        "description": words(),
        "start": st.just("2026-05-01T00:00:00Z"),
        "seed": words(),
        "assumptions": st.fixed_dictionaries({}, optional={"empty-scope": st.just("error")}),
        "tenant": _auth0(
            {}, {"domain": st.just("acme.eu.auth0.com"), "session_lifetime": st.integers(1, 99)}
        ),
        "clients": _some(CLIENT_IDS, _client_objects),
        "resource_servers": _some(AUDIENCES, _resource_server_objects),
        "client_grants": st.lists(_auth0({"audience": _AUDIENCE}, {"client_id": _CLIENT}), max_size=2),
        "roles": st.lists(_auth0({"name": st.just("Reader")}, {"permissions": _permissions()}), max_size=1),
        "users": _some(USER_IDS, _user_objects),
        "actions": st.lists(_auth0({"name": words().filter(bool)}, {"code": words()}), max_size=1),
        "steps": _step_lists(),
    }
    return st.fixed_dictionaries({}, optional=fields).map(Scenario.model_validate)
