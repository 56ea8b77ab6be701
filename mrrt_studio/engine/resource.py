"""What a resource says to an access token: an API as Auth0's SDKs validate, and the userinfo endpoint.

Source: https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mrrt_studio.engine.context import Context, key_id
from mrrt_studio.engine.grant import signing_secret
from mrrt_studio.engine.http import JSON_TYPE, HttpRequest, HttpResponse
from mrrt_studio.engine.id_token import user_claims
from mrrt_studio.engine.outcome import Outcome, Refused
from mrrt_studio.engine.state import State
from mrrt_studio.engine.tokens import AccessToken


@dataclass(frozen=True, slots=True)
class ApiCall:
    """A call of an API with an access token, or without one."""

    access_token: AccessToken | None
    """None with ``unknown`` set stands for a token that nobody issued."""
    unknown: bool = False
    api: str | None = None
    """Identifier; by default the token's own audience."""
    requires: tuple[str, ...] = ()
    method: str = "GET"
    path: str = "/"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A failed check: status and what ``WWW-Authenticate`` says."""

    rule: str
    status: int
    error: str | None
    description: str
    scope: str | None = None

    @property
    def header(self) -> str:
        """The ``WWW-Authenticate`` value; without a token it is bare (RFC 6750, section 3)."""
        if self.error is None:
            return "Bearer"
        quoted = self.description.replace("\\", "\\\\").replace('"', '\\"')
        scope = f', scope="{self.scope}"' if self.scope else ""
        return f'Bearer error="{self.error}", error_description="{quoted}"{scope}'

    @property
    def body(self) -> dict[str, Any]:
        """Error and description, as the body repeats them."""
        return {} if self.error is None else {"error": self.error, "error_description": self.description}


def call_api(state: State, call: ApiCall, context: Context) -> tuple[State, Outcome]:
    """Return the state, which never changes, and what the API answers."""
    token = call.access_token
    if token is not None and (call.api or token.audience or _userinfo(state)) == _userinfo(state):
        return userinfo(state, token, context)
    api = call.api or (token.audience if token else None) or ""
    request = HttpRequest(call.method, _url(api, call.path), _bearer(call), {})
    challenge = _check(state, call, api, context)
    return state, _answer(request, challenge, {"result": "ok"})


def userinfo(state: State, token: AccessToken | None, context: Context) -> tuple[State, Outcome]:
    """Return the state, which never changes, and what ``/userinfo`` tells about the user.

    Source: https://auth0.com/docs/api/authentication/user-profile/get-user-info
    """
    call = ApiCall(token, unknown=token is None, api=_userinfo(state))
    request = HttpRequest("GET", _userinfo(state), _bearer(call), {})
    user = state.configuration.users.get(token.user_id or "") if token else None
    if token is None or user is None or not _userinfo_accepts(state, token, context):
        text = "The access token is invalid or has expired"
        return state, _answer(request, Challenge("userinfo-token-valid", 401, "invalid_token", text), {})
    return state, _answer(request, None, {"sub": user.user_id, **user_claims(user, token.scopes)})


def _userinfo(state: State) -> str:
    return state.configuration.tenant.userinfo_audience


def _userinfo_accepts(state: State, token: AccessToken, context: Context) -> bool:
    if state.now >= token.expires_at:
        return False
    if "openid" not in token.scopes or token.opaque is not None:
        return "openid" in token.scopes
    audiences = _audiences(token)
    issued_here = token.claims["iss"] == state.configuration.tenant.issuer
    return issued_here and _userinfo(state) in audiences and _kid_holds(token, context)


def _check(state: State, call: ApiCall, api: str, context: Context) -> Challenge | None:
    """Return the first check that fails, in the order in which an API's SDK makes them."""
    token = call.access_token
    if token is None and not call.unknown:
        return Challenge("token-present", 401, None, "The request carries no access token.")
    if token is None:
        return _invalid("token-well-formed", "The access token is malformed.")
    if token.opaque is not None:
        return _invalid("token-well-formed", "The access token is opaque: only /userinfo understands it.")
    if not _signature_holds(state, token, api, context):
        return _invalid("token-signature", "The signature of the access token is invalid.")
    return _check_claims(state, token, api) or _check_scopes(token, call.requires)


def _check_claims(state: State, token: AccessToken, api: str) -> Challenge | None:
    if token.claims["iss"] != state.configuration.tenant.issuer:
        return _invalid("token-issuer", 'unexpected "iss" claim value')
    if api not in _audiences(token):
        return _invalid("token-audience", 'unexpected "aud" claim value')
    if state.now >= token.expires_at:
        return _invalid("token-expiry", '"exp" claim timestamp check failed')
    return None


def _audiences(token: AccessToken) -> list[str]:
    audiences: str | list[str] = token.claims["aud"]
    return [audiences] if isinstance(audiences, str) else audiences


def _check_scopes(token: AccessToken, required: tuple[str, ...]) -> Challenge | None:
    missing = [scope for scope in required if scope not in token.scopes]
    if not missing:
        return None
    text = f"The access token lacks the scope {' '.join(missing)}."
    return Challenge("token-scope", 403, "insufficient_scope", text, " ".join(required))


def _invalid(rule: str, description: str) -> Challenge:
    return Challenge(rule, 401, "invalid_token", description)


def _signature_holds(state: State, token: AccessToken, api: str, context: Context) -> bool:
    """Compare keys instead of signatures: the token was signed by this engine, with the key that it names."""
    if token.header["alg"] != "HS256":
        return _kid_holds(token, context)
    known = state.configuration.resource_servers.get(api)
    return known is not None and token.secret == signing_secret(known, context.ids.seed)


def _kid_holds(token: AccessToken, context: Context) -> bool:
    return token.header.get("kid") == key_id(context.kid, token.header["alg"])


def _url(api: str, path: str) -> str:
    base = api if "://" in api else "https://api.invalid"
    return base if path == "/" else base.rstrip("/") + "/" + path.lstrip("/")


def _bearer(call: ApiCall) -> dict[str, Any]:
    if call.access_token is not None:
        return {"authorization": call.access_token}
    return {"authorization": "Bearer unknown"} if call.unknown else {}


def _answer(request: HttpRequest, challenge: Challenge | None, body: dict[str, Any]) -> Outcome:
    if challenge is None:
        return Outcome(request=request, response=HttpResponse(200, {"content-type": JSON_TYPE}, body))
    headers = {"www-authenticate": challenge.header}
    if challenge.body:
        headers["content-type"] = JSON_TYPE
    outcome = Outcome(request=request, response=HttpResponse(challenge.status, headers, challenge.body))
    return outcome._replace(refused=Refused(challenge.rule, {"cause": challenge.description}))
