"""An exported token becomes a skeleton: its tenant, application, API and user, and the login that gives it.

Only claims are read. The signature is not looked at and neither it nor the token is kept.

Source: https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles
Source: https://www.rfc-editor.org/rfc/rfc7519
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import JsonValue

from mrrt_studio.formats.documents import Document
from mrrt_studio.formats.draft import Draft, Found
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.configuration import OIDC_SCOPES
from mrrt_studio.scenario.errors import FieldPath, FormatError
from mrrt_studio.scenario.json_text import parse_json
from mrrt_studio.scenario.steps import ClientCredentialsStep, LoginStep, Step
from mrrt_studio.scenario.text import RawText

_NO_API_SCOPES = frozenset((*OIDC_SCOPES, "offline_access", "online_access"))
_PROFILE = ("email", "email_verified", "name", "nickname", "picture")
_TOKEN = re.compile(r"[\w-]+(\.[\w-]*){2}", re.ASCII)
_MACHINE = "@clients"
_BEARER = re.compile(r"\s*(Bearer\s+)?", re.IGNORECASE)
_UNREADABLE = "this is no token with claims that can be read"
_ENCRYPTED = "this token is encrypted, so that nobody but its API can read it"
_NEEDED = "A JSON Web Token has three parts, as access tokens for an API and ID tokens do"
_NO_CLIENT = "the token does not say for which application it is"
_SKELETON = "this is what the token tells and no more; what the tenant has besides is not known"


@dataclass(frozen=True, slots=True)
class _Claims:
    """What a token says."""

    header: Mapping[str, JsonValue]
    payload: Mapping[str, JsonValue]

    def text(self, *names: str) -> str | None:
        """Return the first of some claims that is there as text."""
        found = (self.payload.get(name) for name in names)
        return next((value for value in found if isinstance(value, str) and value), None)

    def number(self, name: str) -> int | None:
        value = self.payload.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    @property
    def audiences(self) -> tuple[str, ...]:
        aud = self.payload.get("aud")
        listed = aud if isinstance(aud, list) else [aud]
        return tuple(each for each in listed if isinstance(each, str))

    @property
    def is_id_token(self) -> bool:
        """Whether it is about a login and not for an API: then its audience is the application."""
        return not {"scope", "azp", "client_id", "gty", "permissions"} & self.payload.keys()

    @property
    def client_id(self) -> str | None:
        named = self.text("azp", "client_id")
        return named or (self.audiences[0] if self.is_id_token and self.audiences else None)

    @property
    def api(self) -> str | None:
        """The API that it is for, the userinfo endpoint aside."""
        if self.is_id_token:
            return None
        userinfo = f"{self.text('iss') or ''}userinfo"
        return next((each for each in self.audiences if each != userinfo), None)

    @property
    def scope(self) -> str | None:
        return self.text("scope")

    @property
    def permissions(self) -> list[str]:
        listed = self.payload.get("permissions")
        return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []

    @property
    def is_machine(self) -> bool:
        """Whether no user stands behind it."""
        return self.payload.get("gty") == "client-credentials" or (self.text("sub") or "").endswith(_MACHINE)


def is_token_response(tree: JsonValue) -> bool:
    """Tell whether a tree is what a token endpoint answers."""
    if not isinstance(tree, dict) or "client_id" in tree:
        return False
    has_token = any(isinstance(tree.get(name), str) for name in ("access_token", "id_token"))
    return has_token and "user_id" not in tree


def draft_of(document: Document) -> Draft:
    """Return what a token, or the tokens of a response, tell of a tenant.

    Raises:
        FormatError: no token in it can be read, or it names no application.
    """
    raw = document.raw
    tokens = list(_tokens(document))
    if not tokens:
        raise raw.refuse_at(0, _UNREADABLE, hint=_NEEDED)
    claims = tokens[0]
    if claims.client_id is None:
        raise raw.refuse_at(0, _NO_CLIENT, hint=_NEEDED)
    items = (*_client(claims), *_apis(claims), *_user(tokens), *_organization(claims))
    nowhere = RawText("", None, document.source, tuple)
    return Draft(
        found=tuple(Found(collection, item, nowhere) for collection, item in items),
        origins=(Origin("token", document.source),),
        notes=(Note(_SKELETON),),
        steps=tuple(_steps(claims, claims.client_id)),
        domain=_host(claims.text("iss") or ""),
        is_skeleton=True,
    )


def _host(issuer: str) -> str | None:
    try:
        return urlsplit(issuer).hostname
    except ValueError:
        return None


def _tokens(document: Document) -> Iterator[_Claims]:
    """Yield the claims of the tokens in a document, those of the access token first."""
    tree = document.tree
    if not isinstance(tree, dict):
        lead = _BEARER.match(document.text)
        yield _claims(document.text.strip()[len(lead[0].strip()) if lead else 0 :].strip(), document.raw, ())
        return
    found = [
        (name, value) for name in ("access_token", "id_token") if isinstance(value := tree.get(name), str)
    ]
    readable = [(name, value) for name, value in found if _TOKEN.fullmatch(value)]
    for name, value in readable or found[:1]:
        yield _with_scope(_claims(value, document.raw, (name,)), tree)


def _with_scope(claims: _Claims, response: Mapping[str, JsonValue]) -> _Claims:
    scope = response.get("scope")
    if claims.is_id_token or not isinstance(scope, str):
        return claims
    return _Claims(claims.header, {**claims.payload, "scope": scope})


def _claims(token: str, raw: RawText, path: FieldPath) -> _Claims:
    parts = token.split(".")
    if len(parts) == 5:  # noqa: PLR2004 - RFC 7516
        raise raw.refuse(_ENCRYPTED, path, hint=_NEEDED)
    if len(parts) != 3:  # noqa: PLR2004 - RFC 7519
        raise raw.refuse(_UNREADABLE, path, hint=_NEEDED)
    header, payload = _decoded(parts[0]), _decoded(parts[1])
    if not isinstance(header, dict) or not isinstance(payload, dict):
        raise raw.refuse(_UNREADABLE, path, hint=_NEEDED)
    return _Claims(header, payload)


def _decoded(part: str) -> JsonValue:
    try:
        text = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("utf-8")
        return parse_json(text)
    except (binascii.Error, UnicodeDecodeError, ValueError, FormatError):
        return None


def _client(claims: _Claims) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    item: dict[str, JsonValue] = {"client_id": claims.client_id}
    if claims.is_machine:
        item |= {"grant_types": ["client_credentials"], "token_endpoint_auth_method": "client_secret_post"}
    if claims.text("org_id"):
        item["organization_usage"] = "allow"
    yield "clients", item
    if claims.is_machine and claims.api:
        scopes: list[JsonValue] = [*(claims.scope or "").split()]
        yield "client_grants", {"client_id": claims.client_id, "audience": claims.api, "scope": scopes}


def _apis(claims: _Claims) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    if claims.api is None:
        return
    named = (claims.scope or "").split()
    scopes = dict.fromkeys((*named, *claims.permissions))
    item: dict[str, JsonValue] = {
        "identifier": claims.api,
        "scopes": [{"value": scope} for scope in scopes if scope not in _NO_API_SCOPES],
    }
    issued, expires = claims.number("iat"), claims.number("exp")
    if issued is not None and expires is not None and expires > issued:
        item["token_lifetime"] = expires - issued
    if "offline_access" in named:
        item["allow_offline_access"] = True
    if "permissions" in claims.payload:
        item["enforce_policies"] = True
    yield "resource_servers", item | _dialect(claims)


def _dialect(claims: _Claims) -> dict[str, JsonValue]:
    is_rfc9068 = str(claims.header.get("typ", "")).lower() == "at+jwt"
    name = "rfc9068_profile" if is_rfc9068 else "access_token"
    return {"token_dialect": f"{name}_authz" if "permissions" in claims.payload else name}


def _user(tokens: list[_Claims]) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    claims = tokens[0]
    subject = claims.text("sub")
    if claims.is_machine or subject is None:
        return
    known = {name: value for each in tokens for name, value in each.payload.items() if name in _PROFILE}
    item: dict[str, JsonValue] = {"user_id": subject, **known}
    if claims.permissions and claims.api:
        item["permissions"] = [
            {"resource_server_identifier": claims.api, "permission_name": name} for name in claims.permissions
        ]
    yield "users", item


def _organization(claims: _Claims) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    id_, subject = claims.text("org_id"), claims.text("sub")
    if id_ is not None:
        members: list[JsonValue] = [subject] if subject and not claims.is_machine else []
        yield "organizations", {"id": id_, "name": claims.text("org_name") or id_, "members": members}


def _steps(claims: _Claims, client_id: str) -> Iterator[Step]:
    """Yield the step that gives such a token."""
    subject = claims.text("sub")
    if claims.is_machine:
        if claims.api is not None:
            yield ClientCredentialsStep(type="client_credentials", client=client_id, audience=claims.api)
        return
    if subject is None:
        return
    scope = "openid" if claims.is_id_token else claims.scope
    flow = "password" if claims.payload.get("gty") == "password" else None
    given = {"audience": claims.api, "scope": scope, "organization": claims.text("org_id"), "flow": flow}
    named = {name: value for name, value in given.items() if value is not None}
    yield LoginStep.model_validate({"type": "login", "client": client_id, "user": subject, **named})
