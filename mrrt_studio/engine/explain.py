"""Explanations for people: what happened, which setting did it, and what would change it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from mrrt_studio.engine.outcome import Authorization, Note, Outcome, ScopeDecision
from mrrt_studio.scenario.rules import RULES, Rule

Verdict = Literal["ok", "refused", "another-audience", "fewer-scopes"]
"""How a step ended; the last two are the silent surprises: 200, but not what was asked for."""

_REDIRECT = 302


class Explanation(NamedTuple):
    """One thing that happened, told to a person."""

    title: str
    text: str
    advice: str
    rule: Rule


def verdict(outcome: Outcome) -> Verdict:
    """Return how a step ended."""
    if outcome.refused is not None:
        return "refused"
    authorization = outcome.authorization
    if authorization is None:
        return "ok"
    if authorization.audience_differs:
        return "another-audience"
    return "fewer-scopes" if missing_scopes(authorization) else "ok"


def missing_scopes(authorization: Authorization) -> tuple[ScopeDecision, ...]:
    """Return the scopes that were asked for and not granted."""
    return tuple(d for d in authorization.scopes if d.requested and not d.granted)


def explain_scope(decision: ScopeDecision, authorization: Authorization) -> Explanation:
    """Return why a scope was granted, withheld or dropped."""
    rule = RULES[decision.rule]
    own = {"scope": decision.scope, "script": decision.script or "a script of the tenant"}
    facts = {**_names(authorization), **own, "lack": _lack(decision, authorization)}
    return Explanation(rule.title, rule.explain(facts), rule.advise(facts), rule)


def _lack(decision: ScopeDecision, authorization: Authorization) -> str:
    """Say who does not give a scope: nobody does, or one of two where an assumption wants both."""
    client = authorization.client.label
    if not decision.sources:
        return f"neither the login nor a policy of {client} gives"
    other = f"a policy of {client}" if decision.sources == ("login",) else "the login"
    return f"policies for the API of the login narrow it here, and {other} does not give"


def explain_audience(authorization: Authorization) -> Explanation | None:
    """Return which rule chose the API of the token, or None where nothing was decided."""
    if authorization.audience_rule is None:
        return None
    rule = RULES[authorization.audience_rule]
    facts = _names(authorization)
    return Explanation(_audience_title(authorization, rule), rule.explain(facts), rule.advise(facts), rule)


def _audience_title(authorization: Authorization, rule: Rule) -> str:
    if authorization.audience_differs and _is_decided(authorization):
        return f"Asked for {_requested(authorization)}, got {issued_name(authorization)}."
    return rule.title


def _is_decided(authorization: Authorization) -> bool:
    """Tell whether an API got a token; where an exchange is refused over its audience, none did."""
    return authorization.audience is not None or authorization.policy_used is not None


def explain_refusal(outcome: Outcome) -> Explanation | None:
    """Return which check failed and what really happened, or None where nothing was refused."""
    if outcome.refused is None:
        return None
    rule = RULES[outcome.refused.rule]
    names = _names(outcome.authorization) if outcome.authorization else {}
    facts = {**names, **outcome.refused.facts}
    return Explanation(rule.title, rule.explain(facts), rule.advise(facts), rule)


def explain_note(note: Note) -> Explanation:
    """Return something worth knowing about a step in which nothing was refused."""
    rule = RULES[note.rule]
    return Explanation(rule.title, rule.explain(note.facts), rule.advise(note.facts), rule)


def issued_name(authorization: Authorization) -> str:
    """Return what people call the API that the token is for."""
    if authorization.audience is None:
        return "the userinfo endpoint alone"
    return authorization.api.label if authorization.api else authorization.audience


def _requested(authorization: Authorization) -> str:
    return authorization.requested_audience or "no audience"


def _names(authorization: Authorization) -> dict[str, str]:
    audience = authorization.audience or "the userinfo endpoint"
    return {
        "client": authorization.client.label,
        "user": authorization.user.label if authorization.user else "the user",
        "audience": audience,
        "issued": audience,
        "requested": authorization.requested_audience or "–",
        "consequence": _consequence(authorization, audience),
    }


def _consequence(authorization: Authorization, issued: str) -> str:
    """Say what Auth0 does with an audience that no policy reaches."""
    if not _is_decided(authorization):
        return "An assumption of this run says that Auth0 refuses then."
    return f"Auth0 does not refuse: it issues a token for {issued}."


def headline(outcome: Outcome) -> str:
    """Return the result of a step in a few words, as its card shows it: ``200, but another audience``."""
    if outcome.response is None:
        return ""
    status = str(outcome.response.status)
    kind = verdict(outcome)
    if kind == "another-audience":
        return f"{status}, but another audience"
    if kind == "fewer-scopes" and outcome.authorization is not None:
        count = len(missing_scopes(outcome.authorization))
        return f"{status}, but {count} scope{'s' if count > 1 else ''} fewer"
    error = outcome.response.body.get("error")
    return f"{status} {error}" if error and outcome.response.status >= _REDIRECT else status
