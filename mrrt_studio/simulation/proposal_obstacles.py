"""What stands between a step and what is wanted of it: the rule that decided, and what it decided about.

A step may fail because of an earlier one: a refresh token that a login never returned, an access token that
an exchange issued with less. Then the obstacle is found there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mrrt_studio.engine.explain import Explanation, explain_audience, explain_refusal, explain_scope
from mrrt_studio.engine.merge import requested_scopes
from mrrt_studio.engine.outcome import Authorization, Outcome, ScopeDecision
from mrrt_studio.engine.state import RefreshToken
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.steps import (
    CallApiStep,
    ClientCredentialsStep,
    ExchangeStep,
    LoginStep,
    SilentLoginStep,
    UserinfoStep,
)
from mrrt_studio.simulation.proposal_goals import Target
from mrrt_studio.simulation.reach_column import NO_API_SCOPES
from mrrt_studio.simulation.run import exchange_request
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

_LOGINS = (LoginStep, SilentLoginStep)
_NO_FACTS: Mapping[str, str] = {}


class Obstacle(NamedTuple):
    """One rule that is in the way, and what it is about."""

    rule: str
    told: Explanation | None
    client_id: str = ""
    user_id: str = ""
    """Empty where an application acts for itself."""
    audience: str = ""
    scopes: tuple[str, ...] = ()
    """What is wanted of the API."""
    insists: bool = False
    """Without these scopes the API alone is not enough."""
    facts: Mapping[str, str] = _NO_FACTS
    token: RefreshToken | None = None
    """The refresh token that was not accepted."""
    now: int = 0
    """When, seconds since the epoch."""
    age: int = 0
    """Seconds since the access token was issued that was not accepted."""
    configuration: Configuration | None = None
    """The tenant at that moment."""


def obstacles(timeline: Timeline, target: Target) -> tuple[Obstacle, ...]:
    """Return what is in the way of a goal; mending any one of them is a step towards it."""
    played = timeline.by_id[target.goal.step_id]
    outcome = played.outcome
    if outcome is None:
        return ()
    if outcome.refused is not None:
        return tuple(_of_refusal(timeline, played, outcome))
    authorization = outcome.authorization
    if authorization is None:
        return ()
    scopes = (target.goal.scope,) if target.goal.scope else ()
    if authorization.audience != target.audience:
        return (_of_audience(played, authorization, target.audience, scopes),)
    if target.goal.kind != "scope":
        return ()
    missing = target.goal.scope not in authorization.granted
    return (_of_scope(played, authorization, target.goal.scope),) if missing else ()


def _of_audience(
    played: PlayedStep, authorization: Authorization, wanted: str | None, scopes: tuple[str, ...]
) -> Obstacle:
    return Obstacle(
        rule=authorization.audience_rule or "",
        told=explain_audience(authorization),
        client_id=authorization.client.client_id,
        user_id=authorization.user.user_id if authorization.user else "",
        audience=wanted or "",
        scopes=scopes or _named(authorization.requested_scope),
        insists=bool(scopes),
        configuration=played.before.state.configuration,
    )


def _named(scope: str | None) -> tuple[str, ...]:
    return tuple(name for name in requested_scopes(scope) or () if name not in NO_API_SCOPES)


def _of_scope(played: PlayedStep, authorization: Authorization, scope: str) -> Obstacle:
    decision = next((one for one in authorization.scopes if one.scope == scope), None)
    decision = decision or _unmentioned(played, authorization, scope)
    return Obstacle(
        rule=decision.rule,
        told=explain_scope(decision, authorization),
        client_id=authorization.client.client_id,
        user_id=authorization.user.user_id if authorization.user else "",
        audience=authorization.audience or "",
        scopes=(scope,),
        configuration=played.before.state.configuration,
    )


def _unmentioned(played: PlayedStep, authorization: Authorization, scope: str) -> ScopeDecision:
    """An exchange that names no scopes would have given it, had a policy listed it; others must ask."""
    by_policy = isinstance(played.step, ExchangeStep) and not authorization.requested_scope
    rule = "scope-not-authorized" if by_policy else "scope-not-requested"
    return _ungranted(scope, rule)


def _ungranted(scope: str, rule: str) -> ScopeDecision:
    return ScopeDecision(
        scope,
        granted=False,
        rule=rule,
        sources=(),
        requested=False,
        on_api=None,
        rbac=None,
        client_grant=None,
    )


def _of_refusal(timeline: Timeline, played: PlayedStep, outcome: Outcome) -> Iterator[Obstacle]:
    step = played.step
    if isinstance(step, (CallApiStep, UserinfoStep)):
        yield from _of_call(timeline, played, step, outcome)
    elif isinstance(step, ExchangeStep):
        yield from _of_exchange(timeline, played, step, outcome)
    elif isinstance(step, _LOGINS):
        yield _of_login(played, step, outcome)
    elif isinstance(step, ClientCredentialsStep):
        audience = step.audience or played.before.state.configuration.tenant.default_audience or ""
        yield _refused(played, outcome)._replace(
            client_id=step.client, audience=audience, scopes=_named(step.scope)
        )
    else:
        yield _refused(played, outcome)


def _refused(played: PlayedStep, outcome: Outcome) -> Obstacle:
    refused = outcome.refused
    return Obstacle(
        rule=refused.rule if refused else "",
        told=explain_refusal(outcome),
        facts=refused.facts if refused else _NO_FACTS,
        now=played.at,
        configuration=played.before.state.configuration,
    )


def _of_login(played: PlayedStep, step: LoginStep | SilentLoginStep, outcome: Outcome) -> Obstacle:
    default = played.before.state.configuration.tenant.default_audience
    return _refused(played, outcome)._replace(
        client_id=step.client,
        user_id=step.user,
        audience=step.audience or default or "",
        scopes=_named(step.scope),
    )


def _of_exchange(
    timeline: Timeline, played: PlayedStep, step: ExchangeStep, outcome: Outcome
) -> Iterator[Obstacle]:
    client_id, value = exchange_request(played.before, step, played.id)
    token = played.before.state.refresh_tokens.get(value)
    if token is None:
        yield from _of_missing_token(timeline, played, step, outcome)
        return
    if played.before.state.families[token.family].revoked == "reuse":
        yield from _of_reuse(timeline, played, token)
        return
    authorization = outcome.authorization
    nothing_left = outcome.refused is not None and outcome.refused.rule == "scope-left"
    dropped = _dropped(authorization) if nothing_left and authorization else ()
    if authorization is not None and dropped:
        yield from (_of_scope(played, authorization, scope) for scope in dropped)
        return
    issued = authorization.audience if authorization and nothing_left else None
    yield _refused(played, outcome)._replace(
        client_id=client_id,
        user_id=token.login.user_id,
        audience=issued or step.audience or token.login.audience or "",
        scopes=_named(step.scope),
        token=token,
    )


def _dropped(authorization: Authorization) -> tuple[str, ...]:
    return tuple(d.scope for d in authorization.scopes if not d.granted and not d.withheld)


def _of_reuse(timeline: Timeline, played: PlayedStep, token: RefreshToken) -> Iterator[Obstacle]:
    """Look at the exchange that was taken for theft and ended the family."""
    for earlier in timeline.steps[: played.index]:
        outcome, step = earlier.outcome, earlier.step
        refused = outcome.refused if outcome else None
        if outcome is None or refused is None or not isinstance(step, ExchangeStep):
            continue
        if refused.rule == "refresh-token-not-reused" and not _lives_after(earlier, token):
            yield from _of_exchange(timeline, earlier, step, outcome)


def _lives_after(played: PlayedStep, token: RefreshToken) -> bool:
    family = played.state.families.get(token.family)
    return family is None or family.revoked is None


def _of_missing_token(
    timeline: Timeline, played: PlayedStep, step: ExchangeStep, outcome: Outcome
) -> Iterator[Obstacle]:
    """Look at the step that should have returned the refresh token."""
    source = _refresh_token_source(timeline, played, step)
    found = source.outcome if source else None
    authorization = found.authorization if found else None
    if source is not None and found is not None and found.refused is not None:
        yield from _of_refusal(timeline, source, found)
    elif source is not None and authorization is not None:
        kinds = ("offline_access", "online_access")
        withheld = [d.scope for d in authorization.scopes if d.scope in kinds and not d.granted]
        yield from (_of_scope(source, authorization, scope) for scope in withheld)
    else:
        yield _refused(played, outcome)


def _refresh_token_source(timeline: Timeline, played: PlayedStep, step: ExchangeStep) -> PlayedStep | None:
    if step.refresh_token is not None:
        source = timeline.by_id.get(step.refresh_token)
        return source if source is not None and source.index < played.index else None
    logins = (
        earlier
        for earlier in reversed(timeline.steps[: played.index])
        if isinstance(earlier.step, _LOGINS) and not earlier.step.disabled
    )
    return next((one for one in logins if step.client in (None, getattr(one.step, "client", None))), None)


def _of_call(
    timeline: Timeline, played: PlayedStep, step: CallApiStep | UserinfoStep, outcome: Outcome
) -> Iterator[Obstacle]:
    """A call fails over what the step that returned its access token did, or over the token's age."""
    source = timeline.by_id.get(step.access_token or "")
    found = source.outcome if source is not None and source.index < played.index else None
    if source is None or found is None:
        yield _refused(played, outcome)
    elif found.refused is not None:
        yield from _of_refusal(timeline, source, found)
    else:
        yield _of_source(played, step, outcome, source)


def _of_source(
    played: PlayedStep, step: CallApiStep | UserinfoStep, outcome: Outcome, source: PlayedStep
) -> Obstacle:
    refused, found = _refused(played, outcome), source.outcome
    token = found.tokens.access_token if found else None
    authorization = found.authorization if found else None
    if token is None or authorization is None:
        return refused
    if refused.rule == "token-audience" and isinstance(step, CallApiStep):
        asked_for_it = authorization.audience_differs and authorization.requested_audience == step.api
        required = tuple((step.requires or "").split())
        return _of_audience(source, authorization, step.api, required) if asked_for_it else refused
    if refused.rule == "token-scope" and isinstance(step, CallApiStep):
        missing = [scope for scope in (step.requires or "").split() if scope not in token.scopes]
        return _of_scope(source, authorization, missing[0])
    if refused.rule == "userinfo-token-valid" and "openid" not in token.scopes:
        return _of_scope(source, authorization, "openid")
    return refused._replace(audience=token.audience or "", age=played.at - token.issued_at)
