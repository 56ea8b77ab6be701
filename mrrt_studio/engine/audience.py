"""Which API an exchange issues a token for: the decision that Auth0 makes in silence.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token
"""

from __future__ import annotations

from typing import NamedTuple

from mrrt_studio.engine.context import OpenQuestions
from mrrt_studio.engine.refusal import Refusal, access_denied_for_client
from mrrt_studio.engine.state import LoginGrant
from mrrt_studio.scenario.access import policy_obstacle
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration


class AudienceDecision(NamedTuple):
    """The API that gets the token, and the first rule that applied."""

    audience: str | None
    rule: str


def policies_in_force(
    client: Client, login: LoginGrant, questions: OpenQuestions
) -> tuple[RefreshTokenPolicy, ...]:
    """Return the policies that this exchange reads: those of now, unless they are read only at login."""
    if client.policies == login.policies:
        return client.policies
    return client.policies if questions.decide("policy-evaluation") == "live" else login.policies


def decide_audience(
    configuration: Configuration,
    client: Client,
    login: LoginGrant,
    requested: str | None,
    policies: tuple[RefreshTokenPolicy, ...],
    questions: OpenQuestions,
) -> AudienceDecision:
    """Return the audience of the token and the rule that chose it; the first rule that applies decides.

    Args:
        configuration: the tenant as it stands now.
        client: the application that exchanges.
        login: what the login granted.
        requested: ``audience`` of the request, or None.
        policies: the MRRT policies in force.
        questions: answers what Auth0's documentation leaves open.

    Raises:
        Refusal: only where an assumption says that Auth0 refuses instead of falling back.
    """
    if requested is None:
        return AudienceDecision(_omitted(configuration, login, questions), "audience-omitted")
    if requested == (login.audience or configuration.tenant.userinfo_audience):
        return AudienceDecision(login.audience, "audience-original")
    if not any(policy.audience == requested for policy in policies):
        return _unlisted(configuration, login, requested, "audience-not-in-policy", questions)
    obstacle = entry_obstacle(configuration, client, login, requested, questions)
    if obstacle is None:
        return AudienceDecision(requested, "audience-in-policy")
    if obstacle == "audience-access-denied" and questions.decide("denied-audience") == "error":
        raise access_denied_for_client(client, requested, obstacle, 403)
    return _unlisted(configuration, login, requested, obstacle, questions)


def entry_obstacle(
    configuration: Configuration,
    client: Client,
    login: LoginGrant,
    audience: str,
    questions: OpenQuestions,
) -> str | None:
    """Return the rule that makes policy entries for an API have no effect, or None if they are eligible."""
    obstacle = policy_obstacle(configuration, client, audience)
    if obstacle is not None or audience == login.audience:
        return obstacle
    if configuration.resource_servers[audience].allow_offline_access:
        return None
    needed = questions.decide("additional-api-offline") == "required"
    return "audience-offline-access-required" if needed else None


def _omitted(configuration: Configuration, login: LoginGrant, questions: OpenQuestions) -> str | None:
    default = _tenant_default(configuration, login)
    if default == login.audience:
        return login.audience
    return login.audience if questions.decide("omitted-audience") == "login-audience" else default


def _unlisted(
    configuration: Configuration, login: LoginGrant, requested: str, rule: str, questions: OpenQuestions
) -> AudienceDecision:
    choice = questions.decide("unlisted-audience")
    if choice == "error":
        text = "The requested audience is not in the application's refresh token policies."
        raise Refusal(rule, 400, "invalid_target", text, facts={"requested": requested})
    fallback = login.audience if choice == "login-audience" else _tenant_default(configuration, login)
    return AudienceDecision(fallback, rule)


def _tenant_default(configuration: Configuration, login: LoginGrant) -> str | None:
    default = configuration.tenant.default_audience
    return default if default in configuration.resource_servers else login.audience
