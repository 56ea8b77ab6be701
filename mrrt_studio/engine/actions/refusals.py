"""How scripts end a request: by a denial, or because they need a person who is not there."""

from __future__ import annotations

from mrrt_studio.engine.actions.effects import Denial, Effects
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.engine.ids import MARK
from mrrt_studio.engine.outcome import Note
from mrrt_studio.engine.refusal import Refusal

_SECOND_FACTOR = "Multifactor authentication required"


def require_allowed(occasion: Occasion, effects: Effects, *, at_authorize: bool) -> None:
    """Refuse the request if scripts say so.

    Raises:
        Refusal: a denial first; then what needs a person, where none sits in front of a browser.

    Source: https://auth0.com/docs/customize/actions/reference/post-login/api-object
    """
    if effects.denial is not None:
        raise _denied(effects.denial, at_authorize=at_authorize)
    if occasion.interactive:
        return
    if effects.second_factor is not None:
        raise _second_factor_needed(occasion, effects.second_factor, at_authorize=at_authorize)
    if effects.redirect is not None:
        raise _no_redirect(occasion, effects.redirect, at_authorize=at_authorize)


def _denied(denial: Denial, *, at_authorize: bool) -> Refusal:
    status = 302 if at_authorize else denial.status
    facts = {"script": denial.script, "cause": denial.cause}
    return Refusal(
        denial.rule, status, denial.error, denial.description, at_authorize=at_authorize, facts=facts
    )


def _second_factor_needed(occasion: Occasion, script: str, *, at_authorize: bool) -> Refusal:
    """The token endpoint hands out a token for the MFA API; a silent login can only report it (assumed).

    Source: https://auth0.com/docs/secure/tokens/refresh-tokens/use-refresh-tokens
    """
    facts = {"script": script}
    rule = "actions-second-factor"
    if at_authorize:
        return Refusal(rule, 302, "interaction_required", _SECOND_FACTOR, at_authorize=True, facts=facts)
    token = f"{MARK}{occasion.context.ids.hexadecimal('mfa_token', 48)}"
    extra = {"mfa_token": token, "mfa_requirements": {"challenge": [{"type": "otp"}]}}
    return Refusal(rule, 403, "mfa_required", _SECOND_FACTOR, extra=extra, facts=facts)


def _no_redirect(occasion: Occasion, script: str, *, at_authorize: bool) -> Refusal:
    """``interaction_required`` is documented for ``prompt=none``; the answer of an exchange is assumed."""
    status = 302 if at_authorize else 403
    error = "interaction_required" if occasion.silent else "access_denied"
    text = "A redirect is not possible in this flow."
    return Refusal(
        "actions-redirect", status, error, text, at_authorize=at_authorize, facts={"script": script}
    )


def interaction_notes(occasion: Occasion, effects: Effects) -> tuple[Note, ...]:
    """Return what a person would have been asked for at login; that they do it is assumed."""
    if not occasion.interactive:
        return ()
    asked = (
        ("actions-second-factor-asked", effects.second_factor),
        ("actions-redirect-made", effects.redirect),
    )
    return tuple(Note(rule, {"script": script}) for rule, script in asked if script is not None)
