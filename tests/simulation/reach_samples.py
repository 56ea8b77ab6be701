"""Tenants for the tests of reach, proposals and least privilege: small, with every setting that decides."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from mrrt_studio.scenario.model import Scenario

MESSAGES, BILLING, REPORTS = (f"https://{name}.example.com" for name in ("messages", "billing", "reports"))
AUDIENCES = (MESSAGES, BILLING, REPORTS)
PHONE, WEB = "phone", "web"
ADA, BOB = "auth0|ada", "auth0|bob"
SCOPES = ("read", "write", "delete")

_ASSUMPTIONS = {
    "unlisted-audience": ["tenant-default", "error"],
    "omitted-audience": ["tenant-default"],
    "denied-audience": ["error"],
    "oidc-on-new-audience": ["dropped"],
    "same-audience-policy": ["narrows"],
    "empty-policy-scope": ["everything"],
    "empty-scope": ["error"],
    "additional-api-offline": ["required"],
    "policy-evaluation": ["at-login"],
}


def api(identifier: str, *scopes: str, **more: Any) -> dict[str, Any]:
    return {
        "identifier": identifier,
        "name": identifier.removeprefix("https://").partition(".")[0].title(),
        "scopes": [{"value": scope} for scope in scopes],
        "allow_offline_access": True,
        "skip_consent_for_verifiable_first_party_clients": True,
        **more,
    }


def client(client_id: str = PHONE, *policies: tuple[str, str], **more: Any) -> dict[str, Any]:
    """An application with policies ``(audience, "scope scope")``."""
    return {
        "client_id": client_id,
        "name": f"{client_id.title()} app",
        "app_type": "native",
        "grant_types": ["authorization_code", "refresh_token"],
        "token_endpoint_auth_method": "none",
        "refresh_token": {
            "rotation_type": "non-rotating",
            "expiration_type": "non-expiring",
            "policies": [{"audience": name, "scope": scope.split()} for name, scope in policies] or None,
        },
        **more,
    }


def user(user_id: str = ADA, *permissions: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A user with permissions ``(audience, scope)``."""
    name = user_id.partition("|")[2].title()
    return {"user_id": user_id, "name": name, "permissions": granted(*permissions), **more}


def granted(*permissions: tuple[str, str]) -> list[dict[str, str]]:
    return [
        {"resource_server_identifier": audience, "permission_name": scope} for audience, scope in permissions
    ]


def tenant(**more: Any) -> Scenario:
    """Two applications, three APIs, two users; Messages enforces RBAC."""
    document = {
        "name": "Tenant",
        "clients": [client(PHONE, (BILLING, "read write")), client(WEB)],
        "resource_servers": [
            api(MESSAGES, *SCOPES, enforce_policies=True),
            api(BILLING, *SCOPES),
            api(REPORTS, "read"),
        ],
        "users": [user(ADA, (MESSAGES, "read")), user(BOB)],
        **more,
    }
    return Scenario.model_validate(document)


def login(
    audience: str | None = MESSAGES, scope: str = "openid offline_access", **more: Any
) -> dict[str, Any]:
    """A login of Ada at the phone."""
    named = {} if audience is None else {"audience": audience}
    return {"id": "login", "type": "login", "client": PHONE, "user": ADA, "scope": scope, **named, **more}


def exchange(audience: str | None = None, scope: str | None = None, **more: Any) -> dict[str, Any]:
    """An exchange of the newest refresh token."""
    named = {name: value for name, value in (("audience", audience), ("scope", scope)) if value is not None}
    return {"id": "x", "type": "exchange", **named, **more}


