"""What mends a finding: named pure functions from scenario to scenario, each one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.findings import Finding
from mrrt_studio.scenario.findings.near_misses import my_account_api, slash_miss
from mrrt_studio.scenario.findings.settings import LONGEST_LIFETIME
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.references import unresolved_references
from mrrt_studio.simulation import proposal_edits as edits
from mrrt_studio.simulation.finding_edits import drop_at, drop_policy, merge_policies, put_at, value_at

_LEEWAY = 30
_ABSOLUTE, _IDLE = 2_592_000, 1_296_000
"""Seconds: what Auth0 gives a new single-page application."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding."""

    text: str
    """What it does, as the undo history names it."""
    apply: Callable[[Scenario], Scenario]
    """Returns the mended scenario; for the scenario that the finding was found in."""
    may_change_outcomes: bool = True
    """Whether steps may then do something else; False promises that every step gives what it gave."""


def fixes(scenario: Scenario, finding: Finding) -> tuple[Fix, ...]:
    """Return the ways to mend a finding, those that change nothing else first; none where there is none.

    Where steps change the tenant or an open question is answered in an unusual way, what has no effect now
    may have one later: then no fix promises to change nothing.
    """
    found = tuple(_FIXES.get(finding.id, _none)(scenario, finding))
    if _is_calm(scenario):
        return tuple(sorted(found, key=lambda fix: fix.may_change_outcomes))
    return tuple(Fix(fix.text, fix.apply) for fix in found)


def _is_calm(scenario: Scenario) -> bool:
    changes = any(step.type == "configure" for step in scenario.steps)
    return not changes and not scenario.assumptions


def _none(_scenario: Scenario, _finding: Finding) -> Iterator[Fix]:
    return iter(())


def _entry_path(finding: Finding) -> FieldPath:
    """Return the path of the policy that a finding of its audience or of one of its scopes is about."""
    return finding.at[:5]


def _client_id(scenario: Scenario, finding: Finding) -> str:
    number = finding.at[1]
    assert isinstance(number, int)  # noqa: S101 - of an application or a step
    if finding.at[0] == "steps":
        return str(getattr(scenario.steps[number], "client", "") or "")
    return scenario.clients[number].client_id


