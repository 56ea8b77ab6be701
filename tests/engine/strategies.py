"""Tenants and step lists in which everything happens: rotation, forks, expiry, edits in mid-run, nonsense.

Most settings let most requests succeed, so that a run gets somewhere; each of them is odd now and then.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from mrrt_studio.scenario.assumptions import ASSUMPTIONS
from mrrt_studio.scenario.model import Scenario
from tests.strategies import json_values

Json = dict[str, Any]
Strategy = st.SearchStrategy[Any]

AUDIENCES = ("https://a.example.com", "https://b.example.com", "https://c.example.com/")
ODD_AUDIENCES = (
    "https://nowhere.example.com",
    "https://example.auth0.com/api/v2/",
    "https://example.auth0.com/userinfo",
    "",
)
CLIENTS = ("one", "two")
USERS = ("auth0|ada", "auth0|bob")
API_SCOPES = ("read", "write", "delete")
SCOPES = ("openid", "profile", "offline_access", *API_SCOPES, "unknown", "online_access")
MOST_STEPS = 20

_ABSENT = object()
_RARELY = 14


def _rarely(value: Strategy, usual: object = _ABSENT) -> Strategy:
    """Now and then the value, else the usual."""
    chance = st.integers(1, _RARELY)
    return st.tuples(chance, value).map(lambda drawn: drawn[1] if drawn[0] == _RARELY else usual)


def _objects(required: dict[str, Strategy], odd: dict[str, Strategy]) -> Strategy:
    fields = {**required, **{name: _rarely(value) for name, value in odd.items()}}
    return st.fixed_dictionaries(fields).map(
        lambda drawn: {name: value for name, value in drawn.items() if value is not _ABSENT}
    )


def _any_of(*pool: Any) -> Strategy:
    return st.sampled_from(pool)


def _lists(pool: tuple[str, ...], least: int = 0) -> Strategy:
    return st.lists(st.sampled_from(pool), min_size=least, max_size=4, unique=True)


_clients, _users, _apis = _any_of(*CLIENTS), _any_of(*USERS), _any_of(*AUDIENCES)
_audiences = st.tuples(_apis, _rarely(_any_of(*ODD_AUDIENCES))).map(
    lambda drawn: drawn[0] if drawn[1] is _ABSENT else drawn[1]
)
_scope_texts = _lists(SCOPES, 1).map(" ".join)
_login_scopes = _any_of("openid offline_access read", "offline_access read write", "openid offline_access")


def _policies() -> Strategy:
    listed = _any_of(["read"], ["write", "read"], ["delete"], [], ["read", "unknown", "openid"])
    entry = st.fixed_dictionaries({"audience": _audiences, "scope": listed})
    return st.lists(entry, min_size=1, max_size=4)


def refresh_settings(leeways: tuple[int, ...]) -> Strategy:
    """``refresh_token``, mostly rotating, with lifetimes so short that tokens die of them."""
    return _objects(
        {
            "rotation_type": _rarely(st.just("non-rotating"), "rotating"),
            "expiration_type": _rarely(st.just("non-expiring"), "expiring"),
            "leeway": _any_of(*leeways),
            "token_lifetime": _any_of(120, 900),
            "idle_token_lifetime": _any_of(60, 600),
            "policies": _policies(),
        },
        {"infinite_token_lifetime": st.booleans(), "infinite_idle_token_lifetime": st.booleans()},
    )


def _client(client_id: str, leeways: tuple[int, ...]) -> Strategy:
    odd = {
        "app_type": _any_of("spa", "regular_web"),
        "is_first_party": st.just(False),
        "oidc_conformant": st.just(False),
        "organization_usage": _any_of("deny", "require"),
        "jwt_configuration": st.just({"alg": "HS256"}),
    }
    usual = ["authorization_code", "password", "refresh_token", "client_credentials"]
    required = {
        "client_id": st.just(client_id),
        "app_type": st.just("native"),
        "grant_types": _rarely(st.just(["authorization_code"]), usual),
        "refresh_token": refresh_settings(leeways),
    }
    return _objects(required, odd)


def api_settings() -> Strategy:
    """What an API may be set to."""
    user_policy = _any_of("allow_all", "allow_all", "allow_all", "require_client_grant")
    return _objects(
        {
            "allow_offline_access": _rarely(st.just(False), usual=True),
            "skip_consent_for_verifiable_first_party_clients": _rarely(st.just(False), usual=True),
            "subject_type_authorization": _rarely(st.just("deny_all"), usual=None).flatmap(
                lambda odd: st.just(_for_users(odd)) if odd else user_policy.map(_for_users)
            ),
        },
        {
            "enforce_policies": st.just(True),
            "allow_online_access": st.just(True),
            "token_lifetime": st.just(0),
            "signing_alg": st.just("HS256"),
            "token_dialect": _any_of("access_token_authz", "rfc9068_profile"),
        },
    )


def _for_users(policy: str) -> Json:
    return {"user": {"policy": policy}}


def _api(identifier: str) -> Strategy:
    scopes = _lists(API_SCOPES, 1).map(lambda names: [{"value": name} for name in names])
    return st.builds(lambda s, more: {"identifier": identifier, "scopes": s, **more}, scopes, api_settings())


def _permissions() -> Strategy:
    pair = st.fixed_dictionaries(
        {"resource_server_identifier": _apis, "permission_name": _any_of(*API_SCOPES)}
    )
    return st.lists(pair, max_size=4)


def _user(user_id: str) -> Strategy:
    required = {"user_id": st.just(user_id), "permissions": _permissions(), "roles": st.just(["Reader"])}
    return _objects(required, {"blocked": st.just(True), "password": st.just("right")})


def _grants() -> Strategy:
    grant = st.fixed_dictionaries(
        {
            "client_id": _clients,
            "audience": _apis,
            "scope": _lists(API_SCOPES),
            "subject_type": _any_of("user", "user", "client"),
        }
    )
    return st.lists(grant, min_size=1, max_size=6)


def choices() -> Strategy:
    """Answers to some of the open questions."""
    pairs = [(one.id, value) for one in ASSUMPTIONS.values() for value in one.names[1:]]
    return st.lists(st.sampled_from(pairs), max_size=3).map(dict)


def tenants(leeways: tuple[int, ...]) -> Strategy:
    """Everything of a scenario but its steps."""
    settings = {"default_audience": _audiences, "session_lifetime": st.just(0.05)}
    return st.fixed_dictionaries(
        {
            "clients": st.tuples(*(_client(name, leeways) for name in CLIENTS)).map(list),
            "resource_servers": st.tuples(*map(_api, AUDIENCES)).map(list),
            "users": st.tuples(*map(_user, USERS)).map(list),
            "client_grants": _grants(),
            "roles": _permissions().map(lambda held: [{"name": "Reader", "permissions": held}]),
            "organizations": st.just([{"id": "org", "members": [USERS[0]]}]),
            "tenant": _objects({}, settings),
            "assumptions": choices(),
        }
    )


def _step(type_: str, required: dict[str, Strategy], **odd: Strategy) -> Strategy:
    return _objects({"type": st.just(type_), **required}, odd)


_back = st.integers(0, 4)
"""How many steps with tokens back the step stands that is named."""


def _weighted(*pairs: tuple[int, tuple[Strategy, ...]]) -> Strategy:
    """Draw from each group as often as its weight says; ``one_of`` would give every branch the same."""
    branches = [branch for weight, group in pairs for branch in group * weight]
    return st.sampled_from(branches).flatmap(lambda branch: branch)


_login = _step(
    "login",
    {"client": _clients, "user": _users, "audience": _apis, "scope": _login_scopes},
    flow=_any_of("password", "device_code"),
    prompt=_any_of("none", "consent", "login"),
    organization=_any_of("org", "other"),
    consent=st.just("deny"),
    password=_any_of("right", "wrong"),
)
_odd_login = _step("login", {"client": _clients, "user": _users}, audience=_audiences, scope=_scope_texts)
_exchange = _step("exchange", {"audience": _audiences}, scope=_scope_texts, client=_clients)
_exchange_of = _step(
    "exchange",
    {"refresh_token": _back},
    audience=_audiences,
    scope=_scope_texts,
    client_secret=st.just("wrong"),
)
_wait = _step("wait", {"seconds": _any_of(0, 1, 10, 11, 31, 61, 601)})
_others = (
    _step("silent_login", {"client": _clients, "user": _users}, audience=_audiences, scope=_scope_texts),
    _step("call_api", {"access_token": _back}, api=_audiences, requires=_scope_texts),
    _step("userinfo", {"access_token": _back}),
    _step("client_credentials", {"client": _clients, "audience": _audiences}, scope=_scope_texts),
    _step("wait", {"until": _any_of("2020-01-01T00:00:00Z", "2026-01-01T09:05:00Z")}),
    _step("revoke", {"refresh_token": _back}),
    _step("revoke", {"grant": st.fixed_dictionaries({"user": _users, "client": _clients})}),
    _step("revoke", {"user": _users}),
    _step("logout", {"user": _users}),
)
_paths = _any_of(
    "clients",
    "clients/one",
    "users",
    f"users/{USERS[0]}",
    f"users/{USERS[0]}/roles",
    "roles/Reader",
    "roles/Reader/permissions",
    "client-grants",
    "tenants/settings",
    f"resource-servers/{AUDIENCES[0]}",
)


def _patch(path: Strategy, body: Strategy) -> Strategy:
    return _step("configure", {"method": st.just("PATCH"), "path": path, "body": body})


_RENEWED = ("rotating", "expiring"), ("non-rotating", "expiring"), ("non-rotating", "non-expiring")


def _migrations(leeways: tuple[int, ...]) -> Strategy:
    """Rotation or expiry switched on or off while tokens of the other kind are out."""
    kinds = [
        {"rotation_type": rotation, "expiration_type": expiration, "leeway": leeway}
        for rotation, expiration in _RENEWED
        for leeway in leeways
    ]
    return _patch(_clients.map("clients/{}".format), _any_of(*({"refresh_token": kind} for kind in kinds)))


def _edits(leeways: tuple[int, ...]) -> tuple[Strategy, ...]:
    settings = st.fixed_dictionaries({"refresh_token": _rarely(st.none(), {}) | refresh_settings(leeways)})
    methods = _any_of("PATCH", "POST", "PUT", "DELETE")
    return (
        _patch(_clients.map("clients/{}".format), settings),
        _patch(_apis.map("resource-servers/{}".format), api_settings()),
        _patch(_users.map("users/{}".format), st.fixed_dictionaries({"blocked": st.booleans()})),
        _patch(st.just("roles/Reader"), st.fixed_dictionaries({"permissions": _permissions()})),
        _step("configure", {"method": methods, "path": _paths, "body": json_values()}),
    )


def step_lists(leeways: tuple[int, ...] = (0, 30)) -> Strategy:
    """Steps in any order after a login; tokens are named by steps before, after, or that returned none."""
    anything = _weighted(
        (4, (_login,)),
        (12, (_exchange_of,)),
        (6, (_exchange,)),
        (4, (_wait,)),
        (2, (_migrations(leeways),)),
        (1, (_odd_login, *_edits(leeways), *_others)),
    )
    rest = st.lists(anything, min_size=8, max_size=MOST_STEPS - 1)
    return st.tuples(_login, rest).map(lambda drawn: _named([drawn[0], *drawn[1]]))


def _named(steps: list[Json]) -> list[Json]:
    known: list[str] = []
    named: list[Json] = []
    for place, step in enumerate(steps):
        named.append({"id": f"s{place}", **_resolved(step, known)})
        if step["type"] in ("login", "exchange", "silent_login"):
            known.append(f"s{place}")
    return named


def _resolved(step: Json, known: list[str]) -> Json:
    """Turn how far back a step stands into its id; what stands too far back is a step still to come."""
    return {
        name: (known[-1 - value] if value < len(known) else f"s{MOST_STEPS}")
        if name.endswith("_token")
        else value
        for name, value in step.items()
    }


def histories(leeways: tuple[int, ...] = (0, 30)) -> st.SearchStrategy[Scenario]:
    """A tenant and what happens to it."""
    return st.builds(
        lambda tenant, steps: Scenario.model_validate({**tenant, "steps": steps}),
        tenants(leeways),
        step_lists(leeways),
    )
