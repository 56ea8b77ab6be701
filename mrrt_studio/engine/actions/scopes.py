"""Scopes that Actions and Rules add and remove: the last word on an access token.

Source: https://auth0.com/docs/customize/actions/reference/post-login/api-object
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mrrt_studio.engine.actions.effects import Change, Effects, Ignored
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.engine.merge import Filters
from mrrt_studio.engine.outcome import ScopeDecision

_ABOUT_REFRESH_TOKENS = ("offline_access", "online_access")


def granted_so_far(occasion: Occasion, effects: Effects) -> dict[str, None]:
    """Return the scopes that the token would have if no further script ran."""
    scopes = dict.fromkeys(occasion.authorization.granted)
    for scope, change in effects.scopes.items():
        if change.value:
            scopes[scope] = None
        else:
            scopes.pop(scope, None)
    return scopes


def adding(occasion: Occasion, effects: Effects, scope: str, script: str) -> Effects:
    """Return effects with one more scope on the access token.

    Raises:
        Ignored: the token has it already, or it asks for a refresh token, which is decided before (assumed).
    """
    if scope in _ABOUT_REFRESH_TOKENS:
        raise Ignored(f"whether {scope} gives a refresh token is decided before scripts run")
    if scope in granted_so_far(occasion, effects):
        raise Ignored(f"{scope} is granted already", rule=None)
    return _changed(effects, scope, Change(value=True, script=script))


def removing(occasion: Occasion, effects: Effects, scope: str, script: str) -> Effects:
    """Return effects with one scope less on the access token.

    Raises:
        Ignored: the token does not have it.
    """
    if scope not in granted_so_far(occasion, effects):
        raise Ignored(f"{scope} is not granted", rule=None)
    return _changed(effects, scope, Change(value=False, script=script))


def _changed(effects: Effects, scope: str, change: Change) -> Effects:
    others = {name: each for name, each in effects.scopes.items() if name != scope}
    return effects.with_(scopes={**others, scope: change})


def replacing(occasion: Occasion, effects: Effects, scopes: Iterable[str], script: str) -> Effects:
    """Return effects with just these scopes on the access token: what ``context.accessToken.scope`` does."""
    wanted = dict.fromkeys(scopes)
    current = granted_so_far(occasion, effects)
    for scope in current:
        if scope not in wanted:
            effects = removing(occasion, effects, scope, script)
    for scope in wanted:
        if scope not in current and scope not in _ABOUT_REFRESH_TOKENS:
            effects = adding(occasion, effects, scope, script)
    return effects


def with_changes(
    decisions: tuple[ScopeDecision, ...],
    effects: Effects,
    filters: Filters,
    requested: tuple[str, ...] | None,
    is_clamped: Callable[[], bool],
) -> tuple[ScopeDecision, ...]:
    """Return the verdicts after the scripts: removed ones in their place, added ones behind all others.

    Args:
        decisions: the verdicts of login or merge.
        effects: what the scripts asked for.
        filters: what API, RBAC and client grant say; an added scope overrides them all.
        requested: the scopes that the request names, or None.
        is_clamped: asked about scopes that neither login nor policy gives; true where they are dropped.
    """
    kept = [_after(decision, effects.scopes.get(decision.scope)) for decision in decisions]
    before = {decision.scope: decision for decision in decisions}
    added = [
        _added(scope, change.script, before.get(scope), filters, requested, is_clamped)
        for scope, change in effects.scopes.items()
        if change.value and not _is_granted(before.get(scope))
    ]
    return (*(decision for decision in kept if decision is not None), *added)


def _is_granted(decision: ScopeDecision | None) -> bool:
    return decision is not None and decision.granted


def _after(decision: ScopeDecision, change: Change | None) -> ScopeDecision | None:
    """Return the verdict where it stays in its place, None where the scope is added behind the others."""
    if change is None or decision.granted == change.value:
        return decision
    if change.value:
        return None
    return decision._replace(granted=False, rule="scope-action-removed", script=change.script)


def _added(
    scope: str,
    script: str,
    before: ScopeDecision | None,
    filters: Filters,
    requested: tuple[str, ...] | None,
    is_clamped: Callable[[], bool],
) -> ScopeDecision:
    on_api, rbac, client_grant = filters.judge(scope)
    sources = before.sources if before else ()
    asked = None if requested is None else scope in requested
    granted = bool(sources) or not is_clamped()
    return ScopeDecision(
        scope=scope,
        granted=granted,
        rule="scope-action" if granted else "scope-not-authorized",
        sources=(*sources, "action") if granted else sources,
        requested=asked,
        on_api=on_api,
        rbac=rbac,
        client_grant=client_grant,
        script=script,
    )
