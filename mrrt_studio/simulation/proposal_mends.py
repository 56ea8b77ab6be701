"""Which changes of a tenant satisfy a rule that is in the way; for some rules there is none.

Nothing here decides whether a change is enough: the engine is asked again with the change made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.tenant import Role, User
from mrrt_studio.simulation import proposal_edits as edits
from mrrt_studio.simulation.proposal_obstacles import Obstacle

Edit = Callable[[Scenario], Scenario]

_ROLES = 3
"""Roles to propose to a user at most, those with the fewest permissions first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of the tenant, the rule that it satisfies and the sentence that tells it."""

    rule: str
    sentence: str
    edit: Edit = field(compare=False, repr=False)

    def apply(self, scenario: Scenario) -> Scenario:
        """Return the scenario with the change; the same object where it changes nothing."""
        return self.edit(scenario)


def mends(scenario: Scenario, obstacle: Obstacle) -> tuple[Change, ...]:
    """Return the changes that satisfy the rule, each by itself; none where no configuration can."""
    build = _MENDS.get(obstacle.rule)
    return tuple(build(_Case(scenario, obstacle))) if build else ()


class _Case:
    """An obstacle in its tenant, with the names that sentences use."""

    def __init__(self, scenario: Scenario, obstacle: Obstacle) -> None:
        self.scenario = scenario
        self.obstacle = obstacle

    @property
    def api(self) -> ResourceServer | None:
        name = self.obstacle.audience
        return next((api for api in self.scenario.resource_servers if api.identifier == name), None)

    @property
    def user(self) -> User | None:
        return next((u for u in self.scenario.users if u.user_id == self.obstacle.user_id), None)

    @property
    def client_name(self) -> str:
        name = self.obstacle.client_id
        return next((c.label for c in self.scenario.clients if c.client_id == name), name)

    @property
    def api_name(self) -> str:
        api = self.api
        return api.label if api else self.obstacle.audience

    @property
    def user_name(self) -> str:
        user = self.user
        return user.label if user else self.obstacle.user_id

    @property
    def subject(self) -> str:
        return "user" if self.obstacle.user_id else "client"

    @property
    def wanted(self) -> tuple[str, ...]:
        """The scopes where they are the goal, else those that have an effect."""
        api = self.api
        if self.obstacle.insists:
            return self.obstacle.scopes
        return tuple(scope for scope in self.obstacle.scopes if api and scope in api.scope_values)

    def change(self, sentence: str, edit: Edit) -> Change:
        return Change(self.obstacle.rule, sentence, edit)


def _listed(scopes: tuple[str, ...]) -> str:
    return ", ".join(scopes) or "no scope"


def _policy_entry(case: _Case) -> Iterator[Change]:
    """With the wanted scopes; where none is named, with no scope or with all of them."""
    yield _policy(case, case.wanted)
    if not case.obstacle.scopes:
        yield from _whole_policy(case)


def _whole_policy(case: _Case) -> Iterator[Change]:
    api = case.api
    if api is not None and api.scope_values:
        yield _policy(case, api.scope_values)


def _policy_scope(case: _Case) -> Iterator[Change]:
    yield _policy(case, case.obstacle.scopes)


def _policy(case: _Case, scopes: tuple[str, ...]) -> Change:
    """Extend the entry for the API, or add one."""
    client_id, audience = case.obstacle.client_id, case.obstacle.audience
    client = next((one for one in case.scenario.clients if one.client_id == client_id), None)
    exists = client is not None and any(policy.audience == audience for policy in client.policies)
    added = f"Add {_listed(scopes)} to the MRRT policy of {case.client_name} for {case.api_name}."
    made = f"Add an MRRT policy for {case.api_name} to {case.client_name}, with {_listed(scopes)}."
    edit = partial(edits.add_to_policy, client_id=client_id, audience=audience, scopes=scopes)
    return case.change(added if exists else made, edit)


def _create_api(case: _Case) -> Iterator[Change]:
    obstacle = case.obstacle
    sentence = f"Create an API with the identifier {obstacle.audience} and {_listed(obstacle.scopes)}."
    edit = partial(edits.create_api, identifier=obstacle.audience, scopes=obstacle.scopes)
    yield case.change(sentence, edit)


def _define_scope(case: _Case) -> Iterator[Change]:
    for scope in case.obstacle.scopes:
        edit = partial(edits.define_scope, audience=case.obstacle.audience, scope=scope)
        yield case.change(f"Define the scope {scope} on {case.api_name}.", edit)


def _set_api(sentence: str, **fields: bool) -> Callable[[_Case], Iterator[Change]]:
    def build(case: _Case) -> Iterator[Change]:
        edit = partial(edits.set_api, audience=case.obstacle.audience, **fields)
        yield case.change(sentence.format(api=case.api_name), edit)

    return build


def _set_client(sentence: str, **fields: object) -> Callable[[_Case], Iterator[Change]]:
    def build(case: _Case) -> Iterator[Change]:
        edit = partial(edits.set_client, client_id=case.obstacle.client_id, **fields)
        yield case.change(sentence.format(client=case.client_name), edit)

    return build


def _access(case: _Case) -> Iterator[Change]:
    """A client grant, where grants count; else, or as well, a wider policy of the API."""
    obstacle, api, subject = case.obstacle, case.api, case.subject
    policy = (api.user_policy if subject == "user" else api.client_policy) if api else ""
    if policy == "deny_all":
        sentence = f"Let {case.api_name} admit applications with a client grant instead of denying all."
        edit = partial(edits.ask_for_client_grants, audience=obstacle.audience, subject=subject)
        yield case.change(sentence, edit)
    else:
        yield from _client_grant(case)
    if subject == "user":
        edit = partial(edits.admit_all_applications, audience=obstacle.audience)
        yield case.change(f"Let {case.api_name} admit all applications that act for users.", edit)


def _client_grant(case: _Case) -> Iterator[Change]:
    obstacle, scopes = case.obstacle, case.wanted
    about = (obstacle.client_id, obstacle.audience)
    exists = any(edits.is_grant(g, *about, case.subject) for g in case.scenario.client_grants)
    names = f"{case.client_name} for {case.api_name}"
    grant = f"client grant ({'user' if case.subject == 'user' else 'machine'} access)"
    added = f"Add {_listed(scopes)} to the {grant} of {names}."
    sentence = added if exists else f"Create a {grant} of {names}, with {_listed(scopes)}."
    edit = partial(
        edits.add_to_client_grant,
        client_id=obstacle.client_id,
        audience=obstacle.audience,
        scopes=scopes,
        subject=case.subject,
    )
    yield case.change(sentence, edit)


def _permission(case: _Case) -> Iterator[Change]:
    """To the user alone, by a role, or to everybody."""
    obstacle, user = case.obstacle, case.user
    scope = obstacle.scopes[0]
    where = {"audience": obstacle.audience, "scope": scope}
    if user is not None:
        give = partial(edits.give_permission, user_id=user.user_id, **where)
        yield case.change(f"Give {user.label} the permission {scope} of {case.api_name}.", give)
        yield from _by_role(case, user, scope)
    off = partial(edits.set_api, audience=obstacle.audience, enforce_policies=False)
    yield case.change(f"Switch RBAC off for {case.api_name}.", off)


def _by_role(case: _Case, user: User, scope: str) -> Iterator[Change]:
    audience = case.obstacle.audience
    held = [role for role in case.scenario.roles if role.name in user.roles or role.id in user.roles]
    for role in held:
        widen = partial(edits.widen_role, name=role.name, audience=audience, scope=scope)
        yield case.change(f"Add the permission {scope} of {case.api_name} to the role {role.name}.", widen)
    fitting = [role for role in case.scenario.roles if role not in held and _has(role, audience, scope)]
    for role in sorted(fitting, key=lambda role: len(role.permissions))[:_ROLES]:
        give = partial(edits.give_role, user_id=user.user_id, role=role.name)
        yield case.change(f"Give {user.label} the role {role.name}.", give)


def _has(role: Role, audience: str, scope: str) -> bool:
    return any(
        held.resource_server_identifier == audience and held.permission_name == scope
        for held in role.permissions
    )


def _grant_type(case: _Case) -> Iterator[Change]:
    grant_type = case.obstacle.facts.get("grant_type", "refresh_token")
    edit = partial(edits.add_grant_type, client_id=case.obstacle.client_id, grant_type=grant_type)
    yield case.change(f"Add {grant_type} to the grant types of {case.client_name}.", edit)


def _rotate(case: _Case) -> Iterator[Change]:
    edit = partial(
        edits.set_refresh_token,
        client_id=case.obstacle.client_id,
        rotation_type="rotating",
        expiration_type="expiring",
    )
    yield case.change(f"Let the refresh tokens of {case.client_name} rotate and expire.", edit)


def _unblock(case: _Case) -> Iterator[Change]:
    yield case.change(f"Unblock {case.user_name}.", partial(edits.unblock, user_id=case.obstacle.user_id))


def _member(case: _Case) -> Iterator[Change]:
    organization = case.obstacle.facts.get("organization", "")
    edit = partial(edits.add_member, organization=organization, user_id=case.obstacle.user_id)
    yield case.change(f"Make {case.user_name} a member of {organization}.", edit)


def _lifetime(case: _Case) -> Iterator[Change]:
    """The shortest lifetime with which the token would still live."""
    obstacle, token = case.obstacle, case.obstacle.token
    client = obstacle.configuration.clients.get(obstacle.client_id) if obstacle.configuration else None
    if token is None or client is None:
        return
    ends = (
        ("token_lifetime", "absolute", token.expires_at, client.absolute_lifetime),
        ("idle_token_lifetime", "idle", token.idle_expires_at, client.idle_lifetime),
    )
    for setting, name, end, lifetime in ends:
        if end is not None and lifetime is not None and obstacle.now >= end:
            needed = lifetime + obstacle.now - end + 1
            edit = partial(edits.set_refresh_token, client_id=obstacle.client_id, **{setting: needed})
            yield case.change(f"Set the {name} lifetime of {case.client_name}'s tokens to {needed} s.", edit)


def _leeway(case: _Case) -> Iterator[Change]:
    """Only the immediate predecessor is ever forgiven."""
    facts = case.obstacle.facts
    if int(facts.get("counter", "0")) != int(facts.get("latest", "0")) - 1:
        return
    seconds = max(int(facts["age"]), 1)
    edit = partial(edits.set_refresh_token, client_id=case.obstacle.client_id, leeway=seconds)
    yield case.change(f"Set the rotation overlap (leeway) of {case.client_name} to {seconds} s.", edit)


def _access_token_lifetime(case: _Case) -> Iterator[Change]:
    seconds = case.obstacle.age + 1
    edit = partial(edits.set_api, audience=case.obstacle.audience, token_lifetime=seconds)
    yield case.change(f"Let access tokens for {case.api_name} live {seconds} s.", edit)


_SKIP = _set_api(
    "Let {api} skip user consent for first-party applications.",
    skip_consent_for_verifiable_first_party_clients=True,
)
_OFFLINE = _set_api("Let {api} allow offline access.", allow_offline_access=True)
_ORGANIZATIONS = _set_client(
    "Let {client} log in with an organization and without.", organization_usage="allow"
)

_MENDS: Mapping[str, Callable[[_Case], Iterator[Change]]] = {
    "grant-type-allowed": _grant_type,
    "audience-exists": _create_api,
    "user-not-blocked": _unblock,
    "organization-required": _ORGANIZATIONS,
    "organization-allowed": _ORGANIZATIONS,
    "organization-member": _member,
    "api-access-allowed": _access,
    "consent-given": _SKIP,
    "client-grant-exists": _access,
    "offline-api-allows": _OFFLINE,
    "offline-grant-type": _grant_type,
    "offline-spa-rotates": _rotate,
    "offline-oidc-conformant": _set_client("Make {client} OIDC-conformant.", oidc_conformant=True),
    "online-api-allows": _set_api("Let {api} allow online access.", allow_online_access=True),
    "refresh-token-alive": _lifetime,
    "refresh-token-not-reused": _leeway,
    "audience-not-in-policy": _policy_entry,
    "audience-unknown-api": _create_api,
    "audience-consent-required": _SKIP,
    "audience-access-denied": _access,
    "audience-offline-access-required": _OFFLINE,
    "scope-not-authorized": _policy_scope,
    "scope-not-on-api": _define_scope,
    "scope-rbac": _permission,
    "scope-client-grant": _client_grant,
    "scope-left": _whole_policy,
    "token-expiry": _access_token_lifetime,
}

MENDED_RULES = frozenset(_MENDS)
"""The rules that a configuration can satisfy; all others depend on the request, the user or time."""