def _values(pool: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Some of a pool, in any order; seldom none of it."""
    some = st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True)
    return some | some | st.lists(st.sampled_from(pool), max_size=1)


def _apis(identifier: str) -> st.SearchStrategy[Any]:
    scopes = _values(SCOPES).map(lambda names: [{"value": name} for name in names])
    rbac = st.sampled_from([None, True])
    return st.builds(
        lambda some, enforced: {**api(identifier), "scopes": some, "enforce_policies": enforced}, scopes, rbac
    )


def _clients(client_id: str) -> st.SearchStrategy[Any]:
    entry = st.tuples(st.sampled_from(AUDIENCES), _values(SCOPES).map(" ".join))
    return st.lists(entry, min_size=1, max_size=4).map(lambda entries: client(client_id, *entries))


def _permissions() -> st.SearchStrategy[Any]:
    permission = st.tuples(st.sampled_from(AUDIENCES), st.sampled_from(SCOPES))
    return st.lists(permission, min_size=1, max_size=6).map(lambda held: granted(*held))


def _users(user_id: str) -> st.SearchStrategy[Any]:
    roles, held = st.sampled_from([[], ["Reader"]]), _permissions()
    return st.builds(lambda mine, named: {**user(user_id), "permissions": mine, "roles": named}, held, roles)


def _grants() -> st.SearchStrategy[Any]:
    grant = st.fixed_dictionaries(
        {
            "client_id": st.sampled_from((PHONE, WEB)),
            "audience": st.sampled_from(AUDIENCES),
            "scope": _values(SCOPES),
            "subject_type": st.sampled_from(("user", "user", "client")),
        },
        optional={"allow_all_scopes": st.booleans()},
    )
    return st.lists(grant, max_size=4)


def _assumptions() -> st.SearchStrategy[Any]:
    chosen = {name: st.sampled_from(values) for name, values in _ASSUMPTIONS.items()}
    return st.just({}) | st.fixed_dictionaries({}, optional=chosen)


def _access(policy: str) -> dict[str, Any]:
    return {"subject_type_authorization": {"user": {"policy": policy}}}


_CLIENT_TWISTS: tuple[dict[str, Any], ...] = (
    {"is_first_party": False},
    {"oidc_conformant": False},
    {"app_type": "spa"},
    {"grant_types": ["authorization_code"]},
    {"grant_types": ["password", "refresh_token"]},
    {"grant_types": ["client_credentials", "refresh_token"]},
    {"organization_usage": "require"},
    {"organization_usage": "deny"},
    {"refresh_token": None},
)
_API_TWISTS: tuple[dict[str, Any], ...] = (
    {"allow_offline_access": False},
    {"allow_offline_access": False, "allow_online_access": True},
    {"skip_consent_for_verifiable_first_party_clients": False},
    {"scopes": [{"value": "openid"}, {"value": "read"}, {"value": "online_access"}]},
    {"scopes": None},
    _access("deny_all"),
    _access("require_client_grant"),
    _access("require_client_grant"),
)
_USER_TWISTS: tuple[dict[str, Any], ...] = ({"blocked": True}, {"permissions": [], "roles": []})
_POLICY_TWISTS = (("https://gone.example.com", ["read"]), (BILLING, ["gone", "email"]), (MESSAGES, []))

_TWISTS: tuple[tuple[str, int, dict[str, Any]], ...] = (
    *(("clients", number, twist) for number in range(2) for twist in _CLIENT_TWISTS),
    *(("resource_servers", number, twist) for number in range(3) for twist in _API_TWISTS),
    *(("users", number, twist) for number in range(2) for twist in _USER_TWISTS),
)


def _twisted(document: dict[str, Any], twists: list[tuple[str, int, dict[str, Any]]]) -> Scenario:
    for place, number, twist in twists:
        if number < len(document[place]):
            document[place][number] = {**document[place][number], **twist}
    return Scenario.model_validate(document)


def _with_odd_policy(found: dict[str, Any], odd: tuple[str, list[str]] | None) -> dict[str, Any]:
    if odd is not None:
        entry = {"audience": odd[0], "scope": odd[1]}
        settings = found["refresh_token"]
        found["refresh_token"] = {**settings, "policies": [*(settings["policies"] or ()), entry]}
    return found


def tenants(*steps: dict[str, Any]) -> st.SearchStrategy[Scenario]:
    """Tenants in which most things work and a few do not, with the steps that are given."""
    odd = st.none() | st.sampled_from(_POLICY_TWISTS)
    people = st.tuples(_users(ADA), _users(BOB)).map(list)
    document = st.fixed_dictionaries(
        {
            "tenant": st.sampled_from([{}, {}, {"default_audience": BILLING}]),
            "clients": st.tuples(st.builds(_with_odd_policy, _clients(PHONE), odd), _clients(WEB)).map(list),
            "resource_servers": st.tuples(*map(_apis, AUDIENCES)).map(list),
            "client_grants": _grants(),
            "roles": _permissions().map(lambda held: [{"name": "Reader", "permissions": held}]),
            "users": people if steps else people | people | st.just([]),
            "organizations": st.sampled_from([[], [{"id": "org_a", "name": "a", "members": [ADA]}]]),
            "assumptions": _assumptions(),
            "steps": st.just(list(steps)),
        }
    )
    return st.builds(_twisted, document, st.lists(st.sampled_from(_TWISTS), max_size=5))
