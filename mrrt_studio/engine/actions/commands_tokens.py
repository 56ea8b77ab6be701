"""Commands that change tokens and the session: claims, scopes, ends, metadata.

Source: https://auth0.com/docs/customize/actions/reference/post-login/api-object
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from mrrt_studio.engine.actions.arguments import Arguments, at, seconds_at, text_at
from mrrt_studio.engine.actions.claims import with_claim
from mrrt_studio.engine.actions.command import Caller, Handler
from mrrt_studio.engine.actions.effects import Denial, Effects, Ignored
from mrrt_studio.engine.actions.metadata import InvalidMetadataError, with_entry, without_entry
from mrrt_studio.engine.actions.scopes import adding, granted_so_far, removing, replacing
from mrrt_studio.engine.id_token import user_claims


def _access_claim(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    if caller.occasion.authorization.api is None:
        raise Ignored("the access token is for the userinfo endpoint alone and carries no claims")
    claims = with_claim(effects.access_claims, arguments, caller.occasion, of_access_token=True)
    return effects.with_(access_claims=claims)


def _id_claim(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    granted = granted_so_far(caller.occasion, effects)
    if not caller.occasion.gives_id_token and "openid" not in granted:
        raise Ignored("this answer has no ID token, because openid is not granted", rule=None)
    standard = user_claims(caller.occasion.user, granted)
    name = at(arguments, 0)
    if isinstance(name, str) and name in standard:
        text = f"the ID token has '{name}' from the user's profile"
        raise Ignored(text, "claim-restricted", {"claim": name})
    claims = with_claim(effects.id_claims, arguments, caller.occasion, of_access_token=False)
    return effects.with_(id_claims=claims)


def _add_scope(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    return adding(caller.occasion, effects, text_at(arguments, 0, "scope"), caller.script)


def _remove_scope(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    return removing(caller.occasion, effects, text_at(arguments, 0, "scope"), caller.script)


def _replace_scopes(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    """A Rule's list; a text counts as its words (assumed)."""
    value = at(arguments, 0)
    scopes = value.split() if isinstance(value, str) else value
    if not isinstance(scopes, list):
        raise Ignored("context.accessToken.scope is no list of scopes")
    named = [scope for scope in cast("list[Any]", scopes) if isinstance(scope, str) and scope]
    return replacing(caller.occasion, effects, named, caller.script)


def _earliest(known: int | None, asked: int) -> int:
    return asked if known is None else min(known, asked)


def _require_refresh_token(caller: Caller) -> None:
    if not caller.occasion.gives_refresh_token:
        raise Ignored("this login gives no refresh token")


def _token_end(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    _require_refresh_token(caller)
    return effects.with_(token_end=_earliest(effects.token_end, seconds_at(arguments, 0)))


def _token_idle_end(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    _require_refresh_token(caller)
    return effects.with_(token_idle_end=_earliest(effects.token_idle_end, seconds_at(arguments, 0)))


def _token_metadata(effects: Effects, caller: Caller) -> Mapping[str, str]:
    _require_refresh_token(caller)
    if effects.token_metadata is not None:
        return effects.token_metadata
    return dict(caller.occasion.token.metadata) if caller.occasion.token else {}


def _invalid(effects: Effects, caller: Caller, thing: str, error: InvalidMetadataError) -> Effects:
    text = f"Failed to set {thing} metadata: Invalid metadata: {error}"
    denial = Denial(caller.script, "access_denied", text, f"{caller.script} failed: {text}")
    return effects.with_(denial=denial)


def _set_token_metadata(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    known = _token_metadata(effects, caller)
    try:
        changed = with_entry(known, at(arguments, 0), at(arguments, 1))
    except InvalidMetadataError as error:
        return _invalid(effects, caller, "refresh token", error)
    return effects.with_(token_metadata=changed)


def _delete_token_metadata(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    return effects.with_(token_metadata=without_entry(_token_metadata(effects, caller), at(arguments, 0)))


def _evict_token_metadata(effects: Effects, _: Arguments, caller: Caller) -> Effects:
    _require_refresh_token(caller)
    return effects.with_(token_metadata={})


def _session_metadata(effects: Effects, caller: Caller) -> Mapping[str, str]:
    session = caller.occasion.session
    if session is None:
        raise Ignored("no session stands behind this request")
    return dict(session.metadata) if effects.session_metadata is None else effects.session_metadata


def _session_end(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    _session_metadata(effects, caller)
    return effects.with_(session_end=_earliest(effects.session_end, seconds_at(arguments, 0)))


def _session_idle_end(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    _session_metadata(effects, caller)
    return effects.with_(session_idle_end=_earliest(effects.session_idle_end, seconds_at(arguments, 0)))


def _set_session_metadata(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    known = _session_metadata(effects, caller)
    try:
        changed = with_entry(known, at(arguments, 0), at(arguments, 1))
    except InvalidMetadataError as error:
        return _invalid(effects, caller, "session", error)
    return effects.with_(session_metadata=changed)


def _delete_session_metadata(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    kept = without_entry(_session_metadata(effects, caller), at(arguments, 0))
    return effects.with_(session_metadata=kept)


def _evict_session_metadata(effects: Effects, _: Arguments, caller: Caller) -> Effects:
    _session_metadata(effects, caller)
    return effects.with_(session_metadata={})


def _cookie_mode(_: Effects, __: Arguments, ___: Caller) -> Effects:
    raise Ignored("cookies are not simulated", rule=None)


TOKEN_COMMANDS: Mapping[str, Handler] = {
    "accessToken.setCustomClaim": _access_claim,
    "accessToken.addScope": _add_scope,
    "accessToken.removeScope": _remove_scope,
    "idToken.setCustomClaim": _id_claim,
    "refreshToken.setExpiresAt": _token_end,
    "refreshToken.setIdleExpiresAt": _token_idle_end,
    "refreshToken.setMetadata": _set_token_metadata,
    "refreshToken.deleteMetadata": _delete_token_metadata,
    "refreshToken.evictMetadata": _evict_token_metadata,
    "session.setExpiresAt": _session_end,
    "session.setIdleExpiresAt": _session_idle_end,
    "session.setMetadata": _set_session_metadata,
    "session.deleteMetadata": _delete_session_metadata,
    "session.evictMetadata": _evict_session_metadata,
    "session.setCookieMode": _cookie_mode,
    "context.accessToken": _access_claim,
    "context.idToken": _id_claim,
    "context.accessToken.scope": _replace_scopes,
}
"""By what is written after ``api.``, or by the member of a Rule's ``context``."""
