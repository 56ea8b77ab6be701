"""Commands that decide how the request goes on: deny, second factor, redirect.

Source: https://auth0.com/docs/customize/actions/reference/post-login/api-object
"""

from __future__ import annotations

from collections.abc import Mapping

from mrrt_studio.engine.actions.arguments import Arguments, options_at, text_at, words_at
from mrrt_studio.engine.actions.command import Caller, Handler
from mrrt_studio.engine.actions.effects import Denial, Effects, Ignored


def _deny(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    reason = words_at(arguments, 0, "Access denied.")
    cause = f"{caller.script} denied it with the reason '{reason}'"
    return effects.with_(denial=Denial(caller.script, "access_denied", reason, cause))


def _validation_error(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    """An Action says with it that what a redirect brought back is not valid (assumed to deny)."""
    text = words_at(arguments, 1, words_at(arguments, 0, "Validation failed."))
    cause = f"{caller.script} reported a validation error: '{text}'"
    return effects.with_(denial=Denial(caller.script, "access_denied", text, cause))


def _second_factor(effects: Effects, _: Arguments, caller: Caller) -> Effects:
    return effects.with_(second_factor=effects.second_factor or caller.script)


def _redirect(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    text_at(arguments, 0, "address or form")
    return effects.with_(redirect=effects.redirect or caller.script)


def _record_method(effects: Effects, arguments: Arguments, _: Caller) -> Effects:
    return effects.with_(methods=(*effects.methods, text_at(arguments, 0, "method")))


def _primary_user(_: Effects, __: Arguments, ___: Caller) -> Effects:
    raise Ignored("linking accounts is not simulated")


def _revoke_refresh_token(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    if not caller.occasion.is_exchange:
        raise Ignored("a login has no refresh token that could be revoked")
    reason = words_at(arguments, 0, "The refresh token was revoked.")
    cause = f"{caller.script} revoked the refresh token with the reason '{reason}'"
    denial = Denial(caller.script, "access_denied", reason, cause, revokes="refresh-token")
    return effects.with_(denial=denial)


def _revoke_session(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    if caller.occasion.session is None:
        raise Ignored("no session stands behind this request")
    reason = words_at(arguments, 0, "The session was revoked.")
    cause = f"{caller.script} revoked the session with the reason '{reason}'"
    keeps = options_at(arguments, 1).get("preserveRefreshTokens") is True
    denial = Denial(
        caller.script, "access_denied", reason, cause, revokes="session", keeps_refresh_tokens=keeps
    )
    return effects.with_(denial=denial)


FLOW_COMMANDS: Mapping[str, Handler] = {
    "access.deny": _deny,
    "validation.error": _validation_error,
    "multifactor.enable": _second_factor,
    "authentication.challengeWith": _second_factor,
    "authentication.challengeWithAny": _second_factor,
    "authentication.enrollWith": _second_factor,
    "authentication.enrollWithAny": _second_factor,
    "authentication.recordMethod": _record_method,
    "authentication.setPrimaryUser": _primary_user,
    "redirect.sendUserTo": _redirect,
    "prompt.render": _redirect,
    "refreshToken.revoke": _revoke_refresh_token,
    "session.revoke": _revoke_session,
    "context.redirect": _redirect,
    "context.multifactor": _second_factor,
}
"""By what is written after ``api.``, or by the member of a Rule's ``context``."""
