"""Custom claims: which names a script may set, and how much fits into a token.

Source: https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from mrrt_studio.engine.actions.effects import Ignored
from mrrt_studio.engine.actions.occasion import Occasion

LARGEST = 100_000
"""Bytes of all custom claims of one token, as JSON."""

RESTRICTED = frozenset(
    (
        "acr",
        "act",
        "active",
        "amr",
        "at_hash",
        "ath",
        "attest",
        "aud",
        "auth_time",
        "authorization_details",
        "azp",
        "c_hash",
        "client_id",
        "cnf",
        "cty",
        "dest",
        "entitlements",
        "events",
        "exp",
        "groups",
        "gty",
        "htm",
        "htu",
        "iat",
        "internalService",
        "iss",
        "jcard",
        "jku",
        "jti",
        "jwe",
        "jwk",
        "kid",
        "may_act",
        "mky",
        "nbf",
        "nonce",
        "object_id",
        "org_id",
        "org_name",
        "orig",
        "origid",
        "permissions",
        "roles",
        "rph",
        "s_hash",
        "sid",
        "sip_callid",
        "sip_cseq_num",
        "sip_date",
        "sip_from_tag",
        "sip_via_branch",
        "sub",
        "sub_jwk",
        "toe",
        "txn",
        "typ",
        "uuid",
        "vot",
        "vtm",
        "x5t#S256",
        "scope",
    )
)
"""Names that no script can set; ``scope`` is among them because every access token has it already."""

_RESERVED_HOSTS = (".auth0.com", ".webtask.io", ".webtask.run")


def with_claim(
    claims: Mapping[str, Any], arguments: tuple[Any, ...], occasion: Occasion, *, of_access_token: bool
) -> dict[str, Any]:
    """Return custom claims after a script has set one.

    Args:
        claims: those that scripts have set so far.
        arguments: of the call: name and value.
        occasion: the request.
        of_access_token: tokens for Auth0's own APIs take namespaced names alone.

    Raises:
        Ignored: Auth0 drops the claim in silence, or the token would become too large.
    """
    name, value = _name_and_value(arguments)
    obstacle = _obstacle(name, occasion.authorization.audience if of_access_token else None, occasion)
    if obstacle is not None:
        raise Ignored(obstacle, "claim-restricted", {"claim": name})
    changed = {**claims, name: value}
    if _size(changed) > LARGEST:
        text = f"with '{name}' the custom claims would exceed {LARGEST:,} bytes"
        raise Ignored(text, "claims-too-large", {"claim": name})
    return changed


def _name_and_value(arguments: tuple[Any, ...]) -> tuple[str, Any]:
    if not arguments or not isinstance(arguments[0], str) or not arguments[0]:
        raise Ignored("the claim has no name")
    return arguments[0], arguments[1] if len(arguments) > 1 else None


def _obstacle(name: str, audience: str | None, occasion: Occasion) -> str | None:
    if name in RESTRICTED:
        return f"'{name}' is a restricted name"
    host = _host(name)
    if name.startswith("urn:auth0") or f".{host}".endswith(_RESERVED_HOSTS):
        return f"'{name}' is in a namespace of Auth0's own"
    if audience == occasion.state.configuration.tenant.management_api and not host:
        return f"'{name}' has no namespace, which tokens for Auth0's own APIs need"
    return None


def _host(name: str) -> str:
    try:
        return urlsplit(name).hostname or ""
    except ValueError:
        return ""


def _size(claims: Mapping[str, Any]) -> int:
    return len(json.dumps(claims, ensure_ascii=False).encode("utf-8", "surrogatepass"))
