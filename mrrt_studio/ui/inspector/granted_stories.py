"""Stories of steps that gave what was asked for: logins, exchanges and applications acting for themselves."""

from __future__ import annotations

from mrrt_studio.engine.explain import explain_scope, issued_name
from mrrt_studio.engine.outcome import Authorization, Outcome, ScopeDecision
from mrrt_studio.scenario.rules import RULES, Rule
from mrrt_studio.ui.inspector.story import Story, audience_paragraph
from mrrt_studio.ui.inspector.wording import emphasis_of, emphasised, translate, with_scopes

_REFRESH_SCOPES = ("offline_access", "online_access")


def login_story(outcome: Outcome, authorization: Authorization) -> Story:
    """Return for which API a login is, and why a refresh token came back or not."""
    user = authorization.user.label if authorization.user else ""
    title = translate("Inspector", "{user} is logged in to {client}.")
    audience, rule = audience_paragraph(authorization)
    if authorization.audience is None:
        audience += " " + translate("Inspector", "It names no API, so the access token is opaque.")
    why_refresh, refresh_rule = refresh_token_paragraph(outcome, authorization)
    return Story(
        "ok",
        title.format(user=user, client=authorization.client.label),
        (audience, why_refresh),
        rules=_distinct(rule, refresh_rule),
        notes=outcome.notes,
    )


def refresh_token_paragraph(outcome: Outcome, authorization: Authorization) -> tuple[str, Rule | None]:
    """Return why a login gave a refresh token or none, as a marked sentence with the rule that decided."""
    decisions = [decision for decision in authorization.scopes if decision.scope in _REFRESH_SCOPES]
    token = outcome.tokens.refresh_token
    granted = next((decision for decision in decisions if decision.granted), None)
    if token is not None and granted is not None:
        came = translate("Inspector", "A refresh token came back because {scope} was granted.")
        manner = _manner(rotating=token.rotating, online=token.login.online)
        return f"{came.format(scope=f'`{granted.scope}`')} {manner}", None
    return _why_none(decisions, authorization)


def _manner(*, rotating: bool, online: bool) -> str:
    if online:
        return translate("Inspector", "It lives as long as the session and never rotates.")
    if rotating:
        return translate("Inspector", "It rotates: every exchange returns a new one.")
    return translate("Inspector", "It does not rotate: every exchange uses the same one.")


def _why_none(decisions: list[ScopeDecision], authorization: Authorization) -> tuple[str, Rule | None]:
    if not decisions:
        return translate("Inspector", "No refresh token came back."), None
    explanation = explain_scope(decisions[0], authorization)
    text = f"{explanation.text} {explanation.advice}".strip()
    return emphasised(text, with_scopes(emphasis_of(authorization), decisions)), explanation.rule


def exchange_story(outcome: Outcome, authorization: Authorization) -> Story:
    """Return which API the token is for and where its scopes came from."""
    api = issued_name(authorization)
    title = translate("Inspector", "{client} got a token for {api}.")
    audience, rule = audience_paragraph(authorization)
    return Story(
        "ok",
        title.format(client=authorization.client.label, api=api),
        (audience, scopes_sentence(authorization), _rotation_sentence(outcome)),
        rules=_distinct(rule),
        notes=outcome.notes,
    )


def client_credentials_story(outcome: Outcome, authorization: Authorization) -> Story:
    """Return what an application got for itself."""
    title = translate("Inspector", "{client} got a token of its own for {api}.")
    text = translate("Inspector", "No user takes part: the client grant says what the application may do.")
    return Story(
        "ok",
        title.format(client=authorization.client.label, api=issued_name(authorization)),
        (text, scopes_sentence(authorization)),
        rules=(RULES["scope-client-credentials"],),
        notes=outcome.notes,
    )


def scopes_sentence(authorization: Authorization) -> str:
    """Return how many scopes the token has and from which sources, and what was left out."""
    granted = [decision for decision in authorization.scopes if decision.granted]
    if not granted:
        return translate("Inspector", "It carries no scope.")
    sources = [
        f"{_count(granted, source)} {words}" for source, words in _source_words() if _count(granted, source)
    ]
    withheld = sum(decision.withheld for decision in authorization.scopes)
    dropped = len(authorization.scopes) - len(granted) - withheld
    left_out = [
        translate("Inspector", "{count} withheld").format(count=withheld) if withheld else "",
        translate("Inspector", "{count} dropped").format(count=dropped) if dropped else "",
    ]
    told = ", ".join([*sources, *filter(None, left_out)])
    return translate("Inspector", "Scopes: {told}.").format(told=told)


def _source_words() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("login",), translate("Inspector", "from the login")),
        (("policy",), translate("Inspector", "from a policy")),
        (("login", "policy"), translate("Inspector", "from both")),
        (("client_grant",), translate("Inspector", "from the client grant")),
        (("action",), translate("Inspector", "from an Action")),
    )


def _count(granted: list[ScopeDecision], sources: tuple[str, ...]) -> int:
    return sum(decision.sources == sources for decision in granted)


def _rotation_sentence(outcome: Outcome) -> str:
    token = outcome.tokens.refresh_token
    if token is None:
        return translate("Inspector", "The refresh token stays the same.")
    if outcome.opened_family:
        return translate("Inspector", "A refresh token of a new family came back.")
    text = translate("Inspector", "The refresh token rotated: the new one is number {counter} of its family.")
    return text.format(counter=token.counter)


def _distinct(*rules: Rule | None) -> tuple[Rule, ...]:
    return tuple({rule.id: rule for rule in rules if rule is not None}.values())
