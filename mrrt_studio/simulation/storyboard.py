"""What the card of a step shows, whatever it looks like: messages, tokens, scopes and the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mrrt_studio.engine.explain import (
    explain_note,
    explain_refusal,
    explain_scope,
    headline,
    issued_name,
    verdict,
)
from mrrt_studio.engine.outcome import Authorization, Outcome, ScopeDecision, ScriptRun
from mrrt_studio.scenario.steps import CallApiStep
from mrrt_studio.simulation.expectations import Check, check_step
from mrrt_studio.simulation.step_arrows import Arrow, arrows_of, token_name
from mrrt_studio.simulation.step_titles import TokenNames, api_name, short_identifier, step_title
from mrrt_studio.simulation.timeline import PlayedStep

BadgeKind = Literal["ok", "surprise", "refused", "info", "disabled"]
SourceKind = Literal["login", "policy", "both", "script", "plain", "dropped", "withheld"]
"""Where a granted scope comes from, or what became of one that was not granted."""
RemarkKind = Literal["surprise", "refused", "info", "ok", "note"]


class Badge(NamedTuple):
    """How a step ended, in a few words."""

    kind: BadgeKind
    text: str


class TokenChip(NamedTuple):
    """A token that was issued; ``reason`` tells all of what its name only hints at."""

    text: str
    reason: str


class ScopeChip(NamedTuple):
    """One scope of the authorization and why it is there, or is not."""

    scope: str
    kind: SourceKind
    requested: bool
    reason: str


class Remark(NamedTuple):
    """A sentence beneath the arrows; a ``note`` is the user's own."""

    kind: RemarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that the card of one step shows."""

    id: str
    number: int
    """The place of the step, from 1."""
    title: str
    at: int
    """The virtual time when the step ran, seconds since the epoch."""
    gap: int | None
    """Seconds since the step before ran, or None for the first one."""
    disabled: bool
    badge: Badge | None
    arrows: tuple[Arrow, ...]
    tokens: tuple[TokenChip, ...]
    scopes: tuple[ScopeChip, ...]
    remarks: tuple[Remark, ...]
    checks: tuple[Check, ...]
    """What was expected of the step, and what it met."""
    suffered: tuple[str, ...] = ()
    """The sentences of the findings that the step suffered from."""
    scripts: tuple[ScriptRun, ...] = ()
    """The Rules and Actions that ran."""

    @property
    def broken(self) -> tuple[Check, ...]:
        """The expectations that do not hold."""
        return tuple(check for check in self.checks if not check.passed)


def storyboard(played: PlayedStep, names: TokenNames | None = None, *, earlier: int | None = None) -> Card:
    """Return the card of a step.

    Args:
        played: the step.
        names: of the refresh tokens of the whole timeline, as ``refresh_token_names`` gives them.
        earlier: the virtual time of the step before, seconds since the epoch; None for the first one.
    """
    names = names or {}
    outcome = played.outcome
    return Card(
        id=played.id,
        number=played.index + 1,
        title=step_title(played, names),
        at=played.at,
        gap=None if earlier is None else played.at - earlier,
        disabled=outcome is None,
        badge=_badge(outcome),
        arrows=arrows_of(played, names),
        tokens=tuple(_tokens(outcome, names)) if outcome else (),
        scopes=_scopes(outcome) if outcome else (),
        remarks=tuple(_remarks(played)),
        checks=check_step(played),
        scripts=outcome.scripts if outcome else (),
    )


def _badge(outcome: Outcome | None) -> Badge | None:
    if outcome is None:
        return Badge("disabled", "disabled, skipped")
    if outcome.response is None:
        return Badge("info", explain_note(outcome.notes[0]).title) if outcome.notes else None
    kind = verdict(outcome)
    text = headline(outcome)
    return Badge(kind, text) if kind in ("ok", "refused") else Badge("surprise", text)


def _tokens(outcome: Outcome, names: TokenNames) -> Iterator[TokenChip]:
    tokens = outcome.tokens
    if tokens.access_token is not None:
        audience = tokens.access_token.audience
        place = short_identifier(audience) if audience else "userinfo"
        yield TokenChip(f"AT → {place}", f"Access token for {audience or 'the userinfo endpoint alone'}")
    if tokens.refresh_token is not None:
        kind = "Rotating refresh token" if tokens.refresh_token.rotating else "Refresh token"
        name = token_name(tokens.refresh_token.value, names)
        origin = "the first of a new family" if outcome.opened_family else "a successor in its family"
        yield TokenChip(name, f"{kind}, {origin}, number {tokens.refresh_token.counter}")
    if tokens.id_token is not None:
        yield TokenChip("ID", "ID token: who the user is")


def _scopes(outcome: Outcome) -> tuple[ScopeChip, ...]:
    """Granted ones first, then what was asked for in vain, then what nobody asked for.

    A refused request grants nothing, so of its scopes only those that failed are told.
    """
    authorization = outcome.authorization
    if authorization is None:
        return ()
    told = [d for d in authorization.scopes if outcome.refused is None or (d.requested and not d.granted)]
    return tuple(_scope_chip(decision, authorization) for decision in sorted(told, key=_rank))


def _rank(decision: ScopeDecision) -> int:
    if decision.granted:
        return 0
    return 1 if decision.requested else 3 if decision.withheld else 2


def _scope_chip(decision: ScopeDecision, authorization: Authorization) -> ScopeChip:
    reason = explain_scope(decision, authorization).text
    return ScopeChip(decision.scope, scope_kind(decision), bool(decision.requested), reason)


def scope_kind(decision: ScopeDecision) -> SourceKind:
    """Return where a granted scope comes from, or what became of one that was not granted."""
    if not decision.granted:
        return "withheld" if decision.withheld else "dropped"
    if decision.rule == "scope-action":
        return "script"
    from_login, from_policy = "login" in decision.sources, "policy" in decision.sources
    if from_login and from_policy:
        return "both"
    return "login" if from_login else "policy" if from_policy else "plain"


def _remarks(played: PlayedStep) -> Iterator[Remark]:
    outcome = played.outcome
    if outcome is not None:
        yield from _result(played, outcome)
        yield from (Remark("info", explain_note(note).text) for note in outcome.notes)
    if played.step.note:
        yield Remark("note", played.step.note.strip())


def _result(played: PlayedStep, outcome: Outcome) -> Iterator[Remark]:
    """Yield the sentence that tells most: what was wrong, or that nothing was."""
    refusal = explain_refusal(outcome)
    if refusal is not None:
        yield Remark("refused", refusal.text)
    elif outcome.authorization is not None and verdict(outcome) == "another-audience":
        yield Remark("surprise", _other_audience(played, outcome.authorization))
    elif isinstance(played.step, CallApiStep) and outcome.response is not None:
        yield Remark("ok", "Signature, issuer, audience, expiry and scope hold.")


def _other_audience(played: PlayedStep, authorization: Authorization) -> str:
    configuration = played.before.state.configuration
    asked = api_name(configuration, authorization.requested_audience or "")
    return f"Asked for {asked}, got {issued_name(authorization)}."