def _drop_policy(_scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    at = _entry_path(finding)
    yield Fix("Remove the policy", lambda scenario: drop_policy(scenario, at), may_change_outcomes=False)


def _drop_scope(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    at = finding.at
    text = f"Remove {value_at(scenario, at)} from the list"
    yield Fix(text, lambda given: drop_at(given, at), may_change_outcomes=False)


def _create_api(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    policy = value_at(scenario, _entry_path(finding))
    name, scopes = policy.audience, tuple(dict.fromkeys(policy.scope))
    yield Fix(f"Create the API {name}", lambda given: edits.create_api(given, name, scopes))
    yield from _drop_policy(scenario, finding)


def _add_slash(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    mine, at = my_account_api(Configuration.of(scenario)), finding.at
    yield Fix(f"Correct the audience to {mine}", lambda given: put_at(given, at, mine))
    yield from _drop_policy(scenario, finding)


def _correct_policy(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    yield from _correct(scenario, finding)
    yield from _drop_policy(scenario, finding)


def _correct(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    at = finding.at
    missed = slash_miss(Configuration.of(scenario), value_at(scenario, at))
    if missed is not None:
        right = missed.identifier
        yield Fix(f"Correct the audience to {right}", lambda given: put_at(given, at, right))


def _skip_consent(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    name = value_at(scenario, finding.at)
    skip = {"skip_consent_for_verifiable_first_party_clients": True}
    yield Fix(f"Let {name} skip user consent", lambda given: edits.set_api(given, name, **skip))
    yield from _drop_policy(scenario, finding)


def _add_client_grant(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    policy, client = value_at(scenario, _entry_path(finding)), _client_id(scenario, finding)
    defined = Configuration.of(scenario).defined_scopes(policy.audience)
    scopes = tuple(scope for scope in dict.fromkeys(policy.scope) if scope in defined)
    yield Fix(
        f"Add a client grant for users of {policy.audience}",
        lambda given: edits.add_to_client_grant(given, client, policy.audience, scopes, "user"),
    )
    yield from _drop_policy(scenario, finding)


def _add_policy(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    grant = value_at(scenario, finding.at)
    defined = Configuration.of(scenario).resource_servers[grant.audience].scope_values
    scopes = defined if grant.allow_all_scopes else tuple(grant.scope or ())
    about = (grant.client_id, grant.audience, scopes)
    yield Fix(f"Add a policy for {grant.audience}", lambda given: edits.add_to_policy(given, *about))


def _widen_client_grant(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    policy, client = value_at(scenario, _entry_path(finding)), _client_id(scenario, finding)
    scope = value_at(scenario, finding.at)
    yield Fix(
        f"Add {scope} to the client grant",
        lambda given: edits.add_to_client_grant(given, client, policy.audience, (scope,), "user"),
    )
    yield from _drop_scope(scenario, finding)


def _define_scope(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    audience = value_at(scenario, (*_entry_path(finding), "audience"))
    scope = value_at(scenario, finding.at)
    yield Fix(f"Define {scope} at {audience}", lambda given: edits.define_scope(given, audience, scope))
    yield from _drop_scope(scenario, finding)


def _merge(_scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    at = _entry_path(finding)
    text = "Merge it into the first policy for this API"
    yield Fix(text, lambda given: merge_policies(given, at), may_change_outcomes=False)


def _clear_policies(_scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    at = finding.at
    yield Fix("Remove the policies", lambda given: put_at(given, at, None), may_change_outcomes=False)


def _take_policies(_scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    at = finding.at
    yield Fix("Remove the policies", lambda given: put_at(given, at, None))


def _add_grant_type(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    client, text = _client_id(scenario, finding), "Add the grant type refresh_token"
    yield Fix(text, lambda given: edits.add_grant_type(given, client, "refresh_token"))
    if finding.at[0] == "clients":
        yield from _clear_policies(scenario, finding)


def _settings(text: str, **settings: object) -> Callable[[Scenario, Finding], Iterator[Fix]]:
    """Return what offers to change the refresh token settings of the finding's application."""

    def offer(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
        client = _client_id(scenario, finding)
        yield Fix(text, lambda given: edits.set_refresh_token(given, client, **settings))

    return offer


def _cap_idle(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    at, client = finding.at, value_at(scenario, finding.at[:2])
    text = f"Set the idle lifetime to {client.absolute_lifetime} s"
    end = client.absolute_lifetime
    yield Fix(text, lambda given: put_at(given, at, end), may_change_outcomes=False)


def _forget_default(_scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    at = finding.at
    yield Fix("Remove the default audience", lambda given: put_at(given, at, None))


def _admit(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    api = value_at(scenario, finding.at[:2])
    asks_users = any(
        client.first_party and "authorization_code" in client.allowed_grants for client in scenario.clients
    )
    if asks_users and api.user_policy != "allow_all":
        text = f"Let every first-party application act for users at {api.label}"
        yield Fix(text, lambda given: edits.admit_all_applications(given, api.identifier))


def _correct_reference(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    at, unresolved = finding.at, unresolved_references(scenario)
    meant = next((one.nearest for one in unresolved if one.path == at), None)
    if meant is not None:
        yield Fix(f"Name the step {meant}", lambda given: put_at(given, at, meant))


def _allow_offline(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    step = value_at(scenario, finding.at[:2])
    name = step.audience or scenario.tenant.default_audience
    if name:
        allow = {"allow_offline_access": True}
        yield Fix(f"Allow offline access at {name}", lambda given: edits.set_api(given, name, **allow))


def _conform(scenario: Scenario, finding: Finding) -> Iterator[Fix]:
    client = _client_id(scenario, finding)
    text = "Make the application OIDC conformant"
    yield Fix(text, lambda given: edits.set_client(given, client, oidc_conformant=True))


_ROTATE = _settings("Switch rotation on", rotation_type="rotating", expiration_type="expiring")

_FIXES: Mapping[str, Callable[[Scenario, Finding], Iterator[Fix]]] = {
    "audience-unknown-api": _create_api,
    "policy-without-audience": _drop_policy,
    "policy-audience-slash": _correct_policy,
    "audience-third-party": _drop_policy,
    "audience-management-api": _drop_policy,
    "audience-consent-required": _skip_consent,
    "audience-access-denied": _drop_policy,
    "policy-client-grant-missing": _add_client_grant,
    "my-account-not-activated": _drop_policy,
    "my-account-slash": _add_slash,
    "my-account-consent": _skip_consent,
    "my-account-client-grant": _add_client_grant,
    "my-account-policy": _add_policy,
    "policies-merged": _merge,
    "scope-not-on-api": _define_scope,
    "policy-scope-of-login": _drop_scope,
    "scope-client-grant": _widen_client_grant,
    "policy-scope-twice": _drop_scope,
    "policy-scope-beyond-rbac": _drop_scope,
    "policies-empty": _clear_policies,
    "policies-without-refresh-grant": _add_grant_type,
    "policies-of-api-application": _take_policies,
    "spa-without-rotation": _ROTATE,
    "rotation-leeway-zero": _settings(f"Set the leeway to {_LEEWAY} s", leeway=_LEEWAY),
    "rotation-without-expiry": _settings("Let refresh tokens expire", expiration_type="expiring"),
    "idle-above-absolute": _cap_idle,
    "refresh-token-never-ends": _settings(
        "Let refresh tokens end after 30 days, or 15 days of rest",
        expiration_type="expiring",
        token_lifetime=_ABSOLUTE,
        infinite_token_lifetime=False,
        idle_token_lifetime=_IDLE,
        infinite_idle_token_lifetime=False,
    ),
    "absolute-lifetime-infinite": _settings(
        "Let refresh tokens end after 30 days", token_lifetime=_ABSOLUTE, infinite_token_lifetime=False
    ),
    "absolute-lifetime-long": _settings(
        f"Set the absolute lifetime to {LONGEST_LIFETIME} s", token_lifetime=LONGEST_LIFETIME
    ),
    "default-audience-slash": _correct,
    "default-audience-unknown": _forget_default,
    "client-grant-audience-slash": _correct,
    "client-grant-scope-not-on-api": _drop_scope,
    "api-unreachable": _admit,
    "step-reference": _correct_reference,
    "step-audience-slash": _correct,
    "offline-api-allows": _allow_offline,
    "offline-grant-type": _add_grant_type,
    "offline-spa-rotates": _ROTATE,
    "offline-oidc-conformant": _conform,
}
