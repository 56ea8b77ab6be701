"""What every token endpoint grant shares: minting the tokens, shaping the answer, refusing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mrrt_studio.engine.client_auth import client_secret
from mrrt_studio.engine.context import Context, OpenQuestions
from mrrt_studio.engine.families import Issued
from mrrt_studio.engine.http import HttpRequest, HttpResponse, failure, success
from mrrt_studio.engine.id_token import mint_id_token
from mrrt_studio.engine.ids import MARK, derive
from mrrt_studio.engine.outcome import Authorization, Note, Outcome, Refused, Tokens
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.engine.state import LoginGrant, RefreshToken, State
from mrrt_studio.engine.tokens import (
    NO_CLAIMS,
    RFC_9068,
    WITH_PERMISSIONS,
    AccessToken,
    IdToken,
    TokenRequest,
    mint,
    mint_opaque,
)
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.tenant import User

_BLOCKED = {"invalid_grant": (403, "invalid_grant"), "unauthorized": (401, "unauthorized")}


@dataclass(frozen=True, slots=True)
class Granted:
    """A request that passed every check."""

    client: Client
    user: User | None
    authorization: Authorization
    login: LoginGrant | None
    """None for an application that acts for itself."""
    grant: str

    scopes: tuple[str, ...]
    """What the response lists; ``online_access`` is never echoed."""
    access_claims: Mapping[str, Any] = NO_CLAIMS
    """Custom claims that scripts set on the access token."""
    id_claims: Mapping[str, Any] = NO_CLAIMS


def require_usable_user(user: User, questions: OpenQuestions, *, at_authorize: bool = False) -> None:
    """Refuse a blocked user.

    Raises:
        Refusal: which error it is, is assumption ``blocked-user-error``.
    """
    if not user.blocked:
        return
    status, error = _BLOCKED[questions.decide("blocked-user-error")]
    status = 302 if at_authorize else status
    facts = {"user": user.label}
    raise Refusal(
        "user-not-blocked", status, error, "user is blocked", at_authorize=at_authorize, facts=facts
    )


def deliver(
    state: State,
    granted: Granted,
    context: Context,
    questions: OpenQuestions,
    refresh_token: RefreshToken | None,
) -> Outcome:
    """Return the outcome of a granted request: its tokens and a 200.

    Args:
        state: of the server after the request.
        granted: who gets what.
        context: ids and the name of the signing key.
        questions: answers what is open, and has recorded what was.
        refresh_token: the one that the response carries, or None.
    """
    access_token = _access_token(state, granted, context, questions)
    id_token = _id_token(state, granted, context, questions)
    body: dict[str, Any] = {"access_token": access_token}
    if refresh_token is not None:
        body["refresh_token"] = refresh_token.value
    if id_token is not None:
        body["id_token"] = id_token
    body |= {"scope": " ".join(granted.scopes), "expires_in": access_token.lifetime, "token_type": "Bearer"}
    if _names_resource(granted, access_token, questions):
        body["resource"] = access_token.audience
    return Outcome(
        response=success(body),
        authorization=granted.authorization,
        tokens=Tokens(access_token, id_token, refresh_token),
        notes=_possession_notes(granted.authorization.api),
        assumptions=questions.decisive,
    )


def _names_resource(granted: Granted, access_token: AccessToken, questions: OpenQuestions) -> bool:
    if granted.grant != "refresh_token" or access_token.audience is None:
        return False
    return questions.deviates("resource-in-response", "present")


def _access_token(state: State, granted: Granted, context: Context, questions: OpenQuestions) -> AccessToken:
    request = _token_request(state, granted, context, questions)
    api = granted.authorization.api
    if api is None:
        return mint_opaque(request, context.ids.opaque_token())
    secret = signing_secret(api, context.ids.seed) if api.algorithm == "HS256" else None
    return mint(request, api, secret)


def _token_request(
    state: State, granted: Granted, context: Context, questions: OpenQuestions
) -> TokenRequest:
    user, api, login = granted.user, granted.authorization.api, granted.login
    own_profile = api is not None and api.dialect not in RFC_9068
    return TokenRequest(
        tenant=state.configuration.tenant,
        client_id=granted.client.client_id,
        subject=user.user_id if user else f"{granted.client.client_id}@clients",
        user_id=user.user_id if user else None,
        scopes=granted.scopes,
        grant=granted.grant,
        now=state.now,
        kid=context.kid,
        ids=context.ids,
        permissions=_permissions(state, granted, api),
        organization_id=login.organization_id if login else None,
        organization_name=login.organization_name if login else None,
        custom_claims=granted.access_claims,
        jti_in_auth0_profile=own_profile and questions.deviates("jti-in-auth0-profile", "present"),
    )


def _permissions(state: State, granted: Granted, api: ResourceServer | None) -> tuple[str, ...]:
    """List all that the user may do there; an application for itself may do what its client grant says."""
    user = granted.user
    if api is None or api.dialect not in WITH_PERMISSIONS:
        return ()
    if user is None:
        return tuple(sorted(granted.scopes))
    return state.configuration.permissions(user, api.identifier)


def signing_secret(api: ResourceServer, seed: str) -> str:
    """Return the API's HS256 secret; where the tenant does not tell it, one that derives from the seed."""
    return api.signing_secret or MARK + derive(seed, api.identifier, "signing_secret", length=45)


def _id_token(state: State, granted: Granted, context: Context, questions: OpenQuestions) -> IdToken | None:
    user, login = granted.user, granted.login
    if user is None or login is None or not id_token_due(granted.grant, granted.scopes, login, questions):
        return None
    algorithm = granted.client.id_token_alg
    secret = client_secret(granted.client, context.ids.seed) if algorithm == "HS256" else None
    tenant = state.configuration.tenant
    token = mint_id_token(tenant, granted.client, user, login, granted.scopes, state.now, context.kid, secret)
    return token._replace(claims={**granted.id_claims, **token.claims}) if granted.id_claims else token


def id_token_due(grant: str, scopes: Sequence[str], login: LoginGrant, questions: OpenQuestions) -> bool:
    """Tell whether an answer with these scopes carries an ID token."""
    now, at_login = "openid" in scopes, "openid" in login.scopes
    if grant != "refresh_token" or now == at_login:
        return now
    return now if questions.decide("id-token-on-refresh") == "this-exchange" else at_login


def _possession_notes(api: ResourceServer | None) -> tuple[Note, ...]:
    if api is None or api.proof_of_possession is None or not api.proof_of_possession.required:
        return ()
    return (Note("cnf-left-out", {"audience": api.identifier}),)


def limit_notes(client: Client, issued: Issued | None) -> tuple[Note, ...]:
    """Return the note that the limit of refresh tokens was reached, if it was."""
    return (Note("refresh-token-limit", {"client": client.label}),) if issued and issued.pruned else ()


def failed(refusal: Refusal, request: HttpRequest | None, passed: Sequence[str]) -> Outcome:
    """Return the outcome of a refused request, without its log."""
    return Outcome(
        request=request,
        response=_failure_response(refusal),
        checks=tuple(passed),
        refused=Refused(refusal.rule, refusal.facts),
    )


def _failure_response(refusal: Refusal) -> HttpResponse:
    return failure(refusal.status, refusal.body)
